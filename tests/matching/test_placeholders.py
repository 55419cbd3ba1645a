"""Placeholders of documented texts beside actual values."""

import pytest

from tests.matching.pages import answer, found, judge, showing


@pytest.mark.parametrize(
    "text",
    [
        "…",
        "...",
        "<id>",
        "{id}",
        "{{id}}",
        "%id%",
        "[name]",
        "id-value",
        "display-name-value",
        "timestamp",
        "(redacted)",
        "***",
        "Edm.Stream",
        "yyyy-MM-ddThh:mm:ssZ",
    ],
)
def test_takes_any_value_for_a_placeholder(text):
    for value in (1, True, "x", [1], {"a": 1}):
        assert found(judge(showing({"a": text}), answer({"a": value}))) == []


@pytest.mark.parametrize(
    ("word", "fits", "fails"),
    [
        ("string", "x", 1),
        ("String (timestamp)", "x", 1),
        ("Int32", 1, "x"),
        ("boolean", False, "no"),
        ("Edm.Guid", "48d31887-5fad-4d73-a9f5-3c356e68a038", 1),
        ("url", "/relative", 1),
    ],
)
def test_takes_a_type_name_for_its_type(word, fits, fails):
    example = showing({"size": word})
    assert found(judge(example, answer({"size": fits}))) == []
    assert found(judge(example, answer({"size": word}))) == []
    assert found(judge(example, answer({"size": fails}))) == [("$.size", "type", "failed")]
