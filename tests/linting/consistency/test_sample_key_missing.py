"""Sample keys that stand in no request."""

import pytest

from tests.linting.consistency.pages import tell
from tests.linting.resources.pages import comment


def request(target: str, keys: object, block_type: str = "request") -> str:
    return f"text\n\n{comment(blockType=block_type, sampleKeys=keys)}\n```http\nGET {target}\n```\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(request("/things/AAMk99", ["AAMk99"]), id="as it stands"),
        pytest.param(request("/things/aamk99", ["AAMk99"]), id="in another letter case"),
        pytest.param(request("/things/a%20b", ["a b"]), id="percent-encoded"),
        pytest.param(request("/things/7\nIf-Match: 99", ["7", "99"]), id="several, one in a field"),
        pytest.param(request("/things/7", []), id="none"),
        pytest.param(request("/things/7", ["99"], "ignored"), id="no request"),
    ],
)
def test_leaves_alone(text):
    assert tell(text) == []


def test_finds():
    found = tell(request("/things/7", ["7", "AAMk99"]))
    message = "the sample key 'AAMk99' does not stand in the request"
    assert found == [("sample-key-missing", "0.md:3:1", message)]
