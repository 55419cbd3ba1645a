"""What ends a glance."""


class UncertainError(Exception):
    """Only who reads the page in full can tell what it shows."""
