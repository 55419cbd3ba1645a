"""A request as the service looks at it, and answers as it gives them."""

import json
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote

from docparse.message import Headers, HttpRequest, HttpResponse
from tests.onedrive.refusals import Refusal, not_made

Json = dict[str, object]


@dataclass(frozen=True)
class Options:
    """The query options of OData; `expand` may hold some for what is expanded."""

    select: tuple[str, ...] = ()
    expand: dict[str, "Options"] = field(default_factory=dict)
    filter: str = ""
    top: int = 0


@dataclass(frozen=True)
class Asked:
    """A request, taken apart."""

    method: str
    path: str
    """Decoded."""
    options: Options
    query: dict[str, str]
    headers: Headers
    content: bytes

    def json(self) -> Json:
        """Return the object that was sent; an empty one where nothing was."""
        if not self.content.strip():
            return {}
        try:
            sent = json.loads(self.content)
        except ValueError:
            raise Refusal(400, "invalidRequest", "The content is not JSON.") from None
        if not isinstance(sent, dict):
            raise Refusal(400, "invalidRequest", "The content is not an object.")
        return sent

    def refuse_others(self, *methods: str) -> None:
        """Raise where the method is none of these."""
        if self.method not in methods:
            raise Refusal(405, "methodNotAllowed", f"{self.method} is not allowed at {self.path}.")


def take_apart(request: HttpRequest) -> Asked:
    path, _, query = request.target.partition("?")
    pairs = dict(parse_qsl(query, keep_blank_values=True))
    options = read_options({name.removeprefix("$"): value for name, value in pairs.items()})
    method = "GET" if request.method == "HEAD" else request.method
    return Asked(method, unquote(path), options, pairs, request.headers, request.content)


def read_options(pairs: dict[str, str]) -> Options:
    if "orderby" in pairs:
        raise not_made("orderby")
    select = tuple(filter(None, pairs.get("select", "").split(",")))
    top = pairs.get("top", "0")
    return Options(
        select,
        _read_expand(pairs.get("expand", "")),
        pairs.get("filter", ""),
        int(top) if top.isdigit() else 0,
    )


def _read_expand(text: str) -> dict[str, Options]:
    expanded = {}
    for part in _split(text, ","):
        name, bracket, rest = part.partition("(")
        inner = rest.rstrip().removesuffix(")") if bracket else ""
        pairs = (each.partition("=") for each in _split(inner, ";"))
        expanded[name.strip()] = read_options(
            {key.strip().removeprefix("$"): value for key, _, value in pairs}
        )
    return expanded


def _split(text: str, separator: str) -> list[str]:
    """Return the parts of a text between separators that stand in no brackets."""
    parts, depth = [""], 0
    for character in text:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == separator and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part for part in parts if part.strip()]


def chosen(shown: Json, options: Options) -> Json:
    """Return the properties that are selected, and the id as always."""
    if not options.select:
        return shown
    kept = {"id", *options.select, *options.expand}
    return {name: value for name, value in shown.items() if name in kept or name.startswith("@odata")}


def fits(shown: Json, condition: str) -> bool:
    """Tell whether an item is one of those that a filter leaves: `image ne null and file ne null`."""
    for part in filter(None, condition.split(" and ")):
        place, _, rest = part.strip().partition(" ")
        if rest.strip() not in {"ne null", "eq null"}:
            raise not_made(f"the filter {condition}")
        value: object = shown
        for name in place.split("/"):
            value = value.get(name) if isinstance(value, dict) else None
        if (value is None) != rest.strip().startswith("eq"):
            return False
    return True


def answer(status: int, shown: Json | None = None, *fields: tuple[str, str]) -> HttpResponse:
    if shown is None:
        return HttpResponse(status, Headers(fields))
    content = json.dumps(shown).encode()
    return HttpResponse(
        status, Headers([("Content-Type", "application/json; charset=utf-8"), *fields]), content
    )


def refuse(refusal: Refusal) -> HttpResponse:
    inner = {"code": refusal.code, "date": "2026-03-01T12:00:00", "request-id": "0"}
    return answer(
        refusal.status, {"error": {"code": refusal.code, "message": refusal.message, "innerError": inner}}
    )
