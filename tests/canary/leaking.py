"""A service that says back all it was ever sent, in every way that it can."""

import base64
import html
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from docparse.message import Headers, HttpRequest, HttpResponse
from docparse.serving import serve
from tests.canary.searching import MARK, spell_out


class Leaky:
    """Remembers each value with a canary in it that it meets."""

    def __init__(self) -> None:
        self.known: dict[str, None] = {}
        self.requests: list[HttpRequest] = []
        self.issued: Mapping[str, str] = {}
        """What it hands out itself: `cookie`, `signature`, `token`."""
        self.origin = ""
        self._lock = threading.Lock()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with self._lock:
            self.requests.append(request)
            self.known |= dict.fromkeys(each for each in find_values(request) if MARK in each)
        path = urlsplit(request.target).path
        return ANSWERS.get(path.rpartition("/")[2], answer_json)(self, request)

    def words(self) -> tuple[str, ...]:
        """Return all it knows, in every spelling."""
        return tuple(dict.fromkeys(way for each in self.known for way in spell_out(each)))


def find_values(request: HttpRequest) -> Iterator[str]:
    """Yield every value in a request, decoded."""
    yield unquote(request.target)
    yield from (value for _, value in parse_qsl(urlsplit(request.target).query))
    for _, value in request.headers:
        yield value
        _, _, rest = value.partition(" ")
        yield rest
        if value.startswith("Basic "):
            pair = base64.b64decode(rest).decode("utf-8", "replace")
            yield from (pair, pair.partition(":")[2])
    text = request.content.decode("utf-8", "replace")
    yield text
    if request.headers.media_type == "application/x-www-form-urlencoded":
        yield from (value for _, value in parse_qsl(text))
    try:
        waiting = [json.loads(text)]
    except ValueError:
        return
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            waiting += [*value, *value.values()]
        elif isinstance(value, list):
            waiting += value


def make_response(
    status: int, media_type: str, content: bytes, *fields: tuple[str, str], reason: str = ""
) -> HttpResponse:
    return HttpResponse(status, Headers([("Content-Type", media_type), *fields]), content, reason)


def answer_json(leaky: Leaky, _: HttpRequest) -> HttpResponse:
    value = {"height": "98", "said": list(leaky.words()), "again": {way: way for way in leaky.words()[::4]}}
    return make_response(200, "application/json", json.dumps(value).encode())


def answer_raw_json(leaky: Leaky, _: HttpRequest) -> HttpResponse:
    """Give JSON whose escapes are the service's own."""
    said = ", ".join(
        f'"{way}"' for way in leaky.words() if '"' not in way.replace('\\"', "") and "…" not in way
    )
    return make_response(500, "application/json", f'{{"height": [{said}]}}'.encode())


def answer_refusal(leaky: Leaky, _: HttpRequest) -> HttpResponse:
    told = " and ".join(leaky.known)
    value = {"error": {"code": told[:200], "message": f"no: {told}"}, "error_description": told}
    return make_response(400, "application/json", json.dumps(value).encode(), reason=told[:400])


def answer_unauthorized(leaky: Leaky, _: HttpRequest) -> HttpResponse:
    told = " ".join(leaky.words())
    fields = [("WWW-Authenticate", f'Bearer realm="{told[:3000]}"')]
    return make_response(401, "text/plain", told.encode(), *fields)


def answer_fields(leaky: Leaky, _: HttpRequest) -> HttpResponse:
    ways = [way for way in leaky.words() if way.isascii()]
    fields = [
        *(("X-Said", way) for way in ways),
        (
            "Location",
            f"{leaky.origin}/next?x={quote(ways[0] if ways else '', '')}&{'&'.join(map(quote, ways))}",
        ),
        *(("Set-Cookie", f"c{number}={quote(way, '')}") for number, way in enumerate(ways[:30])),
        ("ETag", f'"{" ".join(leaky.known)}"'),
        ("X-Documented", " ".join(ways)[:6000]),
    ]
    return make_response(302, "application/json", b'{"height": 99}', *fields)


def answer_text(leaky: Leaky, _: HttpRequest) -> HttpResponse:
    return make_response(200, "text/plain", "\n".join(leaky.words()).encode())


def answer_html(leaky: Leaky, _: HttpRequest) -> HttpResponse:
    text = "".join(f'<p title="{html.escape(way)}">{html.escape(way)}' for way in leaky.words())
    return make_response(200, "text/html; charset=utf-8", text.encode())


def answer_utf16(leaky: Leaky, _: HttpRequest) -> HttpResponse:
    text = json.dumps({"height": "98", "said": list(leaky.words())}, ensure_ascii=False)
    return make_response(200, "application/json; charset=utf-16", text.encode("utf-16"))


def answer_utf16_text(leaky: Leaky, _: HttpRequest) -> HttpResponse:
    return make_response(200, "text/plain; charset=utf-16le", "\n".join(leaky.words()).encode("utf-16-le"))


def answer_unsaid_utf16(leaky: Leaky, _: HttpRequest) -> HttpResponse:
    """Give UTF-16 and say nothing of it."""
    return make_response(200, "application/octet-stream", "\n".join(leaky.known).encode("utf-16-le"))


def answer_wrapped(leaky: Leaky, _: HttpRequest) -> HttpResponse:
    """Give base64 as MIME wraps it, and the secrets in lines of ten characters."""
    lines = base64.encodebytes("\n".join(leaky.known).encode()).decode()
    return make_response(200, "text/plain", lines.encode())


def answer_issuing(leaky: Leaky, _: HttpRequest) -> HttpResponse:
    """Hand out secrets of the service's own."""
    issued = leaky.issued
    leaky.known |= dict.fromkeys(issued.values())
    signature = quote(issued["signature"], "")
    value = {
        "height": "98",
        "id": "u-1",
        "access_token": issued["token"],
        "uploadUrl": f"{leaky.origin}/up/json?sig={signature}",
    }
    fields = [
        ("Location", f"{leaky.origin}/up/json?sv=1&sig={signature}"),
        ("Set-Cookie", f"sid={issued['cookie']}; Path=/"),
    ]
    return make_response(201, "application/json", json.dumps(value).encode(), *fields)


ANSWERS: Mapping[str, Callable[[Leaky, HttpRequest], HttpResponse]] = {
    "json": answer_json,
    "raw": answer_raw_json,
    "refusal": answer_refusal,
    "unauthorized": answer_unauthorized,
    "fields": answer_fields,
    "text": answer_text,
    "html": answer_html,
    "utf16": answer_utf16,
    "utf16-text": answer_utf16_text,
    "octets": answer_unsaid_utf16,
    "wrapped": answer_wrapped,
    "issuing": answer_issuing,
}


@contextmanager
def leak() -> Iterator[Leaky]:
    leaky = Leaky()
    with serve(leaky) as target:
        leaky.origin = target.origin
        yield leaky
