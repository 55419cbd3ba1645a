import gzip
import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.exporting import render_http
from docparse.message import Headers, HttpRequest
from docparse.reading.http_text import content_to_send, find_request_lines, read_request, read_response

STARTS = ["GET /a", "POST", "get /b", "HTTP/1.1 200 OK", "HTTP", "X:y", "Content-Length: 3", " folded"]
CONTENTS = [
    "Content-Type: application/json",
    "{",
    '{"a": 1,}',
    "<bytes>",
    "--b",
    "multipart/mixed; boundary=b",
    "[",
]
PIECES = st.sampled_from([*STARTS, *CONTENTS, "\n", "\n\n", "\r\n", "\x00", "é", " "])
MESSY = st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=80)


def rules(reading):
    return [slip.rule for slip in reading.slips]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        pytest.param("GET /things", "/things", id="the shortest request"),
        pytest.param(
            "GET https://api.example/things?$top=1 HTTP/1.1",
            "https://api.example/things?$top=1",
            id="version",
        ),
        pytest.param("GET  /things ", "/things", id="spaces around the target"),
        pytest.param("\n\n  GET /things\n", "/things", id="blank lines and spaces before the request line"),
        pytest.param("OPTIONS *", "*", id="the server as a whole"),
        pytest.param("GET {base-url}/things", "{base-url}/things", id="a placeholder for a target"),
        pytest.param("GET /{id | name}", "/{id | name}", id="spaces within a placeholder"),
        pytest.param("GET /a?x='HTTP'", "/a?x='HTTP'", id="a value that says HTTP"),
    ],
)
def test_leaves_request_lines_alone(text, target):
    reading = read_request(text)
    assert reading.request is not None
    assert reading.request.target == target
    assert reading.slips == ()
    assert reading.content_line == -1


@pytest.mark.parametrize(
    ("text", "method", "target", "rule", "noted"),
    [
        pytest.param("get /a", "GET", "/a", "http-method-unknown", False, id="small letters"),
        pytest.param("FETCH /a", "FETCH", "/a", "http-method-unknown", False, id="a method nobody knows"),
        pytest.param(
            "GET /a?$filter=n gt 3", "GET", "/a?$filter=n gt 3", "http-request-line", True, id="spaces"
        ),
        pytest.param(
            "GET HTTP/1.1 /a", "GET", "/a", "http-request-line", True, id="version before the target"
        ),
    ],
)
def test_repairs_request_lines(text, method, target, rule, noted):
    reading = read_request(text)
    assert reading.request == HttpRequest(method, target)
    assert [(slip.rule, slip.noted) for slip in reading.slips] == [(rule, noted)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param("", "http-request-empty", id="nothing"),
        pytest.param(" \n\t\n", "http-request-empty", id="blank lines"),
        pytest.param("https://api.example/things", "http-request-line", id="no method"),
        pytest.param("/things HTTP/1.1", "http-request-line", id="no method, with a version"),
        pytest.param("GET", "http-request-line", id="no target"),
        pytest.param("some words here", "http-request-line", id="prose"),
        pytest.param("HTTP/1.1 200 OK", "http-request-line", id="a response"),
        pytest.param('{"a": 1}', "http-request-line", id="only content"),
    ],
)
def test_finds_no_request(text, rule):
    reading = read_request(text)
    assert reading.request is None
    assert rules(reading) == [rule]


def test_suggests_the_method_that_was_meant():
    assert "did you mean 'PATCH'?" in read_request("PTCH /a").slips[0].message


