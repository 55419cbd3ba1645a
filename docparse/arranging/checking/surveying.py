"""What the rules find on the pages of a check: as it was kept, if nothing changed since, or found anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docparse.arranging.checking.gathering import Gathered, read
from docparse.files.search import find_roots
from docparse.files.surroundings import find_folders, look_into
from docparse.linting.rule import Rule
from docparse.linting.survey import Survey, survey
from docparse.model import Docset, Requirements, Surroundings


def survey_files(gathered: Gathered, requirements: Requirements, rules: Sequence[Rule]) -> Survey:
    """Return what rules find on the set that pages belong to; nothing is read where nothing has changed.

    The pages are all files.
    """
    from docparse.cache.findings import Conditions, digest, open_findings, read_marks

    roots = find_roots(gathered.sources)
    shelf = open_findings(
        (
            (gathered.sources, roots, gathered.reach, requirements, gathered.scenarios),
            [rule.name for rule in rules],
        )
    )
    marks = read_marks(gathered.pages)

    def look(folders: Iterable[str]) -> Surroundings:
        return look_into(folders, gathered.reach)

    kept = shelf.recall(marks, look)
    if kept is not None:
        return kept
    docset = read(gathered, requirements)
    found = survey(docset, rules)
    folders = tuple(find_folders(docset.pages, requirements.site_root))
    includes = read_marks(sorted(set(_find_included(docset, roots))))
    shelf.keep(Conditions(marks, includes, folders, digest(docset.surroundings or Surroundings())), found)
    return found


def _find_included(docset: Docset, roots: Sequence[str]) -> Iterator[str]:
    """Yield the files that pages may include; a path with a slash first may be meant from a root."""
    for page in docset.pages:
        for path in page.includes:
            yield path
            yield from (root + path for root in roots if path.startswith("/"))
