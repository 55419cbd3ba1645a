"""The rules about scenarios, over those of files and those of pages."""

import json

import pytest

from docparse.linting import lint
from docparse.model import Docset
from docparse.reading import read_page
from docparse.scenarios import read_scenarios

PAGE = """# Photos

<!-- {"blockType": "request", "name": "get_photo"} -->
```http
GET /photos/{photo-id}
```

<!-- {"blockType": "response"} -->
```http
HTTP/1.1 200 OK
```
"""
PARAMS = '\n<!-- {"blockType": "testParams"} -->\n```json\n%s\n```\n'
GOOD = {"name": "One", "method": "get_photo", "enabled": True, "request-parameters": {"{photo-id}": "7"}}


def find(text: str, page: str = PAGE) -> list[tuple[str, str, str]]:
    docset = Docset((read_page(page, "p.md"),), scenarios=(read_scenarios(text, "s.json"),))
    return [
        (str(finding.location), finding.rule, finding.level.value)
        for finding in lint(docset)
        if finding.rule.startswith("scenario-")
    ]


def write(*scenarios: dict[str, object]) -> str:
    return json.dumps({"scenarios": scenarios}, indent=1)


def test_leaves_good_scenarios_alone():
    assert find(write(GOOD)) == []
    assert find("{}", PAGE + PARAMS % json.dumps([GOOD])) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("{", ("s.json:1:1", "scenario-json-invalid", "error"), id="no JSON"),
        pytest.param(
            '{"scenarios": [],}', ("s.json:1:17", "scenario-json-lenient", "note"), id="lenient JSON"
        ),
        pytest.param(
            write({**GOOD, "nme": 1}), ("s.json:10:1", "scenario-key-unknown", "warning"), id="a key"
        ),
        pytest.param(
            write({**GOOD, "tags": 1}), ("s.json:10:1", "scenario-value-invalid", "warning"), id="a type"
        ),
        pytest.param(write(GOOD, GOOD), ("s.json:13:1", "scenario-name-duplicate", "warning"), id="twice"),
        pytest.param(
            write({**GOOD, "method": "x"}),
            ("s.json:5:1", "scenario-method-unknown", "warning"),
            id="no method",
        ),
        pytest.param(
            write({**GOOD, "expectations": {"$.a": "[a]"}}),
            ("s.json:5:1", "scenario-capture-unknown", "warning"),
            id="no capture",
        ),
        pytest.param(
            write({**GOOD, "test-setup": [{"method": "get_photo", "capture": {"[photo-id]": "$.id"}}]}),
            ("s.json:12:1", "scenario-capture-unused", "note"),
            id="a capture for nothing",
        ),
    ],
)
def test_finds_what_is_wrong_with_a_file(text, expected):
    assert find(text) == [expected]


def test_a_capture_fills_the_placeholder_of_the_page():
    setup = [{"method": "get_photo", "capture": {"[photo-id]": "$.id"}}]
    assert find(write({"name": "One", "method": "get_photo", "enabled": True, "test-setup": setup})) == []


def test_finds_what_is_wrong_with_the_scenarios_of_a_page():
    page = (
        PAGE
        + PARAMS % '[\n{"name": "One", "enabld": true},\n{"name": "Two", "method": "x", "enabled": true}]'
    )
    assert find("{}", page) == [
        ("p.md:16:1", "scenario-key-unknown", "warning"),
        ("p.md:17:1", "scenario-method-unknown", "warning"),
    ]


def test_a_page_can_silence_what_is_found_in_its_own_scenarios():
    page = (
        PAGE
        + "\n<!-- docparse: ignore[scenario-key-unknown] -->\n"
        + PARAMS % '[{"name": "One", "enabld": true}]'
    )
    assert find("{}", page) == []
