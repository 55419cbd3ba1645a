"""Markdown that shows a page's own text as it is, within the size that GitHub keeps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from docparse.reporting.style import visible

MOST_BYTES = 900 * 1024
"""GitHub drops a job summary of more than 1 MiB without a word."""
_SPECIAL = re.compile(r"[!#$&()*+<>@\[\\\]^_`{|}~]")
_LINK = re.compile(r"(?<=[a-z])(?=://)|(?<=www)(?=\.)", re.IGNORECASE)
_FENCE = re.compile("`{3,}")


def plain(text: str) -> str:
    """Return a text whose characters mean nothing in Markdown (CommonMark 2.4), nor in a table's cell."""
    return _LINK.sub("\\\\", _SPECIAL.sub(r"\\\g<0>", visible(text)))


def code(text: str) -> str:
    """Return a text as a code span that may stand in a table's cell."""
    shown = visible(text)
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    mark = "`" * (longest + 1)
    pad = " " if shown[:1] in "` " or shown[-1:] == "`" else ""
    return f"{mark}{pad}{shown}{pad}{mark}".replace("|", "\\|")


def fenced(text: str) -> str:
    """Return a text as a code block; its lines stay lines."""
    longest = max((len(run) for run in _FENCE.findall(text)), default=2)
    mark = "`" * (longest + 1)
    lines = "\n".join(map(visible, text.rstrip("\n").split("\n")))
    return f"{mark}text\n{lines}\n{mark}\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: int = 0) -> Iterator[str]:
    """Yield the lines of a table; its cells are Markdown, and so many first columns hold numbers."""
    yield _row(head)
    yield _row(["--:" if index < numbers else ":--" for index in range(len(head))])
    yield from map(_row, rows)
    yield "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def folded(summary: str, parts: Iterable[str]) -> Iterator[str]:
    """Yield parts that are shown when a reader opens them."""
    yield f"<details><summary>{summary}</summary>\n\n"
    yield from parts
    yield "</details>\n\n"


def fit(parts: Iterable[str], most: int = MOST_BYTES) -> str:
    """Return as many parts as fit so many bytes, and say so where there are more."""
    told, size, open_details = [], 0, 0
    for part in parts:
        size += len(part.encode("utf-8", "replace"))
        if size > most:
            told.append(
                "\n\n" + "</details>\n" * open_details + "\nThe rest does not fit here: see the log.\n"
            )
            break
        open_details += part.count("<details>") - part.count("</details>")
        told.append(part)
    return "".join(told)
