"""How a person gives the value that a placeholder lacks."""

from __future__ import annotations

import re

from docparse.variables.placeholders import Placeholder, key

_VARIABLE = "DOCPARSE_VAR_"


def name_for_shell(name: str) -> str:
    """Return a name as a variable of a shell may have it."""
    written = re.sub(r"[^A-Z0-9]+", "_", name.upper()).strip("_") or "VALUE"
    return f"_{written}" if written[0].isdigit() else written


def suggest(placeholder: Placeholder) -> tuple[str, ...]:
    """Return how to give the value: an option, and an environment variable where one can have the name."""
    from shlex import quote

    name = placeholder.name.partition("|")[0].strip()
    option = f"--var {quote(f'{name}=VALUE')}"
    variable = name_for_shell(name).lstrip("_")
    return (option, _VARIABLE + variable) if key(variable) == key(name) else (option,)
