"""The documented and the actual response, head and content, as the rows of one diff."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docparse.message import HttpResponse, is_json
from docparse.model import Aspect, Mismatch, Promise, Result, Severity
from docparse.model.places import ROOT
from docparse.reading.json_text import find_lines, read_json
from docparse.reporting.failure.diff import MOST_ROWS, Row, diff_json, fold_alike

_MOST_TEXT_ROWS = 4


def diff_answer(result: Result) -> Iterator[Row]:
    """Yield the rows that show where an answer differs from its promise; none without an answer."""
    if result.exchange is None or result.promise is None:
        return
    actual, promise = result.exchange.response, result.promise
    yield from _diff_status(promise, actual, result.mismatches)
    yield from _diff_fields(promise, actual, result.mismatches)
    in_content = [mismatch for mismatch in result.mismatches if mismatch.aspect is Aspect.BODY]
    if in_content:
        yield from _diff_content(promise, actual, in_content)
    elif promise.status_code and promise.status_code // 100 != actual.status_code // 100:
        yield from _show_content("+", actual.content, 0, MOST_ROWS)


def _diff_status(promise: Promise, actual: HttpResponse, mismatches: Iterable[Mismatch]) -> Iterator[Row]:
    status_line = f"HTTP/1.1 {actual.status_code} {actual.reason}".rstrip()
    fault = next((mismatch for mismatch in mismatches if mismatch.aspect is Aspect.STATUS), None)
    line = _find_line(promise, "http/")
    if promise.status_code in {None, actual.status_code}:
        yield Row(" ", status_line, line=line)
        return
    documented = _text_at(promise, line) or f"HTTP/1.1 {promise.status_code}"
    severity = fault.severity if fault else Severity.NOTE
    yield Row("-", documented, 0, line or promise.line, severity)
    yield Row("+", status_line, severity=severity)


def _diff_fields(promise: Promise, actual: HttpResponse, mismatches: Iterable[Mismatch]) -> Iterator[Row]:
    for mismatch in mismatches:
        if mismatch.aspect is not Aspect.HEADER:
            continue
        name = mismatch.where
        documented, sent = promise.headers.get(name), actual.headers.get(name)
        if documented is not None:
            line = _find_line(promise, f"{name.lower()}:") or mismatch.line
            yield Row("-", f"{name}: {documented}", 0, line, mismatch.severity)
        if sent is not None:
            yield Row("+", f"{name}: {sent}", severity=mismatch.severity)


def _diff_content(promise: Promise, actual: HttpResponse, mismatches: list[Mismatch]) -> Iterator[Row]:
    text = promise.content.decode("utf-8", "replace")
    documented, answered = read_json(text), read_json(actual.content.decode("utf-8", "replace"))
    if (
        documented.error
        or answered.error
        or (answered.repairs and mismatches[0].where == ROOT)
        or not (is_json(actual.headers.media_type) or actual.content[:1] in b"{[")
    ):
        severity = mismatches[0].severity
        yield from _show_content("-", promise.content, promise.content_line, _MOST_TEXT_ROWS, severity)
        yield from _show_content("+", actual.content, 0, _MOST_TEXT_ROWS, severity)
        return
    lines = {where: promise.content_line + offset for where, offset in find_lines(text).items()}
    yield from fold_alike(diff_json(documented.value, answered.value, mismatches, lines))


def _show_content(
    sign: str, content: bytes, line: int, most: int, severity: Severity = Severity.FAILED
) -> Iterator[Row]:
    try:
        texts = content.decode("utf-8").splitlines()
    except UnicodeDecodeError:
        texts = [f"{len(content):,} bytes that are not text"]
    for offset, text in enumerate(texts[:most]):
        bare = text.lstrip(" ")
        yield Row(sign, bare, (len(text) - len(bare)) // 2, line + offset if line else 0, severity)
    if len(texts) > most:
        yield Row("~", f"… {len(texts) - most} more lines")


def _find_line(promise: Promise, start: str) -> int:
    """Return the page's line of the head's line that starts so, 0 where none does."""
    for offset, text in enumerate(promise.block.content.split("\n")):
        if text.strip().lower().startswith(start):
            return promise.block.content_line + offset
        if offset and not text.strip():
            break
    return 0


def _text_at(promise: Promise, line: int) -> str:
    return promise.block.content.split("\n")[line - promise.block.content_line].strip() if line else ""
