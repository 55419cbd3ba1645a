"""A page with a resource, a request and its response, and what the rules on resources say of it."""

import json
from typing import Any

from docparse.model import Json
from tests.linting.telling import tell_of

THING = '{ "id": "string", "n": 1 }'


def comment(**annotation: Json) -> str:
    value = {name.replace("odata_type", "@odata.type"): each for name, each in annotation.items()}
    return f"<!-- {json.dumps(value)} -->"


def resource(shown: str = THING, name: str = "x.thing", *, language: str = "json", **annotation: Json) -> str:
    return f"{comment(blockType='resource', odata_type=name, **annotation)}\n```{language}\n{shown}\n```\n\n"


def response(
    shown: str,
    name: str = "x.thing",
    *,
    target: str = "/things/7",
    status: str = "200 OK",
    **annotation: Any,
) -> str:
    keys = {"odata_type": name} if name else {}
    return (
        f"{comment(blockType='request')}\n```http\nGET {target}\n```\n\n"
        f"{comment(blockType='response', **keys, **annotation)}\n"
        f"```http\nHTTP/1.1 {status}\nContent-Type: application/json\n\n{shown}\n```\n"
    )


def check(*texts: str) -> list[tuple[str, str]]:
    """Return rule and place of what the rules on resources find in pages `0.md`, `1.md` …."""
    return [(rule, place) for rule, place, _ in tell(*texts)]


def tell(*texts: str) -> list[tuple[str, str, str]]:
    """Return rule, place and message of what the rules find in pages `0.md`, `1.md` …."""
    return tell_of("DP3", *texts)
