"""What rules found, to plain tuples and back."""

from __future__ import annotations

from typing import Any, TypeAlias

from docparse.linting.secrecy import Exposure
from docparse.linting.survey import Survey, SurveyedPage
from docparse.model import Finding, Level, Location

Record: TypeAlias = tuple[Any, ...]
_LEVELS = {str(level): level for level in Level}


def from_finding(finding: Finding) -> Record:
    """Return a finding as plain values."""
    place = _from_place(finding.location)
    level = str(finding.level)
    return (finding.code, finding.rule, level, finding.message, *place, finding.example, finding.where)


def to_finding(record: Record) -> Finding:
    """Return the finding that plain values are."""
    code, rule, level, message, page, line, column, example, where = record
    return Finding(code, rule, _LEVELS[level], message, Location(page, line, column), example, where)


def from_survey(survey: Survey) -> Record:
    """Return a survey as plain values."""
    return (
        [(page.path, page.includes, page.examples) for page in survey.pages],
        list(map(from_finding, survey.findings)),
        [(*_from_place(each.location), each.what, each.secret) for each in survey.exposures],
    )


def to_survey(record: Record) -> Survey:
    """Return the survey that plain values are."""
    pages, findings, exposures = record
    return Survey(
        tuple([SurveyedPage(*each) for each in pages]),
        tuple(map(to_finding, findings)),
        tuple([Exposure(Location(page, line, column), *rest) for page, line, column, *rest in exposures]),
    )


def _from_place(location: Location) -> tuple[str, int, int]:
    return location.page, location.line, location.column
