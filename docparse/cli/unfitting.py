"""Keys of the configuration's `examples` that fit nothing: told, so that none is ineffective unnoticed."""

from __future__ import annotations

import sys

from docparse.cli.choosing import Choice
from docparse.config import Settings
from docparse.model import Docset
from docparse.reporting.style import visible
from docparse.selecting import matches_id, matches_path, split_id


def tell_unfitting(choice: Choice, settings: Settings, docset: Docset) -> None:
    """Say on standard error which keys of `examples` fit no example, though their pages were read."""
    ids = [example.id for example in docset]
    for glob, _ in settings.examples:
        page = split_id(glob)[0]
        was_read = choice.whole or any(matches_path(settings.place(each.path), page) for each in docset.pages)
        if was_read and not any(matches_id(each, glob, settings.place) for each in ids):
            place = settings.origins.get(f"examples.{glob}", "examples")
            said = f"{place}: the key {glob!r} of examples fits no example; docparse list shows their names"
            print(f"docparse replay: {visible(said)}", file=sys.stderr)
