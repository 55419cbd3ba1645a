"""Whole pages: blocks, comments that are lost, the ledger, syntax, tables; and what holds for any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docparse.model import BlockType, Fate
from docparse.reading import Depth, read_page
from docparse.reading.elements import count_mentions

REQUEST = '<!-- {"blockType": "request", "name": "a"} -->\n```http\nGET /a\n```\n'
RESPONSE = '<!-- {"blockType": "response"} -->\n```http\nHTTP/1.1 204 No Content\n```\n'
LINES = (
    *(REQUEST + RESPONSE).split("\n"),
    '<!-- {"blockType": "ignored"} -->',
    '<!-- {"blockType": "resource", "@odata.type": "x"} -->',
    '<!-- { "name": "a" } -->',
    '<!-- {"type": "#page.annotation"} -->',
    '<!-- {"blockType": ',
    '"x"} -->',
    "<!-- blockType in words -->",
    "!-- { blockType } --",
    "text <!-- blockType --> text",
    "`<!-- blockType`",
    "[TAGS=a]",
    "[END]",
    "[!INCLUDE [x](x.md)]",
    "# Head",
    "# [A](#tab/a)",
    "---",
    "- item",
    "> quote",
    "```json",
    "{ 'a': 1 }",
    "GET /a HTTP/1.1",
    "HTTP/1.1 200",
    "| a | b |",
    "|--|--|",
    "",
    "    code",
    "\x00\ufeff\u2028",
)
INDENTS = ("", "", "", " ", "    ", "> ", "- ", "\t")

pages = st.lists(st.tuples(st.sampled_from(INDENTS), st.sampled_from(LINES)).map("".join), max_size=25).map(
    "\n".join
)


@given(pages | st.text(max_size=200) | st.binary(max_size=200), st.sampled_from(Depth))
@settings(max_examples=700, deadline=None)
def test_no_text_makes_reading_raise(text: str | bytes, depth: Depth) -> None:
    read_page(text, include={"x.md": REQUEST}.get, depth=depth)


@given(pages)
@settings(max_examples=700, deadline=None)
def test_everything_has_a_fate(text: str) -> None:
    page = read_page(text, include={"x.md": RESPONSE}.get)
    annotated = {block.comment_line for block in page.blocks if not block.annotation.inferred}
    assert annotated <= {entry.line for entry in page.ledger}
    kept = {promise.line for example in page.examples for promise in example.promises}
    told = {slip.location.line for slip in page.slips}
    for block in page.blocks:
        if block.annotation.block_type is BlockType.RESPONSE:
            assert block.location.line in kept | told
    assert page.examples == read_page(text, include={"x.md": RESPONSE}.get, depth=Depth.BLOCKS).examples
    alone = read_page(text, include={"x.md": RESPONSE}.get, depth=Depth.EXAMPLES)
    assert (alone.blocks, alone.examples, alone.syntax) == (page.blocks, page.examples, page.syntax)
    assert set(alone.slips) <= set(page.slips)


@given(pages)
@settings(max_examples=300, deadline=None)
def test_places_are_within_the_page(text: str) -> None:
    page = read_page(text)
    lines = text.split("\n")
    for slip in page.slips:
        assert 1 <= slip.location.line <= len(lines) + 1
        assert slip.location.column >= 1
    for entry in page.ledger:
        assert count_mentions("\n".join(lines[entry.line - 1 :]))


@pytest.mark.parametrize(
    ("text", "rules", "fates"),
    [
        pytest.param(REQUEST + RESPONSE, [], [Fate.EXAMPLE, Fate.EXAMPLE], id="an example"),
        pytest.param("<!-- TODO: a blockType -->", [], [Fate.IGNORED], id="words"),
        pytest.param("The key `blockType` says what it is.", [], [], id="no comment"),
        pytest.param(
            "Write `<!-- {blockType: request} -->` above it.", [], [], id="a comment in a code span"
        ),
        pytest.param('```\n<!-- { "blockType": "request" } -->\n```', [], [], id="a comment in code"),
        pytest.param("````\n" + REQUEST + "````", [], [], id="a page in code"),
        pytest.param(
            '<!-- {"blockType": "permissions"} -->\n|a|b|\n|-|-|', [], [Fate.OTHER], id="permissions"
        ),
        pytest.param(
            '<!-- {"blockType": "example"} -->\n<!-- x -->\n```\n{}\n```',
            [],
            [Fate.OTHER],
            id="a comment between",
        ),
        pytest.param(
            '<!-- x\n--><!-- {"blockType": "resource"} -->\n```\n{}\n```',
            [],
            [Fate.RESOURCE],
            id="two in one block",
        ),
        pytest.param(
            '<!-- {"blockType": "ignored"} -->\ntext', ["annotation-orphan"], [Fate.FINDING], id="no block"
        ),
        pytest.param(
            'a <!-- {"blockType": "ignored"} -->', ["annotation-orphan"], [Fate.FINDING], id="within text"
        ),
        pytest.param(
            '    <!-- {"blockType": "ignored"} -->\n```http\nGET /x\n```',
            ["annotation-orphan", "code-block-unannotated"],
            [Fate.FINDING],
            id="indented above a block",
        ),
        pytest.param('    <!-- {"blockType": "ignored"} -->\n\ntext', [], [], id="shown as indented code"),
        pytest.param("    [!INCLUDE [x](none.md)]", [], [], id="an include shown as indented code"),
        pytest.param("a `[!INCLUDE [x](none.md)]`", [], [], id="an include shown in a code span"),
        pytest.param(
            "1. a\n\n    [!INCLUDE [x](none.md)]", ["include-not-found"], [], id="an include in a list item"
        ),
        pytest.param(
            '<!-- {"blockType": "ignored"', ["annotation-comment-unclosed"], [Fate.FINDING], id="not closed"
        ),
        pytest.param(
            '!-- {"blockType": "ignored"} --',
            ["annotation-comment-malformed"],
            [Fate.FINDING],
            id="no comment's marks",
        ),
        pytest.param(
            '<!-- {"blockType": "ignored"} -->\n\n<!-- {"blockType": "ignored"} -->\n```\n```',
            ["annotation-orphan"],
            [Fate.FINDING, Fate.IGNORED],
            id="two above a block",
        ),
        pytest.param(
            '<!-- {"blockType": "reqest"} -->\n```\n```',
            ["block-type-unknown"],
            [Fate.FINDING],
            id="unknown word",
        ),
        pytest.param("```json\n{}\n```", ["code-block-unannotated"], [], id="no annotation"),
        pytest.param("```python\npass\n```", [], [], id="another language"),
        pytest.param("# A\n```http\nGET /\n\n# B\ntext", ["fence-unclosed"], [], id="a heading in a fence"),
        pytest.param("```sh\n# a comment\nls\n```", [], [], id="a comment in a shell"),
        pytest.param("```sh\nls\n", [], [], id="an open fence that hides nothing"),
    ],
)
def test_tells_and_enters(text: str, rules: list[str], fates: list[Fate]) -> None:
    page = read_page(text)
    assert [slip.rule for slip in page.slips] == rules
    assert [entry.fate for entry in page.ledger] == fates


def test_reads_blocks_in_containers() -> None:
    text = "> - " + REQUEST.replace("\n", "\n>   ") + "\n"
    (block,) = read_page(text).blocks
    assert (block.content, block.location.line, block.content_line, block.content_column) == (
        "GET /a",
        2,
        3,
        5,
    )


def test_keeps_what_a_block_stands_under() -> None:
    text = f"# T\n## The *first* `one`\n# [HTTP](#tab/http)\n{REQUEST}\n---\n{RESPONSE}"
    request, response = read_page(text).blocks
    assert (request.heading, request.tab, response.tab) == ("The first one", "http", "")


def test_keeps_the_info_string_and_the_exact_text() -> None:
    (block,) = read_page('<!-- {"blockType": "example"} -->\n~~~http  title="x"\n\n a\t\n\n~~~').blocks
    assert (block.info, block.language, block.content) == ('http  title="x"', "http", "\n a\t\n")


@pytest.mark.parametrize(
    ("code", "block_type"),
    [
        pytest.param("```http\nGET /a\n```", BlockType.REQUEST, id="request line"),
        pytest.param("```http\nHTTP/1.1 200 OK\n```", BlockType.RESPONSE, id="status line"),
        pytest.param("```http\nGET /a\nGET /b\n```", BlockType.SAMPLES, id="several request lines"),
        pytest.param("```json\n{}\n```", BlockType.RESOURCE, id="JSON with a type"),
    ],
)
def test_guesses_a_missing_block_type(code: str, block_type: BlockType) -> None:
    page = read_page(f'<!-- {{"@odata.type": "x", "name": "a"}} -->\n{code}')
    (block,) = page.blocks
    assert (block.annotation.block_type, block.annotation.inferred) == (block_type, True)
    assert ("block-type-inferred", True) in [(slip.rule, slip.noted) for slip in page.slips]


def test_guesses_nothing_for_other_languages() -> None:
    assert not read_page('<!-- {"name": "a"} -->\n```csharp\nGET /a\n```').blocks


def test_reads_the_request_lines_of_a_syntax_block() -> None:
    text = (
        '## HTTP request\n<!-- {"blockType": "ignored"} -->\n```http\nGET /a/{id}\n\nPATCH /b HTTP/1.1\n```'
    )
    lines = [(line.method, line.template, line.location.line) for line in read_page(text).syntax]
    assert lines == [("GET", "/a/{id}", 4), ("PATCH", "/b", 6)]


def test_reads_tables_where_all_is_read() -> None:
    text = "## *Properties*\n|Name|Type|\n|:--|--|\n|[id](x.md)|**Edm.String** `a|\n|n<br/>m|\\|x|\n"
    (table,) = read_page(text).tables or ()
    assert (table.heading, table.columns) == ("Properties", ("Name", "Type"))
    assert table.rows == (("id", "Edm.String `a"), ("n m", "|x"))
    assert table.lines == (4, 5)
    assert read_page(text, depth=Depth.BLOCKS).tables is None


def test_takes_the_page_annotation_from_anywhere() -> None:
    page = read_page('<!-- {"type": "#page.annotation", "section": "x"} -->\n# T\n' + REQUEST)
    assert page.annotation is not None
    assert (page.annotation.value["section"], page.annotation.location.line) == ("x", 1)


def test_reads_below_a_hundred_quotes_without_losing_a_mention() -> None:
    page = read_page(">" * 500 + ' <!-- {"blockType": "ignored"} -->')
    assert [entry.fate for entry in page.ledger] == [Fate.FINDING]


@pytest.mark.parametrize(
    ("annotation", "length", "noted"),
    [
        pytest.param(', "truncated": true', "99", True, id="longer, and truncated"),
        pytest.param(', "truncated": true', "9" * 5000, True, id="endless, and truncated"),
        pytest.param(', "truncated": true', "3", False, id="shorter, and truncated"),
        pytest.param("", "99", False, id="longer"),
    ],
)
def test_a_longer_length_is_natural_where_a_response_is_truncated(
    annotation: str, length: str, *, noted: bool
) -> None:
    response = RESPONSE.replace('"response"', f'"response"{annotation}').replace(
        "204 No Content", f'200 OK\nContent-Length: {length}\n\n{{"a": 1}}'
    )
    (slip,) = read_page(f"{REQUEST}\n{response}").slips
    assert (slip.rule, slip.noted) == ("http-content-length", noted)


@pytest.mark.parametrize(
    ("method", "answer", "rules"),
    [
        pytest.param("HEAD", "200 OK\nContent-Length: 50", [], id="HEAD"),
        pytest.param("GET", "304 Not Modified\nContent-Length: 50", [], id="304"),
        pytest.param("GET", "200 OK\nContent-Length: 50", ["http-content-length"], id="GET"),
        pytest.param("HEAD", "200 OK\nContent-Length: 50\n\n{}", ["http-content-length"], id="HEAD, content"),
    ],
)
def test_a_length_may_be_that_of_content_which_only_get_would_give(
    method: str, answer: str, rules: list[str]
) -> None:
    request = REQUEST.replace("GET", method)
    page = read_page(f"{request}\n{RESPONSE.replace('204 No Content', answer)}")
    assert [slip.rule for slip in page.slips] == rules
