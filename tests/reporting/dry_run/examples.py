"""Examples of a dry run, one of each kind."""

from dataclasses import replace

from docparse.message import Headers, HttpRequest
from docparse.model import Bound, Example
from docparse.reading import read_page
from docparse.variables import Value, fill, missing
from docparse.variables.prepared import Awaited, Prepared, find_used
from docparse.variables.stand_ins import await_value, veil

ORIGIN = "https://staging.example"
SECRET = "s3cr3t/to ken'"


def read_example(request: str, name: str = "one") -> Example:
    text = f'<!-- {{"blockType": "request", "name": "{name}"}} -->\n```http\n{request}\n```\n'
    (example,) = read_page(text, "a.md")
    return example


def prepare(request: str, values: dict[str, Value], name: str = "one") -> Prepared:
    """Return an example prepared with these values."""
    example = read_example(request, name)
    shown = veil(example.request, values)
    filled = fill(example.request, shown)
    return Prepared(
        example,
        filled,
        ORIGIN + filled.target,
        used=find_used(example.request, shown),
        lacking=missing(example.request, shown),
    )


SENT = prepare(
    "POST /users/{user-id}?key={api-key}\nAuthorization: Bearer {token}\n"
    'Content-Type: application/json\n\n{"n": "{n}"}',
    {
        "user-id": Value("a b", "--var"),
        "api-key": Value("k3y&", "staging.env:3"),
        "TOKEN": Value(SECRET, "DOCPARSE_VAR_TOKEN"),
        "n": Value(5, "a.toml:1", typed=True),
        "unused-secret": Value("never", "--var"),
    },
)
WAITING = replace(
    prepare(
        "GET /photos/{photo-id}/48d31887",
        {"photo-id": await_value("photo-id", "$.id of a.md::create"), "48d31887": Value("x", "--var")},
        "two",
    ),
    awaited=(Awaited("a.md::create", "$.id", "photo-id"), Awaited("a.md::first")),
    bound=(Bound("48d31887", "77", "ids.json:2"),),
    account="reader",
)
SKIPPED = replace(
    prepare("GET /a/{gone}", {}, "three"), reason="no value for {gone}: give it with --var gone=VALUE"
)
BYTES = Prepared(
    read_example("PUT /a"), HttpRequest("PUT", "/a", Headers([("X", "y")]), b"\xff\x00"), f"{ORIGIN}/a"
)
