"""What rules find on the pages of a docset, before anyone asks which of it is told of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docparse.linting import lint
from docparse.linting.rule import Rule
from docparse.linting.secrecy import Exposure, Secrecy
from docparse.model import Docset, Finding, Page


@dataclass(frozen=True, slots=True)
class SurveyedPage:
    """What is left of a page when its findings are known."""

    path: str
    includes: tuple[str, ...]
    examples: int
    """How many it has."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The findings on all pages of a docset, in page order; no message shows a credential."""

    pages: tuple[SurveyedPage, ...]
    findings: tuple[Finding, ...]
    exposures: tuple[Exposure, ...]
    """What must not be shown of the pages' lines either."""


def survey(docset: Docset, rules: Sequence[Rule]) -> Survey:
    """Return what these rules find on the pages of a docset."""
    from docparse.linting.consistency.exposed import exposed  # late: what was kept needs none of it

    secrecy = Secrecy(exposed(docset))
    return Survey(
        tuple(map(survey_page, docset.pages)),
        tuple(map(secrecy.hide, lint(docset, rules))),
        exposed(docset),
    )


def survey_page(page: Page) -> SurveyedPage:
    """Return what is left of a page when its findings are known."""
    return SurveyedPage(page.path, page.includes, len(page.examples))
