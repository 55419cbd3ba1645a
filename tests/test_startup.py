"""What is not used is not imported: starting is most of what a short command takes."""

import subprocess
import sys
from pathlib import Path

import pytest

from docparse.message import HttpResponse
from docparse.serving import serve

PAGE = '<!-- {"blockType": "request", "name": "a"} -->\n```http\nGET /a\n```\n'
HEAVY = ("requests", "urllib3", "rich", "jinja2", "werkzeug", "jsonpath", "pytest", "asyncio")
READING = ("markdown_it", "docparse.reading")
REPLAYING = (
    "docparse.replay",
    "docparse.mock",
    "docparse.transport",
    "docparse.serving",
    "docparse.matching",
)
CHECKING = ("docparse.schema", "docparse.tables", "docparse.values", "docparse.echoes", "difflib")
"""What the checks of rules need, and their texts do not."""


def find_imported(folder: Path, arguments: list[str]) -> set[str]:
    script = (
        "import sys\n"
        "from docparse.cli import main\n"
        f"code = main({arguments!r})\n"
        "print(code, *sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=True
    )
    code, *modules = done.stderr.splitlines()[-1].split()
    assert code == "0"
    return set(modules)


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        pytest.param(["--version"], (*HEAVY, *READING, *REPLAYING, "docparse.model", "json"), id="version"),
        pytest.param(["--help"], (*HEAVY, *READING, *REPLAYING, "docparse.model", "json"), id="help"),
        pytest.param(
            ["replay", "--help"], (*HEAVY, *READING, *REPLAYING, "docparse.model"), id="help of replay"
        ),
        pytest.param(["explain", "missing"], (*HEAVY, *READING, *REPLAYING), id="explain"),
        pytest.param(
            ["explain", "type-mismatch"], (*HEAVY, *READING, *REPLAYING, *CHECKING), id="explain of a rule"
        ),
        pytest.param(["config"], (*HEAVY, *READING, *REPLAYING), id="config"),
        pytest.param(
            ["list", "a.md"], (*HEAVY, *REPLAYING, "markdown_it", "pathspec"), id="list of a plain page"
        ),
    ],
)
def test_imports_nothing_without_need(
    tmp_path: Path, arguments: list[str], unwanted: tuple[str, ...]
) -> None:
    (tmp_path / "a.md").write_text(PAGE, "utf-8")
    assert sorted(find_imported(tmp_path, arguments) & set(unwanted)) == []


def test_replaying_imports_nothing_without_need(tmp_path: Path) -> None:
    """Of pages without findings, against a service on loopback, that answers as documented."""
    response = '<!-- {"blockType": "response"} -->\n```http\nHTTP/1.1 204 No Content\n```\n'
    (tmp_path / "a.md").write_text(f"# A\n\n{PAGE}\n{response}", "utf-8")
    with serve(lambda _: HttpResponse(204)) as target:
        imported = find_imported(tmp_path, ["replay", "a.md", "--target", target.origin])
    unwanted = {*HEAVY, "ssl", "docparse.mock", "docparse.serving", "docparse.linting", "docparse.exporting"}
    assert sorted(imported & {*unwanted, "docparse.reporting.failure.view"}) == []


def test_the_package_imports_nothing_of_itself() -> None:
    script = "import docparse, sys; print(*[name for name in sys.modules if name.startswith('docparse')])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["docparse"]
