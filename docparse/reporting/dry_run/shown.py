"""What is shown of an example that would be sent: no secret, and names for what is not there yet."""

from __future__ import annotations

from dataclasses import replace

from docparse.message import Headers, HttpRequest
from docparse.variables.prepared import Prepared
from docparse.variables.stand_ins import Reason, StandIn, put_for_stand_ins
from docparse.variables.values import Value

HIDDEN = "********"


def show(text: str, prepared: Prepared) -> str:
    """Return a text of the request with `********` for secrets and `{PHOTO_ID}` for what comes later."""
    return put_for_stand_ins(text, prepared.find_stand_ins(), _write)


def show_request(request: HttpRequest, prepared: Prepared) -> HttpRequest:
    """Return the request as it may be shown."""
    content = request.content
    if prepared.find_stand_ins():
        text = content.decode("utf-8", "surrogateescape")
        content = show(text, prepared).encode("utf-8", "surrogateescape")
    headers = Headers((name, show(value, prepared)) for name, value in request.headers)
    return replace(request, target=show(request.target, prepared), headers=headers, content=content)


def show_value(value: Value) -> str:
    """Return the text of a value, `********` for a secret."""
    return HIDDEN if value.secret else value.text


def _write(stand_in: StandIn) -> str:
    return HIDDEN if stand_in.reason is Reason.SECRET else f"{{{stand_in.name}}}"
