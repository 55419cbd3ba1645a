"""docparse config."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

import click

from docparse.cli import options
from docparse.cli.command import Command
from docparse.cli.exits import Exit
from docparse.config import Settings, load_settings
from docparse.config.keys import KEYS
from docparse.model import Refinement
from docparse.reporting.style import visible
from docparse.variables import Values, names_secret

_USER_IN_URL = re.compile(r"(?<=://)[^/?#\s\"]*@")
"""A user and a password in a URL, which docparse refuses elsewhere and nobody is to be shown."""


@click.command(
    "config",
    cls=Command,
    arguments=[("[PATH]", "Where the search for a file begins. Default: the current folder.")],
    examples=[
        ("docparse config", "What holds here."),
        ("docparse config docs/api", "What holds for these pages."),
        ("DOCPARSE_STRICT=1 docparse config", "What a variable changes."),
    ],
    exits=("0", "2"),
)
@click.argument("path", default=".", metavar="[PATH]")
@options.configuring
def command(path: str, config_file: str | None) -> int:
    """Show each setting with its value and where it comes from.

    Settings are [tool.docparse] in pyproject.toml, or the same keys in
    docparse.toml: the nearest one above the first PATH that has it. The command
    line comes first, then the environment (DOCPARSE_TARGET for target), then the
    file, then the default.
    """
    rows = tuple(_find_rows(load_settings(path, config_file=config_file)))
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    sys.stdout.writelines(
        f"{key:<{widths[0]}}  {value:<{min(widths[1], 32)}}  {origin}\n" for key, value, origin in rows
    )
    return Exit.CLEAN


def _find_rows(settings: Settings) -> Iterator[tuple[str, str, str]]:
    """Yield key, value and origin; a table has a row for each of its names."""
    for key in KEYS:
        value: Any = getattr(settings, key.replace("-", "_"))
        tables = settings.account_variables if key == "accounts" else value if key == "variables-for" else {}
        for name, fields_ in settings.account_tables.items() if key == "accounts" else ():
            origin = settings.origins.get(f"{key}.{name}", "default")
            yield visible(f"{key}.{name}"), _show(list(fields_)), origin
        for name, values in tables.items():
            yield from _find_value_rows(f"{key}.{name}", values)
        if key == "variables" and value:
            yield from _find_value_rows(key, value)
            continue
        table = value if isinstance(value, Mapping) else dict(value) if key == "examples" else None
        if table is None or not table:
            yield key, _show(value), settings.origins.get(key, "default")
            continue
        for name, entry in table.items() if table is not tables else ():
            origin = settings.origins.get(f"{key}.{name}") or settings.origins.get(key, "default")
            yield visible(f"{key}.{name}"), _show(entry), origin


def _find_value_rows(key: str, values: Values) -> Iterator[tuple[str, str, str]]:
    """Yield the rows of values of placeholders; nobody is shown a secret."""
    for name, value in values.items():
        is_secret = value.secret or names_secret(name)
        yield visible(f"{key}.{name}"), _show("*" * 8 if is_secret else value.json), value.origin


def _show(value: object) -> str:
    if value is None:
        return "auto"
    if isinstance(value, tuple):
        value = list(value)
    if isinstance(value, (str, int, float, list)):
        return _USER_IN_URL.sub("********@", visible(json.dumps(value, ensure_ascii=False)))
    if isinstance(value, Mapping):
        return "{}"
    told = {
        each.name: _spell(getattr(value, each.name))
        for each in fields(Refinement)
        if getattr(value, each.name) != each.default
    }
    return visible(json.dumps(told, ensure_ascii=False))


def _spell(value: object) -> object:
    """Return a part of a refinement as JSON can say it."""
    return f"{len(value)} bytes" if isinstance(value, bytes) else value
