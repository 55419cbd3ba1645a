"""The part of a check that is one shard's: what is told of a file is told by one shard only.

Rules look at the whole set whichever part of it is told of, so all shards read all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from docparse.arranging.checking.gathering import Gathered
from docparse.arranging.choice import STDIN
from docparse.arranging.naming import make_naming
from docparse.check import CheckOptions
from docparse.linting.survey import Survey
from docparse.model import CheckReport, Docset, Part
from docparse.revisions import find_commit
from docparse.selecting import split_id
from docparse.sharding import Shard, find_share, name_split

Keep = Callable[[CheckReport], CheckReport]
Item = TypeVar("Item")


def make_keeper(shard: Shard | None, gathered: Gathered, found: Survey, asked: CheckOptions) -> Keep:
    """Return what leaves of a report only what is the shard's; without a shard, all of it."""
    if shard is None:
        return lambda report: report
    is_own, naming = _tell_own(shard, gathered), _name_pages(gathered)
    told = [page for page in found.pages if page.path in gathered.told]
    own = [page for page in told if is_own(page.path)]
    examples = sum(page.examples for page in own)
    if asked.examples is not None:
        examples = sum(is_own(split_id(id_)[0]) for id_ in asked.examples)
    split = name_split({naming(page.path): find_share(naming(page.path), shard.count) for page in told})
    part, commit = Part(shard.index, shard.count, split), find_commit(gathered.placed.settings.folder or ".")

    def keep(report: CheckReport) -> CheckReport:
        if report.part is not None:
            return report
        findings, first = _choose(report.findings, lambda finding: is_own(finding.location.page))
        known, second = _choose(report.baselined, lambda finding: is_own(finding.location.page))
        stale, third = _choose(report.stale, lambda entry: find_share(entry, shard.count) == shard.index)
        return replace(
            report, pages=len(own), examples=examples, findings=findings, baselined=known, stale=stale,
            part=part, commit=commit, places=(first, second, third),
        )  # fmt: skip

    return keep


def find_followed(docset: Docset, gathered: Gathered) -> frozenset[str]:
    """Return the pages whose links are asked for: those of which, or of whose includes, is told."""
    shard = gathered.choice.wanted.shard
    if shard is None:
        return gathered.told
    is_own = _tell_own(shard, gathered)
    return frozenset(
        page.path
        for page in docset.pages
        if page.path in gathered.told and any(map(is_own, (page.path, *page.includes)))
    )


def _tell_own(shard: Shard, gathered: Gathered) -> Callable[[str], bool]:
    naming = _name_pages(gathered)
    return lambda path: find_share(naming(path), shard.count) == shard.index


def _name_pages(gathered: Gathered) -> Callable[[str], str]:
    paths = [page for page in gathered.choice.pages if page != STDIN]
    return make_naming(paths, gathered.placed.settings.folder)


def _choose(
    items: Iterable[Item], is_own: Callable[[Item], bool]
) -> tuple[tuple[Item, ...], tuple[int, ...]]:
    """Return the items that are the shard's, and where these stand among all."""
    chosen: Sequence[tuple[int, Item]] = [(place, item) for place, item in enumerate(items) if is_own(item)]
    return tuple(item for _, item in chosen), tuple(place for place, _ in chosen)
