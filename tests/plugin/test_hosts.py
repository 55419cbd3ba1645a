"""Several machines, as docs/how-to/pytest.md says: each has a checkout of its own."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from docparse.message import Headers, HttpRequest, HttpResponse
from docparse.serving import serve
from tests.plugin.pages import OK, THINGS, example, page

JSON = Headers([("Content-Type", "application/json")])
PAGES = {
    "things.md": THINGS,
    "right.md": page(
        example("get_ball", "GET /ball", {"size": 3}), example("get_box", "GET /box", {"size": 3})
    ),
    "wrong.md": page(
        example("get_wall", "GET /wall", {"size": "3"}), example("get_none", "GET /none", status=OK)
    ),
    "open.md": page(example("get_user", "GET /users/{user}", {"size": 3})),
}
"""A chain, what passes, what fails, what is skipped: a page each, as whole pages are shared out."""

SETTINGS = """
[tool.pytest.ini_options]
testpaths = ["docs"]
"""
NOTING = """
import json

def pytest_runtest_logreport(report):
    if report.when == "call" or report.skipped:
        told = dict(report.user_properties)
        RESULTS[report.nodeid] = [told["outcome"], told["line"], told["proof"]]
        gateway = getattr(getattr(report, "node", None), "gateway", None)
        HOSTS.add(gateway.id if gateway else "here")

RESULTS, HOSTS = {}, set()

def pytest_sessionfinish(session):
    if not hasattr(session.config, "workerinput"):
        noted = json.dumps([RESULTS, sorted(HOSTS)])
        (session.config.rootpath / "noted.json").write_text(noted)
"""

Verdicts = dict[str, list[object]]


@dataclass
class Shop:
    """A service of things by id; it notes with which tokens it was asked."""

    things: dict[str, object] = field(default_factory=dict)
    tokens: set[str | None] = field(default_factory=set)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.tokens.add(request.headers.get("Authorization"))
        path = request.target
        if request.method == "POST":
            id_ = f"live-{len(self.things)}"
            self.things[id_] = {"id": id_, **json.loads(request.content)}
            return HttpResponse(201, JSON, json.dumps(self.things[id_]).encode())
        if path == "/none":
            return HttpResponse(404)
        if request.method == "DELETE":
            return HttpResponse(204)
        thing = self.things.get(path.rpartition("/")[2], {"size": 3})
        return HttpResponse(200, JSON, json.dumps(thing).encode())


@dataclass(frozen=True)
class Machines:
    """The machine where pytest is started, the checkout of another, and the service for both."""

    pytester: pytest.Pytester
    other: Path
    shop: Shop
    url: str

    def replay(self, *arguments: str) -> tuple[Verdicts, list[str]]:
        """Return how each example ended, and the workers that said so."""
        self.run(*arguments)
        verdicts, hosts = json.loads((self.pytester.path / "noted.json").read_text("utf-8"))
        return verdicts, hosts

    def run(self, *arguments: str) -> pytest.RunResult:
        return self.pytester.runpytest_subprocess(
            "-rs", "--docparse-target", self.url, *arguments, timeout=60
        )


def make_checkout(folder: Path) -> None:
    (folder / "docs").mkdir(parents=True)
    for name, text in PAGES.items():
        (folder / "docs" / name).write_text(text, "utf-8")
    (folder / "pyproject.toml").write_text(SETTINGS, "utf-8")
    (folder / "conftest.py").write_text(NOTING, "utf-8")


@contextmanager
def listening(folder: Path, token: str) -> Iterator[str]:
    """Start execnet's socket server on another machine, which has its own environment; give host and port."""
    command = [sys.executable, "-u", "-m", "execnet.script.socketserver", "127.0.0.1:0"]
    environment = {**os.environ, "DOCPARSE_TOKEN": token}
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        port = server.stdout.readline().rpartition(",")[2].strip(" )\n")
        try:
            yield f"127.0.0.1:{port}"
        finally:
            server.terminate()
            server.communicate()


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout of another machine."""
    folder = tmp_path_factory.mktemp("other") / "checkout"
    make_checkout(folder)
    return folder


@pytest.fixture
def machines(pytester: pytest.Pytester, checkout: Path) -> Iterator[Machines]:
    shutil.copytree(checkout, pytester.path, dirs_exist_ok=True)
    shop = Shop()
    with serve(shop) as target:
        yield Machines(pytester, checkout, shop, target.origin)


@pytest.fixture(scope="module")
def expected(checkout: Path) -> Verdicts:
    """How each example ends in one process on one machine."""
    with serve(Shop()) as target:
        command = [sys.executable, "-m", "pytest", "-p", "no:randomly", "--docparse-target", target.origin]
        subprocess.run(command, cwd=checkout, capture_output=True, check=False)
    verdicts: Verdicts
    verdicts, workers = json.loads((checkout / "noted.json").read_text("utf-8"))
    assert workers == ["here"]
    assert {outcome for outcome, *_ in verdicts.values()} == {"passed", "failed", "skipped"}
    return verdicts


def test_two_with_another_checkout_say_what_one_process_says(machines: Machines, expected: Verdicts) -> None:
    found, workers = machines.replay("--dist", "loadfile", "--tx", f"2*popen//chdir={machines.other}")
    assert found == expected
    assert workers == ["gw0", "gw1"]


def test_two_over_sockets_say_the_same_each_with_its_own_credentials(
    machines: Machines, expected: Verdicts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker in the socket server's own process, and one that was started by a socket server."""
    monkeypatch.setenv("DOCPARSE_TOKEN", "of-this-machine")
    chdir = f"chdir={machines.other}"
    with listening(machines.other.parent, "first") as one, listening(machines.other.parent, "second") as two:
        within = ("--tx", f"socket={one}//{chdir}")
        behind = ("--px", f"id=two//socket={two}", "--tx", f"popen//via=two//{chdir}")
        found, workers = machines.replay("--dist", "loadfile", *within, *behind)
    assert found == expected
    assert len(workers) == 2
    assert machines.shop.tokens == {"Bearer first", "Bearer second"}


def test_a_path_that_exists_is_refused_by_pytest_xdist(machines: Machines) -> None:
    """Why the guide has paths in the configuration: where this fails, the guide can be shorter."""
    result = machines.run("docs", "--dist", "loadfile", "--tx", f"popen//chdir={machines.other}")
    result.stdout.fnmatch_lines(["*arg docs not relative to an rsync root*"])
    assert result.ret != 0
