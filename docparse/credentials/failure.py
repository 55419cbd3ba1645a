"""What is raised where nobody can be logged in."""

from docparse.errors import ServiceError


class LoginError(ServiceError):
    """A login failed; the sentence says whose, why and what to do, and never the secret (exit code 4)."""

    passing = False
    """The token service was not reached or had too much to do, so a later try may go better."""
