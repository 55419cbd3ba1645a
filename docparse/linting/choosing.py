"""Which rules are meant: names, codes, the start of codes, globs; for all pages and for some."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from docparse.errors import did_you_mean
from docparse.selecting import matches_path

if TYPE_CHECKING:
    from docparse.linting.rule import Rule

EVERY = "all"
_CODE_START = "dp"


@dataclass(frozen=True, slots=True)
class Wish:
    """The rules that a run is asked to check; words are read by `find_named`."""

    select: tuple[str, ...] = ()
    """Empty: those that are on by default."""
    ignore: tuple[str, ...] = ()
    per_path_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By glob of page paths."""


def find_named(word: str, rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return the rules that a word means, letter case aside; raises ValueError where it means none.

    A name or code in full means its rule; `DP3`, a glob over names or codes, those of them that are on by
    default; `all` means every rule there is.
    """
    wanted = word.strip().lower()
    if wanted == EVERY:
        return tuple(rules)
    exact = tuple(rule for rule in rules if wanted in {rule.name, rule.code.lower()})
    if exact:
        return exact
    pattern = f"{wanted}*" if wanted.startswith(_CODE_START) and wanted[2:].isdigit() else wanted
    pattern = f"{wanted}*" if wanted == _CODE_START else pattern
    near = tuple(rule for rule in rules if _matches(rule, pattern))
    if not near:
        names = [*(rule.name for rule in rules), *(rule.code for rule in rules)]
        shown = word.strip().upper() if wanted.startswith(_CODE_START) else wanted
        raise ValueError(f"there is no rule {word.strip()!r}{did_you_mean(shown, names)}")
    return tuple(rule for rule in near if rule.by_default)


def _matches(rule: Rule, pattern: str) -> bool:
    return fnmatchcase(rule.name, pattern) or fnmatchcase(rule.code.lower(), pattern)


def choose_rules(wish: Wish, rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return the rules to check, in their order; what is ignored is ignored even where it is selected.

    Raises ValueError for a word that means no rule.
    """
    selected = _names(wish.select, rules) or {rule.name for rule in rules if rule.by_default}
    selected -= _names(wish.ignore, rules)
    return tuple(rule for rule in rules if rule.name in selected)


def _names(words: Iterable[str], rules: Sequence[Rule]) -> set[str]:
    return {rule.name for word in words for rule in find_named(word, rules)}


def find_ignored(wish: Wish, page: str, rules: Sequence[Rule]) -> set[str]:
    """Return the names of the rules that are not for a page; raises ValueError as find_named does."""
    ignored: set[str] = set()
    for glob, words in wish.per_path_ignores.items():
        if matches_path(page, glob):
            ignored |= _names(words, rules)
    return ignored
