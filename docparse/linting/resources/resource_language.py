"""DP315 resource-language: a resource block is not in JSON.

Only a block in the language `json` can be read as a resource; one in another language documents
nothing.

To mend: write the resource as a JSON object, and `json` after the opening fence.
"""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield the resource blocks in another language."""
    from docparse.linting.resources.judged import judged

    for block, reading in judged(docset).documented.blocks:
        if reading is None:
            yield block.location, f"a resource block is in json; this one says '{block.language}'"


RULE = Rule("DP315", "resource-language", Level.ERROR, __doc__, check)
