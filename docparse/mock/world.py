"""A world: some pages, the service that they document, and what was written to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from docparse.message import HttpRequest, HttpResponse, is_json
from docparse.mock.answers import (
    answer_as_documented,
    answer_options,
    answer_with_json,
    refuse,
)
from docparse.mock.operations import Operation, choose, make_operation, read_content_json
from docparse.mock.routes import Route, Routes, find_texts, make_route, split_target
from docparse.mock.store import Store, merge
from docparse.mock.types import Types, find_violations, read_types
from docparse.model import Json, Page
from docparse.model.places import ROOT, member
from docparse.reading.json_text import read_json
from docparse.rebasing import rebase

_WRITING = ("PATCH", "PUT")


class World:
    """Answers requests as the pages document it; safe for several threads."""

    def __init__(self, pages: Iterable[Page], doc_hosts: Mapping[str, str], documented: str) -> None:
        self._store = Store()
        self._types: dict[str, Types] = {}
        self._operations: dict[tuple[str, str], list[Operation]] = defaultdict(list)
        """By page and method."""
        routes: list[Route] = []
        for page in pages:
            self._types[page.path] = read_types(page.tables or ())
            for example in page.examples:
                operation = make_operation(example, page.path, doc_hosts, documented)
                if operation is not None:
                    routes.append(operation.route)
                    self._operations[page.path, operation.route.method].append(operation)
            for syntax in page.syntax:
                target = rebase(syntax.template, doc_hosts, documented)
                if target is not None:
                    texts = find_texts(syntax.method, syntax.template)
                    routes.append(make_route(syntax.method, target, page.path, texts))
        self._routes = Routes(routes)

    def answer(self, request: HttpRequest, example_id: str = "") -> HttpResponse:
        """Return the response to a request; what is not documented is refused in words.

        The example's id counts where the pages show the same request with several answers.
        """
        path = split_target(request.target)[0]
        routes = self._routes.find(path)
        if not routes:
            return self._refuse_path(path)
        method = request.method
        operation = choose(self._find_operations(routes, path, method), request, example_id)
        if operation is not None and not operation.succeeds:
            return answer_as_documented(method, operation.promise)
        if method in {"GET", "HEAD"}:
            shown = self._show(request, routes, path, operation)
            if shown is not None:
                return shown
        if method not in {route.method for route in routes}:
            allow = self._allow(routes, path)
            if method == "OPTIONS":
                return answer_options(allow)
            message = f"{method} is not documented for {path}; documented: {', '.join(allow)}"
            return refuse(405, "methodNotAllowed", message, allow=allow)
        refusal = self._refuse_content(request, routes, operation)
        return refusal or self._act(request, path, operation)

    def _find_operations(self, routes: list[Route], path: str, method: str) -> list[Operation]:
        """Return the operations of a method at a path; of its page, where only syntax names the path."""
        pages = dict.fromkeys(route.page for route in routes)
        candidates = [operation for page in pages for operation in self._operations[page, method]]
        direct = [operation for operation in candidates if operation.route.takes(path)]
        if direct:
            return direct
        named = {route.page for route in routes if route.method == method}
        return [operation for operation in candidates if operation.route.page in named]

    def _find_writing(self, request: HttpRequest, routes: list[Route], path: str) -> Operation | None:
        """Return the operation that shows the resource at a path although no GET is documented for it."""
        for method in _WRITING:
            operation = choose(self._find_operations(routes, path, method), request)
            if operation is not None and operation.succeeds and isinstance(operation.answered, dict):
                return operation
        return None

    def _show(
        self, request: HttpRequest, routes: list[Route], path: str, operation: Operation | None
    ) -> HttpResponse | None:
        """Return what GET shows: what is documented, with what was written; None where nothing is known."""
        if operation is None and request.method == "HEAD":
            operation = choose(self._find_operations(routes, path, "GET"), request)
        if operation is None:
            operation = self._find_writing(request, routes, path)
            if operation is None:
                return None
            return answer_with_json("GET", None, merge(operation.answered, self._store.read(path)))
        written = self._store.read(path)
        if not written or not isinstance(operation.answered, dict):
            return answer_as_documented(request.method, operation.promise)
        return answer_with_json(request.method, operation.promise, _show_written(operation, written))

    def _act(self, request: HttpRequest, path: str, operation: Operation | None) -> HttpResponse:
        """Return what the documented method answers; PATCH and PUT of an object are kept."""
        sent = read_content_json(request.headers, request.content)
        if request.method not in _WRITING or not isinstance(sent, dict):
            if operation is None:
                return refuse(501, "notImplemented", f"no page shows an example of {request.method} {path}")
            return answer_as_documented(request.method, operation.promise)
        written = self._store.read(path)
        self._store.write(path, sent)
        if operation is None or operation.promise is None:
            return answer_with_json(request.method, None, merge(written, sent))
        if not isinstance(operation.answered, dict) or not sent.keys() & operation.answered.keys():
            return answer_as_documented(request.method, operation.promise)
        resource = merge(_show_written(operation, written), sent)
        return answer_with_json(request.method, operation.promise, resource)

    def _refuse_content(
        self, request: HttpRequest, routes: list[Route], operation: Operation | None
    ) -> HttpResponse | None:
        """Return 400 for content that is no JSON, or against the property tables of the page; else None."""
        if not request.content or not is_json(request.headers.media_type):
            return None
        reading = read_json(request.content.decode("utf-8", "replace"))
        if reading.error is not None:
            if operation is not None and operation.example.request.content == request.content:
                return None  # the page's own content, which reading has found fault with already
            return refuse(400, "malformedJson", f"the content is not JSON: {reading.error.message}")
        pages = [operation.route.page] if operation else [route.page for route in routes]
        if not isinstance(reading.value, dict):
            return None
        for page in pages:
            for name, expected, actual in find_violations(reading.value, self._types[page]):
                more: dict[str, Json] = {"target": member(ROOT, name), "expected": expected, "actual": actual}
                return refuse(400, "propertyType", f"{name} is {expected}, not {actual}", more=more)
        return None

    def _refuse_path(self, path: str) -> HttpResponse:
        nearest = self._routes.nearest(path)
        hint = f"; the nearest documented path is {nearest}" if nearest else ""
        more: dict[str, Json] = {"nearest": nearest} if nearest else {}
        return refuse(404, "notFound", f"{path} is not documented{hint}", more=more)

    def _allow(self, routes: list[Route], path: str) -> list[str]:
        """Return the methods that are answered at a path."""
        methods = {route.method for route in routes} | {"OPTIONS"}
        if "GET" in methods or self._find_writing(HttpRequest("GET", path), routes, path):
            methods |= {"GET", "HEAD"}
        return sorted(methods)


def _show_written(operation: Operation, written: dict[str, Json]) -> Json:
    """Return the documented object with what was written.

    A response that is not truncated shows all members that there are, and one to a query those asked
    for: what was written beside them does not show.
    """
    shown = operation.answered
    truncated = operation.promise is not None and operation.promise.annotation.truncated
    if isinstance(shown, dict) and (operation.query or not truncated):
        written = {name: value for name, value in written.items() if name in shown}
    return merge(shown, written)
