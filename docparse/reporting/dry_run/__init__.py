"""What would be sent, and why not, one format a module; a format's module is imported when it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType

from docparse.reporting.style import Style
from docparse.variables.prepared import Prepared


@dataclass(frozen=True, slots=True)
class DryRun:
    """The examples of a replay that sends nothing."""

    target: str
    """Origin and path."""
    examples: tuple[Prepared, ...] = ()
    embedded: bool = False
    """The target is docparse's own service."""


Render = Callable[[DryRun, Style], str]


def _late(module: str, name: str) -> Render:
    def render(run: DryRun, style: Style) -> str:
        text: str = getattr(import_module(f"docparse.reporting.dry_run.{module}"), name)(run, style)
        return text

    return render


DRY_RUNS: Mapping[str, Render] = MappingProxyType(
    {"text": _late("text", "render_text"), "json": _late("json", "render_json")}
)
