"""Operations: what the pages show a service to do, and which of them a request asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from urllib.parse import parse_qsl

from docparse.message import Headers, HttpRequest
from docparse.mock.routes import Route, find_texts, make_route, split_target
from docparse.model import Example, Json, Promise
from docparse.reading.http_text.sending import content_to_send
from docparse.reading.json_content import read_json_content
from docparse.rebasing import rebase
from docparse.variables import find_placeholders, without_credentials
from docparse.wire import FRAMING_FIELDS

_OURS = frozenset(name.lower() for name in (*FRAMING_FIELDS, "User-Agent"))
"""Request fields that say nothing about which example a request is: docparse writes them."""

Query = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Operation:
    """A documented example as its service sees it; what is read of its texts is read once."""

    example: Example
    route: Route
    query: Query

    @cached_property
    def promise(self) -> Promise | None:
        """The default promise."""
        return self.example.promises[0] if self.example.promises else None

    @cached_property
    def succeeds(self) -> bool:
        """Whether the documented response is a success, or none is documented."""
        return (
            self.promise is None or self.promise.status_code is None or 200 <= self.promise.status_code < 300
        )

    @cached_property
    def sent(self) -> Json:
        """The request's content where it can be read as JSON, else None."""
        return read_content_json(self.example.request.headers, self.example.request.content)

    @cached_property
    def answered(self) -> Json:
        """The documented response's content where it can be read as JSON, else None."""
        return None if self.promise is None else read_content_json(self.promise.headers, self.promise.content)

    @cached_property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """The request's fields that tell it from others: no credentials, no placeholders."""
        request = without_credentials(self.example.request)
        skipped = _OURS | {found.where.lower() for found in find_placeholders(request)}
        return tuple((name, value) for name, value in request.headers if name.lower() not in skipped)


def make_operation(
    example: Example, page: str, doc_hosts: Mapping[str, str], documented: str
) -> Operation | None:
    """Return a page's example as an operation, re-based as replay does; None where it names another host."""
    request = example.request
    target = rebase(request.target, doc_hosts, documented)
    if target is None:
        return None
    texts = find_texts(request.method, request.target)
    route = make_route(request.method, target, page, texts)
    return Operation(example, route, read_query(split_target(target)[1]))


def read_query(query: str) -> Query:
    """Return the parameters of a query, decoded, in order."""
    return tuple(parse_qsl(query, keep_blank_values=True))


def read_content_json(headers: Headers, content: bytes) -> Json:
    """Return content as JSON, read leniently; None where it says or shows that it is something else."""
    reading = read_json_content(content, headers.media_type)
    return None if reading is None else reading.value


def choose(operations: Iterable[Operation], request: HttpRequest, example_id: str = "") -> Operation | None:
    """Return the operation that fits a request best; one that fails is taken at its word only.

    The first of equals. What counts, in this order: the query, the content, a path without
    placeholders, the header fields.
    """
    query = read_query(split_target(request.target)[1])
    sent = read_content_json(request.headers, request.content)
    best: Operation | None = None
    best_fit: _Fit | None = None
    for operation in operations:
        fit = _fit(operation, request, query, sent)._replace(is_named=operation.example.id == example_id)
        if (best_fit is None or fit > best_fit) and (operation.succeeds or fit.is_exact):
            best, best_fit = operation, fit
    return best


class _Fit(NamedTuple):
    """How well a request fits an operation; greater is better, the first number that differs decides."""

    query: int
    content: int
    literal: int
    """How many placeholders the path has, negative."""
    missing: int
    """How many of the documented fields the request does not have, negative."""
    fields: int
    """How many it has."""
    is_named: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether the request is the documented one."""
        return self.query == 0 and self.content == _SAME and self.missing == 0


def _fit(operation: Operation, request: HttpRequest, query: Query, sent: Json) -> _Fit:
    missing = sum(value not in request.headers.get_all(name) for name, value in operation.fields)
    return _Fit(
        _fit_query(operation.query, query),
        _fit_content(operation, request, sent),
        -operation.route.openings,
        -missing,
        len(operation.fields) - missing,
    )


def _fit_query(documented: Query, actual: Query) -> int:
    """Return 0 for the same parameters, less for each that only one side has or that has another value."""
    if documented == actual:
        return 0
    values = dict(actual)
    distance = 0
    for name, value in documented:
        if name not in values:
            distance += 4
        elif value != values[name] and not find_placeholders(HttpRequest("GET", f"/?{name}={value}")):
            distance += 2
    return -distance - 4 * len(values.keys() - dict(documented).keys())


_SAME = 2


def _fit_content(operation: Operation, request: HttpRequest, sent: Json) -> int:
    """Return 2 for the same content, 1 for the same property names, else 0."""
    documented = operation.example.request
    if content_to_send(documented.headers, documented.content) == request.content or (
        sent is not None and operation.sent == sent
    ):
        return _SAME
    if isinstance(sent, dict) and isinstance(operation.sent, dict):
        return int(sent.keys() == operation.sent.keys())
    return 0
