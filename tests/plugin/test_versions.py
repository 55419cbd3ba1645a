"""The oldest and the newest pytest, each in an environment of its own."""

import os
from pathlib import Path

import pytest

from tests.tooling.plugin_matrix import list_ways, make_environment, make_project, run_command, run_pytest


@pytest.mark.skipif(not os.environ.get("DOCPARSE_MATRIX"), reason="DOCPARSE_MATRIX asks for it: it is slow")
@pytest.mark.parametrize("version", ["8.0.*", ""], ids=["oldest", "newest"])
def test_verdicts_are_those_of_the_command_line_in_every_way_to_run(
    tmp_path: Path, version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTEST_ADDOPTS")  # what is left out there is what this is about
    python, project = make_environment(version), make_project(tmp_path / "project")
    expected = run_command(project)
    assert {way.label: run_pytest(python, project, way.arguments) for way in list_ways()} == {
        way.label: expected for way in list_ways()
    }
