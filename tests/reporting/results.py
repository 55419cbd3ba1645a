"""Results made by replaying a page against an answer."""

from __future__ import annotations

import json
from collections.abc import Mapping

from docparse.message import Headers, HttpResponse
from docparse.model import Result
from docparse.reading import read_page
from docparse.replay import ReplayOptions, replay

JSON = {"Content-Type": "application/json"}


def make_page(
    documented: object, *, annotation: str = "", request: str = "GET https://api.example/photo"
) -> str:
    """Return a page with one example whose response shows a value; its content starts at line 10."""
    return (
        '<!-- {"blockType": "request", "name": "photo"} -->\n'
        f"```http\n{request}\n```\n\n"
        f'<!-- {{"blockType": "response"{annotation}}} -->\n'
        "```http\nHTTP/1.1 200 OK\nContent-Type: application/json\n\n"
        f"{json.dumps(documented, indent=2, ensure_ascii=False)}\n```\n"
    )


def answer(
    page: str, value: object, status_code: int = 200, headers: Mapping[str, str] = JSON, **options: object
) -> Result:
    """Return the result of the page's example for an answer with a value, as JSON unless it is bytes."""
    content = value if isinstance(value, bytes) else json.dumps(value).encode()
    response = HttpResponse(status_code, Headers(headers.items()), content)
    (result,) = replay(read_page(page, "p.md"), lambda _: response, ReplayOptions(**options))  # type: ignore[arg-type]
    return result
