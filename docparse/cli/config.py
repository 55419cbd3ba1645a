"""docparse config."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import click

from docparse.cli import options
from docparse.cli.command import Command
from docparse.cli.exits import Exit
from docparse.config import Settings, load_settings
from docparse.config.keys import KEYS
from docparse.reporting.style import visible
from docparse.variables import names_secret


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
        table = value if isinstance(value, Mapping) else dict(value) if key == "examples" else None
        if not table:
            yield key, _show(value), settings.origins.get(key, "default")
            continue
        for name, entry in table.items():
            is_secret = key == "variables" and names_secret(name)
            origin = settings.origins.get(f"{key}.{name}") or settings.origins.get(key, "default")
            yield visible(f"{key}.{name}"), _show("*" * 8 if is_secret else entry), origin


def _show(value: object) -> str:
    if value is None:
        return "auto"
    if isinstance(value, tuple):
        value = list(value)
    if isinstance(value, (str, int, float, list)):
        return visible(json.dumps(value, ensure_ascii=False))
    if isinstance(value, Mapping):
        return "{}"
    fields = {name: getattr(value, name) for name in value.__slots__}  # type: ignore[attr-defined]  # a Refinement
    told = {name: field for name, field in fields.items() if field not in (None, (), "", True)}
    return visible(json.dumps(told, ensure_ascii=False))
