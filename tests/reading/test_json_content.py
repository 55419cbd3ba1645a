"""The content of a message as JSON."""

import pytest

from docparse.message import holds_json
from docparse.reading.json_content import read_json_content


@pytest.mark.parametrize(
    ("content", "media_type", "value"),
    [
        pytest.param(b'{"a": 1}', "application/json", {"a": 1}, id="JSON by its media type"),
        pytest.param(b"1", "application/problem+json", 1, id="a scalar by its media type"),
        pytest.param(b" \n[1, ...]", "", [1], id="leniently, by its looks"),
    ],
)
def test_reads(content, media_type, value):
    reading = read_json_content(content, media_type)
    assert reading is not None
    assert reading.value == value


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        pytest.param(b"", "application/json", id="nothing"),
        pytest.param(b" \n", "application/json", id="blank"),
        pytest.param(b'{"a": 1}', "text/plain", id="another media type"),
        pytest.param(b'{"a": ', "application/json", id="broken"),
        pytest.param(b"1", "", id="a scalar without a media type"),
    ],
)
def test_leaves_alone(content, media_type):
    assert read_json_content(content, media_type) is None


@pytest.mark.parametrize("content", ["{}", " [", "x", ""])
def test_looks_are_those_of_text_and_of_bytes(content):
    assert holds_json("", content) == holds_json("", content.encode()) == (content.strip()[:1] in {"{", "["})
