"""The composite action and the pre-commit hooks: inputs reach docparse as they are, and are never run."""

import re
import shutil
import subprocess
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ACTION = (ROOT / "action.yml").read_text("utf-8")
BASH = shutil.which("bash")
NOTHING = {
    "COMMAND": "check",
    "PATHS": "",
    "ARGS": "",
    "SUMMARY": "false",
    "SARIF_FILE": "",
    "JUNIT_FILE": "",
}
STUB = """#!/bin/sh
for argument; do printf '%s\\n' "$argument"; done > "$RUNNER_TEMP/arguments"
exit "${STUB_CODE:-0}"
"""


def find_scripts() -> list[str]:
    scripts = re.findall(r"^( +)run: \|\n((?:\1  .*\n|\n)+)", ACTION, re.MULTILINE)
    return [textwrap.dedent(script) for _, script in scripts]


def test_no_script_holds_an_expression() -> None:
    assert len(find_scripts()) == 2
    assert not any("${{" in script for script in find_scripts())


def test_every_input_is_used() -> None:
    names = re.findall(
        r"^  ([a-z-]+):$", ACTION.partition("inputs:")[2].partition("outputs:")[0], re.MULTILINE
    )
    assert names
    assert [name for name in names if f"${{{{ inputs.{name} }}}}" not in ACTION] == []


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    (tmp_path / "docparse").write_text(STUB, "utf-8")
    (tmp_path / "docparse").chmod(0o755)
    return tmp_path


def run(runner: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    environment = (
        NOTHING
        | inputs
        | {
            "PATH": f"{runner}:/usr/bin:/bin",
            "RUNNER_TEMP": str(runner),
            "GITHUB_OUTPUT": str(runner / "output"),
            "GITHUB_STEP_SUMMARY": str(runner / "summary"),
        }
    )
    assert BASH
    return subprocess.run(
        [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", find_scripts()[1]],
        cwd=runner,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(BASH is None, reason="there is no bash")
@pytest.mark.parametrize(
    ("inputs", "arguments"),
    [
        pytest.param({}, ["check", "--format", "github", "--"], id="nothing"),
        pytest.param(
            {"PATHS": "docs\na name.md\n\n$(touch pwned) `touch pwned`; touch pwned\n"},
            [
                "check",
                "--format",
                "github",
                "--",
                "docs",
                "a name.md",
                "$(touch pwned) `touch pwned`; touch pwned",
            ],
            id="paths with anything in them",
        ),
        pytest.param(
            {"COMMAND": "replay", "ARGS": "--var\nid=$HOME 1", "SARIF_FILE": "out file.sarif"},
            ["replay", "--format", "github", "--format", "sarif=out file.sarif", "--var", "id=$HOME 1", "--"],
            id="arguments",
        ),
    ],
)
def test_inputs_are_arguments(runner: Path, inputs: dict[str, str], arguments: list[str]) -> None:
    done = run(runner, **inputs)
    assert (done.returncode, done.stderr) == (0, "")
    assert (runner / "arguments").read_text("utf-8").splitlines() == arguments
    assert not (runner / "pwned").exists()


@pytest.mark.skipif(BASH is None, reason="there is no bash")
def test_the_exit_code_is_passed_on(runner: Path) -> None:
    assert run(runner, STUB_CODE="1").returncode == 1
    assert (runner / "output").read_text("utf-8") == "exit-code=1\n"


@pytest.mark.skipif(BASH is None, reason="there is no bash")
def test_other_commands_are_refused(runner: Path) -> None:
    done = run(runner, COMMAND="check; touch pwned")
    assert done.returncode == 2
    assert not (runner / "pwned").exists()
    assert not (runner / "arguments").exists()


def test_hooks_run_commands_that_there_are() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    assert re.findall(r"^  entry: (.*)$", hooks, re.MULTILINE) == ["docparse check", "docparse check --fix"]
    assert hooks.count("require_serial: true") == 2
