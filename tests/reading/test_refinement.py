"""The object "docparse": what it asks for, and what is wrong with it."""

import pytest

from docparse.model import Json, Match, Refinement
from docparse.reading.refinement import read_refinement


def test_reads_every_key() -> None:
    value: dict[str, Json] = {
        "match": "exact",
        "volatile": ["$.a", "$.b[0]"],
        "pin": "$.id",
        "types": {"$.id": "guid"},
        "unordered": ["$.value"],
        "echo": False,
        "skip": "needs a tenant",
        "capture": {"photo-id": "$.id", "version": "ETag:", "whole": "!body"},
        "after": ["create_photo", "api/a.md::x"],
        "timeout": 5,
        "redirects": True,
        "poll": True,
        "content": "iVBO\nRw==",
    }
    refinement, problems = read_refinement(value)
    assert problems == ()
    assert refinement == Refinement(
        Match.EXACT,
        ("$.a", "$.b[0]"),
        ("$.id",),
        (("$.id", "guid"),),
        ("$.value",),
        echo=False,
        skip="needs a tenant",
        capture=(("photo-id", "$.id"), ("version", "ETag:"), ("whole", "!body")),
        after=("create_photo", "api/a.md::x"),
        timeout=5.0,
        redirects=True,
        poll=True,
        content=b"\x89PNG",
    )


def test_asks_for_nothing_when_empty() -> None:
    assert read_refinement({}) == (Refinement(), ())


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        pytest.param({"mach": "exact"}, "docparse.mach is unknown", id="unknown key"),
        pytest.param({"match": "close"}, "docparse.match is one of docs", id="unknown mode"),
        pytest.param({"match": ["docs"]}, "docparse.match is one of docs", id="list for a mode"),
        pytest.param({"pin": ["id"]}, "docparse.pin is a list of JSONPaths", id="no JSONPath"),
        pytest.param({"pin": ["$.id["]}, "docparse.pin: '$.id[' is no JSONPath: ", id="broken JSONPath"),
        pytest.param({"pin": "$['a"}, "docparse.pin: '$['a' is no JSONPath: ", id="one broken JSONPath"),
        pytest.param(
            {"volatile": ["$.a[?@.b]"]}, "docparse.volatile: '$.a[?@.b]' has a filter", id="a filter"
        ),
        pytest.param({"unordered": ["$..a..b..c"]}, "docparse.unordered: '$..a..b..c' desc", id="descents"),
        pytest.param(
            {"types": {"$.a b": "guid"}}, "docparse.types: '$.a b' is no JSON", id="broken in types"
        ),
        pytest.param({"types": ["$.a"]}, "docparse.types is an object", id="list of types"),
        pytest.param({"echo": "no"}, "docparse.echo is true or false", id="word for a truth value"),
        pytest.param({"skip": 3}, "docparse.skip is the reason", id="number for a reason"),
        pytest.param({"capture": "$.id"}, "docparse.capture is an object of names", id="capture: no name"),
        pytest.param({"capture": {"id": "id"}}, "docparse.capture is an object", id="capture: no source"),
        pytest.param({"capture": {"id": "!status"}}, "docparse.capture is an object", id="capture: status"),
        pytest.param({"capture": {" ": "$.id"}}, "docparse.capture is an object", id="capture: blank name"),
        pytest.param({"capture": {"id": "$.id["}}, "docparse.capture: '$.id[' is no", id="capture: broken"),
        pytest.param({"capture": {"id": "E Tag:"}}, "docparse.capture is an object", id="capture: no field"),
        pytest.param({"after": 3}, "docparse.after is the name of an example", id="number for a name"),
        pytest.param({"after": [""]}, "docparse.after is the name of an example", id="empty name"),
        pytest.param({"timeout": 0}, "docparse.timeout is a positive number of seconds", id="no time"),
        pytest.param({"timeout": True}, "docparse.timeout is a positive number", id="true for a time"),
        pytest.param({"timeout": float("inf")}, "docparse.timeout is a positive number", id="for ever"),
        pytest.param({"redirects": "yes"}, "docparse.redirects is true or false", id="word for redirects"),
        pytest.param({"poll": 1}, "docparse.poll is true or false", id="number for poll"),
        pytest.param({"content": "photo.jpg"}, "docparse.content is bytes as text in base64", id="a file"),
        pytest.param({"content": "@/etc/passwd"}, "docparse.content is bytes", id="a path"),
        pytest.param({"content": "é"}, "docparse.content is bytes as text in base64", id="no ASCII"),
    ],
)
def test_finds(value: dict[str, Json], problem: str) -> None:
    refinement, problems = read_refinement(value)
    assert refinement == Refinement()
    assert len(problems) == 1
    assert problems[0].startswith(problem)


def test_a_wrong_value_loses_only_itself() -> None:
    refinement, problems = read_refinement({"pin": ["$.a", 3], "skip": True})
    assert (refinement.pin, bool(refinement.skip), len(problems)) == (("$.a",), True, 1)


def test_a_wrong_source_loses_only_its_capture() -> None:
    refinement, problems = read_refinement({"capture": {"a": "$.a", "b": "b", "c": "$["}})
    assert (refinement.capture, len(problems)) == ((("a", "$.a"),), 2)


@pytest.mark.parametrize(
    "path", ["$", "$.a[0]['@odata.type'].b", "$.value[*].id", "$..id", "$['a b','c']", "$.a[-1:]"]
)
def test_leaves_a_path_alone(path: str) -> None:
    refinement, problems = read_refinement({"pin": [path]})
    assert (refinement.pin, problems) == ((path,), ())
