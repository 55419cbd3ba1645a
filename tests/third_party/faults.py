"""A folder of copies of pages with faults planted, replayed once, and what was missed or wrongly found."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.third_party.kinds import KINDS
from tests.third_party.planting import Planted, plant
from tests.third_party.running import check, replay


@dataclass(frozen=True, slots=True)
class PlantedRun:
    """What was planted, by kind, and what was said of it."""

    planted: Mapping[str, tuple[Planted, ...]]
    results: Mapping[tuple[str, str], dict[str, Any]]
    """By the name of the page and that of the example."""
    findings: Sequence[dict[str, Any]]

    def find_missed(self, kind: str) -> list[str]:
        """Return the planted faults of a kind that were not found where they are."""
        return [why for fault in self.planted[kind] if (why := self._tell_missed(fault))]

    def find_false(self) -> list[str]:
        """Return what is said of examples in which nothing was planted."""
        faulty = {(fault.page, fault.example) for faults in self.planted.values() for fault in faults}
        return [
            f"{page}::{name}: {result['outcome']} {result['reason']} {result['mismatches']}"
            for (page, name), result in self.results.items()
            if (page, name) not in faulty and (result["outcome"] != "passed" or result["mismatches"])
        ]

    def _tell_missed(self, fault: Planted) -> str:
        result = self.results[fault.page, fault.example]
        place = f"{fault.page}:{fault.line} {fault.example}"
        if result["outcome"] != fault.outcome:
            return (
                f"{place}: {result['outcome']} for {fault.outcome}: {result['reason']} {result['mismatches']}"
            )
        if not fault.finding:
            return ""
        if "rule" in fault.finding:
            said = [dict(each, path=Path(each["path"]).name) for each in self.findings]
            wanted = {"path": fault.page, "line": fault.line, **fault.finding}
        else:
            said = result["mismatches"]
            wanted = (
                dict(fault.finding) if "where" in fault.finding else {"line": fault.line, **fault.finding}
            )
        if any(wanted.items() <= each.items() for each in said):
            return ""
        return f"{place}: no {wanted} in {result['mismatches']}"


def run_planted(
    pages: Path, folder: Path, target: str, variables: Mapping[str, str], leave_out: Collection[str] = ()
) -> PlantedRun:
    """Return what docparse says of copies of pages, with faults of each kind, that it replays in a folder."""
    planted: dict[str, tuple[Planted, ...]] = {}
    for kind in KINDS:
        copies = [copy for name, text in _read(pages, leave_out) for copy in plant(name, text, kind)]
        for name, text, _ in copies:
            (folder / name).write_text(text, "utf-8")
        planted[kind] = tuple(fault for _, _, faults in copies for fault in faults)
    report = replay(folder, target, variables)
    results = {(Path(each["path"]).name, each["name"]): each for each in report["results"]}
    return PlantedRun(planted, results, check(folder)["findings"])


def _read(pages: Path, leave_out: Collection[str]) -> Iterator[tuple[str, str]]:
    for page in sorted(pages.glob("*.md")):
        if page.name not in leave_out:
            yield page.stem, page.read_text("utf-8")
