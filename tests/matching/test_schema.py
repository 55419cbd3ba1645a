"""The mode `schema`: an actual response against the resource that the pages document."""

import pytest

import docparse
from docparse.matching import Policy
from docparse.message import HttpRequest
from docparse.model import Annotation, BlockType, Docset, Match, Outcome
from docparse.reading import read_page
from docparse.replay import ReplayOptions
from docparse.schema import Catalogue, Resource
from tests.matching.pages import answer, found, judge, only, showing

TYPES = Catalogue(
    [
        Resource(
            Annotation(BlockType.RESOURCE, value={"@odata.type": "x.thing", "optionalProperties": ["note"]}),
            {
                "id": "string",
                "n": "int32",
                "kind": "a | b",
                "made": "datetime",
                "note": "string",
                "parts": [{"p": 1}],
            },
        )
    ]
)
SCHEMA = Policy(mode=Match.SCHEMA, types=TYPES)
WHOLE = {"id": "7", "n": 2, "kind": "a", "made": "2017-01-01T00:00:00Z", "parts": []}
THING = {"@odata.type": "x.thing"}
THINGS = {**THING, "isCollection": True}


@pytest.mark.parametrize(
    ("shown", "actual", "annotation"),
    [
        pytest.param(WHOLE, {**WHOLE, "id": "8", "n": 3, "kind": "b"}, THING, id="other values"),
        pytest.param(WHOLE, {**WHOLE, "note": "x"}, THING, id="optional, and not shown"),
        pytest.param({**WHOLE, "note": "x"}, WHOLE, THING, id="optional, and shown"),
        pytest.param({"id": "7"}, {"id": "8", "kind": "b"}, {**THING, "truncated": True}, id="truncated"),
        pytest.param({"value": [WHOLE]}, {"value": [WHOLE, WHOLE]}, THINGS, id="collection"),
        pytest.param({"n": "<n>"}, WHOLE, THING, id="the page shows a placeholder"),
    ],
)
def test_leaves_alone(shown: object, actual: object, annotation: dict[str, object]) -> None:
    verdict = judge(showing(shown, **annotation), answer(actual), SCHEMA)
    assert (verdict.outcome, found(verdict)) == (Outcome.PASSED, [])


@pytest.mark.parametrize(
    ("shown", "actual", "annotation", "mismatch"),
    [
        pytest.param(WHOLE, {**WHOLE, "n": "2"}, THING, ("$.n", "type", "failed"), id="type"),
        pytest.param(WHOLE, {**WHOLE, "n": "<n>"}, THING, ("$.n", "type", "failed"), id="nothing stands in"),
        pytest.param(WHOLE, {**WHOLE, "kind": "z"}, THING, ("$.kind", "value", "failed"), id="enumeration"),
        pytest.param(WHOLE, {**WHOLE, "made": "x"}, THING, ("$.made", "format", "warning"), id="date"),
        pytest.param(WHOLE, {**WHOLE, "z": 1}, THING, ("$.z", "extra", "warning"), id="extra"),
        pytest.param(WHOLE, {**WHOLE, "id": None}, THING, ("$.id", "null", "warning"), id="null"),
        pytest.param(
            {"id": "7"},
            {name: each for name, each in WHOLE.items() if name != "n"},
            THING,
            ("$.n", "missing", "failed"),
            id="missing, though not shown",
        ),
        pytest.param(
            {"id": "7", "n": 2},
            {"id": "7"},
            {**THING, "truncated": True},
            ("$.n", "missing", "failed"),
            id="missing of a truncated response",
        ),
        pytest.param(
            {"value": [WHOLE]}, {"items": []}, THINGS, ("$", "missing", "failed"), id="no collection"
        ),
        pytest.param(
            {"value": []},
            {"value": [WHOLE]},
            {**THINGS, "isEmpty": True},
            ("$.value", "empty", "failed"),
            id="not empty",
        ),
    ],
)
def test_finds(
    shown: object, actual: object, annotation: dict[str, object], mismatch: tuple[str, str, str]
) -> None:
    verdict = judge(showing(shown, **annotation), answer(actual), SCHEMA)
    assert found(verdict) == [mismatch]


def test_names_line_values_and_reason() -> None:
    mismatch = only(judge(showing(WHOLE, **THING), answer({**WHOLE, "n": "{x}"}), SCHEMA))
    assert (mismatch.expected, mismatch.actual, mismatch.line) == (2, "{x}", 14)
    assert mismatch.why == "the text '{x}' stands where a whole number is promised, line 14"


def test_what_all_items_have_alike_is_one_mismatch() -> None:
    actual = {"value": [{**WHOLE, "n": "2"}, {**WHOLE, "n": "3"}]}
    mismatch = only(judge(showing({"value": [WHOLE]}, **THINGS), answer(actual), SCHEMA))
    assert mismatch.where == "$.value[0].n"
    assert mismatch.why.endswith("the same in 1 more item")


def test_an_empty_collection_proves_nothing() -> None:
    verdict = judge(showing({"value": [WHOLE]}, **THINGS), answer({"value": []}), SCHEMA)
    assert verdict.outcome is Outcome.INCONCLUSIVE
    assert verdict.proof.unchecked == 4


def test_a_selection_may_lack_properties() -> None:
    sent = HttpRequest("GET", "/things?$select=id")
    verdict = judge(showing(WHOLE, **THING), answer({"id": "7"}), SCHEMA, sent)
    assert found(verdict) == []


@pytest.mark.parametrize(
    ("policy", "annotation"),
    [
        pytest.param(SCHEMA, {"@odata.type": "no.such"}, id="undocumented"),
        pytest.param(SCHEMA, {}, id="no type"),
        pytest.param(Policy(mode=Match.SCHEMA), THING, id="nothing documented"),
    ],
)
def test_without_a_resource_the_shape_counts(policy: Policy, annotation: dict[str, object]) -> None:
    verdict = judge(showing({"a": 1}, **annotation), answer({"a": "x"}), policy)
    assert found(verdict) == [("$.a", "type", "failed")]


PAGE = """
<!-- {"blockType": "resource", "@odata.type": "x.thing"} -->
```json
{"id": "string", "n": "int32"}
```

<!-- {"blockType": "request"} -->
```http
GET /things/1
```

<!-- {"blockType": "response", "@odata.type": "x.thing"} -->
```http
HTTP/1.1 200 OK
Content-Type: application/json

{"id": "7"}
```
"""


def test_replay_finds_the_resources_of_the_pages() -> None:
    options = ReplayOptions(mode=Match.SCHEMA)
    for pages in (read_page(PAGE), Docset((read_page(PAGE),))):
        (result,) = docparse.replay(pages, lambda _: answer({"id": "7", "n": "x"}), options)
        assert [mismatch.where for mismatch in result.mismatches] == ["$.n"]
