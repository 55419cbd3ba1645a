"""Replays of pages with scenario files, against a service that is a function."""

import json
from collections.abc import Callable, Iterable

from docparse.message import Headers, HttpRequest, HttpResponse
from docparse.model import Docset, Result, Target
from docparse.reading import read_page
from docparse.replay import ReplayOptions, replay
from docparse.replay.expansion import expand
from docparse.scenarios import read_scenarios
from docparse.transport import Timing

TARGET = Target("http://127.0.0.1:9", "/v1", loopback=True)
NOTHING_SLEPT = Timing(clock=lambda: 0.0, sleep=lambda _: None, random=lambda: 0.0)
Answers = Iterable[HttpResponse] | Callable[[HttpRequest], HttpResponse]


class Recorder:
    """A service that answers in turn, or as a function says, and remembers what was sent."""

    def __init__(self, answers: Answers = ()) -> None:
        self.sent: list[HttpRequest] = []
        self._answer = answers if callable(answers) else None
        self._left = iter(() if callable(answers) else answers)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.sent.append(request)
        return self._answer(request) if self._answer else next(self._left, HttpResponse(200))

    @property
    def lines(self) -> list[str]:
        return [f"{request.method} {request.target}" for request in self.sent]


def shown(status: int, value: object = None, *fields: tuple[str, str]) -> HttpResponse:
    """Return an answer with JSON content, or without any."""
    if value is None:
        return HttpResponse(status, Headers(fields))
    headers = Headers([("Content-Type", "application/json"), *fields])
    return HttpResponse(status, headers, json.dumps(value).encode())


def scenario(method: str, **fields: object) -> dict[str, object]:
    """Return a scenario that is on; `test_setup` and the like are written with hyphens."""
    own = {name.replace("_", "-"): value for name, value in fields.items()}
    return {"name": f"try {method}", "method": method, "enabled": True} | own


def run(
    pages: dict[str, str], answers: Answers, *scenarios: object, canned: object = (), **settings: object
) -> tuple[list[Result], Recorder]:
    """Return the results of all examples of pages with a scenario file, and who was asked."""
    docset = Docset(tuple(read_page(text, path) for path, text in pages.items()))
    file = read_scenarios(
        json.dumps({"canned-requests": canned, "scenarios": scenarios}, indent=1), "tests/s.json"
    )
    expansion = expand(docset, [file], docset)
    service = Recorder(answers)
    own = {"target": TARGET, "timing": NOTHING_SLEPT} | settings
    options = ReplayOptions(among=tuple(docset), rehearsals=expansion.rehearsals, **own)
    return list(replay(expansion.examples, service, options)), service
