"""What the command line says of a replay: its settings, contents of files, credentials."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any

from docparse.arranging.asking import Typed
from docparse.cli.options import parse_pairs
from docparse.config import Settings, load_settings
from docparse.config.keys import KEYS
from docparse.errors import ConfigurationError
from docparse.files.lines import read_file
from docparse.model import Match
from docparse.reporting.style import visible


def load(paths: Sequence[str], typed: Mapping[str, Any]) -> Settings:
    """Return the settings, those of the command line included."""
    found = {key: typed.get(key.replace("-", "_")) for key in KEYS if key != "variables"}
    if found["match"]:
        found["match"] = Match(found["match"])
    return load_settings(
        paths[0] if paths else ".",
        config_file=typed["config_file"],
        given=found,
        variables=parse_pairs(typed["variables"], "--var"),
    )


def read_given_files(pairs: Sequence[str]) -> Mapping[str, bytes]:
    """Return the contents that `--file NAME=PATH` names; raises ConfigurationError."""
    return {name: _read(path) for name, path in parse_pairs(pairs, "--file").items()}


def _read(path: str) -> bytes:
    try:
        return read_file(path)
    except OSError as error:
        raise ConfigurationError(f"--file: {path}: cannot be read: {error.strerror}") from error


def read_credentials(typed: Mapping[str, Any]) -> Typed:
    """Return what the options say of credentials; raises ConfigurationError for one that is empty.

    A variable of the shell that is not set makes one so, and a run without it would prove less than is meant.
    """
    for name in ("token", "user"):
        if typed[name] is not None and not typed[name].strip():
            raise ConfigurationError(f"--{name} is empty; is a variable of the shell not set?")
    return Typed(
        typed["token"] or "", typed["user"] or "", tuple(typed["headers"]), typed["secondary_account"] or ""
    )


def tell(text: str, command: str = "replay") -> None:
    """Say something of the run on standard error."""
    print(f"docparse {command}: {visible(text)}", file=sys.stderr)