def test_joins_a_target_that_goes_on_in_indented_lines():
    reading = read_request("GET /a\n    ?$top=5\n    &$skip=5 HTTP/1.1\nAccept: text/plain")
    assert reading.request == HttpRequest("GET", "/a?$top=5&$skip=5", Headers([("Accept", "text/plain")]))
    assert reading.slips == ()


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        pytest.param("A: 1\na: 2", [("A", "1"), ("a", "2")], id="the same field twice"),
        pytest.param("A:1\nB:", [("A", "1"), ("B", "")], id="no space, no value"),
        pytest.param("A : 1", [("A", "1")], id="space before the colon"),
        pytest.param("A: x: y", [("A", "x: y")], id="a colon in the value"),
        pytest.param("  A: 1\n  B: 2", [("A", "1"), ("B", "2")], id="indented fields"),
    ],
)
def test_reads_fields_as_written(lines, fields):
    reading = read_request(f"GET /a\n{lines}\n")
    assert reading.request == HttpRequest("GET", "/a", Headers(fields))
    assert reading.slips == ()


def test_joins_a_folded_value_and_notes_it():
    reading = read_request("GET /a\nX: one\n  two\n")
    assert reading.request == HttpRequest("GET", "/a", Headers([("X", "one two")]))
    assert [(slip.rule, slip.line, slip.noted) for slip in reading.slips] == [("http-header-folded", 2, True)]


def test_leaves_out_a_line_that_is_no_field():
    reading = read_request("GET /a\nAccept application/json\nB: 1")
    assert reading.request == HttpRequest("GET", "/a", Headers([("B", "1")]))
    assert [(slip.rule, slip.line) for slip in reading.slips] == [("http-missing-blank-line", 1)]


@pytest.mark.parametrize("first", ["{", "[", "<"])
def test_reads_content_that_no_empty_line_precedes(first):
    reading = read_request(f"POST /a\nContent-Type: text/plain\n  {first}\n\nmore")
    assert reading.request is not None
    assert reading.request.content == f"  {first}\n\nmore".encode()
    assert reading.content_line == 2
    assert [(slip.rule, slip.line, slip.column) for slip in reading.slips] == [
        ("http-missing-blank-line", 2, 2)
    ]


@pytest.mark.parametrize("method", ["GET", "HEAD", "DELETE"])
def test_takes_fields_after_the_empty_line_of_a_request_without_content(method):
    reading = read_request(f"{method} /a\nA: 1\n\nB: 2\nC: 3")
    assert reading.request == HttpRequest(method, "/a", Headers([("A", "1"), ("B", "2"), ("C", "3")]))
    assert [(slip.rule, slip.line) for slip in reading.slips] == [("http-missing-blank-line", 3)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param("PUT /a\n\nB: 2", b"B: 2", id="another method"),
        pytest.param("DELETE /a\n\nB: 2\nno field", b"B: 2\nno field", id="a line that is no field"),
    ],
)
def test_leaves_content_that_looks_like_fields_alone(text, content):
    reading = read_request(text)
    assert reading.request is not None
    assert reading.request.content == content
    assert reading.slips == ()


@pytest.mark.parametrize(
    ("text", "further", "content"),
    [
        pytest.param("GET /a\nGET /b", [("GET", "/b", 1)], b"", id="line after line"),
        pytest.param(
            "GET /a\nX: 1\n\nGET /b\nPUT /c",
            [("GET", "/b", 3), ("PUT", "/c", 4)],
            b"",
            id="after an empty line",
        ),
        pytest.param(
            'POST /a\n\n{"b": 1}\n\nGET /b', [("GET", "/b", 4)], b'{"b": 1}', id="after JSON content"
        ),
        pytest.param(
            "POST /a\nContent-Type: text/plain\n\nSay\n\nGET /b", [], b"Say\n\nGET /b", id="not within a text"
        ),
        pytest.param(
            "POST /$batch\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nGET /b\n--b--",
            [],
            b"--b\n\nGET /b\n--b--",
            id="not within a batch",
        ),
    ],
)
def test_never_takes_further_requests_for_content(text, further, content):
    reading = read_request(text)
    assert reading.request is not None
    assert reading.request.content == content
    assert list(reading.further) == further
    assert rules(reading) == ["http-multiple-requests"] * len(further)


