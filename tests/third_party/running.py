"""The whole command `docparse`, as a person or CI calls it, and what its JSON report says."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PAGES = Path(__file__).parent
_NEVER_FOR_PAGES_ALONE = "response-type-missing"
"""These products name no types, so neither do their pages."""


def replay(folder: Path, target: str, variables: Mapping[str, str]) -> dict[str, Any]:
    """Return the JSON report of a replay of a folder's pages, whose names are relative to its parent."""
    given = [part for name, value in variables.items() for part in ("--var", f"{name}={value}")]
    return _run("replay", folder, "--target", target, *given)


def check(folder: Path) -> dict[str, Any]:
    """Return the JSON report of a check of a folder's pages."""
    return _run("check", folder, "--ignore", _NEVER_FOR_PAGES_ALONE)


def _run(command: str, folder: Path, *options: str) -> dict[str, Any]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DOCPARSE_")}
    done = subprocess.run(
        [sys.executable, "-m", "docparse", command, folder.name, "--format", "json", "--no-cache", *options],
        cwd=folder.parent,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr[-2000:] or done.stdout[-2000:]
    report: dict[str, Any] = json.loads(done.stdout)
    return report
