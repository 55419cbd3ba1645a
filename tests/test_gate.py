"""The whole gate in one command: format, lint, types and floors, beside the tests."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.gate
@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["ruff", "format", "--check", "."], id="code is formatted"),
        pytest.param(["ruff", "check", "."], id="code has no lint"),
        pytest.param(["mypy"], id="types hold"),
        pytest.param(["lint-imports"], id="floors hold"),
    ],
)
def test_gate(command: list[str]) -> None:
    tool = shutil.which(command[0], path=str(Path(sys.executable).parent)) or command[0]
    run = subprocess.run([tool, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