def test_finds_the_request_lines_of_a_syntax_block():
    text = "GET /me/photo\n\nget /no\nGET /users/{id | name}/photo HTTP/1.1\nor\n  PATCH /me"
    assert list(find_request_lines(text)) == [
        ("GET", "/me/photo", 0),
        ("GET", "/users/{id | name}/photo", 3),
        ("PATCH", "/me", 5),
    ]


@pytest.mark.parametrize(
    ("rest", "content", "line"),
    [
        pytest.param("\n\n", b"", -1, id="only blank lines"),
        pytest.param(
            "\n\n\n a \n\nb\t\n \n", b" a \n\nb\t", 3, id="blank lines at both ends go, spaces in lines stay"
        ),
        pytest.param("\n \na", b"a", 2, id="an empty line of spaces"),
        pytest.param("\r\n\r\na\r\nb\r\n", b"a\nb", 2, id="CRLF"),
        pytest.param("\n\né", "é".encode(), 2, id="UTF-8"),
    ],
)
def test_cuts_content_to_its_lines(rest, content, line):
    reading = read_request(f"PUT /a{rest}")
    assert reading.request is not None
    assert reading.request.content == content
    assert reading.content_line == line


def test_sends_multipart_content_with_crlf_and_other_content_as_it_is():
    multipart = Headers([("Content-Type", "Multipart/Related; boundary=b")])
    assert content_to_send(multipart, b"--b\r\n\n--b--") == b"--b\r\n\r\n--b--"
    assert content_to_send(Headers([("Content-Type", "text/plain")]), b"a\nb") == b"a\nb"


@pytest.mark.parametrize(
    "length",
    [
        pytest.param("7", id="LF"),
        pytest.param("8", id="LF and a last one"),
        pytest.param("9", id="CRLF"),
        pytest.param("11", id="CRLF and a last one"),
        pytest.param("007", id="noughts in front"),
        pytest.param("{n}", id="a placeholder"),
        pytest.param("xxx", id="no number"),
    ],
)
def test_leaves_alone_a_content_length_that_fits(length):
    assert read_request(f"PUT /a\nContent-Length: {length}\n\na\nbc\nde").slips == ()


@pytest.mark.parametrize("length", ["6", "10", "12", "0", "9" * 5000])
def test_finds_a_content_length_that_does_not_fit(length):
    (slip,) = read_request(f"PUT /a\nX: y\nContent-Length: {length}\n\na\nbc\nde").slips
    assert (slip.rule, slip.line) == ("http-content-length", 2)
    assert "has 7 bytes (9 with CRLF)" in slip.message


def test_wants_no_content_length_but_zero_where_there_is_no_content():
    assert rules(read_request("PUT /a\nContent-Length: 0")) == []
    assert rules(read_request("PUT /a\nContent-Length: 1")) == ["http-content-length"]


def test_notes_a_content_type_without_content():
    (slip,) = read_response("HTTP/1.1 200 OK\nContent-Type: text/plain\n").slips
    assert (slip.rule, slip.line, slip.noted) == ("http-content-type-without-body", 1, True)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param('POST /a\nContent-Type: application/json\n\n{"a": [1, 2]}', [], id="JSON"),
        pytest.param("POST /a\nContent-Type: text/plain\n\n{a: 1,}", [], id="braces in a text"),
        pytest.param("POST /a\n\nno { brace at the start", [], id="no media type, no JSON by its looks"),
        pytest.param('POST /a\n\n{\n  "a": 1,\n}', [(3, 8)], id="no media type, JSON by its looks"),
        pytest.param('POST /a\nContent-Type: text/json\n\n{\n"a": 1\n"b": 2}', [(5, 0)], id="missing comma"),
        pytest.param(
            "POST /a\nContent-Type: a/b+json\n\n{'a': '1', 'b': [2,]}", [(3, 1), (3, 18)], id="two kinds"
        ),
        pytest.param("POST /a\nContent-Type: application/json\n\nhello", [(3, 0)], id="no JSON at all"),
    ],
)
def test_finds_content_that_is_no_json_at_its_very_place(text, places):
    reading = read_request(text)
    assert rules(reading) == ["body-json-invalid"] * len(places)
    assert [(slip.line, slip.column) for slip in reading.slips] == places


