"""What to do about a result that is not passed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from urllib.parse import urljoin, urlsplit

from docparse.message import HttpResponse
from docparse.model import Aspect, Json, Kind, Mismatch, Result, Severity
from docparse.model.places import ROOT
from docparse.reading.json_text import read_json
from docparse.reporting.style import cut

_MOST_STEPS = 3
_MOST_OF_A_MESSAGE = 200
"""Characters of what a service says."""
_SAYS = ("message", "detail", "error_description", "title", "error", "code")
"""Where a service says what is wrong: OData's error, problem details (RFC 9457), OAuth 2 (RFC 6749 5.2)."""
_KEEPS_WHAT_EXISTS = ("GET", "HEAD", "PATCH", "PUT")
_REFUSED = frozenset({401, 403})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def find_steps(result: Result, *, embedded: bool) -> Iterator[str]:
    """Yield what to do, a sentence each: first about what failed the example, at last where to read more.

    Against the embedded service only the page can be at fault.
    """
    failing = [mismatch for mismatch in result.mismatches if mismatch.severity is Severity.FAILED]
    chosen = failing or list(result.mismatches)
    firsts: dict[tuple[Aspect, Kind], Mismatch] = {}
    for mismatch in chosen:
        firsts.setdefault((mismatch.aspect, mismatch.kind), mismatch)
    for mismatch in list(firsts.values())[:_MOST_STEPS]:
        step = _step_in_page(result, mismatch) if embedded else _step(result, mismatch)
        yield step.format(line=mismatch.line, where=mismatch.where)
    answer = result.exchange.response.status_code if result.exchange else None
    if not chosen and answer in _REFUSED:
        yield "say who asks: DOCPARSE_TOKEN, --user, --header or --account (docparse replay --help)"
    if chosen:
        yield f"docparse explain {chosen[0].kind.value}"


def _step(result: Result, mismatch: Mismatch) -> str:
    if not mismatch.line:  # no line of the page promises it
        return "mend the service, or what the scenario expects of {where}"
    if mismatch.aspect is Aspect.STATUS and (step := _step_of_status(result, mismatch)):
        return step
    if _is_whole_content(mismatch) and (step := _step_of_content(result, mismatch)):
        return step
    if mismatch.promised:
        return "mend the service, or what the annotation promises of {where}"
    step = _NEXT.get((mismatch.aspect, mismatch.kind)) or _NEXT_BY_KIND[mismatch.kind]
    truncated = result.promise is not None and result.promise.annotation.truncated
    if mismatch.kind is Kind.EXTRA and not truncated:
        step += ", or mark the response as truncated"
    return step


def _step_in_page(result: Result, mismatch: Mismatch) -> str:
    if mismatch.aspect is not Aspect.STATUS:
        return _NEXT_IN_PAGE[mismatch.kind]
    if _is_at_fault(mismatch):
        return f"mend the request, or what the pages say of it{_quoted(result)}"
    if _is_refused(mismatch):
        refused = f"docparse's service refused the request{_quoted(result)}"
        return f"{refused}; mend the request, or what the pages say of it"
    method = result.example.request.method
    if method in _KEEPS_WHAT_EXISTS:
        kept = f"{method} of what exists is answered with {mismatch.actual}, never {mismatch.expected}"
        return f"{kept}: write {mismatch.actual} at line {{line}}"
    return f"{method} is answered with {mismatch.actual} here: write that at line {{line}}"


def _step_of_status(result: Result, mismatch: Mismatch) -> str:
    """Return what to do about a status code that says what went wrong; empty for any other."""
    actual = mismatch.actual
    if _is_at_fault(mismatch):
        return f"mend the service: it answered {actual}{_quoted(result)}"
    if _is_refused(mismatch):
        who = "the credentials, " if actual in _REFUSED else ""
        return f"the service refused the request{_quoted(result)}; mend {who}the request, or the service"
    if actual not in _REDIRECTS or result.exchange is None:
        return ""
    location = result.exchange.response.headers.get("Location") or ""
    if not location:
        return f"the service answered {actual} without Location: mend it, or write {actual} at line {{line}}"
    named = _escape(cut(location, _MOST_OF_A_MESSAGE))
    if _names_another_host(location, result.url):
        return f"the service redirects to another host, {named} (Location): if it is meant, make it --target"
    told = f"the service redirects to {named} (Location)"
    return f"{told}: replay with --follow-redirects, or write {actual} at line {{line}}"


