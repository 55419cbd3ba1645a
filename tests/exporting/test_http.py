from docparse.exporting import EXPORTERS, render_http
from docparse.message import Headers, HttpRequest


def test_renders_a_request_as_a_page_shows_it():
    request_ = HttpRequest("POST", "/a", Headers([("A", "1"), ("a", "")]), b"{\n}")
    assert render_http(request_) == "POST /a\nA: 1\na: \n\n{\n}"


def test_renders_the_url_it_is_given():
    assert render_http(HttpRequest("GET", "/a"), "http://h/a") == "GET http://h/a"


def test_renders_bytes_that_are_no_text():
    assert render_http(HttpRequest("PUT", "/a", content=b"\xff")) == "PUT /a\n\n\ufffd"


def test_lists_each_format_once():
    assert set(EXPORTERS) == {"http", "curl"}
