"""The pages that are one shard's, as a replay shares them out."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from docparse.arranging.choice import STDIN, Choice
from docparse.arranging.naming import make_naming
from docparse.cli.replaying.preparing import tell
from docparse.cli.replaying.remembering import Memory, find_history, name_target
from docparse.config import Settings
from docparse.replay import ReplayOptions
from docparse.replay.sharing import share
from docparse.reporting.style import plural
from docparse.selecting import page_of
from docparse.sharding import find_share
from docparse.transport import parse_target

if TYPE_CHECKING:
    from docparse.model import Page


def keep_own(pages: Sequence[Page], choice: Choice, settings: Settings) -> tuple[Page, ...]:
    """Return the pages of the shard that is wanted, for a replay against the configured target.

    Without one nobody knows which target's durations would count, and none does; those of docparse's own
    service least of all. A page without examples goes by its name alone.
    """
    shard = choice.wanted.shard
    if shard is None:
        return tuple(pages)
    naming = make_naming([page for page in choice.pages if page != STDIN], settings.folder)
    known: Mapping[str, float] = {}
    if settings.target:
        target = name_target(parse_target(settings.target))
        known = Memory(settings.history or find_history(os.environ), target, naming, tell).find_seconds()
    examples = [example for page in pages for example in page.examples]
    how = ReplayOptions(refinements=settings.examples, place=settings.place, given=settings.given)
    own, _ = share(examples, how, shard, naming, known)
    names = {page_of(example) for example in own}
    kept = tuple(
        page
        for page in pages
        if (
            page.path in names if page.examples else find_share(naming(page.path), shard.count) == shard.index
        )
    )
    if not kept:
        tell(f"shard {shard}: nothing there, {plural(len(pages), 'page')} in other shards", "list")
    return kept
