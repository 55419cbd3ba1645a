"""The pytest plugin: examples of Markdown pages as tests. It is off unless it is asked for.

pytest imports this module at every start, so it imports nothing of docparse until a page is collected or a
fixture is used.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from docparse.message import Service

_MARKERS = (
    "docparse(page, method): an example of a documentation page, or a finding of its check (docparse).",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options; all else stands in `[tool.docparse]`, for the command line and pytest alike."""
    group = parser.getgroup("docparse", "examples of Markdown API documentation (docparse)")
    group.addoption(
        "--docparse", action="store_true", help="Collect the examples of *.md and *.markdown as tests."
    )
    group.addoption("--docparse-target", metavar="URL", help="Replay the examples against this service.")
    group.addoption("--docparse-strict", action="store_true", help="Warnings fail too.")
    group.addoption(
        "--docparse-check",
        action="store_true",
        help="Collect what docparse check finds on the pages as tests.",
    )
    group.addoption(
        "--docparse-var",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="The value of the placeholder {NAME}. May be repeated.",
    )
    parser.addini("docparse", "collect the examples of Markdown pages as tests", type="bool", default=False)
    parser.addini("docparse_target", "URL of the service that examples are replayed against", default="")


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Make the hooks known that a conftest.py may have."""
    from docparse.plugin import hookspecs

    pluginmanager.add_hookspecs(hookspecs)


def pytest_configure(config: pytest.Config) -> None:
    """Register the markers, and what collects pages where it is asked for."""
    for marker in _MARKERS:
        config.addinivalue_line("markers", marker)
    if replays(config) or config.getoption("docparse_check"):
        from docparse.plugin.session import Grouping, Session

        config.pluginmanager.register(Session(config, replays=replays(config)), "docparse-session")
        if hasattr(config, "workerinput"):
            config.pluginmanager.register(Grouping(), "docparse-grouping")


def replays(config: pytest.Config) -> bool:
    """Tell whether examples are collected."""
    return bool(
        config.getoption("docparse")
        or config.getoption("docparse_target")
        or config.getini("docparse")
        or config.getini("docparse_target")
    )


@pytest.fixture(scope="session")
def docparse_target(pytestconfig: pytest.Config) -> object:
    """Give the service under test: a URL, a WSGI application, or a function from HttpRequest to HttpResponse.

    By default the configured URL; empty: docparse's own service, made from the pages.
    """
    from docparse.plugin.stage import stage_of

    return stage_of(pytestconfig).settings.target


@pytest.fixture(scope="session")
def docparse_credentials() -> object:
    """Say who asks: a bearer token, a pair of name and password, or header fields by name.

    By default what the configuration and the environment say.
    """
    return None


@pytest.fixture(scope="session")
def docparse_variables() -> Mapping[str, Any]:
    """Give values of placeholders by name; those of --docparse-var go before them."""
    return {}


@pytest.fixture
def docparse_service(pytestconfig: pytest.Config, docparse_target: object) -> Service:
    """Give the target as a function from HttpRequest to HttpResponse, for tests of your own as well."""
    from docparse.errors import DocparseError
    from docparse.plugin.stage import stage_of

    try:
        return stage_of(pytestconfig).open(docparse_target).service
    except DocparseError as error:
        raise pytest.fail.Exception(f"docparse: {error}", pytrace=False) from None
