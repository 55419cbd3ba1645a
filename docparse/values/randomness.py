"""What tells a drawn secret from words, and the pair that Basic credentials encode."""

from __future__ import annotations

import binascii
import math
import re
from base64 import b64decode
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

BITS_OF_A_TOKEN = 3.2
"""Bits a character: words and repeated letters have fewer, random base64 and hex have more."""

_NUMBER = re.compile(r"\d+")
_SAMPLE = re.compile(
    r"\.\.|example|sample|your|placeholder|redacted|dummy|secret|password|xxx", re.IGNORECASE
)
_FEWEST, _FEWEST_NUMBERS = 16, 2
"""Letters and digits, and groups of digits, in what is random."""
_FEWEST_CHANGES, _MOST_CHANGES = 0.3, 0.95
"""How often lower case, upper case and digits take turns in what is random; less in words, more in `a1b2`."""


def measure_bits(characters: Sequence[str]) -> float:
    """Return how many bits a character of a text holds, by how often each one stands in it."""
    shares = [count / len(characters) for count in Counter(characters).values()]
    return -sum(share * math.log2(share) for share in shares)


def decode_pair(encoded: str) -> tuple[str, str] | None:
    """Return the user and the password that a text is base64 of (RFC 7617), or None."""
    try:
        user, colon, password = b64decode(encoded, validate=True).decode("utf-8").partition(":")
    except (binascii.Error, ValueError):
        return None
    return (user, password) if colon else None


def is_random(text: str) -> bool:
    """Tell whether a run of characters looks drawn by lot: letters and digits mixed, in no order."""
    text = re.sub(r"%[0-9A-Fa-f]{2}", "+", text)
    kept = [character for character in text if character.isalnum()]
    if len(kept) < _FEWEST or _SAMPLE.search(text):
        return False
    if len(_NUMBER.findall(text)) < _FEWEST_NUMBERS or all(map(str.isdigit, kept)):
        return False
    changes = sum(_class(one) != _class(other) for one, other in pairwise(kept)) / (len(kept) - 1)
    if not _FEWEST_CHANGES <= changes <= _MOST_CHANGES:
        return False
    return measure_bits(kept) >= BITS_OF_A_TOKEN


def _class(character: str) -> int:
    return 0 if character.isdigit() else 1 if character.isupper() else 2
