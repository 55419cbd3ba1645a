"""A glance either hands a page over or finds the rows of the page as it is read in full."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docparse.model.rows import PageRows
from docparse.reading import Depth, no_includes, read_page, read_rows, rows_of
from docparse.reading.glance import glance
from docparse.reading.source import read_source

REQUEST = '<!-- {"blockType": "request", "name": "a"} -->\n```http\nGET /a\n```'
RESPONSE = '<!-- {"blockType": "response"} -->\n```http\nHTTP/1.1 200 OK\n\n{}\n```'
NAMED_RESPONSE = RESPONSE.replace('se"}', 'se", "name": "a", "@odata.type": "t"}')
PARTS = (
    REQUEST,
    REQUEST.replace('"a"', '"b"').replace("GET", "POST"),
    REQUEST.replace(', "name": "a"', ""),
    REQUEST.replace("GET /a", "get /a b"),
    REQUEST.replace("GET /a", "PATCH https://x.y/a HTTP/1.1\nX: y\n\n{}\n\nGET /b"),
    REQUEST.replace("GET /a", ""),
    RESPONSE,
    RESPONSE,
    NAMED_RESPONSE,
    RESPONSE.replace('se"}', 'se", "name": ["b", "a"]}'),
    RESPONSE.replace("HTTP/1.1 200 OK\n\n", ""),
    RESPONSE.replace('"response"', '"simulatedResponse"'),
    REQUEST.replace('"request"', '"ignored"'),
    REQUEST.replace('"request"', '"example"'),
    REQUEST.replace('"request"', '"Request", "naem": null'),
    REQUEST.replace('"request"', '"none"'),
    REQUEST.replace('"blockType": "request", ', ""),
    '<!-- {"blockType": "resource", "@type": "Collection(t)"} -->\n```json\n{}\n```',
    '<!-- {"@odata.type": "t", } -->\n\n```json\n{"a": 1}\n```',
    '<!-- {"blockType": "permissions"} -->\n| a |',
    '<!-- {"blockType": "request"} -->\n\ntext',
    '<!-- {"type": "#page.annotation"} -->',
    '<!-- {"type": "#page.annotation", "blockType": "a"} -->',
    '<!-- {"blockType": "samples", "blockType": "ignored"} -->',
    "<!-- words -->",
    "<!-- {blockType} in words -->",
    "```http\nGET /c\n```",
    "```json\n{}\n```",
    "```\ncode\n```",
)
LINES = (
    "",
    "",
    "# Head",
    "## Response",
    "text",
    "text <br> text",
    "<div>",
    "<pre>",
    "```",
    "```http",
    "````",
    "~~~",
    "    code",
    "  <!-- {} -->",
    "- item",
    "<!--",
    "-->",
    "GET /a HTTP/1.1",
    "HTTP/1.1 200",
    "[TAGS=a]",
    "[!INCLUDE [x](x.md)]",
    "---",
    " ",
    "\x0b",
    "\u2028",
)
pages = st.lists(st.sampled_from(PARTS) | st.sampled_from(LINES), max_size=12).map("\n".join)


def assert_rows_are_those_of_the_page(text: str | bytes) -> bool:
    """Tell whether a glance was enough."""
    expected = rows_of(read_page(text, "docs/p.md", depth=Depth.EXAMPLES))
    assert read_rows(text, "docs/p.md", no_includes) == expected
    return glance(read_source(text, "docs/p.md").text, "docs/p.md") is not None


@given(pages, st.sampled_from(("", "\n", "\n\n")))
@settings(max_examples=2500, deadline=None)
def test_finds_what_reading_finds(page: str, end: str) -> None:
    assert_rows_are_those_of_the_page(page + end)


@given(st.data())
@settings(max_examples=1000, deadline=None)
def test_finds_what_reading_finds_in_pages_gone_wrong(data: st.DataObject) -> None:
    lines = "\n\n".join(data.draw(st.lists(st.sampled_from(PARTS), min_size=1, max_size=5))).split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        _alter(lines, Random(data.draw(st.integers(0, 2**32))))
    assert_rows_are_those_of_the_page("\n".join(lines))


@given(st.text(alphabet='`~<!->{}#= \n\t"a1:', max_size=60))
@settings(max_examples=1000, deadline=None)
def test_finds_what_reading_finds_in_noise(page: str) -> None:
    assert_rows_are_those_of_the_page(f"{page}blockType")


def _alter(lines: list[str], random: Random) -> None:
    """Leave out, repeat, cut, indent or replace a line, or put another in its place."""
    at = random.randrange(len(lines))
    line = lines[at]
    other = random.choice(LINES)
    cut = line[: random.randrange(len(line) + 1)]
    lines[at : at + 1] = random.choice(([], [line, line], [cut], [f"  {line}"], [other], [other, line]))
    if not lines:
        lines.append("")


def test_finds_what_reading_finds_in_real_pages(corpus: Path) -> None:
    pages = sorted(corpus.glob("*/**/*.md"))
    enough = sum([assert_rows_are_those_of_the_page(path.read_bytes()) for path in pages])
    assert enough > len(pages) * 0.9


@pytest.mark.parametrize("seed", range(4))
def test_finds_what_reading_finds_in_real_pages_gone_wrong(corpus: Path, seed: int) -> None:
    random = Random(seed)
    for path in sorted(corpus.glob("*/**/*.md")):
        lines = path.read_text("utf-8", "replace").split("\n")
        for _ in range(random.randint(1, 3)):
            _alter(lines, random)
        assert_rows_are_those_of_the_page("\n".join(lines))


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f"- a\n\n  {REQUEST}", id="fence in a list"),
        pytest.param(f"<div>\n{REQUEST}", id="comment in HTML"),
        pytest.param(f"<script>\n\n{REQUEST}", id="comment in a script"),
        pytest.param(f"{REQUEST}\n{REQUEST}\n{NAMED_RESPONSE}", id="a response to one of two"),
        pytest.param(f"<!-- {{}} -->\n{REQUEST}", id="two comments"),
        pytest.param(
            f"{REQUEST}\n\n```http\nGET /b\n```\n{RESPONSE}", id="a response below a second spelling"
        ),
        pytest.param('<!-- {"blockType": "ignored"} -->\n\n    code', id="indented code"),
    ],
)
def test_hands_over(page: str) -> None:
    assert glance(page, "p.md") is None


def test_is_certain_of_plain_pages() -> None:
    resource = '<!-- {"blockType": "resource", "@odata.type": "t"} -->\n```json\n{}\n```'
    page = f"# A\n\n{REQUEST}\n\n{RESPONSE}\n\n<br>\n\n{resource}\n\n```json\n{{}}\n```\n"
    rows = ((4, "example", "a", "GET /a -> 200"), (18, "resource", "t", ""))
    assert glance(page, "p.md") == PageRows("p.md", rows, examples=1, blocks=3, slips=1)
