"""The published JSON Schemas say what the output is: every field is in them, and nothing else."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from docparse.linting import lint
from docparse.model import Docset, Outcome, Part, Report, Result
from docparse.reading import read_page
from docparse.reporting import CHECK_REPORTERS, REPORTERS
from docparse.reporting.dry_run import DRY_RUNS, DryRun
from docparse.reporting.listing import LISTINGS
from docparse.reporting.style import Style
from tests.reporting.checks import ERROR, NOTE, WARNING, make_report
from tests.reporting.dry_run.examples import BYTES, SENT, SKIPPED, WAITING
from tests.reporting.results import answer, make_page

REFERENCE = Path(__file__).parent.parent.parent / "docs" / "reference"
PAGE = make_page({"a": [1], "b": 1})
RESOURCE = '\n<!-- {"blockType": "resource", "@odata.type": "a.b"} -->\n```json\n{"a": "string"}\n```\n'


def load(name: str, *, closed: bool) -> Any:
    schema = json.loads((REFERENCE / f"{name}.schema.json").read_text("utf-8"))
    for part in find_objects(schema) if closed else ():
        part["additionalProperties"] = False
    return schema


def find_objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield schema
        for part in schema.values():
            yield from find_objects(part)


def check_json() -> str:
    return CHECK_REPORTERS["json"](
        make_report(ERROR, WARNING, NOTE, baselined=(NOTE,), stale=("x",)), Style()
    )


def replay_json() -> str:
    failed = answer(PAGE, {"a": "x", "c": 1})
    results = (failed, answer(PAGE, {}, 500), *(Result(failed.example, outcome) for outcome in Outcome))
    return REPORTERS["json"](Report("http://x", results), Style())


def shard_json() -> str:
    part, ids = Part(1, 2, "abc"), ("p.md::photo", "p.md::other")
    return REPORTERS["json"](Report("http://x", (), part=part, ids=ids, commit="c0ffee"), Style())


def incomplete_json() -> str:
    ids, results = ("p.md::photo", "p.md::other"), (answer(PAGE, bytes([255])),)
    report = Report("http://x", results, ids=ids, interrupted=True, planned=2, gaps="shard 2 of 2 is missing")
    return REPORTERS["json"](report, Style())


def check_shard_json() -> str:
    part, places = Part(1, 2, "abc"), ((0, 2), (), (1,))
    report = make_report(ERROR, WARNING, stale=("x",), part=part, places=places, commit="c0ffee", gaps="x")
    return CHECK_REPORTERS["json"](report, Style())


def list_json() -> str:
    page = read_page(PAGE + RESOURCE + '\n<!-- {"blockType": "request"} -->\n\ntext\n', "p.md")
    return "".join(LISTINGS["json"]([page], lambda page: tuple(lint(Docset((page,)))), Style()))


def dry_run_json() -> str:
    return DRY_RUNS["json"](DryRun("http://x", (SENT, WAITING, SKIPPED, BYTES)), Style())


@pytest.mark.parametrize(
    ("name", "render"),
    [
        ("check", check_json),
        ("check", check_shard_json),
        ("replay", replay_json),
        ("replay", shard_json),
        ("replay", incomplete_json),
        ("list", list_json),
        ("dry-run", dry_run_json),
    ],
)
def test_output_is_as_the_schema_says(name: str, render: Any) -> None:
    output = json.loads(render())
    assert output["schema"] == f"docparse.{name}/1"
    for closed in (False, True):
        jsonschema.Draft202012Validator(load(name, closed=closed)).validate(output)


@pytest.mark.parametrize("name", ["check", "replay", "list", "dry-run"])
def test_schemas_are_schemas(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(load(name, closed=False))


def test_a_later_version_may_add_fields() -> None:
    output = json.loads(check_json()) | {"later": 1}
    jsonschema.Draft202012Validator(load("check", closed=False)).validate(output)
