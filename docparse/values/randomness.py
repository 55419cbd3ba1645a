"""What tells a drawn secret from words, and the pair that Basic credentials encode."""

from __future__ import annotations

import binascii
import math
from base64 import b64decode
from collections import Counter
from collections.abc import Sequence

BITS_OF_A_TOKEN = 3.2
"""Bits a character: words and repeated letters have fewer, random base64 and hex have more."""


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
