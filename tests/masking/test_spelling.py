"""A secret is found however it is written."""

import base64
import html
import json
import shlex
from urllib.parse import quote, quote_plus, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.masking import hide_secrets, spell

SECRETS = st.text(st.characters(exclude_categories=["Cs", "Z", "Cc"]), min_size=4, max_size=40)
AROUND = st.binary(max_size=5)


def in_base64(secret, before, after):
    """Return what of a secret is certain in base64, found by trying every neighbour."""
    content = secret.encode()
    ways = [
        base64.b64encode(before + content + each).decode()
        for each in (after, b"\0" + after, b"\xff" + after, b"\xaa")
    ]
    first = (len(before) * 8 + 5) // 6
    last = (len(before) + len(content)) * 8 // 6
    assert len({way[first:last] for way in ways}) == 1
    return ways[0], ways[0][first:last]


WRITERS = [
    str,
    lambda secret: quote(secret, ""),
    lambda secret: quote(secret, "").lower() if secret.isascii() and secret.islower() else quote(secret, ""),
    quote,
    lambda secret: quote(secret, "!$&'()*+,;=:@/?"),
    lambda secret: quote(secret, "!'()*"),
    quote_plus,
    lambda secret: urlencode({"a": secret, "b": "c"})[2:-4],
    lambda secret: quote(quote(secret, ""), ""),
    lambda secret: json.dumps(secret)[1:-1],
    lambda secret: json.dumps(secret, ensure_ascii=False)[1:-1],
    lambda secret: json.dumps(secret)[1:-1].replace("/", "\\/"),
    html.escape,
    lambda secret: html.escape(secret, quote=False),
    lambda secret: html.escape(secret).replace("&#x27;", "&#39;").replace("&quot;", "&#34;"),
    lambda secret: html.escape(json.dumps(secret)[1:-1]),
    lambda secret: shlex.quote(f"Authorization: Bearer {secret}")[len("'Authorization: Bearer ") : -1],
]


@given(SECRETS, st.text(max_size=5), st.text(max_size=5))
@pytest.mark.parametrize("write", WRITERS, ids=range(len(WRITERS)))
def test_no_spelling_survives(write, secret, before, after):
    written = write(secret)
    text = f"{before}{written}{after}"
    hidden = hide_secrets(text, {secret})
    assert len(hidden) == len(text)
    assert hidden[len(before) : len(before) + len(written)] == "*" * len(written)


@given(SECRETS, AROUND, AROUND)
def test_no_base64_survives(secret, before, after):
    whole, certain = in_base64(secret, before, after)
    assert certain not in hide_secrets(whole, {secret}) or set(certain) == {"*"}
    for_urls = whole.replace("+", "-").replace("/", "_")
    assert certain.replace("+", "-").replace("/", "_") not in hide_secrets(for_urls, {secret})
    assert quote(certain, "") not in hide_secrets(quote(whole, ""), {secret})


@pytest.mark.parametrize(
    ("written"),
    [
        pytest.param("a\\u0026b\\u002Bc\\u003Cd/\\u00E9", id="JSON of .NET"),
        pytest.param("a\\u0026b\\u002bc\\u003cd/\\u00e9", id="JSON with small digits"),
        pytest.param("a\\u0026b+c\\u003cd/é", id="JSON of Go"),
        pytest.param("a&b+c<d\\/\\u00e9", id="JSON of PHP"),
        pytest.param("a%26b%2bc%3cd%2f%c3%a9", id="percent-encoded with small digits"),
        pytest.param("a%2526b%252Bc%253Cd%252F%25C3%25A9", id="percent-encoded twice"),
        pytest.param("a&amp;b+c&lt;d/é", id="HTML"),
    ],
)
def test_hides_what_other_writers_make_of_it(written):
    assert hide_secrets(f"x{written}y", {"a&b+c<d/é"}) == f"x{'*' * len(written)}y"


def test_a_plain_secret_has_few_spellings():
    assert len(spell("Zq81TfLw02mKx9Vb")) <= 12
    assert spell("") == frozenset()


def test_leaves_other_texts_alone():
    text = "GET /photos?$filter=name eq 'a' HTTP/1.1 Bearer eyJ0 c2VjcmV0"
    assert hide_secrets(text, {"Zq81TfLw02mKx9Vb", "x+y/z&w", "abc"}) == text
    assert hide_secrets(text, set()) == text


def test_a_secret_that_begins_within_another_ones_start_is_hidden_whole():
    secret = "abcabcabcT-and-more"
    assert hide_secrets(f"abc{secret}!", {secret}) == f"{'*' * (3 + len(secret))}!"