@pytest.mark.parametrize(
    ("media_type", "content"),
    [
        pytest.param("image/jpeg", "Binary data for the image", id="a sentence"),
        pytest.param("image/jpeg", "<Image>", id="angle brackets"),
        pytest.param("image/png", "{logo}", id="braces"),
        pytest.param("application/zip", "[Zip file containing a Teams app package]", id="square brackets"),
        pytest.param("application/octet-stream", "...binary data...", id="dots"),
        pytest.param(
            "application/octet-stream", "{anything at all}", id="bracketed words where bytes are due"
        ),
        pytest.param("text/plain", "The contents of the file goes here.", id="a text that goes here"),
        pytest.param("", "<bytes 0-25 of the file>", id="no media type"),
        pytest.param("", "<<The contents of the image goes here.>>", id="double brackets"),
    ],
)
def test_finds_words_in_place_of_bytes(media_type, content):
    field = f"Content-Type: {media_type}\n" if media_type else ""
    reading = read_request(f"PUT /a\nContent-Length: 4096\n{field}\n{content}\n")
    assert reading.unsendable == f"the content is words in place of bytes: {content}"
    assert [(slip.rule, slip.noted) for slip in reading.slips] == [("body-placeholder-binary", True)]


@pytest.mark.parametrize(
    ("media_type", "content"),
    [
        pytest.param("text/plain", "Hello {name}", id="a brace in a text"),
        pytest.param("text/plain", "The file is ready.", id="a text about a file"),
        pytest.param("text/plain", "File contents", id="a text that may be the content"),
        pytest.param("text/html", "<image>", id="markup"),
        pytest.param("application/xml", "<data/>", id="XML"),
        pytest.param("application/json", '["image"]', id="JSON"),
        pytest.param(
            "application/octet-stream", "Ticket Name,Created Date\nA,2020-01-31", id="lines of values"
        ),
        pytest.param(
            "application/octet-stream",
            "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAABAAEAAAIBRAA7",
            id="base64",
        ),
        pytest.param("", '{"image": "data"}', id="JSON without a media type"),
    ],
)
def test_leaves_content_that_is_no_words_in_place_of_bytes(media_type, content):
    field = f"Content-Type: {media_type}\n" if media_type else ""
    reading = read_request(f"PUT /a\n{field}\n{content}\n")
    assert reading.unsendable == ""
    assert reading.slips == ()


def test_finds_words_in_place_of_bytes_in_a_part():
    reading = read_request(
        'POST /a\nContent-Type: multipart/related; boundary="A1"\n\n'
        '--A1\nContent-Type: application/json\n\n{"n": 1}\n\n--A1\nContent-Type: image/png\n\n<image>\n--A1--'
    )
    assert reading.unsendable == "the content is words in place of bytes: <image>"
    assert [(slip.rule, slip.line) for slip in reading.slips] == [("body-placeholder-binary", 11)]


