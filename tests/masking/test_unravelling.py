"""A secret is found under several layers of escapes, and across the ends of lines."""

import base64
import html
import json
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.masking import hide_secrets
from docparse.masking.unravelling import put_stars, unravel

SECRET = 'Zq81"Tf+Lw/02&mK<9é'
LAYERS = (
    lambda text: json.dumps(text)[1:-1],
    lambda text: quote(text, ""),
    html.escape,
    lambda text: "\n".join(text[at : at + 9] for at in range(0, len(text), 9)),
)


@pytest.mark.parametrize("first", LAYERS, ids=range(4))
@pytest.mark.parametrize("second", LAYERS, ids=range(4))
@pytest.mark.parametrize("third", [str, *LAYERS], ids=range(5))
def test_no_secret_survives_under_layers(first, second, third):
    written = third(second(first(f"before {SECRET} after")))
    hidden = hide_secrets(written, {SECRET})
    assert len(hidden) == len(written)
    for piece in ("q81", "Tf", "Lw", "mK"):
        assert piece not in hidden.replace("\n", "")
    assert "before" in hidden.replace("\n", "").replace("\\n", "")


def test_no_secret_survives_in_base64_on_several_lines():
    written = base64.encodebytes(f"{'x' * 50}{SECRET}{'y' * 50}".encode()).decode()
    hidden = hide_secrets(written, {SECRET})
    assert len(hidden) == len(written)
    assert hidden.count("*") >= len(SECRET) * 4 // 3


@given(st.text(alphabet=st.sampled_from("a%4\\u01&#;x\n\r\t \"'/é"), max_size=60))
def test_what_is_left_is_where_it_was(text):
    for plain, trace in unravel(text):
        for at in range(len(plain)):
            begin, end = trace((at, at + 1))
            assert 0 <= begin < end <= len(text)


def test_stars_stand_for_spans_that_overlap():
    assert put_stars("abcdefgh", [(4, 6), (1, 3), (2, 5)]) == "a*****gh"


def test_leaves_other_texts_alone():
    text = 'a%20b \\u0041 &amp; "\\n"\n%zz &nothing; \\q'
    assert hide_secrets(text, {SECRET}) == text
