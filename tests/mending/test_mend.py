"""What has one right answer is mended; everything else stays as it is, byte for byte."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.linting import RULES, lint
from docparse.mending import mend
from docparse.model import Docset, Finding, Page
from docparse.reading import read_page

LENGTH = """# T

<!-- {"blockType": "request", "name": "a"} -->
```http
POST /a
Content-Type: application/json
content-length:   7

{"a": 1, "b": [1]}
```
"""


def find(page: Page) -> list[Finding]:
    return list(lint(Docset((page,)), RULES))


def mended(text: str) -> str:
    return mend(text.encode(), "p.md", find).content.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(LENGTH, LENGTH.replace("7\n", "18\n"), id="Content-Length"),
        pytest.param(
            LENGTH.replace("7\n", "18\n").replace("1]}", "1,],}"),
            LENGTH.replace("7\n", "18\n"),
            id="trailing commas, with the Content-Length that fits",
        ),
        pytest.param(
            LENGTH.replace("7\n", "23\n").replace("[1]}", "[[1,],],}"),
            LENGTH.replace("7\n", "20\n").replace("[1]", "[[1]]"),
            id="trailing commas, and the Content-Length that fitted with them",
        ),
        pytest.param(
            '<!-- {"blockType": "ignored", "name": ["x",],} -->\n```\nx\n```\n',
            '<!-- {"blockType": "ignored", "name": ["x"]} -->\n```\nx\n```\n',
            id="trailing commas in an annotation",
        ),
        pytest.param(
            "<!-- {\n  'BlockType' : 'Ignore' } -->\n```\nx\n```\n",
            "<!-- {\n  'BlockType' : 'Ignored' } -->\n```\nx\n```\n",
            id="ignore",
        ),
        pytest.param(
            '<!-- {"blockType": "resource", "@odata.type": "x"} -->\n```json\n{"a": "string",\n}\n```\n',
            '<!-- {"blockType": "resource", "@odata.type": "x"} -->\n```json\n{"a": "string"\n}\n```\n',
            id="a trailing comma in a resource block",
        ),
        pytest.param(
            '<!-- {"blockType": "request"} -->\n```http\nGET /a\n```\n\n<!-- {"blockType": "response"} -->\n'
            "```http\nHTTP/1.1 204\n```\n",
            '<!-- {"blockType": "request"} -->\n```http\nGET /a\n```\n\n<!-- {"blockType": "response"} -->\n'
            "```http\nHTTP/1.1 204 No Content\n```\n",
            id="no reason",
        ),
    ],
)
def test_mends(before: str, after: str) -> None:
    assert mended(before) == after
    assert mended(after) == after


@pytest.mark.parametrize("prefix", ["> ", "   ", "> > ", "    "])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_keeps_containers_and_line_ends(prefix: str, end: str) -> None:
    head = {"   ": "1. x\n\n", "    ": "10. x\n\n"}.get(prefix, "")
    before, after = (
        (head + "".join(f"{prefix}{line}\n" for line in text.splitlines())).replace("\n", end)
        for text in (
            LENGTH.replace("# T\n\n", "").replace("1]}", "1\n,],}"),
            LENGTH.replace("# T\n\n", "").replace("1]}", "1\n]}").replace("7\n", "19\n"),
        )
    )
    assert mended(before) == after


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        pytest.param(codecs.BOM_UTF8, "utf-8", id="UTF-8 with a byte order mark"),
        pytest.param(codecs.BOM_UTF16_LE, "utf-16-le", id="UTF-16, little end first"),
        pytest.param(codecs.BOM_UTF16_BE, "utf-16-be", id="UTF-16, big end first"),
    ],
)
def test_keeps_encodings(mark: bytes, encoding: str) -> None:
    content = mark + LENGTH.encode(encoding)
    assert mend(content, "p.md", find).content == mark + LENGTH.replace("7\n", "18\n").encode(encoding)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(LENGTH.replace("7\n", "18\n"), id="nothing to mend"),
        pytest.param(LENGTH.replace("7\n", "{length}\n"), id="a placeholder for a length"),
        pytest.param(LENGTH.replace("7\n", "26\n").replace("1]}", "1 /* c */]}"), id="a comment in JSON"),
        pytest.param(
            '<!-- {"blockType": "request"} -->\n```http\nGET /a\n```\n\n<!-- {"blockType": "response"} -->\n'
            "```http\nHTTP/1.1 299\n```\n",
            id="a status code without a reason",
        ),
        pytest.param("<!-- {'blockType': 'ignored'} -->\n```\nx\n```\n", id="single quotation marks"),
        pytest.param(
            '<!-- {"blockType": "request"} -->\n```http\nGET /a\n```\n\n'
            '<!-- {"blockType": "response", "truncated": true} -->\n```http\nHTTP/1.1 200 OK\n'
            'Content-Length: 99\n\n{"a": 1}\n```\n',
            id="the length of a whole content that is shown in part",
        ),
    ],
)
def test_leaves_alone(text: str) -> None:
    assert mended(text) == text


def test_bytes_that_are_no_text_stay_as_they_are() -> None:
    content = LENGTH.encode() + b"\xff"
    assert mend(content, "p.md", find).content == content


def test_multipart_content_counts_as_it_is_sent() -> None:
    text = LENGTH.replace("application/json", "multipart/mixed; boundary=b").replace(
        '{"a": 1, "b": [1]}', "--b\n\na\n--b--"
    )
    assert "content-length:   15\n" in mended(text)


def test_mends_only_what_is_asked_for() -> None:
    assert mend(LENGTH.encode(), "p.md", lambda _: ()).content == LENGTH.encode()


LINES = st.sampled_from(
    [
        '<!-- {"blockType": "request",} -->',
        '<!-- {"blockType": "response", "name": ["a",]} -->',
        "<!-- {'blockType': 'ignore'} -->",
        '<!-- {"blockType": "resource", "@odata.type": "x"} -->',
        "```http",
        "```json",
        "```",
        "POST /a",
        "HTTP/1.1 200",
        "HTTP/1.1 204 No Content",
        "Content-Type: application/json",
        "Content-Length: 3",
        "",
        '{"a": [1,],}',
        '{"é": 1}',
        "> ```http",
        "> POST /b",
        ">",
        "> [1,]",
        "> ```",
        "  - x",
        "# T",
        "text, [a](b),",
    ]
)


@given(st.lists(LINES, max_size=25), st.sampled_from(["\n", "\r\n", "\r"]))
def test_mending_twice_changes_nothing_more_and_moves_no_line(lines: list[str], end: str) -> None:
    before = end.join(lines)
    after = mended(before)
    assert mended(after) == after
    assert len(after.split(end)) == len(lines or [""])
    page, again = read_page(before.encode()), read_page(after.encode())
    assert [example.id for example in page] == [example.id for example in again]
    if not any(finding.rule in RULES_THAT_MEND for finding in find(page)):
        assert after == before


def test_real_pages_are_mended_once_and_those_without_a_fault_stay(corpus: Path) -> None:
    for path in sorted(corpus.glob("onedrive/**/*.md")) + sorted(corpus.glob("made/*.md")):
        content = path.read_bytes()
        done = mend(content, "p.md", find_mendable)
        assert done.findings or done.content == content
        assert mend(done.content, "p.md", find_mendable).content == done.content
        assert done.content.count(b"\n") == content.count(b"\n")


def find_mendable(page: Page) -> list[Finding]:
    return list(lint(Docset((page,)), [rule for rule in RULES if rule.name in RULES_THAT_MEND]))


RULES_THAT_MEND = {
    "annotation-json-lenient",
    "block-type-alias",
    "body-json-invalid",
    "http-content-length",
    "http-reason-missing",
}
