"""Content as it goes out: multipart, forms, charsets, and given bytes in place of words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.message import Headers, HttpRequest
from docparse.reading.http_text import read_request
from docparse.reading.http_text.sending import content_to_send, find_charset_fault, reserve_bytes

FORM = "application/x-www-form-urlencoded"
JPEG = b"\xff\xd8\r\n{{x}}\n\x00<Image>"


def fields(content_type):
    return Headers([("Content-Type", content_type)])


@pytest.mark.parametrize(
    ("content_type", "content", "sent"),
    [
        pytest.param("application/json; charset=latin-1", '"é"', '"é"'.encode(), id="JSON is UTF-8"),
        pytest.param("text/plain", "é\n", "é\n".encode(), id="text without a charset"),
        pytest.param("text/plain; charset=ISO-8859-1", "é\n", b"\xe9\n", id="text with one"),
        pytest.param('text/plain; charset="utf-16le"', "é", b"\xe9\x00", id="a charset in quotes"),
        pytest.param("text/plain; charset=punycode", "é", "é".encode(), id="a charset of no text"),
        pytest.param("text/plain; charset=ascii", "é", "é".encode(), id="a charset too small"),
        pytest.param(
            "application/xml",
            '<?xml version="1.0" encoding="windows-1252"?><a>€</a>',
            b'<?xml version="1.0" encoding="windows-1252"?><a>\x80</a>',
            id="XML says it itself",
        ),
        pytest.param(
            "text/xml; charset=utf-8", '<?xml version="1.0" encoding="latin-1"?>é', None, id="nearer"
        ),
        pytest.param(
            "multipart/mixed; boundary=b", "--b\n\na\n--b--", b"--b\r\n\r\na\r\n--b--", id="multipart"
        ),
        pytest.param(FORM, "a=1\n  &b=2&\nc=3\n", b"a=1&b=2&c=3", id="a form on several lines"),
        pytest.param(
            FORM, "a=b c&d=é%20\u2028&e", b"a=b+c&d=%C3%A9%20%E2%80%A8&e", id="a form as it is spoken"
        ),
        pytest.param(FORM, "a=%7B1%7D&b={c}", b"a=%7B1%7D&b={c}", id="a form that is fine"),
    ],
)
def test_content_goes_out(content_type, content, sent):
    assert content_to_send(fields(content_type), content.encode()) == (
        content.encode() if sent is None else sent
    )


@pytest.mark.parametrize("content_type", ["text/plain; charset=latin-1", FORM, "multipart/mixed; boundary=b"])
def test_bytes_that_are_no_text_go_out_as_they_are(content_type):
    assert content_to_send(fields(content_type), b"\xff\n\xfe") == b"\xff\n\xfe"


@pytest.mark.parametrize("charset", ["ascii", "latin-1", "punycode", "base64", "x" * 50, "unicode_escape"])
def test_content_that_its_charset_has_not_is_told(charset):
    headers = fields(f"text/plain; charset={charset}")
    assert find_charset_fault(headers, "€".encode()).startswith(
        f"the content cannot be written in its charset {charset}"
    )
    assert find_charset_fault(headers, b"plain") == ""


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "text/plain; charset=cp1252", "application/json; charset=ascii", "image/png"],
)
def test_content_that_its_charset_has_is_left_alone(content_type):
    assert find_charset_fault(fields(content_type), "€".encode()) == ""
    assert find_charset_fault(fields(content_type), b"\xff") == ""


def read(text):
    reading = read_request(text)
    assert reading.request is not None
    return reading.request


IMAGE = "PUT /photo\nContent-Type: image/jpeg\n\nBinary data for the image"
PARTS = (
    "POST /pages\nContent-Type: multipart/form-data; boundary=b\n\n"
    "--b\nContent-Type: text/html\n\n<p>Hi</p>\n"
    "--b\nContent-Type: image/jpeg\n\n<Image>\n--b\nContent-Type: application/pdf\n\n\n<Report file>\n\n--b--"
)


def send(request, names=(), files=None, own=None):
    reserved = reserve_bytes(request, names, files or {}, own)
    return reserved.write(request.headers, reserved.request.content), reserved.lacking


@pytest.mark.parametrize("name", ["a.md::update", "update", "Binary data for the image"])
def test_a_file_stands_in_place_of_words(name):
    assert send(read(IMAGE), ("a.md::update", "update"), {name: JPEG}) == (JPEG, "")


def test_without_a_file_the_words_are_told():
    _, lacking = send(read(IMAGE), ("update",), {"other": JPEG})
    assert lacking == "the content is words in place of bytes: Binary data for the image"


def test_what_the_page_gives_is_less_than_a_file():
    assert send(read(IMAGE), ("update",), {}, own=b"page") == (b"page", "")
    assert send(read(IMAGE), ("update",), {"update": b"file"}, own=b"page") == (b"file", "")


@pytest.mark.parametrize(
    "text", ["PUT /photo\nContent-Type: image/jpeg", 'PUT /a\nContent-Type: application/json\n\n{"a": 1}']
)
def test_without_words_a_file_is_all_of_the_content(text):
    assert send(read(text), ("update",), {"update": JPEG}) == (JPEG, "")


def test_a_file_with_no_name_of_the_example_changes_nothing():
    request = read('PUT /a\nContent-Type: application/json\n\n{"a": 1}')
    assert send(request, ("update",), {"other": JPEG}) == (request.content, "")
    assert reserve_bytes(request, ("update",), {}).request is request


def test_parts_take_files_by_their_words_and_text_has_crlf():
    sent, lacking = send(read(PARTS), ("create",), {"Image": JPEG, "<Report file>": b"%PDF\n"})
    assert lacking == ""
    assert sent == (
        b"--b\r\nContent-Type: text/html\r\n\r\n<p>Hi</p>\r\n--b\r\nContent-Type: image/jpeg\r\n\r\n"
        + JPEG
        + b"\r\n--b\r\nContent-Type: application/pdf\r\n\r\n%PDF\n\r\n--b--"
    )


def test_a_part_without_a_file_is_told():
    assert send(read(PARTS), ("create",), {"Image": JPEG})[1].endswith(
        "words in place of bytes: <Report file>"
    )


def test_a_mark_is_a_word_that_the_page_has_not():
    text = PARTS.replace("<p>Hi</p>", "docparse-bytes-0.")
    sent, _ = send(read(text), ("create",), {"create": b"docparse-bytes-1."})
    assert sent.count(b"docparse-bytes-0.") == 1
    assert sent.count(b"docparse-bytes-1.") == 2


@given(st.binary(), st.binary())
def test_given_bytes_go_out_byte_for_byte(first, second):
    sent, _ = send(read(PARTS), (), {"Image": first, "Report file": second})
    head, jpeg, _ = send(read(PARTS), (), {"Image": b"JPEG", "Report file": second})[0].partition(b"JPEG")
    assert sent.startswith(head + first + b"\r\n--b\r\n")
    assert sent.endswith(b"\r\n\r\n" + second + b"\r\n--b--")
    assert jpeg == b"JPEG"


@given(
    st.text(), st.sampled_from(["text/plain; charset=", "application/xml; charset="]), st.text(max_size=12)
)
def test_no_charset_makes_sending_fail(text, media_type, charset):
    headers = fields(f"{media_type}{charset}")
    content = text.encode("utf-8", "replace")
    assert isinstance(content_to_send(headers, content), bytes)
    assert isinstance(find_charset_fault(headers, content), str)


def test_the_method_and_the_rest_of_a_request_stay():
    reserved = reserve_bytes(read(IMAGE), ("update",), {"update": JPEG})
    assert reserved.request == HttpRequest("PUT", "/photo", fields("image/jpeg"), reserved.request.content)
