"""Pins of annotations that name nothing in the responses that the page shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docparse.linting.rule import Told
from docparse.model import Block, Docset, Json, Location, Promise
from docparse.reading.json_content import read_json_content


def find_idle_pins(docset: Docset) -> Iterator[Told]:
    """Yield the JSONPaths in `pin` that fit nothing in the response shown: they pin nothing.

    What stands at the request is for each of its responses, and has to fit one of them.
    """
    for page in docset.pages:
        for example in page.examples:
            yield from _find(example.block, example.promises)
            for promise in example.promises:
                yield from _find(promise.block, (promise,))


def _find(block: Block, promises: Sequence[Promise]) -> Iterator[Told]:
    refinement = block.annotation.refinement
    if refinement is None or not refinement.pin or not promises:
        return
    from docparse.values.paths import follow  # late: the library is heavy

    shown = [_read(promise) for promise in promises]
    for path in refinement.pin:
        if not any(follow(path, value) for value in shown):
            message = f"docparse.pin: '{path}' fits nothing in the response shown"
            yield Told(Location(block.location.page, block.comment_line), message, path)


def _read(promise: Promise) -> Json:
    """Return the content that is shown as JSON; None where it is something else."""
    reading = read_json_content(promise.content, promise.headers.media_type)
    return None if reading is None else reading.value
