"""The exceptions that docparse raises; an author's slip is a finding and never one of these."""

from collections.abc import Iterable


class DocparseError(Exception):
    """A sentence for our caller: where, what, and what to do."""


class ConfigurationError(DocparseError):
    """Options or configuration cannot be used as they are (exit code 2)."""


class PageNotFoundError(DocparseError):
    """A path names no page that can be read (exit code 3)."""


class NoPagesError(PageNotFoundError):
    """A path is there and holds no page (exit code 5)."""


class ServiceError(DocparseError):
    """A service gave no answer to judge: connection, TLS, time-out, malformed HTTP (outcome error)."""

    tries = 1
    """How often it was asked."""


class ServiceUnreachableError(ServiceError):
    """No connection to the service could be made at all."""


class UnansweredError(ServiceError):
    """The connection broke before any byte of an answer: what is idempotent may be sent again."""


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Return `; did you mean 'x'?` with the choice nearest to a word, or nothing where none is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, [str(choice) for choice in choices], n=1, cutoff=0.6)
    return f"; did you mean {near[0]!r}?" if near else ""
