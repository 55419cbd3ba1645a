"""The exceptions that docparse raises; an author's slip is a finding and never one of these."""


class DocparseError(Exception):
    """A sentence for our caller: where, what, and what to do."""


class ConfigurationError(DocparseError):
    """Options or configuration cannot be used as they are (exit code 2)."""


class PageNotFoundError(DocparseError):
    """A path names no page that can be read (exit code 3)."""


class ServiceError(DocparseError):
    """A service gave no answer to judge: connection, TLS, time-out, malformed HTTP (outcome error)."""


class ServiceUnreachableError(ServiceError):
    """No connection to the service could be made at all."""
