"""What is wrong with the scenarios of a docset, by rule: those of files, and those of pages themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docparse.linting.resources.remembered import Once
from docparse.model import BlockType, Docset, Location, Slip


def find_told(docset: Docset, rule: str) -> Iterator[tuple[Location, str]]:
    """Yield what a rule has to say of the scenarios of a docset."""
    yield from _told(docset).get(rule, ())


def _find_all(docset: Docset) -> Mapping[str, tuple[tuple[Location, str], ...]]:
    told: dict[str, dict[tuple[Location, str], None]] = {}
    for slip in _find_slips(docset):
        told.setdefault(slip.rule, {})[slip.location, slip.message] = None
    return {rule: tuple(found) for rule, found in told.items()}


_told = Once(_find_all)


def _find_slips(docset: Docset) -> Iterator[Slip]:
    files = [*docset.scenarios]
    if any(
        block.annotation.block_type is BlockType.TEST_PARAMS for page in docset.pages for block in page.blocks
    ):
        from docparse.scenarios import read_page_scenarios

        files += [file for page in docset.pages if (file := read_page_scenarios(page)) is not None]
    if not files:
        return
    from docparse.scenarios import find_slips

    for file in files:
        yield from file.slips
    yield from find_slips(files, _find_names(docset))


def _find_names(docset: Docset) -> Mapping[str, frozenset[str]]:
    """Return the names of the examples with the keys of their placeholders."""
    from docparse.variables import find_placeholders, key

    names: dict[str, frozenset[str]] = {}
    for example in docset:
        asked = frozenset(key(name) for each in find_placeholders(example.request) for name in each.names)
        for name in {example.name, *example.block.annotation.names[:1]}:
            names[name] = names.get(name, frozenset()) | asked
    return names
