"""Secrets are taken out of texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.masking import make_mask

SECRET = "Zq81TfLw02mKx9Vb"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("no secret Zq81", "no secret Zq81", id="four characters of it"),
        pytest.param(f"a {SECRET} b", f"a {'*' * 16} b", id="whole"),
        pytest.param(f"{SECRET},{SECRET}", f"{'*' * 16},{'*' * 16}", id="twice"),
        pytest.param("'Zq81TfLw02…'", "'**********…'", id="cut short"),
        pytest.param(f"Zq81TfLw{SECRET}", "*" * 24, id="its start before it"),
    ],
)
def test_masks_a_secret(text, masked):
    assert make_mask([SECRET])(text) == masked


def test_masks_each_line_of_a_secret():
    mask = make_mask(["MIIEabcdefgh\nQRSTijklmnop\r\nab", "xyxyxyxy\\n12121212"])
    assert mask("QRSTijklmnop") == "*" * 12
    assert mask("MIIEabcdefgh 12121212 ab") == f"{'*' * 12} {'*' * 8} ab"


def test_without_secrets_leaves_all_alone():
    assert make_mask([])("anything") == "anything"
    assert make_mask(["short"])("short") == "short"


def test_masks_a_short_secret_where_that_is_asked_for():
    mask = make_mask(["four", "fourteen-of-them"], fewest=4)
    assert make_mask(["a b c"], fewest=4)("a b c") == "*****"
    assert mask("four, fou and fourteen-of-them") == f"****, fou and {'*' * 16}"


@given(st.text(), st.lists(st.text(min_size=8), max_size=3))
def test_keeps_the_length_of_a_text(text, secrets):
    masked = make_mask(secrets)(text)
    assert len(masked) == len(text)
    assert all(one in (other, "*") for one, other in zip(masked, text, strict=True))
