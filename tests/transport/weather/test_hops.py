"""An answer can lead on within the origin, and nowhere else."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.transport.weather.hops import find_hop


@pytest.mark.parametrize(
    ("reference", "target"),
    [
        pytest.param("/b?c=d#e", "/b?c=d", id="path, query, no fragment"),
        pytest.param("b", "/a/b", id="relative"),
        pytest.param("?c", "/a/start?c", id="query alone"),
        pytest.param("https://service.example/b", "/b", id="absolute"),
        pytest.param("HTTPS://Service.EXAMPLE/b", "/b", id="in capitals"),
        pytest.param("https://service.example:443/b", "/b", id="the usual port"),
        pytest.param("https://service.example", "/", id="no path"),
        pytest.param("/caf\xe9 au lait", "/caf%C3%A9%20au%20lait", id="not percent-encoded"),
        pytest.param("/a%2Fb%7e", "/a%2Fb%7e", id="percent-encoded stays"),
    ],
)
def test_finds_what_is_at_the_origin(reference, target):
    assert find_hop(reference, "/a/start", "https://service.example") == target


@pytest.mark.parametrize(
    "reference",
    [
        None,
        "",
        " ",
        "http://service.example/b",
        "https://service.example:444/b",
        "https://service.example.evil/b",
        "https://evil.example/b",
        "//evil.example/b",
        "https://user:secret@service.example/b",
        "https://service.example@evil.example/b",
        "https://service.example\\@evil.example/b",
        "https://[",
        "https://service.example:x/b",
        "mailto:a@b",
        "javascript:alert(1)",
    ],
)
def test_finds_nothing_elsewhere(reference):
    assert find_hop(reference, "/a/start", "https://service.example") is None


@given(st.text() | st.text("/\\:@.?#%[]ahtps \t\r\n"))
def test_any_text_leads_to_a_target_that_can_be_sent_or_nowhere(reference):
    target = find_hop(reference, "/a/start", "https://service.example")
    assert target is None or (target.startswith("/") and all("!" <= char <= "~" for char in target))
    assert target is None or urlsplit(f"https://service.example{target}").hostname == "service.example"
