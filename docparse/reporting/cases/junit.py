"""JUnit's XML as GitLab, Jenkins and others read it: https://github.com/testmoapp/junitxml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from docparse.model import CheckReport, Report
from docparse.reporting.cases.case import Case, State, cases_of_check, cases_of_replay
from docparse.reporting.style import Style, cut, visible

MOST_TEXT = 65_536
"""Characters of one case; readers keep reports in memory."""
_MOST_MESSAGE = 1000


def render_junit_check(report: CheckReport, style: Style) -> str:  # noqa: ARG001 - every reporter takes a style
    """Return a suite for each page with findings; only errors are failures."""
    return _render("docparse check", cases_of_check(report), report.seconds)


def render_junit_replay(report: Report, style: Style) -> str:  # noqa: ARG001 - as above
    """Return a suite for each page."""
    return _render("docparse replay", cases_of_replay(report), report.seconds)


def _render(name: str, cases: Iterable[Case], seconds: float) -> str:
    cases = tuple(cases)
    head = f'<testsuites name="{name}" {_counts(cases)} time="{seconds:.3f}">'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', head]
    suites: dict[str, list[Case]] = {}
    for case in cases:
        suites.setdefault(case.page, []).append(case)
    for page, members in suites.items():
        lines += _suite(page, members)
    return "\n".join((*lines, "</testsuites>")) + "\n"


def _suite(page: str, cases: list[Case]) -> Iterator[str]:
    seconds = sum(case.seconds for case in cases)
    yield f' <testsuite name={_attribute(page)} {_counts(cases)} time="{seconds:.3f}">'
    for case in cases:
        yield from _case(case)
    yield " </testsuite>"


def _case(case: Case) -> Iterator[str]:
    place = f'file={_attribute(case.file)} line="{case.line}" ' if case.file else ""
    name = f"name={_attribute(case.name)} classname={_attribute(_class_name(case.page))}"
    head = f'  <testcase {name} {place}time="{case.seconds:.3f}"'
    if case.state is State.PASSED and not case.text:
        yield f"{head}/>"
        return
    yield f"{head}>"
    text = escape(_clean(case.text))
    if case.state is State.PASSED:
        yield f"   <system-out>{text}</system-out>"
    else:
        word, kind = case.state.value, f" type={_attribute(case.kind)}" if case.kind else ""
        message = _attribute(cut(case.message, _MOST_MESSAGE))
        yield f"   <{word} message={message}{kind}>{text}</{word}>"
    yield "  </testcase>"


def _counts(cases: Iterable[Case]) -> str:
    states = [case.state for case in cases]
    failures, errors, skipped = map(states.count, (State.FAILURE, State.ERROR, State.SKIPPED))
    return f'tests="{len(states)}" failures="{failures}" errors="{errors}" skipped="{skipped}"'


def _class_name(page: str) -> str:
    """Return a page's path as a class's name with dots, `docs.photo`: readers group by what is between."""
    parts = [part for part in page.removesuffix(".md").split("/") if part not in {"", ".", ".."}]
    return ".".join(part.replace(".", "_") for part in parts)


def _attribute(text: str) -> str:
    return quoteattr(visible(text))


def _clean(text: str) -> str:
    """Return a text without what XML 1.0 cannot hold (2.2), cut where it is too long."""
    return cut("\n".join(map(visible, text.split("\n"))), MOST_TEXT)
