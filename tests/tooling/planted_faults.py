"""How many planted faults `docparse check` finds: python tests/tooling/planted_faults.py (DOCPARSE_CORPUS).

For each rule some real pages, drawn by chance with a fixed seed, get one fault each, on a copy, together with
the resources that the page names. A rule that fewer real pages have a place for gets the rest in the sample
pages. Printed for each rule: planted, found, found at the right line, and which other findings appeared with
the fault. Exit code 1 where a fault is not found at its line. Options: the number of faults for each rule
(3), and rules.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from docparse.cli import main
from docparse.linting import RULES
from tests.linting.planted import FAULTS, Fault
from tests.tooling.planting import http, pairs, prose, reading
from tests.tooling.planting.pages import PageText, Planted, Planter, read_pages
from tests.tooling.planting.resources import ResourcePlanters, find_resources
from tests.tooling.planting.tables import TablePlanters

SAMPLES = Path(__file__).parents[1] / "samples" / "planted"
OUTLINE = {
    "schemaConfig": {"requiredYamlHeaders": ["title"]},
    "apiPageType": [
        {"title": "*", "level": 1, "required": True, "headers": [
            {"title": "HTTP request", "level": 2, "required": True},
            {"title": "Response", "level": 2},
        ]},
    ],
}  # fmt: skip
DEMANDING = ("DP50", "DP51")
"""The codes of rules that look at what the configuration demands."""
TYPE_NAME = re.compile(r"[\w]+(?:\.[\w]+)+")

Place = tuple[str, str, int]
"""Rule, page and line of a finding."""


class Sown(NamedTuple):
    """A docset with a fault in it."""

    before: Mapping[str, str]
    after: Mapping[str, str]
    expected: Place


@dataclass
class Tally:
    """What came of the faults of one rule."""

    real: int = 0
    sample: int = 0
    found: int = 0
    right: int = 0
    others: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    @property
    def planted(self) -> int:
        return self.real + self.sample


class Field:
    """The real pages, and how faults of each rule are planted in them."""

    def __init__(self, folder: Path) -> None:
        self._folders = [list(read_pages(folder / name)) for name in ("graph-v1.0", "onedrive/docs")]
        self._resources = [find_resources(pages) for pages in self._folders]

    def sow(self, rule: str, wanted: int) -> Iterator[Sown]:
        """Yield up to so many docsets with a fault against a rule."""
        chance = Random(f"docparse {rule}")
        order = [(index, page) for index, pages in enumerate(self._folders) for page in pages]
        chance.shuffle(order)
        for index, page in order:
            planter = self._find_planter(rule, index)
            planted = planter(page, chance) if planter else None
            if planted is not None and wanted:
                wanted -= 1
                yield self._surround(rule, page, planted, index)
            if not wanted:
                return

    def _find_planter(self, rule: str, index: int) -> Planter | None:
        resources = self._resources[index]
        made = (ResourcePlanters(resources).table(), TablePlanters(resources).table())
        tables = (pairs.PLANTERS, reading.PLANTERS, http.PLANTERS, prose.PLANTERS, *made)
        return next((table[rule] for table in tables if rule in table), None)

    def _surround(self, rule: str, page: PageText, planted: Planted, index: int) -> Sown:
        """Return the page among the resources that it names, and those that they name."""
        around: dict[str, PageText] = {page.path: page}
        waiting = [page]
        while waiting:
            for name in set(TYPE_NAME.findall(waiting.pop().text)):
                found = self._resources[index].get(name.lower())
                if found and found[0].path not in around:
                    around[found[0].path] = found[0]
                    waiting.append(found[0])
        before = {path: each.text for path, each in around.items()}
        if find_code(rule).startswith(DEMANDING):
            before |= {
                "outline.json": json.dumps(OUTLINE),
                "docparse.toml": 'page-settings = ["outline.json"]\n',
            }
        return Sown(
            before, before | dict(planted.also) | {page.path: planted.text}, (rule, page.path, planted.line)
        )


def find_code(name: str) -> str:
    return next(rule.code for rule in RULES if rule.name == name)


def sow_sample(fault: Fault) -> Sown:
    """Return the sample pages with a fault."""
    before = {
        path.relative_to(SAMPLES).as_posix(): path.read_text("utf-8")
        for path in sorted(SAMPLES.rglob("*"))
        if path.is_file()
    }
    text = before[fault.page]
    planted = text.replace(fault.old, fault.new)
    at = planted.index(fault.at) if fault.at else text.index(fault.old)
    return Sown(
        before, before | {fault.page: planted}, (fault.rule, fault.page, planted.count("\n", 0, at) + 1)
    )


def check(files: Mapping[str, str]) -> Counter[Place]:
    """Return what `docparse check` with all rules tells of some files."""
    for path in Path().iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(text.encode("utf-8", "surrogateescape"))
    written = io.StringIO()
    with contextlib.redirect_stdout(written):
        main(["check", ".", "--select", "all", "--format", "json", "--no-cache"])
    told = json.loads(written.getvalue())["findings"]
    return Counter((each["rule"], each["path"], each["line"]) for each in told)


def find_new(sown: Sown) -> Counter[Place]:
    """Return the findings that appear with a fault; those of before count on the lines that they now have."""
    page = sown.expected[1]
    old, new = sown.before[page].split("\n"), sown.after[page].split("\n")
    same = count_same(old, new)
    below = count_same(old[same:][::-1], new[same:][::-1])
    before: Counter[Place] = Counter()
    for (rule, path, line), count in check(sown.before).items():
        if path == page and line > len(old) - below:
            before[rule, path, line + len(new) - len(old)] += count
        elif path != page or line <= same + 1:
            before[rule, path, line] += count
    return check(sown.after) - before


def count_same(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many lines at the start are the same."""
    return next(
        (number for number, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def judge(sown: Sown, tally: Tally) -> None:
    new = find_new(sown)
    rule, page, line = sown.expected
    lines = [place[2] for place in new if place[:2] == (rule, page)]
    tally.found += bool(lines)
    tally.right += line in lines
    if line not in lines:
        tally.missed.append(f"{rule}: {page}:{line} {f'told at {lines}' if lines else 'is not told'}")
    tally.others.update({place[0]: count for place, count in new.items() if place != sown.expected})


def run(folder: Path, wanted: int, rules: Sequence[str]) -> int:
    """Plant, check, print; return the exit code."""
    pages = Field(folder)
    tallies: dict[str, Tally] = {}
    for rule in RULES:
        if rules and rule.name not in rules:
            continue
        tally = tallies[f"{rule.code} {rule.name}"] = Tally()
        for sown in pages.sow(rule.name, wanted):
            tally.real += 1
            judge(sown, tally)
        for fault in [fault for fault in FAULTS if fault.rule == rule.name] if tally.planted < wanted else ():
            tally.sample += 1
            judge(sow_sample(fault), tally)
    print_table(tallies)
    return int(any(tally.missed for tally in tallies.values()))


def print_table(tallies: Mapping[str, Tally]) -> None:
    print("| rule | planted (real pages) | found | right line | also new |\n|:--|--:|--:|--:|:--|")
    for name, tally in tallies.items():
        others = ", ".join(f"{rule} {count}" for rule, count in tally.others.most_common())
        print(f"| {name} | {tally.planted} ({tally.real}) | {tally.found} | {tally.right} | {others} |")
    planted, real, found, right = (
        sum(getattr(tally, name) for tally in tallies.values())
        for name in ("planted", "real", "found", "right")
    )
    print(f"| all | {planted} ({real}) | {found} | {right} | |")
    for tally in tallies.values():
        print(*tally.missed, sep="\n", end="\n" if tally.missed else "")


if __name__ == "__main__":
    corpus = Path(os.environ["DOCPARSE_CORPUS"]).resolve()
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    with tempfile.TemporaryDirectory() as scratch, contextlib.chdir(scratch):
        sys.exit(run(corpus, (numbers or [3])[0], [word for word in sys.argv[1:] if not word.isdigit()]))
