"""Refusals of the service."""


class Refusal(Exception):  # noqa: N818 - it is an answer
    """An answer that is an error, as the page about errors describes them."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


def not_made(what: str) -> Refusal:
    """Return the refusal of what the stand-in does not do."""
    return Refusal(501, "notSupported", f"The stand-in does not do {what}.")