@pytest.mark.parametrize(
    ("text", "status_code", "reason", "rule"),
    [
        pytest.param("HTTP/1.1 200 OK", 200, "OK", [], id="a status line"),
        pytest.param("\n HTTP/2 404  Not Found ", 404, "Not Found", [], id="spaces"),
        pytest.param("HTTP/1.1 204", 204, "", [], id="no reason"),
        pytest.param("HTTP 201 Created", 201, "Created", ["http-status-line-missing"], id="no version"),
        pytest.param("202 Accepted", 202, "Accepted", ["http-status-line-missing"], id="no protocol"),
        pytest.param("HTTP/1.1 OK", None, "", ["http-status-line-missing"], id="no status code"),
        pytest.param("HTTP/1.1 2000 OK", None, "", ["http-status-line-missing"], id="no such status code"),
        pytest.param("POST /a\nA: b\n\nc", None, "", ["http-status-line-missing"], id="a request"),
        pytest.param("", None, "", ["http-status-line-missing"], id="nothing"),
    ],
)
def test_reads_status_lines(text, status_code, reason, rule):
    reading = read_response(text)
    assert (reading.status_code, reading.reason, rules(reading)) == (status_code, reason, rule)
    assert (reading.content, len(reading.headers)) == (b"", 0)


@pytest.mark.parametrize(
    ("start", "told"),
    [
        pytest.param(
            "20O OK", "the status line '20O OK' cannot be read: it has no status code", id="a letter"
        ),
        pytest.param("HTTP/1.1 OK", "the status line 'HTTP/1.1 OK' cannot be read", id="no code"),
        pytest.param(
            f"HTTP/1.1 {'x' * 90}", f"the status line 'HTTP/1.1 {'x' * 50}…' cannot", id="a long one"
        ),
        pytest.param("1st of May", "the status line is missing, so no status code is promised", id="text"),
        pytest.param('{"a": 1}', "the status line is missing, so no status code is promised", id="JSON"),
    ],
)
def test_says_which_status_line_cannot_be_read(start, told):
    (slip,) = read_response(start).slips
    assert slip.message.startswith(told)


@pytest.mark.parametrize(
    ("text", "fields", "content", "line"),
    [
        pytest.param('{\n"a": 1\n}', [], b'{\n"a": 1\n}', 0, id="only JSON"),
        pytest.param('\n{"a":\n\n1}', [], b'{"a":\n\n1}', 1, id="JSON with an empty line"),
        pytest.param("Some text\nMore", [], b"Some text\nMore", 0, id="only text"),
        pytest.param("A: b\n\ntext", [("A", "b")], b"text", 2, id="fields and content"),
    ],
)
def test_reads_a_response_without_a_status_line(text, fields, content, line):
    reading = read_response(text)
    assert reading.status_code is None
    assert (reading.headers, reading.content, reading.content_line) == (Headers(fields), content, line)
    assert rules(reading) == ["http-status-line-missing"]


@given(MESSY)
def test_reads_any_text_without_raising(text):
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    for reading in (read_request(text), read_response(text)):
        assert -1 <= reading.content_line <= lines
        assert all(0 <= slip.line <= lines and slip.column >= 0 for slip in reading.slips)


TOKENS = st.text("ABCdef-_123", min_size=1, max_size=8)
VALUES = st.text("abc 123:;,/{}<>\"'é", max_size=12).map(str.strip)
REQUESTS = st.builds(
    HttpRequest,
    st.sampled_from(["GET", "POST", "PATCH", "DELETE"]),
    st.text("abc/?&=$%'()", max_size=20).map(lambda rest: f"/{rest}"),
    st.lists(st.tuples(TOKENS, VALUES), max_size=4).map(Headers),
    st.lists(st.sampled_from(["{", "}", '"a": 1', "text, no field", ""]), max_size=5)
    .map("\n".join)
    .map(lambda text: text.strip().encode()),
)


@given(REQUESTS)
def test_gives_back_a_rendered_request(request_):
    assert read_request(render_http(request_)).request == request_


def read_blocks(corpus):
    """Yield the text of each HTTP block of the corpus with what is expected of it."""
    with gzip.open(corpus / "expected.jsonl.gz", "rt", encoding="utf-8") as rows:
        for page in map(json.loads, rows):
            text = (corpus / page["page"]).read_bytes().decode("utf-8-sig", "replace")
            lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            for block in page.get("blocks", ()):
                if "request" in block or "response" in block:
                    opening, closing = block["fence"]
                    content = lines[opening : closing - 1 if closing else len(lines)]
                    yield f"{page['page']}:{opening}", "\n".join(cut_containers(content, block)), block


