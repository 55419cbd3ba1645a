"""What pytest's reports say of an example."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Iterator
from typing import Any

import pytest

from docparse.message import Headers, HttpRequest
from docparse.model import Example, Mismatch, Proof, Result, Severity
from docparse.reporting.style import Style, cut, plural, visible

_MOST_CONTENT = 4_000
"""Characters of a message's content in a section of a report."""


class DocparseWarning(pytest.PytestWarning):
    """A page and a service differ in what readers do not rely on."""


class ExampleFailed(Exception):  # noqa: N818 - as pytest calls such
    """An example failed, or had no answer; the text is its failure view."""

    def __init__(self, view: str, brief: str) -> None:
        super().__init__(view)
        self.brief = brief
        """One line: where, and the first of what is wrong."""


class FindingFailed(Exception):  # noqa: N818 - likewise
    """A page has a finding; the text says where, what and what to do."""


def describe(result: Result, verbosity: int, *, embedded: bool) -> str:
    """Return the failure view, as the command line has it."""
    from docparse.exporting import EXPORTERS
    from docparse.reporting.failure.view import render_result

    width = shutil.get_terminal_size().columns
    style = Style(width=width, verbosity=max(verbosity, 0), as_command=EXPORTERS["curl"])
    return render_result(result, style, embedded=embedded).rstrip("\n")


def describe_briefly(result: Result) -> str:
    """Return one line of a result that is not passed: where, and the first of what is wrong."""
    found = [each for each in result.mismatches if each.severity is Severity.FAILED] or result.mismatches
    if result.reason or not found:
        reason = " ".join(result.reason.split()) or result.outcome.value
        return visible(f"{result.example.location.page}:{result.example.location.line} {reason}")
    place, expected, actual = _compare(result.example, found[0])
    more = f" (and {len(found) - 1:,} more)" if len(found) > 1 else ""
    return f"{visible(f'{place} {found[0].where}')}: expected {expected}, actual {actual}{more}"


def repr_briefly(excinfo: pytest.ExceptionInfo[BaseException], view: str, brief: str) -> Any:  # noqa: ANN401 - pytest's own, of no public name
    """Return what pytest shows of a failure: the view, and in its short summary and JUnit's message a line.

    It is pytest's own object for that, as pytest-xdist takes no other from worker to worker.
    """
    shown: Any = excinfo.getrepr(style="native")
    shown.reprtraceback.reprentries = shown.reprtraceback.reprentries[-1:]
    shown.reprtraceback.reprentries[0].lines = [f"{view}\n"]
    if shown.reprcrash:
        shown.reprcrash.message = brief
    return shown


def list_sections(result: Result) -> Iterator[tuple[str, str]]:
    """Yield title and text of what was sent and what came back, where that was kept."""
    if result.exchange is None:
        return
    request, response = result.exchange.request, result.exchange.response
    yield "request", _render(f"{request.method} {_url_of(result, request)}", request.headers, request.content)
    head = f"HTTP/1.1 {response.status_code} {response.reason}".rstrip()
    yield "response", _render(head, response.headers, response.content)


def list_properties(example: Example) -> Iterator[tuple[str, str | int]]:
    """Yield what is known of an example before it is sent; plain values, as pytest-xdist sends them."""
    yield "page", example.location.page
    yield "line", example.location.line
    yield "method", example.request.method


def list_result_properties(result: Result, target: str) -> Iterator[tuple[str, str | int]]:
    """Yield what a result adds to them."""
    yield "url", result.url
    yield "proof", write_proof(result.proof)
    yield "outcome", result.outcome.value
    yield "target", target


def write_proof(proof: Proof) -> str:
    """Return a proof as one text, which read_proof reads."""
    return f"value {proof.value}, type {proof.type}, presence {proof.presence}, unchecked {proof.unchecked}"


def read_proof(text: str) -> Proof:
    """Return the proof that a text was written of."""
    return Proof(*(int(part.split()[1]) for part in text.split(",")))


def warn(result: Result) -> None:
    """Issue what does not fail an example as warnings at their lines of the page."""
    for mismatch in result.mismatches:
        if mismatch.severity is Severity.WARNING:
            told = _brief(result.example, mismatch)
            page, line = result.example.location.page, mismatch.line or result.example.location.line
            warnings.warn_explicit(DocparseWarning(told), None, page, line)


def _brief(example: Example, mismatch: Mismatch) -> str:
    from docparse.reporting.kinds import HEADLINES

    place, expected, actual = _compare(example, mismatch)
    told = f"{mismatch.where} {HEADLINES[mismatch.kind]}: expected {expected}, actual {actual}"
    return f"{visible(place)} {visible(told)} ({visible(mismatch.why)})"


def _compare(example: Example, mismatch: Mismatch) -> tuple[str, str, str]:
    """Return the place of a mismatch on the page, what was expected and what is actual."""
    from docparse.reporting.failure.values import sides

    expected, actual = (cut(visible(text), 60) for text in sides(mismatch))
    return f"{example.location.page}:{mismatch.line or example.location.line}", expected, actual


def _url_of(result: Result, request: HttpRequest) -> str:
    return result.url or request.target


def _render(head: str, headers: Headers, content: bytes) -> str:
    lines = [visible(head), *(visible(f"{name}: {value}") for name, value in headers)]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = f"({plural(len(content), 'byte')} that are not text)"
    if text:
        lines += ["", *map(visible, cut(text, _MOST_CONTENT).splitlines())]
    return "\n".join(lines) + "\n"
