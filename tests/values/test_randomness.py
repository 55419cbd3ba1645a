"""Randomness of texts, and Basic credentials."""

import pytest

from docparse.values.randomness import decode_pair, measure_bits


@pytest.mark.parametrize(("text", "bits"), [("", 0), ("aaaa", 0), ("abab", 1), ("abcdefgh", 3)])
def test_measures_bits_a_character(text, bits):
    assert measure_bits(text) == bits


@pytest.mark.parametrize(
    ("encoded", "pair"),
    [
        ("YW5uOmM6ZA==", ("ann", "c:d")),
        ("Og==", ("", "")),
        ("YW5u", None),
        ("YW5", None),
        ("/w==", None),
        ("words here", None),
        ("é", None),
    ],
)
def test_decodes_a_pair(encoded, pair):
    assert decode_pair(encoded) == pair
