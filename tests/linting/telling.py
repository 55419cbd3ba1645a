"""What rules have to say of pages."""

from docparse.linting import lint
from docparse.model import Docset
from docparse.reading import read_page


def tell_of(start: str, *texts: str) -> list[tuple[str, str, str]]:
    """Return rule, place and message of what rules whose code starts so find in pages `0.md`, `1.md` …."""
    pages = tuple(read_page(text, f"{index}.md") for index, text in enumerate(texts))
    return [
        (finding.rule, str(finding.location), finding.message)
        for finding in lint(Docset(pages))
        if finding.code.startswith(start)
    ]
