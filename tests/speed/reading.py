"""Time reading a large documentation set against C cmark; prints a table.

    python tests/speed/reading.py [pages] [--mixed]

The corpus (DOCPARSE_CORPUS) is copied under other paths, each copy with a line of its own, until there are
enough pages (26,000 unless told). Whole processes are timed in turn with the C program that parses every page
with cmark, and the medians of the rounds are compared; likewise to list one page with starting Python.
Needs gcc and libcmark-dev.

Nearly every page of the corpus has annotations, as it was chosen for them. With --mixed two pages of five
have some and a page has 2.3 KB on average, as in the whole of Microsoft Graph's documentation.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

TREE = Path("/tmp/docparse-speed-A")  # noqa: S108 - made here, and of no worth to anyone
ROUNDS = 3
STARTS = 15
LIMIT = Path(__file__).with_name("limit.c")
READ = (
    "from docparse.files import read_pages; from docparse.reading import Depth\n"
    "print(sum(len(page.examples) for page in read_pages(['.'], depth=Depth.EXAMPLES, cache={cache})))"
)
CACHED = "__import__('docparse.cache').cache.open_cache()"


def main() -> None:
    """Build the tree and the limit, run all ways in turn, print their medians."""
    mixed = "--mixed" in sys.argv
    pages = next((int(word) for word in sys.argv[1:] if word.isdigit()), 26_000)
    corpus = Path(os.environ["DOCPARSE_CORPUS"])
    tree = TREE / f"pages-{pages}{'-mixed' * mixed}"
    if not tree.exists():
        build(corpus, tree, pages, plain=(2, 3, 4) if mixed else ())
    program = TREE / "limit"
    subprocess.run(["gcc", "-O2", "-o", str(program), str(LIMIT), "-lcmark"], check=True)
    names = sorted(str(path.relative_to(tree)) for path in tree.rglob("*.md"))
    (TREE / "names").write_bytes(b"\0".join(name.encode() for name in names) + b"\0")
    size = sum((tree / name).stat().st_size for name in names)
    print(f"{len(names)} pages, {size / 1e6:.0f} MB, {ROUNDS} rounds")
    report(measure(ways(program), tree))
    report_start(tree, names)


def build(corpus: Path, tree: Path, pages: int, *, plain: Sequence[int]) -> None:
    """Copy the pages of the corpus until there are enough; no two have the same content or names.

    Those whose number modulo 5 is in `plain` are cut short and lose their annotations.
    """
    originals = sorted(corpus.glob("*/**/*.md"))
    for number in range(pages):
        original = originals[number % len(originals)]
        copy = tree / f"copy-{number // len(originals):02}" / original.relative_to(corpus)
        copy.parent.mkdir(parents=True, exist_ok=True)
        content = original.read_bytes()
        content = content.replace(b'"name": "', b'"name": "%d-' % (number // len(originals)))
        if number % 5 in plain:
            content = content[:700].replace(b"blockType", b"kind").replace(b"```http", b"```text")
        copy.write_bytes(content + f"\n<!-- copy {number} -->\n".encode())


def ways(program: Path) -> Mapping[str, Sequence[str]]:
    """Return the commands; each prints how much it found."""
    python = sys.executable
    return {
        "C read only": [str(program), "read"],
        "C cmark": [str(program), "parse"],
        "python -c pass": [python, "-c", "pass"],
        "read_pages, no cache": [python, "-c", READ.format(cache=None)],
        "read_pages, cold cache": [python, "-c", READ.format(cache=CACHED)],
        "read_pages, warm cache": [python, "-c", READ.format(cache=CACHED)],
        "docparse list, no cache": [python, "-m", "docparse", "list", "-q", "--no-cache", "."],
        "docparse list, cold cache": [python, "-m", "docparse", "list", "-q", "."],
        "docparse list, warm": [python, "-m", "docparse", "list", "-q", "."],
    }


def measure(commands: Mapping[str, Sequence[str]], tree: Path) -> Mapping[str, list[tuple[float, float]]]:
    """Return seconds and seconds of CPU of each command, all run in turn in each round."""
    cache = TREE / "cache"
    environment = {**os.environ, "DOCPARSE_CACHE": str(cache)}
    seconds: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            if "cold" in name:
                shutil.rmtree(cache, ignore_errors=True)
            with (TREE / "names").open("rb") as names:
                start, worked = time.perf_counter(), cpu_of_children()
                done = subprocess.run(
                    command, stdin=names, stdout=subprocess.DEVNULL, cwd=tree, env=environment, check=False
                )
                elapsed = time.perf_counter() - start
            if done.returncode == 0:
                seconds[name].append((elapsed, cpu_of_children() - worked))
    return seconds


def cpu_of_children() -> float:
    """Return the seconds of CPU that the processes started here have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def report(seconds: Mapping[str, list[tuple[float, float]]]) -> None:
    """Print a line for each command: medians, and the medians of its ratios to cmark in the same round."""
    limit = seconds["C cmark"]
    print(f"{'way':28}{'seconds':>9}{'x cmark':>9}{'CPU':>9}{'x cmark':>9}")
    for name, times in seconds.items():
        if not times:
            print(f"{name:28}{'failed':>9}")
            continue
        columns = ""
        for each, cmark in zip(zip(*times, strict=True), zip(*limit, strict=True), strict=True):
            ratio = statistics.median(one / other for one, other in zip(each, cmark, strict=False))
            columns += f"{statistics.median(each):9.2f}{ratio:9.2f}"
        print(f"{name:28}{columns}")


def report_start(tree: Path, names: Sequence[str]) -> None:
    """Print how long a page with annotations takes, and how many times as long as starting Python."""
    page = next(name for name in names if b"blockType" in (tree / name).read_bytes())
    bare, listed = [sys.executable, "-c", "pass"], [sys.executable, "-m", "docparse", "list", page]
    ratios, times = [], []
    for _ in range(STARTS):
        start = time.perf_counter()
        subprocess.run(bare, check=True)
        middle = time.perf_counter()
        subprocess.run(listed, cwd=tree, stdout=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - middle)
        ratios.append(times[-1] / (middle - start))
    print(
        f"docparse list, one page: {statistics.median(times):.3f} s, {statistics.median(ratios):.1f} x python"
    )


if __name__ == "__main__":
    main()
