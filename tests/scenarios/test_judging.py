"""What scenario files name that there is not, and what they have twice or for nothing."""

import pytest

from docparse.scenarios import find_slips
from tests.scenarios.files import make, read

NAMES = {"a": frozenset({"photo-id"}), "get_photo": frozenset(), "create_photo": frozenset()}
CREATE = {"method": "create_photo", "capture": {"[id]": "$.id"}}


def find(*files):
    return [(slip.rule.removeprefix("scenario-"), slip.message) for slip in find_slips(files, NAMES)]


@pytest.mark.parametrize(
    "members",
    [
        pytest.param({}, id="a known method"),
        pytest.param(
            {"test-setup": [CREATE], "request-parameters": {"{x}": "[id]"}}, id="used in a parameter"
        ),
        pytest.param(
            {"test-setup": [CREATE], "request-parameters": {"$.x": {"y": ["[ID]"]}}}, id="used deep down"
        ),
        pytest.param(
            {"test-setup": [CREATE], "request-parameters": {"A:": "base64([id])"}}, id="used as base64"
        ),
        pytest.param({"test-setup": [CREATE], "expectations": {"$.x": "[id]"}}, id="used in an expectation"),
        pytest.param(
            {"test-setup": [CREATE, {"method": "get_photo", "request-parameters": {"{x}": "[id]"}}]},
            id="used in setup",
        ),
        pytest.param(
            {"test-setup": [{"method": "create_photo", "capture": {"[photo_id]": "$.id"}}]},
            id="fills a placeholder",
        ),
        pytest.param({"request-parameters": {"!body": "[]", "$.a": "[1]", "$.b": "a [b] c"}}, id="brackets"),
        pytest.param({"request-parameters": {"$.a": "text([id])"}}, id="the words"),
    ],
)
def test_leaves_alone_what_is_there_and_used(members):
    assert find(make(members)) == []


def test_leaves_captures_of_canned_requests_alone():
    canned = ({"name": "c", **CREATE},)
    assert find(make({"test-setup": [{"canned-request": "c"}]}, canned=canned)) == []


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        pytest.param(
            {"method": "get-photo"},
            ("method-unknown", "no page has a request 'get-photo'; did you mean 'get_photo'?"),
            id="of a scenario",
        ),
        pytest.param(
            {"method": "zzz", "enabled": False}, ("method-unknown", "no page has a request 'zzz'"), id="off"
        ),
        pytest.param(
            {"test-setup": [{"method": "zzz"}]}, ("method-unknown", "no page has a request 'zzz'"), id="setup"
        ),
        pytest.param(
            {"test-setup": [{"canned-request": "zzz"}]},
            ("method-unknown", "there is no canned request 'zzz'"),
            id="of a canned request",
        ),
        pytest.param(
            {"test-setup": [CREATE], "request-parameters": {"{photo-id}": "7"}},
            ("capture-unused", "nothing uses [id], which is captured here"),
            id="unused",
        ),
        pytest.param(
            {
                "test-setup": [{"method": "create_photo", "capture": {"[photo-id]": "$.id"}}],
                "request-parameters": {"{photo-id}": "7"},
            },
            ("capture-unused", "nothing uses [photo-id], which is captured here"),
            id="unused as a parameter fills its placeholder",
        ),
        pytest.param(
            {"request-parameters": {"{x}": "[id]"}},
            ("capture-unknown", "nothing before captures [id]"),
            id="unknown",
        ),
    ],
)
def test_finds_what_is_not_there_or_for_nothing(members, expected):
    assert find(make(members)) == [expected]


def test_a_request_knows_only_what_went_before_it():
    setup = [{"method": "get_photo", "request-parameters": {"{x}": "[id]"}}, CREATE]
    assert [rule for rule, _ in find(make({"test-setup": setup}))] == ["capture-unknown", "capture-unused"]


def test_suggests_the_name_that_is_captured():
    members = {
        "test-setup": [{**CREATE, "capture": {"[item-id]": "$.id"}}],
        "request-parameters": {"{x}": "[itemid]"},
    }
    assert ("capture-unknown", "nothing before captures [itemid]; did you mean 'item-id'?") in find(
        make(members)
    )


def test_tells_of_canned_requests_that_use_each_other_once():
    use = {"test-setup": [{"canned-request": "c"}]}
    canned = ({"name": "c", "canned-request": "c"},)
    ((rule, message),) = find(make(use, {**use, "name": "T"}, canned=canned))
    assert rule == "value-invalid"
    assert "c uses c" in message


def test_tells_of_two_scenarios_of_a_name_and_not_of_those_of_other_methods():
    twice = find(make({}, {}, {"method": "get_photo"}))
    assert [rule for rule, _ in twice] == ["name-duplicate"]
    assert "another scenario 'S' of 'a' stands at s.json:" in twice[0][1]


def test_tells_of_two_canned_requests_of_a_name_in_two_files():
    one, two = (
        read('{"canned-requests": [{"name": "c", "method": "a"}]}', path) for path in ("a.json", "b.json")
    )
    assert find(one, two) == [("name-duplicate", "another canned request 'c' stands at a.json:1")]
