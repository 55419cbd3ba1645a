"""Bytes and includes to one text whose lines know where they come from."""

import pytest

from docparse.model import Location
from docparse.reading import Depth, read_page
from docparse.reading.source import read_source

REQUEST = '<!-- {"blockType": "request", "name": "a"} -->\n```http\nGET /a\n```\n'


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(REQUEST.encode(), id="UTF-8"),
        pytest.param(b"\xef\xbb\xbf" + REQUEST.encode(), id="byte order mark"),
        pytest.param(REQUEST.encode("utf-16"), id="UTF-16"),
        pytest.param(b"\xfe\xff" + REQUEST.encode("utf-16-be"), id="UTF-16, big end first"),
        pytest.param(REQUEST.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(REQUEST.replace("\n", "\r").encode(), id="CR"),
    ],
)
def test_reads_any_encoding_and_line_end(written: bytes) -> None:
    page = read_page(written)
    assert [example.request.target for example in page] == ["/a"]
    assert page.blocks[0].location.line == 2
    assert {slip.rule for slip in page.slips} == {"request-unpaired"}


def test_tells_of_bytes_that_are_no_text() -> None:
    source = read_source(b"one\r\ntwo \xff\n", "page.md")
    assert source.text == "one\ntwo \ufffd\n"
    assert [(slip.rule, slip.location.line) for slip in source.slips] == [("text-undecodable", 2)]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        pytest.param("---\na: b\n---\n# T\n", "\n\n\n# T\n"[1:], id="front matter"),
        pytest.param("\n---\na: b\n---\n# T\n", "\n\n\n\n# T\n"[1:], id="after a blank line"),
        pytest.param("---\na: b\n# T\n", "---\na: b\n# T\n", id="not closed"),
        pytest.param("# T\n---\na\n---\n", "# T\n---\na\n---\n", id="not first"),
    ],
)
def test_blanks_front_matter(written: str, text: str) -> None:
    read = read_source(written, "page.md").text
    assert read.lstrip("\n") == text.lstrip("\n")
    assert read.count("\n") == written.count("\n")


def test_counts_lines_with_front_matter() -> None:
    page = read_page("---\ntitle: T\n---\n" + REQUEST)
    assert (page.blocks[0].comment_line, page.blocks[0].location.line) == (4, 5)


def test_includes_a_file_with_its_own_lines() -> None:
    files = {"docs/inc/a.md": "---\nx: y\n---\n\nText.\n\n" + REQUEST}
    page = read_page(
        "# T\n\n[!INCLUDE [a](inc/a.md)]\n\nEnd.\n\n" + REQUEST.replace('"a"', '"b"'),
        "docs/p.md",
        include=files.get,
    )
    first, second = page.blocks
    assert first.location == Location("docs/inc/a.md", 8)
    assert second.location == Location("docs/p.md", 8)
    assert [slip.location.page for slip in page.slips if slip.rule == "request-unpaired"] == [
        "docs/inc/a.md",
        "docs/p.md",
    ] or len(page.slips) == 2


def test_includes_code_below_an_annotation() -> None:
    files = {"x.md": "```http\nGET /x\n```\n"}
    page = read_page(
        '<!-- {"blockType": "request", "name": "a"} -->\n[!INCLUDE [x](x.md)]\n', include=files.get
    )
    assert [example.request.target for example in page] == ["/x"]
    assert page.blocks[0].location == Location("x.md", 1)


def test_includes_what_an_included_file_includes() -> None:
    files = {"inc/a.md": "one\n[!INCLUDE [b](../b)]\n", "b.md": REQUEST}
    page = read_page("[!include[a](inc/a.md)]", "p.md", include=files.get)
    assert page.blocks[0].location == Location("b.md", 2)


@pytest.mark.parametrize(
    ("line", "files"),
    [
        pytest.param("[!INCLUDE [x](none.md)]", {}, id="no such file"),
        pytest.param("[!INCLUDE [x](page.md)]", {"page.md": "x"}, id="the page itself"),
        pytest.param("[!INCLUDE [x](a.md)]", {"a.md": "[!INCLUDE [x](page.md)]"}, id="a cycle"),
        pytest.param("Text [!INCLUDE [x](none.md)] text", {}, id="within a line"),
    ],
)
def test_tells_of_what_is_not_included(line: str, files: dict[str, str]) -> None:
    page = read_page(f"# T\n\n{line}\n", include=files.get)
    assert [slip.rule for slip in page.slips] == ["include-not-found"]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("```\n[!INCLUDE [x](none.md)]\n```\n", id="in code"),
        pytest.param("<!--\n[!INCLUDE [x](none.md)]\n-->\n", id="in a comment"),
        pytest.param("```\n[TAGS=a]\n```\n" + REQUEST, id="tags in code"),
        pytest.param("[END]\n", id="an end without a start"),
    ],
)
def test_leaves_alone(page: str) -> None:
    assert not [slip for slip in read_page(page).slips if slip.rule == "include-not-found"]
    assert len(read_page(page).blocks) == page.count("blockType")


def test_stops_at_very_many_includes() -> None:
    files = {f"{n}.md": f"[!INCLUDE [x]({n + 1}.md)]\n[!INCLUDE [y]({n + 1}.md)]\n" for n in range(20)}
    page = read_page("[!INCLUDE [x](0.md)]\n", include=files.get)
    assert {slip.rule for slip in page.slips} == {"include-not-found"}


def test_leaves_out_what_is_tagged_and_says_so() -> None:
    page = read_page(f"# T\n[TAGS=beta]\n{REQUEST}\n[TAGS=x]\na\n[END]\n{REQUEST}[END]\n\n{REQUEST}")
    assert [block.location.line for block in page.blocks] == [18]
    assert [(entry.line, entry.what) for entry in page.ledger][:2] == [
        (3, "in a section with tags"),
        (11, "in a section with tags"),
    ]


def test_leaves_out_to_the_end_where_tags_are_not_closed() -> None:
    assert not read_page(f"[TAGS=beta]\n{REQUEST}").blocks


@pytest.mark.parametrize("depth", list(Depth))
def test_includes_at_any_depth(depth: Depth) -> None:
    page = read_page(
        "[!INCLUDE [x](none.md)]\n\n[!INCLUDE [r](r.md)]\n", include={"r.md": REQUEST}.get, depth=depth
    )
    assert [example.name for example in page] == ["a"]


def test_leaves_missing_includes_to_whole_reading() -> None:
    text = "[!INCLUDE [x](none.md)]\n" + REQUEST
    assert [slip.rule for slip in read_page(text, depth=Depth.BLOCKS).slips] == ["request-unpaired"]
