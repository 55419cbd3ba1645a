"""A dry run for people: each request as it would be sent, and where each value in it is from."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.message import HttpRequest
from docparse.reporting.dry_run import DryRun
from docparse.reporting.dry_run.counting import count
from docparse.reporting.dry_run.shown import show, show_request, show_value
from docparse.reporting.style import Ink, Style, cut, fold, plural, visible
from docparse.variables.advice import suggest
from docparse.variables.prepared import Awaited, Prepared

_LONGEST_VALUE = 80


def render_text(run: DryRun, style: Style) -> str:
    """Return the examples one below another, and how many would be sent."""
    target = "the embedded service" if run.embedded else visible(run.target)
    lines = [f"Nothing is sent. This would go to {target}:", ""]
    for prepared in run.examples:
        lines += [*_tell(prepared, style), ""]
    numbers = count(run.examples)
    lines.append(
        f"{plural(len(run.examples), 'example')}: {numbers['sent']:,} would be sent, {numbers['waiting']:,} "
        f"after earlier answers, {numbers['skipped']:,} would be skipped"
    )
    return "".join(f"{line}\n" for line in lines)


def _tell(prepared: Prepared, style: Style) -> Iterator[str]:
    example = prepared.example
    place = visible(f"{example.location.page}:{example.location.line}")
    yield f"{style.paint(example.id, Ink.BOLD)}  {style.paint(place, Ink.DIM)}"
    if prepared.reason:
        told = f"skipped: {show(prepared.reason, prepared)}"
        first, *others = fold(told, style.width - 2, "    ").split("\n")
        yield f"  {style.paint('skipped', Ink.YELLOW)}{visible(first.removeprefix('skipped'))}"
        yield from (f"  {visible(text)}" for text in others)
    if prepared.request is not None:
        yield from _write_request(show_request(prepared.request, prepared), show(prepared.url, prepared))
    values = [text for told in _tell_values(prepared) for text in _fold(told, style)]
    if values and prepared.request is not None and prepared.request.content:
        yield ""
    yield from values


def _write_request(request: HttpRequest, url: str) -> Iterator[str]:
    yield f"  {visible(f'{request.method} {url}')}"
    for name, value in request.headers:
        yield f"  {visible(f'{name}: {value}')}"
    if not request.content:
        return
    yield ""
    try:
        text = request.content.decode("utf-8")
    except UnicodeDecodeError:
        yield f"  ({plural(len(request.content), 'byte')} that are no text)"
    else:
        yield from (f"  {visible(line)}".rstrip() for line in text.splitlines())


def _fold(told: str, style: Style) -> Iterator[str]:
    return (f"    {text}" for text in fold(visible(told), style.width - 4, "  ").split("\n"))


def _tell_values(prepared: Prepared) -> Iterator[str]:
    if prepared.account:
        yield f"with the credentials of {prepared.account}"
    for placeholder, where, value in prepared.used:
        shown = cut(show_value(value), _LONGEST_VALUE)
        yield f"{placeholder} in {where}: {shown}, from {value.origin}"
    awaited_names = {awaited.name for awaited in prepared.awaited}
    for bound in prepared.bound:
        if bound.documented not in awaited_names:
            sent = show(cut(bound.sent, _LONGEST_VALUE), prepared)
            yield f"{sent} in place of {bound.documented}, from {bound.origin}"
    for awaited in prepared.awaited:
        yield _tell_awaited(awaited)
    for lacking in prepared.lacking:
        ways = " or ".join(suggest(lacking))
        yield f"{lacking.text} in {lacking.where} has no value: give it with {ways}"


def _tell_awaited(awaited: Awaited) -> str:
    if awaited.stand_in is None:
        return f"after {awaited.producer}"
    return (
        f"{{{awaited.stand_in.name}}} for {awaited.name}: from {awaited.source.rstrip(':')} of "
        f"{awaited.producer}, when it has answered"
    )
