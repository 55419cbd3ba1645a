"""What the plugin costs a run of pytest that does not use it, and that it keeps to pytest's public names."""

import re
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

import docparse

PACKAGE = Path(docparse.__file__).parent
ALLOWED = {"docparse", "docparse.pytest_plugin", "docparse.plugin", "docparse.plugin.hookspecs"}
MODULES = """
import sys

def pytest_unconfigure():
    print("MODULES", *sys.modules)
"""
TIMING = """
import pytest, time
started = time.perf_counter()
import docparse.pytest_plugin
class Manager:
    def add_hookspecs(self, specs): pass
docparse.pytest_plugin.pytest_addhooks(Manager())
print(time.perf_counter() - started)
"""


def test_a_run_without_it_imports_nothing_of_docparse(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(MODULES)
    (pytester.mkdir("docs") / "a.md").write_text("# A\n", "utf-8")
    pytester.makepyfile("def test_it(): pass")
    result = pytester.runpytest_subprocess("-s", "-p", "no:xdist")
    result.assert_outcomes(passed=1)
    modules = next(line for line in result.outlines if line.startswith("MODULES")).split()
    assert {name for name in modules if name.startswith("docparse")} <= ALLOWED
    assert not {"requests", "urllib3", "markdown_it", "click", "jsonpath"} & set(modules)


def test_it_takes_next_to_no_time() -> None:
    def measure() -> float:
        done = subprocess.run([sys.executable, "-c", TIMING], capture_output=True, text=True, check=True)
        return float(done.stdout)

    assert median(measure() for _ in range(5)) <= 0.015


@pytest.mark.parametrize(
    "module",
    [PACKAGE / "pytest_plugin.py", *sorted((PACKAGE / "plugin").glob("*.py"))],
    ids=lambda path: path.stem,
)
def test_only_public_names_of_pytest_are_used(module: Path) -> None:
    text = module.read_text("utf-8")
    assert not re.search(r"\b_pytest\b", text)
    private = set(re.findall(r"(?:pytest|session|config|parent|item|super\(\))\._[a-z]\w*", text))
    assert private <= {"self._stage", "self._config"}
