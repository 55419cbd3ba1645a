"""HTTP messages as values (RFC 9110), and the one type for both ends of the wire."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

Field = tuple[str, str]


class Headers:
    """Header fields in the order written, repeated ones too; names are compared without case."""

    __slots__ = ("fields",)

    fields: tuple[Field, ...]

    def __init__(self, fields: Iterable[Field] = ()) -> None:
        self.fields = tuple(fields)

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields)

    def __len__(self) -> int:
        return len(self.fields)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.get(name) is not None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Headers) and self.fields == other.fields

    def __hash__(self) -> int:
        return hash(self.fields)

    def __repr__(self) -> str:
        return f"Headers({list(self.fields)!r})"

    def get(self, name: str) -> str | None:
        """Return the first value of the field with this name, or None."""
        wanted = name.lower()
        for field, value in self.fields:
            if field.lower() == wanted:
                return value
        return None

    def get_all(self, name: str) -> tuple[str, ...]:
        """Return the values of all fields with this name, in order."""
        wanted = name.lower()
        return tuple(value for field, value in self.fields if field.lower() == wanted)

    def without(self, *names: str) -> Headers:
        """Return these fields less those with one of the names."""
        unwanted = {name.lower() for name in names}
        return Headers(field for field in self.fields if field[0].lower() not in unwanted)

    @property
    def media_type(self) -> str:
        """The media type of Content-Type in lower case, without parameters; empty when there is none."""
        return (self.get("Content-Type") or "").partition(";")[0].strip().lower()


NO_HEADERS = Headers()


def is_json(media_type: str) -> bool:
    """Tell whether a media type is JSON: application/json, text/json or the suffix +json (RFC 6839)."""
    return media_type in {"application/json", "text/json"} or media_type.endswith("+json")


def holds_json(media_type: str, content: str | bytes) -> bool:
    """Tell whether content is JSON by its media type or, without one, begins like an object or an array."""
    if media_type:
        return is_json(media_type)
    if isinstance(content, str):
        return content.lstrip().startswith(("{", "["))
    return content.lstrip().startswith((b"{", b"["))


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """A request: its target (RFC 9112 3.2) as written, its content as bytes."""

    method: str
    target: str
    headers: Headers = NO_HEADERS
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """A response; reason is what stood after the status code, it never counts."""

    status_code: int
    headers: Headers = NO_HEADERS
    content: bytes = b""
    reason: str = ""
    tries: int = 1
    """How often the service was asked for it."""


Service = Callable[[HttpRequest], HttpResponse]
"""Answers a request, or raises ServiceError when there is no answer to judge."""
