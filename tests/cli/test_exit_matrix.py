"""The exit code of a replay, for every mixture of outcomes; and that outcomes add up."""

import json
from collections.abc import Iterator
from itertools import combinations

import pytest

from docparse.message import Headers, HttpRequest, HttpResponse
from docparse.serving import serve

JSON = Headers([("Content-Type", "application/json")])
ANSWERS = {
    "/passed": HttpResponse(200, JSON, b'{"value": [{"id": 1}]}'),
    "/failed": HttpResponse(500, JSON, b"{}"),
    "/refused": HttpResponse(401, JSON, b"{}"),
    "/busy": HttpResponse(503, JSON, b"{}"),
    "/empty": HttpResponse(200, JSON, b'{"value": []}'),
    "/error": HttpResponse(200, Headers([*JSON, ("Content-Encoding", "gzip")]), b"no gzip"),
}
OUTCOMES = {
    "passed": "passed",
    "failed": "failed",
    "refused": "inconclusive",
    "busy": "inconclusive",
    "empty": "inconclusive",
    "error": "error",
    "skipped": "skipped",
}
MIXTURES = [names for size in range(1, 8) for names in combinations(OUTCOMES, size)]


def example(name: str) -> str:
    target = f"/{name}" if name != "skipped" else "/{id}"
    return (
        f'<!-- {{"blockType": "request", "name": "{name}"}} -->\n```http\nGET {target}\n```\n'
        '<!-- {"blockType": "response"} -->\n```http\nHTTP/1.1 200 OK\nContent-Type: application/json\n\n'
        '{"value": [{"id": 1}]}\n```\n'
    )


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    def service(request: HttpRequest) -> HttpResponse:
        return ANSWERS[request.target]

    with serve(service) as target:
        yield target.origin


def expected(names: tuple[str, ...]) -> int:
    """Return the exit code by the words of the table, not by the code that makes it."""
    there = set(names)
    if "failed" in there:
        return 1  # findings or failures
    if there == {"skipped"}:
        return 5  # nothing was run
    judged = there & {"passed", "empty"}
    if "passed" not in there and ("error" in there or not judged):
        return 4  # unreachable, or the credentials were refused
    return 1 if "error" in there else 0


@pytest.mark.parametrize("names", MIXTURES, ids="+".join)
def test_each_mixture_has_its_exit_code_and_adds_up(run, folder, origin: str, names: tuple[str, ...]):
    (folder / "docs" / "photo.md").write_text("".join(map(example, names)), "utf-8")
    code, out, err = run("replay", "--target", origin, "--tries", "1", "--format", "json")
    summary = json.loads(out)["summary"]
    counts = {outcome: summary[outcome] for outcome in set(OUTCOMES.values())}
    assert (code, err) == (expected(names), "")
    assert sum(counts.values()) == len(names)
    assert {outcome for outcome, count in counts.items() if count} == {OUTCOMES[name] for name in names}
