"""`Location`: the same path shape, wherever the service runs and whatever the ids are.

Two paths have one shape when they have the same number of segments and each documented segment that is a
word stands in the actual path too. Free are placeholders, ids (anything with a digit, or longer than a
word), and the last segment of a 201, which names what was made. `users('x')` and `users/x` are one shape,
letter case does not count.
"""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin

from docparse.values.placeholder import read_placeholder

_WORD = re.compile(r"[^\W\d][^\W\d]*(?:[._-][^\W\d]+)*|v\d+(?:\.\d+)*", re.IGNORECASE)
_KEY = re.compile(r"\(([^()]*)\)")
_LONGEST_WORD = 40


def has_same_shape(documented: str, actual: str, *, requested: str, sent: str, names_new: bool) -> bool:
    """Tell whether an actual location has the documented one's path shape.

    `requested` is the documented request's target and `sent` the one really sent: what stands before their
    common end (`/v1.0` there, the target's own path here) may stand before the location too. `names_new`: a
    201.
    """
    if "…" in documented or "..." in documented:
        return True
    shown = _segments(urljoin(_absolute(requested), documented))
    really = _segments(urljoin(_absolute(sent), actual))
    prefix, own_prefix = _prefixes(_segments(_absolute(requested)), _segments(_absolute(sent)))
    shapes = [shown]
    if shown[: len(prefix)] == prefix:
        shapes += [[*own_prefix, *shown[len(prefix) :]], shown[len(prefix) :]]
    return any(_fits(shape, really, names_new=names_new) for shape in shapes)


def host_of(target: str) -> str:
    """Return the authority that a URL names, in lower case; empty for a path."""
    return target.partition("://")[2].partition("/")[0].lower() if "://" in target else ""


def _absolute(target: str) -> str:
    return target if "://" in target else f"http://localhost/{target.lstrip('/')}"


def _segments(url: str) -> list[str]:
    """Return the segments of an absolute URL's path, decoded; a key in parentheses is one of its own."""
    path = url.partition("://")[2].partition("?")[0].partition("#")[0].partition("/")[2]
    return [unquote(segment) for segment in _KEY.sub(r"/\1", path).rstrip("/").split("/")]


def _prefixes(requested: list[str], sent: list[str]) -> tuple[list[str], list[str]]:
    """Return what stands before the common end of two paths; a filled placeholder is common to both."""
    same = 0
    while same < min(len(requested), len(sent)) and _is_common(requested[-same - 1], sent[-same - 1]):
        same += 1
    return requested[: len(requested) - same], sent[: len(sent) - same]


def _is_common(requested: str, sent: str) -> bool:
    return requested == sent or not _is_word(requested)


def _is_word(segment: str) -> bool:
    return (
        len(segment) <= _LONGEST_WORD
        and _WORD.fullmatch(segment) is not None
        and read_placeholder(segment) is None
    )


def _fits(shape: list[str], actual: list[str], *, names_new: bool) -> bool:
    if len(shape) != len(actual):
        return False
    compared = len(shape) - 1 if names_new else len(shape)
    return all(
        segment.lower() == other.lower() or not _is_word(segment)
        for segment, other in zip(shape[:compared], actual, strict=False)
    )
