"""Stored results of a replay, as the nouns that reports are made of."""

from __future__ import annotations

from docparse.message import HttpRequest, HttpResponse
from docparse.model import (
    Annotation,
    Aspect,
    Block,
    BlockType,
    Bound,
    Example,
    Exchange,
    Kind,
    Location,
    Mismatch,
    Outcome,
    Promise,
    Proof,
    Result,
    Severity,
)
from docparse.reporting.stored.fields import Fields


def read_result(fields: Fields) -> Result:
    """Return a result with what is stored of its example; raises ValueError where it is none."""
    seconds, tries = float(fields.number("seconds")), fields.count("tries")
    request = _read_request(fields)
    exchange = None
    if "response" in fields:
        exchange = Exchange(request, _read_response(fields.object("response")), seconds, tries)
    return Result(
        example=_read_example(fields, request),
        outcome=fields.word("outcome", Outcome),
        url=fields.text("url"),
        reason=fields.text("reason"),
        mismatches=tuple(map(_read_mismatch, fields.objects("mismatches"))),
        proof=_read_proof(fields.object("proof")),
        promise=_read_promise(fields.object("promise")) if "promise" in fields else None,
        exchange=exchange,
        tries=tries,
        seconds=seconds,
        bound=tuple(
            Bound(each.text("documented"), each.text("sent"), each.text("origin"))
            for each in fields.objects("bound")
        ),
    )


def _read_example(fields: Fields, request: HttpRequest) -> Example:
    place = Location(fields.text("path"), fields.count("line"))
    block = Block(Annotation(BlockType.REQUEST), place, place.line, "http", "", place.line + 1)
    id_ = fields.text("id")
    if not id_:
        raise ValueError("a result has no id")
    return Example(id_, fields.text("name"), block, request, 0)


def _read_request(fields: Fields) -> HttpRequest:
    """Return the request as sent; of a result that is not shown in full only the method is stored."""
    if "request" not in fields:
        return HttpRequest(fields.text("method"), "")
    request = fields.object("request")
    return HttpRequest(request.text("method"), request.text("target"), request.headers(), request.content())


def _read_response(fields: Fields) -> HttpResponse:
    return HttpResponse(
        fields.count("status_code"), fields.headers(), fields.content(), fields.text("reason")
    )


def _read_promise(fields: Fields) -> Promise:
    block = Block(
        Annotation(BlockType.RESPONSE, value={"truncated": True} if fields.flag("truncated") else {}),
        Location(fields.text("path"), fields.count("line")),
        0,
        "http",
        fields.text("head"),
        fields.count("head_line"),
    )
    return Promise(
        block,
        fields.maybe_count("status_code"),
        fields.headers(),
        fields.content(),
        fields.count("content_line"),
    )


def _read_mismatch(fields: Fields) -> Mismatch:
    return Mismatch(
        fields.word("aspect", Aspect),
        fields.word("kind", Kind),
        fields.text("where"),
        fields.word("severity", Severity),
        fields.json("expected"),
        fields.json("actual"),
        fields.count("line"),
        fields.text("why"),
        fields.text("promised"),
    )


def _read_proof(fields: Fields) -> Proof:
    return Proof(*(fields.count(name) for name in ("value", "type", "presence", "unchecked")))