def _names_another_host(location: str, url: str) -> bool:
    """Tell whether a redirect leaves the origin of the URL asked for."""
    try:
        there, here = urlsplit(urljoin(url, location)), urlsplit(url)
    except ValueError:
        return True
    return (there.scheme, there.netloc) != (here.scheme, here.netloc)


def _is_whole_content(mismatch: Mismatch) -> bool:
    return mismatch.aspect is Aspect.BODY and mismatch.where == ROOT


def _step_of_content(result: Result, mismatch: Mismatch) -> str:
    """Return what to do where there is no content, or no JSON; empty where there is."""
    content = result.exchange.response.content if result.exchange else b""
    if mismatch.kind is Kind.MISSING:
        return "the service sent no content: mend it, or take the content out of the page (line {line})"
    reading = read_json(content.decode("utf-8", "replace"))
    if mismatch.kind is Kind.TYPE and (reading.error or reading.repairs):
        return "the service sent no JSON: mend it, or show at line {line} what it sends"
    return ""


def _is_at_fault(mismatch: Mismatch) -> bool:
    """Tell whether the service says that it is at fault itself (RFC 9110 15.6)."""
    actual = mismatch.actual
    return mismatch.aspect is Aspect.STATUS and isinstance(actual, int) and actual // 100 == 5


def _is_refused(mismatch: Mismatch) -> bool:
    """Tell whether the page promises success, and the service says that the request is at fault."""
    expected, actual = mismatch.expected, mismatch.actual
    if mismatch.aspect is not Aspect.STATUS or not isinstance(actual, int):
        return False
    return isinstance(expected, int) and expected // 100 == 2 and actual // 100 == 4


def _quoted(result: Result) -> str:
    message = find_error_message(result.exchange.response) if result.exchange else ""
    text = _escape(cut(message, _MOST_OF_A_MESSAGE))
    return f": {text.rstrip('.')}" if text else ""


def _escape(text: str) -> str:
    """Return a text in which `format` finds no place to fill."""
    return text.replace("{", "{{").replace("}", "}}")


def find_error_message(response: HttpResponse) -> str:
    """Return what a service says is wrong, on one line; empty where it says nothing."""
    text = response.content.decode("utf-8", "replace")
    value = read_json(text).value
    if isinstance(value, dict):
        return _message_of(value)
    return "" if text.lstrip().startswith("<") else " ".join(text.split())


def _message_of(value: dict[str, Json]) -> str:
    if isinstance(inner := value.get("error"), dict) and (told := _message_of(inner)):
        return told
    texts = (value.get(name) for name in _SAYS)
    return next((" ".join(text.split()) for text in texts if isinstance(text, str) and text.strip()), "")


_NEXT_IN_PAGE: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.MISSING: "show {where} in the request too, or take it out of the response at line {line}",
        Kind.TYPE: "write {where} with one type in request and response (line {line})",
        Kind.VALUE: "let request and response (line {line}) say the same of {where}",
        Kind.EXTRA: "show {where} in the response, or take it out of the request",
        Kind.FORMAT: "write {where} in one format in request and response (line {line})",
        Kind.NULL: "let request and response (line {line}) say the same of {where}",
        Kind.EMPTY: "show what the response holds at line {line}",
    }
)
_NEXT_BY_KIND: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.MISSING: "let the service send {where}, name it under optionalProperties, or take it out",
        Kind.TYPE: "write {where} at line {line} with the type that the service sends, or mend the service",
        Kind.VALUE: "mend the service, or line {line}; if {where} changes by itself, name it under volatile",
        Kind.EXTRA: "show {where} in the page",
        Kind.FORMAT: "write {where} at line {line} as the service sends it, or mend the service",
        Kind.NULL: "name {where} under nullableProperties, or mend the service",
        Kind.EMPTY: "give the service something to answer with, then replay again",
    }
)
_NEXT: Mapping[tuple[Aspect, Kind], str] = MappingProxyType(
    {
        (Aspect.STATUS, Kind.VALUE): "mend the service, or write its status code at line {line}",
        (Aspect.HEADER, Kind.MISSING): "let the service send {where}, or take it out of line {line}",
        (
            Aspect.HEADER,
            Kind.VALUE,
        ): "write {where} at line {line} as the service sends it, or mend the service",
    }
)
