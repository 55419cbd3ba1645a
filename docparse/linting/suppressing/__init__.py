"""Findings less those that a page silences, and the suppressions that silence nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docparse.linting.choosing import find_named
from docparse.linting.rule import Rule
from docparse.linting.suppressing import suppression_unused
from docparse.linting.suppressing.old_texts import covers_whole, means
from docparse.linting.suppressing.silences import Silence, find_silences
from docparse.model import Docset, Finding, Level, Location

_RULE = suppression_unused.RULE


def suppress(
    findings: Iterable[Finding], docset: Docset, *, known: Sequence[Rule], checked: Sequence[Rule]
) -> Iterator[Finding]:
    """Yield the findings that no page silences, then the suppressions that silence none.

    `known` are the rules that words may mean; one that means none of the `checked` ones is not told of.
    """
    silences = [silence for page in docset.pages for silence in find_silences(page)]
    if not silences:
        yield from findings
        return
    meant = {silence.word: _names(silence.word, known) for silence in silences if silence.word}
    by_page: dict[str, list[Silence]] = {}
    for silence in silences:
        by_page.setdefault(silence.location.page, []).append(silence)
    used: set[int] = set()
    for finding in findings:
        here = by_page.get(finding.location.page, ())
        fitting = [each for each in here if _fits(each, finding, meant.get(each.word) or frozenset())]
        if covers_whole([each.text for each in fitting], finding):
            used.update(map(id, fitting))
        else:
            yield finding
    names = frozenset(rule.name for rule in checked)
    if _RULE.name in names:
        yield from _find_unused([each for each in silences if id(each) not in used], known, names)


def _names(word: str, known: Sequence[Rule]) -> frozenset[str] | None:
    """Return the names of the rules that a word means; None where it means none."""
    try:
        return frozenset(rule.name for rule in find_named(word, known))
    except ValueError:
        return None


def _fits(silence: Silence, finding: Finding, names: frozenset[str]) -> bool:
    if not silence.covers(finding.location):
        return False
    return means(silence.text, finding) if silence.text is not None else finding.rule in names


def _find_unused(
    silences: Iterable[Silence], known: Sequence[Rule], checked: frozenset[str]
) -> Iterator[Finding]:
    old: dict[Location, int] = {}
    for silence in silences:
        if silence.text is not None:
            old[silence.location] = old.get(silence.location, 0) + 1
            continue
        try:
            names = {rule.name for rule in find_named(silence.word, known)}
        except ValueError as error:
            yield _tell(f"this silences nothing: {error}", silence.location)
            continue
        if names & checked:
            where = "here" if silence.last_line else "on this page"
            yield _tell(f"nothing {where} is found by {silence.word}; take it out", silence.location)
    for location, count in old.items():
        texts = "1 text silences" if count == 1 else f"{count} texts silence"
        yield _tell(f"under 'suppressions', {texts} nothing that docparse finds", location, Level.NOTE)


def _tell(message: str, location: Location, level: Level = _RULE.level) -> Finding:
    return Finding(_RULE.code, _RULE.name, level, message, location)
