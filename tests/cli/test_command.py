"""The frame of the command line: help, version, misuse, and what ends a run early."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from docparse import __version__
from docparse.cli.command import COMMANDS


@pytest.mark.parametrize("arguments", [["--version"], ["-V"]])
def test_version(run, arguments: list[str]) -> None:
    assert run(*arguments) == (0, f"docparse {__version__}\n", "")


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_help_fits_a_terminal(run, command: list[str], flag: str) -> None:
    code, out, err = run(*command, flag)
    assert (code, err) == (0, "")
    assert max(len(line) for line in out.splitlines()) <= 80
    for title in ("Usage: docparse", "Examples:", "Exit codes:"):
        assert title in out


def test_summaries_are_those_of_the_commands(run) -> None:
    for name, (_, summary) in COMMANDS.items():
        assert f"\n  {summary}\n" in run(name, "-h").out


def test_no_command_shows_the_help(run) -> None:
    code, out, err = run()
    assert (code, out) == (2, "")
    assert "Main jobs:" in err


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        pytest.param(["lst"], "there is no command 'lst'; did you mean 'list'?", id="a command misspelt"),
        pytest.param(["docs"], "did you mean 'docparse replay docs'?", id="no command, but a path"),
        pytest.param(["replay", "--targt", "x"], "--target", id="an option misspelt"),
        pytest.param(["replay", "--match", "docz"], "docz", id="a value that is none"),
        pytest.param(["replay", "-j", "0"], "0", id="a number too small"),
        pytest.param(
            ["check", "--format", "json="], "--format json=: the name of the file is empty", id="no file"
        ),
        pytest.param(
            ["replay", "--format", "jsn"], "there is no format 'jsn'; did you mean 'json'?", id="format"
        ),
        pytest.param(
            ["list", "--format", "json", "--format", "text"],
            "only one format can go to the terminal; give the other a file: --format text=FILE",
            id="two formats to the terminal",
        ),
        pytest.param(
            ["replay", "--format", "json=no/x.json"], "'no/x.json' is no file", id="a missing folder"
        ),
        pytest.param(["list", "--format", "json=docs"], "'docs' is no file", id="a folder for a file"),
        pytest.param(["replay", "--var", "x"], "--var x: write NAME=VALUE", id="a variable without a value"),
        pytest.param(["list", "-k", "(x"], "-k '(x': at column 3", id="a broken expression"),
        pytest.param(["explain", "mising"], "no rule or kind 'mising'; did you mean 'missing'?", id="a kind"),
        pytest.param(["explain", "dp10"], "did you mean 'DP", id="a code"),
        pytest.param(["replay", "--target", "ftp://x"], "http and https", id="a target of another scheme"),
        pytest.param(["config", "--config", "no.toml"], "no.toml: cannot be read", id="a missing file"),
    ],
)
def test_misuse_is_told_in_a_sentence(run, arguments: list[str], complaint: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert complaint in err
    assert "Traceback" not in err


def test_missing_page(run) -> None:
    code, out, err = run("list", "docs/nowhere.md")
    assert (code, out) == (3, "")
    assert "docs/nowhere.md" in err


def test_complaints_show_no_control_characters(run) -> None:
    _, _, err = run("explain", "\x1b[31m\u202e")
    assert "\x1b" not in err
    assert "\u202e" not in err


def test_module_is_the_script(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "docparse", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"docparse {__version__}\n"


def test_a_broken_pipe_ends_quietly(folder: Path) -> None:
    for number in range(300):
        (folder / "docs" / f"{number}.md").write_text(
            (folder / "docs" / "photo.md").read_text("utf-8"), "utf-8"
        )
    script = f"{sys.executable} -m docparse list docs --format json | head -c 10; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == '{"schema":141\n'
    assert done.stderr == ""


@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
def test_any_character_can_be_printed(folder: Path, encoding: str) -> None:
    page = (folder / "docs" / "photo.md").read_text("utf-8").replace("get_photo", "get_\u65e5\x07")
    (folder / "docs" / "photo.md").write_text(page, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "docparse", "list", "-v"],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
    )
    assert b"\x07" not in done.stdout


def test_a_file_that_cannot_be_written_is_told(run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: str, text: str) -> None:
        raise OSError(28, "No space left on device", path)

    monkeypatch.setattr("docparse.files.write_text", fail)
    code, _, err = run("list", "--format", "json=x.json")
    assert (code, err) == (2, "docparse: x.json: No space left on device\n")


def test_a_fault_of_ours_has_a_code_of_its_own(run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise ZeroDivisionError("so much for that")

    monkeypatch.setattr("docparse.files.read_rows", fail)
    code, out, err = run("list")
    assert (code, out) == (70, "")
    assert "ZeroDivisionError: so much for that" in err
    assert err.endswith("docparse: this is a fault of docparse itself; please report the lines above\n")
