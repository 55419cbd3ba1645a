"""The service behind `docparse_target`: a URL, an application under test, a function, or docparse's own."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import Any

from docparse.arranging.reaching import make_transport
from docparse.config import Settings
from docparse.errors import ConfigurationError, ServiceError
from docparse.message import HttpRequest, HttpResponse, Service
from docparse.model import Docset, Target
from docparse.plugin.applications import answer_with, count_arguments
from docparse.replay.options import HERE
from docparse.replay.piecewise import Own


@dataclass(frozen=True, slots=True)
class Opened:
    """A service that can be asked."""

    target: Target
    service: Service
    own: Own | None = None
    """It is this process's own."""


def open_url(url: str, settings: Settings) -> Opened:
    """Return the service at a URL."""
    from docparse.transport import connect, parse_target

    target = parse_target(url)
    return Opened(target, connect(target, make_transport(settings)))


def open_function(function: Callable[..., Any], settings: Settings, stack: ExitStack) -> Opened:
    """Return a service, or an application served on a loopback port until the stack is closed."""
    if count_arguments(function) == 1:
        return Opened(HERE, function, Own())
    from docparse.serving import serve

    target = stack.enter_context(serve(answer_with(function)))
    return replace(open_url(target.origin, settings), own=Own())


def open_own(docset: Docset, settings: Settings, stack: ExitStack) -> Opened:
    """Return docparse's own service for the pages, on a loopback port until the stack is closed."""
    from docparse.serving import serve

    own = _Renewed(docset, settings)
    target = stack.enter_context(serve(own))
    opened = open_url(target.origin, settings)
    return replace(opened, target=replace(opened.target, embedded=True), own=Own(own.renew))


class _Renewed:
    """docparse's own service, which can be put back into its first state."""

    def __init__(self, docset: Docset, settings: Settings) -> None:
        self._docset = docset
        self._settings = settings
        self.renew()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._service(request)

    def renew(self) -> None:
        """Begin with what the pages document."""
        from docparse.mock import mock

        self._service = mock(self._docset, self._settings.doc_hosts)


def elsewhere(request: HttpRequest) -> HttpResponse:
    """Stand for the service of another fixture, which is asked in this one's place."""
    raise ServiceError(f"{request.method} {request.target}: docparse_service was not asked")


def refuse(value: object) -> ConfigurationError:
    """Return what to raise for a `docparse_target` that is none."""
    return ConfigurationError(
        f"docparse_target is {type(value).__name__}: return a URL, a WSGI application or a function from "
        "HttpRequest to HttpResponse"
    )
