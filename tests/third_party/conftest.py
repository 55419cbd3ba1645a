"""The servers of others, started once a session, and docparse as a person calls it."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.third_party.servers import SERVERS, serve

Start = Callable[[str], str]


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """What starts a server by its name, or finds it started, and gives its URL.

    A server that is not installed skips the test that asks for it. In CI it fails it: nothing is to be
    green there because nothing was tested.
    """
    urls: dict[str, str] = {}
    with ExitStack() as running:

        def find(name: str) -> str:
            server = SERVERS[name]
            if not server.is_installed():
                is_ci = os.environ.get("CI") or os.environ.get("DOCPARSE_CI")
                give_up = pytest.fail if is_ci else pytest.skip
                give_up(f"{name} is not installed: {server.package}")
            if name not in urls:
                folder: Path = tmp_path_factory.mktemp(name)
                urls[name] = running.enter_context(serve(server, folder))
            return urls[name]

        yield find
