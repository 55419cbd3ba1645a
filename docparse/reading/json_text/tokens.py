"""The tokens of JSON as authors write it."""

from __future__ import annotations

import json
import re

from docparse.model import Json
from docparse.reading.json_text.faults import Refusal, Repair

TOKEN = re.compile(
    r"""(?P<space>[\s\ufeff\u200b\u2060]++)
    |(?P<string>"[^"\\]*+(?:\\.[^"\\]*+)*+")
    |(?P<single>'[^'\\]*+(?:\\.[^'\\]*+)*+')
    |(?P<mark>[{}\[\],:;])
    |(?P<number>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?(?![\w.+-]))
    |(?P<comment>//[^\n]*+|/\*(?:[^*]++|\*(?!/))*+\*/)
    |(?P<ellipsis>\.{3,}+|…++)
    |(?P<odd_number>[+-]?\.?[0-9][\w.+-]*+)
    |(?P<word>-?[^\W\d][\w.$@\#-]*+|[$@\#][\w.$@\#-]++)
    |(?P<other>.)""",
    re.DOTALL | re.VERBOSE,
)
"""One token of a text, whatever the text; the group's name is the token's kind."""

TYPOGRAPHIC_QUOTES = frozenset("\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb")

_ODD_SPACE = re.compile(r"[^ \t\r\n]")
_CONTROL = re.compile(r"[\x00-\x1f]")
_IN_SINGLE_QUOTES = re.compile(r"\\.|\"", re.DOTALL)
_CONSTANTS: dict[str, Json] = {"true": True, "false": False, "null": None}
_LENIENT_CONSTANTS: dict[str, Json] = {
    **_CONSTANTS,
    "none": None,
    "undefined": None,
    "nan": float("nan"),
    "infinity": float("inf"),
    "-infinity": float("-inf"),
}
_LONGEST_SHOWN = 30


def shown(text: str) -> str:
    """Return a text in quotation marks, shortened, for a message."""
    return repr(text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…")


def odd_space(token: re.Match[str]) -> Repair | None:
    """Return the repair of space that JSON does not know as space."""
    odd = _ODD_SPACE.search(token[0])
    return Repair(f"an odd space (U+{ord(odd[0]):04X})", token.start() + odd.start()) if odd else None


def parse_word(token: re.Match[str]) -> tuple[Json, Repair | None]:
    """Return the value of true, false, null and their misspellings; raises Refusal for another word."""
    word = token[0]
    if word in _CONSTANTS:
        return _CONSTANTS[word], None
    if word.lower() in _LENIENT_CONSTANTS:
        return _LENIENT_CONSTANTS[word.lower()], Repair(f"the word {word}", token.start())
    raise Refusal(f"the word {shown(word)} stands without quotation marks", token.start())


def parse_number(token: re.Match[str]) -> Json:
    """Return the number of a token; raises Refusal for more digits than Python reads."""
    digits = token[0].removeprefix("-")
    try:
        return int(token[0]) if digits.isdecimal() else float(token[0])
    except ValueError:
        raise Refusal("a number has too many digits", token.start()) from None


def parse_string(token: re.Match[str]) -> tuple[str, tuple[Repair, ...]]:
    """Return the text of a string in either kind of quotation marks; raises Refusal for a bad escape."""
    written = token[0]
    repairs = []
    if token.lastgroup == "single":
        repairs.append(Repair("single quotation marks", token.start()))
        written = f'"{_IN_SINGLE_QUOTES.sub(_requote, written[1:-1])}"'
    control = _CONTROL.search(token[0])
    if control:
        raw = "a raw line break" if "\n" in written or "\r" in written else "a control character"
        repairs.append(Repair(f"{raw} in a string", token.start() + control.start()))
    if "\\" not in written:
        return written[1:-1], tuple(repairs)
    try:
        return str(json.loads(written, strict=False)), tuple(repairs)
    except ValueError:
        raise Refusal(
            "a backslash stands before a character that it cannot escape",
            token.start() + token[0].index("\\"),
        ) from None


def _requote(match: re.Match[str]) -> str:
    """Return what stands in single quotation marks as it stands in double ones."""
    return {"\\'": "'", '"': '\\"'}.get(match[0], match[0])
