"""Texts of API Doctor in a page annotation's `suppressions`, and the findings of docparse that they mean.

API Doctor suppresses a finding by its printed text, compared without white space, letter case and Markdown
marks. Its texts are not docparse's, so each form stands here with the rules that find the same, and the name
in the text has to stand in the finding's message as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from docparse.model import Finding

_MARKS = re.compile(r"[\s*_`]+")
_WORD = re.compile(r"[\w@]+")
_SEVERAL = re.compile(r"(?P<count>\d+) properties ")

_FORMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"property'(?P<name>[^']+)'foundinmarkdowntablebutnotinresource", ("property-not-in-resource",)),
    (r"property'(?P<name>[^']+)'foundinresourcedefinitionfor'", ("property-not-in-table",)),
    (r"inconsistenttypesbetweenparameter", ("table-cell-value", "type-mismatch")),
    (r"typemismatchbetweenexampleandtable\.parametername:(?P<name>[^;]+);", ("table-cell-value",)),
    (r"expectedtype\w+butactualwas\w+\.property:(?P<name>[^,]+),", ("type-mismatch",)),
    (r"referencedtype(?P<name>[^']+?)isnotdefinedinthedocset", ("type-unknown",)),
    (r"resourcenotfound|unabletolocateadefinitionforresourcetype:(?P<name>[\w.]+)", ("type-unknown",)),
    (r"undocumentedproperty'(?P<name>[^']+)'", ("property-undocumented",)),
    (r"missingproperties:responsewasmissingtheserequiredproperties:(?P<name>[\w@.]+)", ("property-missing",)),
    (r"thevalueofproperty'(?P<name>[^']+)'isnull", ("property-null",)),
    (r"unabletomapsomemarkdownelementsintoschema", ("table-unmapped",)),
    (r"failedtoparseanyrowsoutoftable", ("table-cell-value", "table-unmapped")),
    (r"(?:file|bookmark|destination|link)\w*notfound", ("link-broken", "anchor-broken")),
)
_COMPILED = tuple((re.compile(form), rules) for form, rules in _FORMS)
_PLACE = re.compile(r"[^\s:]*/(?P<last>[^/\s:]+):")


class OldText(NamedTuple):
    """One text, read."""

    squashed: str
    rules: frozenset[str]
    name: str
    """What the finding's message has to name, in lower case; empty where the text names nothing."""


def squash(text: str) -> str:
    """Return a text in lower case without white space and Markdown marks."""
    return _MARKS.sub("", text).lower().replace('"', "'")


def read_old_text(text: str) -> OldText:
    """Return what a text means; it means nothing where docparse has no such finding."""
    squashed = squash(text)
    for form, rules in _COMPILED:
        found = form.search(squashed)
        if found is not None:
            name = found.groupdict().get("name") or _name_of_place(text)
            return OldText(squashed, frozenset(rules), squash(name).rpartition(".")[2])
    return OldText(squashed, frozenset(), "")


def _name_of_place(text: str) -> str:
    """Return the last name of the place that a text begins with (`/page.md/type/property:`), if it is one."""
    place = _PLACE.search(text)
    return place["last"] if place is not None and not place["last"].endswith(".md") else ""


def covers_whole(texts: Sequence[OldText | None], finding: Finding) -> bool:
    """Tell whether what fits a finding silences it; None stands for a word, which does.

    A text of API Doctor is about one property: of a finding about several each has to be named.
    """
    several = _SEVERAL.match(finding.message)
    if several is None or not all(text is not None and text.name for text in texts):
        return bool(texts)
    return len({text.name for text in texts if text is not None}) >= int(several["count"])


def means(old: OldText, finding: Finding) -> bool:
    """Tell whether a text means a finding; the finding's own message in it does as well."""
    message = squash(finding.message)
    if message and message in old.squashed:
        return True
    if finding.rule not in old.rules:
        return False
    return not old.name or old.name in {squash(word) for word in _WORD.findall(finding.message)}