def cut_containers(lines, block):
    quoted = any(container.startswith("block_quote") for container in block.get("in", ()))
    for line in lines:
        inner = line.lstrip().removeprefix(">") if quoted else line
        spaces = len(inner) - len(inner.lstrip(" "))
        yield inner[min(spaces, block.get("indent", 0)) :]


def content_sha256(expected):
    return expected["body"].get("sha256", hashlib.sha256(b"").hexdigest())


def test_reads_the_requests_of_the_corpus(corpus):
    differing = {}
    seen = 0
    for place, text, block in read_blocks(corpus):
        if (expected := block.get("request")) is None:
            continue
        seen += 1
        reading = read_request(text)
        request = reading.request
        if "error" in expected:
            assert request is None, place
            continue
        assert request is not None, place
        assert (request.method, request.target) == (expected["method"], expected["url"]), place
        assert [f"{line.method} {line.target}" for line in reading.further] == expected.get("also", []), place
        assert bool(reading.unsendable) == (expected["body"]["kind"] == "binary-placeholder"), place
        fields = [list(field) for field in request.headers]
        sha256 = hashlib.sha256(request.content).hexdigest()
        if (fields, sha256) != (expected.get("headers", []), content_sha256(expected)):
            differing[place] = expected["notes"]
        assert_content_slips(reading, expected, place)
    assert seen > 900
    # Fields after the empty line of a GET are fields here; the corpus keeps them as content.
    assert set(map(tuple, differing.values())) == {("headers_after_blank_line",)}
    assert len(differing) == 5


def test_reads_the_responses_of_the_corpus(corpus):
    seen = 0
    for place, text, block in read_blocks(corpus):
        if (expected := block.get("response")) is None:
            continue
        seen += 1
        reading = read_response(text)
        assert reading.status_code == expected.get("status"), place
        if "error" in expected:
            continue
        assert reading.reason == expected.get("reason", ""), place
        assert [list(field) for field in reading.headers] == expected.get("headers", []), place
        assert hashlib.sha256(reading.content).hexdigest() == content_sha256(expected), place
        words = any(slip.rule == "body-placeholder-binary" for slip in reading.slips)
        assert words == (expected["body"]["kind"] == "binary-placeholder"), place
        assert_content_slips(reading, expected, place)
    assert seen > 1000


def assert_content_slips(reading, expected, place):
    invalid = any(slip.rule == "body-json-invalid" and not slip.noted for slip in reading.slips)
    assert invalid == (expected["body"]["kind"] == "json-malformed"), place
    length = expected["body"].get("content_length", [0, ""])[1]
    assert ("http-content-length" in rules(reading)) == (length == "differs"), place


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda n: "GET /a\n" + "X: y\n" * n, id="fields"),
        pytest.param(lambda n: "GET /a\n" + " folded\n" * n, id="a target that goes on"),
        pytest.param(lambda n: "GET /a\nX: y\n" + " folded\n" * n, id="folded lines"),
        pytest.param(lambda n: "GET /a\n" * n, id="request lines"),
        pytest.param(lambda n: "POST /a\n\n{\n" + "\n\nGET " * n, id="nearly further requests"),
        pytest.param(lambda n: "\n" * n, id="blank lines"),
        pytest.param(lambda n: "POST /a\n\n{" + '"a": 1,\n' * n + "}", id="one name, again and again"),
        pytest.param(
            lambda n: "POST /a\nContent-Type: multipart/x; boundary=b\n\n" + "--b\n\n" * n, id="parts"
        ),
    ],
)
def test_reads_long_blocks(make):
    text = make(50_000)
    assert read_request(text).content_line < text.count("\n")
    assert read_response(text).content_line < text.count("\n")
