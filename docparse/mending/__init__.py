"""Mending what has one right answer, in the author's file: byte for byte as it was elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from docparse.mending.block_type_alias import mend_block_type
from docparse.mending.content_length import mend_content_length
from docparse.mending.reason import mend_reason
from docparse.mending.soundness import says_the_same
from docparse.mending.text import AuthorText, Edit, apply, decode
from docparse.mending.trailing_comma import mend_annotation, mend_content
from docparse.model import Finding, Page
from docparse.reading import read_page

Mender = Callable[[Finding, Page, AuthorText], Iterator[Edit]]

MENDERS: Mapping[str, Mender] = MappingProxyType(
    {
        "annotation-json-lenient": mend_annotation,
        "block-type-alias": mend_block_type,
        "body-json-invalid": mend_content,
        "http-content-length": mend_content_length,
        "http-reason-missing": mend_reason,
    }
)
"""By the rule whose findings they mend; one that sees no single right answer yields no edit."""
_LENGTH = "http-content-length"
"""Mended at last: whether it fits shows when its content is mended."""
_MOST_ROUNDS = 1000
"""Mending one thing may show the next; it never goes in circles, and this makes sure."""


class Mended(NamedTuple):
    """The bytes of a file, mended."""

    content: bytes
    findings: tuple[Finding, ...] = ()
    """What was mended."""


class _Step(NamedTuple):
    """Edits that mend findings."""

    findings: tuple[Finding, ...]
    edits: tuple[Edit, ...]


def mend(content: bytes, path: str, find: Callable[[Page], Iterable[Finding]]) -> Mended:
    """Return a file with what `find` finds in its page mended, as far as there is one right answer.

    After each step the page is read again; a step after which it says anything else is not taken.
    """
    decoded = decode(content)
    if decoded is None:
        return Mended(content)
    text, mark, encoding = decoded
    page = read_page(content, path)
    done: list[Finding] = []
    for _ in range(_MOST_ROUNDS):
        for findings, edits in _find_steps(page, text, find):
            candidate = apply(text, edits)
            after = read_page(mark + candidate.encode(encoding), path)
            if candidate != text and says_the_same(page, after, MENDERS):
                text, page = candidate, after
                done += findings
                break
        else:
            break
    return Mended(mark + text.encode(encoding), tuple(done))


def _find_steps(page: Page, text: str, find: Callable[[Page], Iterable[Finding]]) -> Iterator[_Step]:
    """Yield what can be done next: everything but lengths at once, then one finding after another."""
    author = AuthorText(text)
    steps: list[_Step] = []
    lengths: list[_Step] = []
    for finding in find(page):
        if finding.rule in MENDERS and finding.location.page == page.path:
            edits = tuple(MENDERS[finding.rule](finding, page, author))
            if edits:
                (lengths if finding.rule == _LENGTH else steps).append(_Step((finding,), edits))
    if len(steps) > 1:
        findings, edits_of_all = zip(*steps, strict=True)
        yield _Step(tuple(chain.from_iterable(findings)), tuple(chain.from_iterable(edits_of_all)))
    yield from steps
    yield from lengths
