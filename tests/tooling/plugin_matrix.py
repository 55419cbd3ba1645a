"""The pytest plugin on old and new versions of pytest, in every way to order and spread tests: a table.

    python -m tests.tooling.plugin_matrix [VERSION...]

Each version has an environment of its own, made once in the cache folder of temporary files. The verdicts of
every run are compared with those of the command line; the exit code is 1 where one differs.
"""

import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.plugin.pages import CONFTEST, THINGS, example, page

ROOT = Path(__file__).parents[2]
CACHE = Path(tempfile.gettempdir()) / f"docparse-matrix-{os.getuid()}"
VERSIONS = ("8.0.*", "8.4.*", "9.0.*", "")
"""The newest is called by no version."""
DISTRIBUTIONS = ("load", "worksteal", "loadfile", "loadscope", "loadgroup")
OTHERS = page(
    example("wrong", "GET /things/none", {"id": "x"}),
    example("lacking", "GET /things/{thing}", {"id": "x"}),
    example("twice", "POST /things\n\n{}", {"id": "x"}, "HTTP/1.1 201 Created"),
    example("twice", "POST /things\n\n{}", {"id": "x"}, "HTTP/1.1 201 Created"),
)


class Way(NamedTuple):
    """One way to run."""

    label: str
    arguments: tuple[str, ...]


def list_ways() -> Iterator[Way]:
    """Yield every way to order and spread tests."""
    for label, order in (("in order", ("-p", "no:randomly")), ("random", ("--randomly-seed=7",))):
        yield Way(f"-n 0, {label}", (*order, "-n", "0"))
        for distribution in DISTRIBUTIONS:
            yield Way(f"-n 2 {distribution}, {label}", (*order, "-n", "2", "--dist", distribution))


def make_environment(version: str) -> Path:
    """Return the Python of an environment with a version of pytest."""
    folder = CACHE / f"pytest-{version.rstrip('.*') or 'newest'}"
    python = folder / "bin" / "python"
    if not (folder / "made").exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        wanted = [f"pytest=={version}" if version else "pytest", "pytest-xdist", "pytest-randomly"]
        command = [str(python), "-m", "pip", "install", "-q", "-e", str(ROOT), *wanted]
        subprocess.run(command, check=True, capture_output=True)
        (folder / "made").touch()
    return python


def make_project(folder: Path) -> Path:
    """Return the folder of a project: chains on some pages, other outcomes on another, an application."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    for name in "abcd":
        (docs / f"{name}.md").write_text(THINGS, "utf-8")
    (docs / "others.md").write_text(OTHERS, "utf-8")
    (folder / "conftest.py").write_text(CONFTEST, "utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n", "utf-8")
    return folder


def run_pytest(python: Path, project: Path, arguments: tuple[str, ...]) -> dict[str, str]:
    """Return the outcome of each example by its id."""
    report = project / "report.xml"
    report.unlink(missing_ok=True)
    command = [str(python), "-m", "pytest", "--docparse", "docs", "-q", f"--junitxml={report}", *arguments]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    if not report.exists():
        raise RuntimeError(done.stdout + done.stderr)
    outcomes = {}
    for case in ET.parse(report).iter("testcase"):  # noqa: S314 - our own
        properties = {each.get("name"): each.get("value") or "" for each in case.iter("property")}
        name = (case.get("name") or "").partition("@")[0]
        outcomes[f"{properties.get('page')}::{name}"] = properties.get("outcome", "")
    return outcomes


def run_command(project: Path) -> dict[str, str]:
    """Return what the command line says, against the application served by itself."""
    script = (
        "import sys, runpy\n"
        "sys.path.insert(0, '.')\n"
        "from conftest import make_application\n"
        "from docparse.plugin.applications import answer_with\n"
        "from docparse.serving import serve\n"
        "from docparse.cli import main\n"
        "with serve(answer_with(make_application())) as target:\n"
        "    main(['replay', 'docs', '--format', 'json', '--target', target.origin])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=project, capture_output=True, text=True, check=True
    )
    return {result["id"]: result["outcome"] for result in json.loads(done.stdout)["results"]}


def tell_version(python: Path) -> str:
    """Return the version of pytest in an environment."""
    script = "import pytest; print(pytest.__version__)"
    return subprocess.run(
        [str(python), "-c", script], capture_output=True, text=True, check=True
    ).stdout.strip()


def main() -> int:
    """Print the table and return 1 where a verdict differs."""
    different = 0
    with tempfile.TemporaryDirectory() as folder:
        project = make_project(Path(folder) / "project")
        expected = run_command(project)
        print(f"{len(expected)} examples: {', '.join(sorted(set(expected.values())))}")
        for version in sys.argv[1:] or VERSIONS:
            python = make_environment(version)
            for way in list_ways():
                found = run_pytest(python, project, way.arguments)
                wrong = sum(found.get(id_) != outcome for id_, outcome in expected.items())
                wrong += len(found.keys() - expected.keys())
                different += wrong
                told = "the same" if not wrong else f"{wrong} differ"
                print(f"pytest {tell_version(python):<8} {way.label:<28} {told}", flush=True)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
