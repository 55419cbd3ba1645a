"""The methods that a request line may begin with."""

METHODS = frozenset(
    {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "QUERY", "COPY", "MOVE"}
    | {"LOCK", "UNLOCK", "MKCOL", "PROPFIND", "PROPPATCH", "SEARCH", "REPORT", "MERGE", "LINK", "UNLINK"}
)
"""Methods of the IANA registry that documentation uses, and OData's MERGE."""
