"""Responses that contradict their own requests."""

import json

import pytest

from tests.linting.consistency.pages import exchange, tell


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        pytest.param('{ "a": 1 }', '{ "a": 1 }', id="the same"),
        pytest.param('{ "a": 1 }', '{ "b": 2 }', id="another property"),
        pytest.param('{ "a": 1 }', '{ "a": 1.0 }', id="numbers by value"),
        pytest.param('{ "a": "Scheduled" }', '{ "a": "scheduled" }', id="letter case"),
        pytest.param(
            '{ "a": "2017-04-15T12:00:00+02:00" }', '{ "a": "2017-04-15T10:00:00.0000000Z" }', id="by instant"
        ),
        pytest.param(
            '{ "a": "2017-04-15T12:00:00" }', '{ "a": "2017-04-15T12:00:00Z" }', id="without offset"
        ),
        pytest.param(
            '{ "a": "48D31887-5FAD-4D73-A9F5-3C356E68A038" }',
            '{ "a": "48d31887-5fad-4d73-a9f5-3c356e68a038" }',
            id="GUIDs without case",
        ),
        pytest.param('{ "@odata.type": "#x.y" }', '{ "@odata.type": "x.y" }', id="a type with # and without"),
        pytest.param('{ "a": null, "b": 1 }', '{ "a": 1, "b": null }', id="null"),
        pytest.param('{ "a": "{id}", "b": 1 }', '{ "a": "x", "b": "<b>" }', id="placeholders"),
        pytest.param('{ "a": "a-value" }', '{ "a": 5 }', id="a word for a value"),
        pytest.param('{ "a": "x..." }', '{ "a": "xyz" }', id="shortened"),
        pytest.param('{ "a": " !" }', '{ "a": "8586" }', id="no letter or digit"),
        pytest.param('{ "etag": "1", "lastModifiedDateTime": "2017" }', '{ "etag": "2" }', id="entity tag"),
        pytest.param(
            '{ "lastModifiedDateTime": "2017-04-15T12:00:00Z" }',
            '{ "lastModifiedDateTime": "2018-04-15T12:00:00Z" }',
            id="a date of change",
        ),
        pytest.param('{ "a": [1] }', '{ "a": [2] }', id="arrays are exemplars"),
        pytest.param('{ "a": { "b": 1 } }', '{ "a": 2 }', id="an object and a value"),
        pytest.param("[1]", "[2]", id="no objects"),
        pytest.param('{ "a": 1', '{ "a": 2 }', id="broken JSON is another rule's"),
    ],
)
def test_leaves_alone(sent, shown):
    assert tell(exchange(sent, shown)) == []


def test_leaves_other_methods_and_errors_alone():
    assert tell(exchange('{ "a": 1 }', '{ "a": 2 }', line="POST /photo")) == []
    assert tell(exchange('{ "a": 1 }', '{ "a": 2 }', status="409 Conflict")) == []


@pytest.mark.parametrize(
    "refinement",
    [
        pytest.param({"echo": False}, id="no echo"),
        pytest.param({"volatile": ["$.a.b"]}, id="a volatile place"),
        pytest.param({"volatile": ["$.a"]}, id="all of an object"),
        pytest.param({"volatile": ["$..b"]}, id="every place of a name"),
    ],
)
@pytest.mark.parametrize("block_type", ["request", "response"])
def test_the_author_may_say_so(refinement, block_type):
    page = exchange('{ "a": { "b": 1 } }', '{ "a": { "b": 2 } }')
    old = f'"blockType": "{block_type}"'
    assert len(tell(page)) == 1
    assert tell(page.replace(old, f'{old}, "docparse": {json.dumps(refinement)}')) == []


@pytest.mark.parametrize(
    ("sent", "shown", "message"),
    [
        ('{ "height": 99 }', '{ "height": 98 }', "$.height is 98 here, and the request sends 99, line 6"),
        ('{ "height": 99 }', '{ "height": "99" }', '$.height is "99" here, and the request sends 99, line 6'),
        ('{ "height": 1 }', '{ "height": true }', "$.height is true here, and the request sends 1, line 6"),
        ('{ "height": "a" }', '{ "height": "b" }', '$.height is "b" here, and the request sends "a", line 6'),
    ],
)
@pytest.mark.parametrize("method", ["PATCH", "PUT"])
def test_finds(sent, shown, message, method):
    assert tell(exchange(sent, shown, line=f"{method} /photo")) == [
        ("echo-contradicted", "0.md:16:13", message)
    ]


def test_finds_each_place_within():
    sent = '{ "a": { "b": 1, "c": "2017-04-15T12:00:00Z" } }'
    shown = '{ "id": "7",\n  "a": {\n    "b": 2,\n    "c": "2017-04-15T12:00:00+01:00" } }'
    assert [place for _, place, _ in tell(exchange(sent, shown))] == ["0.md:18:10", "0.md:19:10"]


def test_finds_another_type_after_any_request():
    found = tell(exchange('{ "a": 1, "b": 2 }', '{ "a": "1", "b": 3 }', line="POST /photo"))
    assert found == [("echo-contradicted", "0.md:16:8", '$.a is "1" here, and the request sends 1, line 6')]
