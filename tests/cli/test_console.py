"""Colours as the environment wants them, and progress on a terminal only."""

import io
import os
import sys

import pytest

from docparse.cli.console import Progress, wants_colour


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("choice", "environment", "stream", "wanted"),
    [
        pytest.param("auto", {}, Terminal(), True, id="a terminal"),
        pytest.param("auto", {}, io.StringIO(), False, id="a pipe"),
        pytest.param("always", {"NO_COLOR": "1"}, io.StringIO(), True, id="the option counts first"),
        pytest.param("never", {"FORCE_COLOR": "1"}, Terminal(), False, id="never"),
        pytest.param("auto", {"NO_COLOR": "1"}, Terminal(), False, id="NO_COLOR"),
        pytest.param("auto", {"NO_COLOR": ""}, Terminal(), True, id="an empty NO_COLOR says nothing"),
        pytest.param("auto", {"FORCE_COLOR": "1"}, io.StringIO(), True, id="FORCE_COLOR"),
        pytest.param("auto", {"CLICOLOR_FORCE": "1"}, io.StringIO(), True, id="CLICOLOR_FORCE"),
        pytest.param("auto", {"FORCE_COLOR": "0"}, io.StringIO(), False, id="FORCE_COLOR=0"),
        pytest.param("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, Terminal(), False, id="NO_COLOR wins"),
        pytest.param("auto", {"TERM": "dumb"}, Terminal(), False, id="a dumb terminal"),
    ],
)
def test_wants_colour(choice: str, environment: dict[str, str], stream: io.StringIO, *, wanted: bool) -> None:
    assert wants_colour(choice, environment, stream) is wanted


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")


def test_progress_is_shown_past_a_second_and_taken_away() -> None:
    stream, clock = Terminal(), Clock()
    progress = Progress(2000, clock, stream=stream)
    progress.show(1)
    progress.clear()
    assert stream.getvalue() == ""
    clock.now = 1.2
    progress.show(400)
    clock.now = 1.21
    progress.show(401)
    assert stream.getvalue() == "\r\x1b[2K400 of 2,000 examples"
    progress.clear()
    assert stream.getvalue().endswith("\r\x1b[2K")


@pytest.mark.parametrize("name", ["CI", "TERM"])
def test_no_progress_where_nobody_watches(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "dumb")
    stream, clock = Terminal(), Clock()
    progress = Progress(2, clock, stream=stream)
    clock.now = 5
    progress.show(1)
    assert stream.getvalue() == ""


def test_no_progress_in_a_pipe() -> None:
    stream, clock = io.StringIO(), Clock()
    progress = Progress(2, clock, stream=stream)
    clock.now = 5
    progress.show(1)
    assert stream.getvalue() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_real_terminal_gets_colours(folder, environment: dict[str, str], *, coloured: bool) -> None:
    import pty
    import subprocess

    leader, follower = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "docparse", "replay"],
        stdout=follower,
        stderr=follower,
        check=True,
        env=os.environ | {"TERM": "xterm"} | environment,
    )
    os.close(follower)
    text = os.read(leader, 100_000).decode()
    os.close(leader)
    assert "2 passed" in text
    assert ("\x1b[1;32m" in text) is coloured
