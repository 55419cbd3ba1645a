"""Time checking a large documentation set against C cmark; prints a table.

    python tests/speed/checking.py [pages] [--mixed]

The tree and the limit are those of `reading.py`. Whole processes are timed in turn with the C program that
parses every page with cmark, and the medians of the rounds are compared.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from reading import LIMIT, ROUNDS, TREE, build, measure, report

STEPS = (
    "from docparse.files import read_docset, read_surroundings; from dataclasses import replace\n"
    "from docparse.linting import RULES\n"
    "docset = read_docset(['.'])\n"
    "docset = replace(docset, surroundings=read_surroundings(docset.pages, ['.']))\n"
    "rules = [rule for rule in RULES if rule.code[:3] in {codes} and rule.check]\n"
    "print(sum(len(list(rule.check(docset))) for rule in rules))"
)

TOUCH = "import os, pathlib; os.utime(next(pathlib.Path('.').rglob('*.md'))); "


def main() -> None:
    """Build the tree and the limit, run all ways in turn, print their medians."""
    mixed = "--mixed" in sys.argv
    pages = next((int(word) for word in sys.argv[1:] if word.isdigit()), 26_000)
    tree = TREE / f"pages-{pages}{'-mixed' * mixed}"
    if not tree.exists():
        build(Path(os.environ["DOCPARSE_CORPUS"]), tree, pages, plain=(2, 3, 4) if mixed else ())
    program = TREE / "limit"
    subprocess.run(["gcc", "-O2", "-o", str(program), str(LIMIT), "-lcmark"], check=True)
    names = sorted(str(path.relative_to(tree)) for path in tree.rglob("*.md"))
    (TREE / "names").write_bytes(b"\0".join(name.encode() for name in names) + b"\0")
    print(f"{len(names)} pages, {ROUNDS} rounds")
    report(measure(ways(program), tree))


def ways(program: Path) -> Mapping[str, Sequence[str]]:
    """Return the commands; each prints how much it found."""
    python = sys.executable
    alone = "import os; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); "
    check = "from docparse.cli import main; main({arguments})"  # whatever it finds, the exit code is 0
    uncached = check.format(arguments=["check", "-qq", "--no-cache", "."])
    cached = check.format(arguments=["check", "-qq", "."])
    shown = check.format(arguments=["check", "."])
    return {
        "C cmark": [str(program), "parse"],
        "read whole": [python, "-c", STEPS.format(codes=set())],
        "links, headings, tabs": [python, "-c", STEPS.format(codes={"DP5"})],
        "no cache, one process": [python, "-c", alone + uncached],
        "no cache": [python, "-c", uncached],
        "cold cache, one process": [python, "-c", alone + cached],
        "cold cache": [python, "-c", cached],
        "nothing changed": [python, "-c", cached],
        "nothing changed, report": [python, "-c", shown],
        "a page changed": [python, "-c", TOUCH + cached],
    }


if __name__ == "__main__":
    main()
