"""WSGI applications as services (PEP 3333)."""

from __future__ import annotations

import inspect
import io
import sys
import traceback
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import unquote_to_bytes

from docparse.errors import ConfigurationError
from docparse.message import Headers, HttpRequest, HttpResponse, Service

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
_OWN_NAMES = {"CONTENT_TYPE", "CONTENT_LENGTH"}
"""Fields that stand in the environment without HTTP_ before their names."""


def count_arguments(function: Callable[..., Any]) -> int:
    """Return how many arguments a function has to be given: a service takes one, a WSGI application two.

    Raises ConfigurationError for what is neither.
    """
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return 2
    wanted = sum(
        each.kind in {each.POSITIONAL_ONLY, each.POSITIONAL_OR_KEYWORD} and each.default is each.empty
        for each in parameters
    )
    if any(each.kind is each.VAR_POSITIONAL for each in parameters):
        wanted = wanted if wanted == 1 else 2
    if wanted not in {1, 2}:
        raise ConfigurationError(
            f"docparse_target is a function of {wanted} arguments: give a URL, a WSGI application (environ, "
            "start_response) or a function from HttpRequest to HttpResponse; serve an ASGI application first"
        )
    return wanted


def answer_with(application: Application) -> Service:
    """Return the service that a WSGI application is.

    One that raises answers 500 with what it raised, and its traceback goes to standard error, where pytest
    shows it with the example.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        try:
            return _call(application, request)
        except Exception as error:  # noqa: BLE001 - the example fails for it, and says so
            traceback.print_exc(file=sys.stderr)
            told = f"the application raised {type(error).__name__}: {error}\n"
            return HttpResponse(500, Headers([("Content-Type", "text/plain; charset=utf-8")]), told.encode())

    return answer


def _call(application: Application, request: HttpRequest) -> HttpResponse:
    head: list[tuple[str, list[tuple[str, str]]]] = []
    written: list[bytes] = []

    def start_response(
        status: str, headers: list[tuple[str, str]], _: object = None
    ) -> Callable[[bytes], object]:
        head[:] = [(status, headers)]
        return written.append

    parts = application(make_environment(request), start_response)
    try:
        written += parts
    finally:
        close = getattr(parts, "close", None)
        if close is not None:
            close()
    if not head:
        raise RuntimeError("the application did not call start_response")
    status, headers = head[0]
    code, _, reason = status.partition(" ")
    return HttpResponse(int(code), Headers(headers), b"".join(written), reason)


def make_environment(request: HttpRequest) -> dict[str, Any]:
    """Return the environment of a request (PEP 3333): texts hold bytes, one a character."""
    path, _, query = request.target.partition("?")
    host, _, port = (request.headers.get("Host") or "127.0.0.1").rpartition(":")
    environment: dict[str, Any] = {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "REQUEST_URI": request.target,
        "SERVER_NAME": host or port,
        "SERVER_PORT": port if host else "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_LENGTH": str(len(request.content)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(request.content),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in request.headers:
        key = name.upper().replace("-", "_")
        if key == "CONTENT_LENGTH":
            continue
        key = key if key in _OWN_NAMES else f"HTTP_{key}"
        joint = "; " if key == "HTTP_COOKIE" else ", "
        environment[key] = f"{environment[key]}{joint}{value}" if key in environment else value
    return environment
