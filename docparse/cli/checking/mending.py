"""What `docparse check --fix` does to the pages, and how `--diff` shows it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from difflib import unified_diff
from typing import NamedTuple

from docparse.check import CheckOptions, find
from docparse.files import read_file, write_bytes
from docparse.linting import RULES
from docparse.linting.choosing import choose_rules
from docparse.masking import make_mask
from docparse.mending import MENDERS, mend
from docparse.model import CheckReport, Docset, Finding, Page
from docparse.reporting.style import visible
from docparse.values.credentials import find_credentials

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
"""As diff and patch count lines."""


class Mending(NamedTuple):
    """What was mended, or would be."""

    findings: int
    pages: tuple[str, ...]
    diff: str


def mend_pages(
    report: CheckReport,
    asked: CheckOptions,
    pages: frozenset[str],
    *,
    dry: bool,
    show: Callable[[str], str] = str,
) -> Mending:
    """Mend what the report tells of these pages, known findings too, file by file.

    `dry` writes nothing; a diff calls pages as `show` does. Raises OSError where a page cannot be written.
    """
    wanted: dict[str, list[Finding]] = {}
    for finding in (*report.findings, *report.baselined):
        if finding.rule in MENDERS and finding.location.page in pages:
            wanted.setdefault(finding.location.page, []).append(finding)
    count = 0
    changed: list[str] = []
    diffs: list[str] = []
    for path, findings in wanted.items():
        content = read_file(path)
        mended = mend(content, path, _Finder(findings, asked))
        if mended.content == content:
            continue
        count += len({(each.rule, each.location) for each in mended.findings})
        changed.append(path)
        if dry:
            diffs += _find_diff(show(path), content, mended.content)
        else:
            write_bytes(path, mended.content)
    return Mending(count, tuple(changed), "".join(diffs))


class _Finder:
    """Finds in a page, read alone, what its report told of, and what mending that has brought about."""

    def __init__(self, wanted: Sequence[Finding], asked: CheckOptions) -> None:
        self._wanted = {(finding.rule, finding.location.line) for finding in wanted}
        self._asked = CheckOptions(asked.wish, place=asked.place)
        self._rules = [rule for rule in choose_rules(asked.wish, RULES) if rule.name in MENDERS]
        self._before: set[tuple[str, int]] | None = None

    def __call__(self, page: Page) -> Iterator[Finding]:
        """Yield the findings to mend."""
        findings = tuple(find(Docset((page,)), self._rules, self._asked))
        places = {(finding.rule, finding.location.line) for finding in findings}
        if self._before is None:
            self._before = places
        for finding in findings:
            place = finding.rule, finding.location.line
            if place in self._wanted or place not in self._before:
                yield finding


def _find_diff(path: str, before: bytes, after: bytes) -> Iterator[str]:
    """Yield the lines of a unified diff, credentials masked; on a terminal without control characters."""
    old, new = (_LINE.findall(content.decode("utf-8", "replace")) for content in (before, after))
    mask = make_mask(found.secret for found in find_credentials("".join(old)))
    for line in map(mask, unified_diff(old, new, f"a/{path}", f"b/{path}")):
        shown = visible(line.removesuffix("\n")) if sys.stdout.isatty() else line.removesuffix("\n")
        yield f"{shown}\n" if line.endswith("\n") else f"{shown}\n\\ No newline at end of file\n"
