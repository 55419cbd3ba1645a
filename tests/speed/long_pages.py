"""Time reading very long pages; prints seconds for a page, for one four times as long, and their ratio.

    python tests/speed/long_pages.py

Linear reading shows ratios near 4.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from docparse.files import read_docset

EXAMPLE = (
    '<!-- {{"blockType": "request", "name": "n{0}"}} -->\n```http\nGET /a/{0}\n```\n\n'
    '<!-- {{"blockType": "response"}} -->\n```http\nHTTP/1.1 200 OK\n\n{{"id": {0}}}\n```\n\n'
)
FAMILIES: Mapping[str, tuple[int, Callable[[int], str]]] = {
    "10 MB of prose with an annotation": (
        2_500_000,
        lambda n: EXAMPLE.format(1) + "Some words in a line of text.\n\n" * (n // 31),
    ),
    "100,000 blocks": (12_500, lambda n: "".join(map(EXAMPLE.format, range(n)))),
    "100,000 blocks in a quote": (
        12_500,
        lambda n: "> " + "".join(map(EXAMPLE.format, range(n))).replace("\n", "\n> "),
    ),
    "10,000 nested quotes": (2_500, lambda n: ">" * n + " blockType\n"),
    "10,000 nested lists": (
        2_500,
        lambda n: "".join(" " * (2 * i) + "- blockType\n" for i in range(n // 10)),
    ),
    "mentions in one paragraph": (100_000, lambda n: "<!-- blockType " * n),
    "comments that are not closed": (25_000, lambda n: "<!-- {blockType\n" * n),
    "fences that are not closed": (25_000, lambda n: "```http\nblockType\n" * n + "````"),
    "indented fences": (25_000, lambda n: " ```\nblockType\n ```\n" * n),
    "underlines": (100_000, lambda n: "blockType\n-\n" * n),
    "a paragraph with an underline": (100_000, lambda n: "blockType\n" * n + "-\n"),
    "blank lines after a comment": (500_000, lambda n: "<!-- blockType -->" + "\n \n" * n),
    "HTML": (100_000, lambda n: "blockType\n" + "<div>\n\n" * n),
    "dashes": (500_000, lambda n: "blockType\n\n" + "- " * n),
    "ignored requests and responses": (
        12_500,
        lambda n: (
            '<!-- {"blockType": "ignored"} -->\n```http\nGET /\n```\n' * n
            + '<!-- {"blockType": "response", "name": "x"} -->\n```http\nHTTP/1.1 200\n```\n' * (n // 10)
        ),
    ),
    "responses of one request": (
        12_500,
        lambda n: EXAMPLE.format(1) + '<!-- {"blockType": "response"} -->\n```http\nHTTP/1.1 200\n```\n' * n,
    ),
    "requests of one name": (
        5_000,
        lambda n: (
            '<!-- {"blockType": "request", "name": "a"} -->\n```http\nGET /\n```\n' * n
            + '<!-- {"blockType": "response", "name": "a"} -->\n```http\nHTTP/1.1 200\n```\n' * n
        ),
    ),
    "names that no request has": (
        1_000,
        lambda n: (
            "".join(map(EXAMPLE.format, range(n)))
            + "".join(
                f'<!-- {{"blockType": "response", "name": "m{i}"}} -->\n```http\nHTTP/1.1 200\n```\n'
                for i in range(n)
            )
        ),
    ),
    "tags": (50_000, lambda n: "[TAGS=a]\nblockType\n[END]\n" * n),
    "includes": (50_000, lambda n: "[!INCLUDE [a](none.md)]\nblockType\n" * n),
    "a table": (50_000, lambda n: "blockType\n\n|a|b|\n|-|-|\n" + "|`a`|*b* [c](d)|\n" * n),
    "stars in a cell": (25_000, lambda n: "blockType\n\n|a|b|\n|-|-|\n|" + "*a " * n + "|\n"),
    "comments in a cell": (25_000, lambda n: "blockType\n\n|a|b|\n|-|-|\n|" + "<!-- " * n + "|\n"),
    "backticks in a cell": (
        1_000,
        lambda n: "blockType\n\n|a|b|\n|-|-|\n|" + " ".join("`" * i for i in range(n // 10)) + "|\n",
    ),
    "includes without an end": (25_000, lambda n: "blockType " + "[!INCLUDE [x](" * n),
    "an include with a long path": (250_000, lambda n: "blockType\n[!INCLUDE [x](" + "a" * n),
    "comments in an open fence": (25_000, lambda n: "blockType\n```\n" + "<!--\n" * n),
    "inline fences in a fence": (25_000, lambda n: "blockType\n```\n" + "a ```\n" * n + " ```\n"),
    "front matter without an end": (250_000, lambda n: "\n" * n + "---\n" + "blockType\n" * n),
    "brackets in a cell": (50_000, lambda n: "blockType\n\n|a|b|\n|-|-|\n|" + "[*`" * n + "|\n"),
}


def main() -> None:
    """Read a page of each family, and one four times as long."""
    wanted = sys.argv[1:]
    print(f"{'page':36}{'seconds':>9}{'x 4':>9}{'ratio':>8}")
    for name, (size, make) in FAMILIES.items():
        if wanted and not any(word in name for word in wanted):
            continue
        short, long = (measure(make(times * size)) for times in (1, 4))
        print(f"{name:36}{short:9.2f}{long:9.2f}{long / short:8.1f}", flush=True)


def measure(page: str) -> float:
    """Return the seconds that reading takes from a file."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "page.md")
        file.write_text(page, "utf-8")
        start = time.perf_counter()
        read_docset([str(file)])
        return time.perf_counter() - start


if __name__ == "__main__":
    main()
