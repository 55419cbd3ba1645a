"""What an answer shows."""

import pytest

from docparse.message import HttpResponse
from docparse.values.answers import find_at, read_text


@pytest.mark.parametrize(
    ("content", "path", "found"),
    [
        (b'{"a": [{"b": 1}, {"b": "2"}]}', "$.a[*].b", (1, "2")),
        (b'{"a": null}', "$.a", (None,)),
        (b'\xef\xbb\xbf{"a": 1}', "$.a", (1,)),
        (b"5", "$", (5,)),
        (b"5", "$.a", ()),
        (b'{"a": 1}', "$.b", ()),
        (b'{"a": 1}', "$[?@]", ()),
        (b"<html>", "$", None),
        (b"", "$.a", None),
        (b"[" * 100_000, "$", None),
    ],
)
def test_json_is_followed(content, path, found):
    assert find_at(HttpResponse(200, content=content), path) == found


@pytest.mark.parametrize(("content", "text"), [(b"\xef\xbb\xbfa", "a"), (b"\xff", "\ufffd"), (b"", "")])
def test_content_is_text_whatever_it_is(content, text):
    assert read_text(HttpResponse(200, content=content)) == text
