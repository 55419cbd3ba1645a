"""JSONPaths (RFC 9535) of single places, spelt as people read them: `$.value[0].id`, `$['@odata.type']`."""

import re

ROOT = "$"
_SHORT_NAME = re.compile(r"[^\x00-@\[-^`{-\x7f][^\x00-/:-@\[-^`{-\x7f]*")
"""Letters, digits, `_` and all but ASCII (RFC 9535 2.5.1.1); named by what is not, it compiles faster."""


def member(where: str, name: str) -> str:
    """Return the JSONPath of a property of the object at `where`."""
    if name.isidentifier() or _SHORT_NAME.fullmatch(name):
        return f"{where}.{name}"
    escaped = name.replace("\\", "\\\\").replace("'", "\\'")
    return f"{where}['{escaped}']"


def item(where: str, index: int) -> str:
    """Return the JSONPath of an item of the array at `where`; the first is 0."""
    return f"{where}[{index}]"
