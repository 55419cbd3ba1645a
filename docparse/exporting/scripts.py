"""Examples that would be sent as one text for another tool: a shell script, a file of requests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docparse.exporting.curl import render_curl
from docparse.exporting.http import render_http
from docparse.variables.prepared import Prepared
from docparse.variables.stand_ins import Reason, StandIn, put_for_stand_ins

_NOT_IN_COMMENTS = re.compile(r"[^ -~\u00a0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\U0010ffff]+")


def render_shell_script(examples: Iterable[Prepared]) -> str:
    """Return the examples as curl commands; a secret, and what an earlier answer shows, is a variable.

    The script stops where such a variable is not set. An example that would be skipped is a comment.
    """
    return "\n".join(["#!/bin/sh", *_write_commands(examples)]) + "\n"


def render_http_file(examples: Iterable[Prepared]) -> str:
    """Return the examples as requests for editors that send them; a secret is a variable `{{TOKEN}}`."""
    return "\n".join(_write_requests(examples)) + "\n"


def _write_commands(examples: Iterable[Prepared]) -> Iterator[str]:
    told: set[StandIn] = set()
    for prepared in examples:
        yield ""
        yield f"# {_write_head(prepared)}"
        yield from (f"# {line}" for line in _tell_awaited(prepared))
        if prepared.request is None or prepared.reason:
            continue
        stand_ins = prepared.find_stand_ins()
        for stand_in in stand_ins:
            if stand_in not in told:
                told.add(stand_in)
                why = "is a secret" if stand_in.reason is Reason.SECRET else "comes from an earlier answer"
                yield f': "${{{stand_in.name}:?{why}; set it first}}"'
        command = render_curl(prepared.request, prepared.url)
        yield put_for_stand_ins(command, stand_ins, _write_for_shell)


def _write_for_shell(stand_in: StandIn) -> str:
    """Return a variable between two halves of a quoted word: every word with a tilde is quoted."""
    return f"'\"${{{stand_in.name}}}\"'"


def _write_requests(examples: Iterable[Prepared]) -> Iterator[str]:
    for prepared in examples:
        yield f"### {_write_head(prepared)}"
        yield from (f"# {line}" for line in _tell_awaited(prepared))
        if prepared.request is not None and not prepared.reason:
            text = render_http(prepared.request, prepared.url)
            yield put_for_stand_ins(text, prepared.find_stand_ins(), lambda each: f"{{{{{each.name}}}}}")
        yield ""


def _write_head(prepared: Prepared) -> str:
    reason = f": would be skipped: {_show(prepared)}" if prepared.reason else ""
    return _NOT_IN_COMMENTS.sub(" ", f"{prepared.example.id}{reason}")


def _show(prepared: Prepared) -> str:
    """Return the reason with the names of what is not there."""
    return put_for_stand_ins(prepared.reason, prepared.find_stand_ins(), lambda each: each.name)


def _tell_awaited(prepared: Prepared) -> Iterator[str]:
    for awaited in prepared.awaited:
        if awaited.stand_in:
            yield _NOT_IN_COMMENTS.sub(
                " ", f"{awaited.stand_in.name}: {awaited.source} of {awaited.producer}"
            )
