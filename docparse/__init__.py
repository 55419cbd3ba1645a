"""Replay the annotated HTTP examples of Markdown API documentation.

    import docparse

    page = docparse.read_page(text)
    for result in docparse.replay(page, service):
        print(result.outcome, result.example.id)

A service is a function from HttpRequest to HttpResponse: `docparse.mock(docset)` makes one from
pages, `docparse.serve(service)` puts one on a loopback port. Names are imported when they are first used.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from docparse.errors import (
        ConfigurationError,
        DocparseError,
        PageNotFoundError,
        ServiceError,
        ServiceUnreachableError,
    )
    from docparse.files import read_docset
    from docparse.linting import lint
    from docparse.message import Headers, HttpRequest, HttpResponse, Service
    from docparse.mock import mock
    from docparse.model import (
        Annotation,
        Aspect,
        Block,
        BlockType,
        Docset,
        Example,
        Exchange,
        Finding,
        Kind,
        Level,
        Location,
        Match,
        Mismatch,
        Outcome,
        Page,
        Promise,
        Proof,
        Refinement,
        Report,
        Result,
        Severity,
        Slip,
        Target,
    )
    from docparse.reading import read_page
    from docparse.replay import ReplayOptions, replay
    from docparse.serving import serve
    from docparse.transport import TransportOptions, connect, parse_target

_HOMES = {
    "docparse.errors": (
        "ConfigurationError DocparseError PageNotFoundError ServiceError ServiceUnreachableError"
    ),
    "docparse.files": "read_docset",
    "docparse.linting": "lint",
    "docparse.message": "Headers HttpRequest HttpResponse Service",
    "docparse.mock": "mock",
    "docparse.model": (
        "Annotation Aspect Block BlockType Docset Example Exchange Finding Kind Level Location Match "
        "Mismatch Outcome Page Promise Proof Refinement Report Result Severity Slip Target"
    ),
    "docparse.reading": "read_page",
    "docparse.replay": "ReplayOptions replay",
    "docparse.serving": "serve",
    "docparse.transport": "TransportOptions connect parse_target",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "Annotation",
    "Aspect",
    "Block",
    "BlockType",
    "ConfigurationError",
    "DocparseError",
    "Docset",
    "Example",
    "Exchange",
    "Finding",
    "Headers",
    "HttpRequest",
    "HttpResponse",
    "Kind",
    "Level",
    "Location",
    "Match",
    "Mismatch",
    "Outcome",
    "Page",
    "PageNotFoundError",
    "Promise",
    "Proof",
    "Refinement",
    "ReplayOptions",
    "Report",
    "Result",
    "Service",
    "ServiceError",
    "ServiceUnreachableError",
    "Severity",
    "Slip",
    "Target",
    "TransportOptions",
    "__version__",
    "connect",
    "lint",
    "mock",
    "parse_target",
    "read_docset",
    "read_page",
    "replay",
    "serve",
]


def __getattr__(name: str) -> object:
    """Return a public name, imported now."""
    if name not in _HOME:
        raise AttributeError(f"module 'docparse' has no attribute {name!r}")
    value: object = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__


class _Package(ModuleType):
    """Keeps `docparse.replay` and `docparse.mock` the functions.

    Importing the module of the same name would put the module in the function's place.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if name in _HOME and isinstance(value, ModuleType):
            value = getattr(value, name)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
