"""What names examples and fits none: told, so that nothing is ineffective unnoticed."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from docparse.arranging.choice import Choice
from docparse.config import Settings
from docparse.model import Docset
from docparse.reporting.style import visible
from docparse.selecting import matches_id, matches_path, name_in_page, split_id


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


def tell_unfitting_files(names: Iterable[str], docset: Docset) -> None:
    """Say on standard error which names of `--file` are neither an example's nor words in a request."""
    for name in names:
        words = name.encode()
        if not any(
            name in {each.id, each.name, name_in_page(each)} or words in each.request.content
            for each in docset
        ):
            said = f"--file {name}: no example has this name or these words; docparse list shows the names"
            print(f"docparse replay: {visible(said)}", file=sys.stderr)
