"""A dry run as JSON, `docparse.dry-run/1`: fields are added, never renamed."""

from __future__ import annotations

from docparse.model import Json
from docparse.reporting.dry_run import DryRun
from docparse.reporting.dry_run.counting import count
from docparse.reporting.dry_run.shown import show, show_request, show_value
from docparse.reporting.json import write_json
from docparse.reporting.messages import write_request
from docparse.reporting.style import Style
from docparse.variables.advice import suggest
from docparse.variables.prepared import Prepared


def render_json(run: DryRun, style: Style) -> str:  # noqa: ARG001 - every reporter takes a style
    """Return the dry run as one JSON object, an example on each line."""
    examples = ",\n  ".join(write_json(_example(prepared)) for prepared in run.examples)
    head = f'"schema": "docparse.dry-run/1", "target": {write_json(run.target)}'
    embedded = f'"embedded": {write_json(run.embedded)}'
    summary: dict[str, Json] = {**count(run.examples)}
    return f'{{{head}, {embedded}, "examples": [\n  {examples}\n ],\n "summary": {write_json(summary)}}}\n'


def _example(prepared: Prepared) -> dict[str, Json]:
    example = prepared.example
    return {
        "id": example.id,
        "path": example.location.page,
        "name": example.name,
        "line": example.location.line,
        "method": example.request.method,
        "url": show(prepared.url, prepared),
        "account": prepared.account,
        "request": _request(prepared),
        "reason": show(prepared.reason, prepared),
        "values": [
            {
                "placeholder": used.placeholder,
                "where": used.where,
                "value": show_value(used.value) if used.value.secret else used.value.json,
                "origin": used.value.origin,
                "secret": used.value.secret,
            }
            for used in prepared.used
        ],
        "bound": [
            {"documented": bound.documented, "sent": show(bound.sent, prepared), "origin": bound.origin}
            for bound in prepared.bound
        ],
        "waits": [
            {"example": awaited.producer, "source": awaited.source, "name": awaited.name}
            for awaited in prepared.awaited
        ],
        "missing": [
            {"placeholder": lacking.text, "where": lacking.where, "give": list(suggest(lacking))}
            for lacking in prepared.lacking
        ],
    }


def _request(prepared: Prepared) -> Json:
    """Return the request as it would be sent, null where there is none; content that is no text is base64."""
    if prepared.request is None:
        return None
    return write_request(show_request(prepared.request, prepared))
