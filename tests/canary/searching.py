"""Secrets to plant, each of its own, and the search for what is left of them in outputs."""

import base64
import html
import json
import random
import re
import string
from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import unquote

MARK = "Zq7"
"""Stands in every piece of a canary that says something of it, and nowhere else."""
SIGNS = "+/=~%&<'\""
FOR_FIELDS = "+/=~%&<'"
FOR_COOKIES = "+/=~"
_PIECE = 8
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}")
_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]|\x1b\]8;[^\x07\x1b]*(?:\x07|\x1b\\)")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})|\\(.)")


def make_canary(name: str, signs: str = SIGNS) -> str:
    """Return a secret, the same each time, that no other name has."""
    draw = random.Random(name)
    letters = string.ascii_letters.replace("Z", "").replace("z", "") + "01234568"
    pieces = ["".join(draw.sample(letters, 3)) for _ in range(6)]
    shuffled = draw.sample(signs, len(signs)) if signs else []
    between = [*shuffled[:5], *[""] * 5][:5]
    return "".join(f"{MARK}{piece}{sign}" for piece, sign in zip(pieces, [*between, ""], strict=True))


def find_leaks(canaries: Mapping[str, str], outputs: Mapping[str, bytes]) -> Iterator[str]:
    """Yield which canary shows in which output, once, with what stands around it, however it is written."""
    for place, output in outputs.items():
        told: set[str] = set()
        for view in see(output.decode("utf-8", "replace")):
            for name, piece in _find_pieces(canaries, view):
                if name not in told:
                    told.add(name)
                    yield f"{name} in {place}: {piece!r}"


def see(text: str) -> Iterator[str]:
    """Yield a text in the ways in which it may be read."""
    plain = _ANSI.sub("", text).replace("\0", "").replace("'\"'\"'", "'")
    seen: set[str] = set()
    for begun in (plain, re.sub(r"[\s|>]+", "", plain)):
        for steps in _READINGS:
            view = begun
            for step in steps:
                view = step(view)
            if view not in seen:
                seen.add(view)
                yield view
                if len(steps) < 2:
                    yield from _decode_base64(view)


def _unescape(text: str) -> str:
    """Return a text without the escapes of JSON and of Python."""
    return _ESCAPE.sub(
        lambda found: chr(int(found[1] or found[2], 16)) if found[1] or found[2] else found[3], text
    )


_READINGS: tuple[tuple[Callable[[str], str], ...], ...] = (
    (),
    (unquote,),
    (unquote, unquote),
    (html.unescape,),
    (html.unescape, html.unescape),
    (_unescape,),
    (_unescape, _unescape),
    (_unescape, html.unescape, _unescape),
    (_unescape, unquote, unquote),
    (html.unescape, unquote, _unescape),
)


def _decode_base64(text: str) -> Iterator[str]:
    decoded: list[str] = []
    for run in set(_BASE64.findall(text)):
        standard = run.replace("-", "+").replace("_", "/")
        for start in range(4):
            part = standard[start : start + (len(standard) - start) // 4 * 4]
            decoded.append(base64.b64decode(part).decode("latin-1"))
    yield "\n".join(decoded)


def _find_pieces(canaries: Mapping[str, str], view: str) -> Iterator[tuple[str, str]]:
    """Yield the canaries of which a piece stands in a text, letter case aside."""
    lower = view.lower()
    mark = MARK.lower()
    if mark[::-1] in lower:
        yield from _find_pieces(canaries, lower[::-1].replace(mark[::-1], ""))
    at = lower.find(mark)
    while at >= 0:
        for name, canary in canaries.items():
            written = canary.lower()
            for begin in range(max(at - _PIECE + len(mark), 0), at + 1):
                piece = lower[begin : begin + _PIECE]
                if len(piece) == _PIECE and piece in written:
                    yield name, view[max(begin - 20, 0) : begin + 40]
                    break
        at = lower.find(mark, at + 1)


def spell_out(secret: str) -> tuple[str, ...]:
    """Return a secret as services may say it back."""
    from urllib.parse import quote, quote_plus

    content = secret.encode()
    ways: Iterable[str] = [
        secret,
        *(base64.b64encode(before + content + b"...").decode() for before in (b"", b".", b"..")),
        base64.urlsafe_b64encode(b"user:" + content).decode(),
        quote(secret, ""),
        re.sub(r"%[0-9A-F]{2}", lambda found: found[0].lower(), quote(secret, "")),
        quote_plus(secret),
        quote(quote(secret, ""), ""),
        html.escape(secret),
        json.dumps(secret)[1:-1],
        json.dumps(secret)[1:-1].replace("/", "\\/"),
        secret.replace("+", "\\u002B")
        .replace("&", "\\u0026")
        .replace("<", "\\u003C")
        .replace("'", "\\u0027"),
        f"{secret[:20]}…",
    ]
    return tuple(dict.fromkeys(ways))
