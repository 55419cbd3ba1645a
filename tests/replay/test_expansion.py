"""Which examples are replayed, and with which scenarios."""

import json

import pytest

from docparse.model import Docset, Outcome
from docparse.reading import read_page
from docparse.replay.expansion import expand
from docparse.scenarios import read_scenarios
from tests.replay.pages import block
from tests.replay.rehearsed import run, scenario, shown

PAGE = block("copy", "POST /items/1/copy") + block("get", "GET /items/1")
DOCSET = Docset((read_page(PAGE, "docs/a.md"),))


def expanded(*scenarios: object, canned: object = (), path: str = "s.json"):
    file = read_scenarios(json.dumps({"canned-requests": canned, "scenarios": scenarios}), path)
    return expand(DOCSET, [file], DOCSET)


def off(method: str, **fields: object) -> dict[str, object]:
    return scenario(method, **fields) | {"enabled": False}


def test_without_scenarios_everything_stays_as_it_is():
    assert expand(DOCSET, [], DOCSET) == (tuple(DOCSET), {})


def test_one_scenario_keeps_the_id_and_leaves_other_examples_alone():
    expansion = expanded(scenario("copy"))
    assert expansion.examples == tuple(DOCSET)
    assert list(expansion.rehearsals) == ["docs/a.md::copy"]


def test_several_are_replayed_each_by_its_name():
    expansion = expanded(
        scenario("copy", name="Copy to a new name!"),
        off("copy", name="not this one"),
        scenario("copy", name="…"),
        scenario("copy", name="Copy to a new name"),
        scenario("get"),
    )
    assert [example.id for example in expansion.examples] == [
        "docs/a.md::copy[Copy-to-a-new-name]",
        "docs/a.md::copy[scenario]",
        "docs/a.md::copy[Copy-to-a-new-name~2]",
        "docs/a.md::get",
    ]
    assert expansion.rehearsals.keys() == {example.id for example in expansion.examples}
    assert {example.name for example in expansion.examples} == {"copy", "get"}


def test_of_one_that_is_on_and_one_that_is_off_the_one_is_taken():
    ((_, rehearsal),) = expanded(off("copy"), scenario("copy", name="on")).rehearsals.items()
    assert (rehearsal.off, rehearsal.steps.scenario.name) == ("", "on")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        pytest.param(
            [off("get")], "its scenario 'try get' (tests/s.json:15) is off: \"enabled\" is false", id="off"
        ),
        pytest.param([off("get"), off("get", name="b")], 'is off: "enabled" is false', id="all off"),
        pytest.param(
            [{"name": "x", "method": "get"}], 'is off: it has no "enabled"', id="nobody says that it is on"
        ),
        pytest.param(
            [scenario("get", test_setup=[{"canned-request": "a fiel"}])],
            "cannot be run: there is no canned request 'a fiel'; did you mean 'a file'?",
            id="an unknown canned request",
        ),
        pytest.param(
            [scenario("get", test_setup=[{"canned-request": "ring"}])],
            "cannot be run: canned requests use each other without end: ring uses ring",
            id="a canned request that needs itself",
        ),
    ],
)
def test_what_is_off_or_cannot_be_run_is_skipped_and_says_why(given: list[object], why: str):
    canned = [{"name": "a file", "method": "copy"}, {"name": "ring", "canned-request": "ring"}]
    results, service = run({"docs/a.md": PAGE}, [], *given, canned=canned)
    assert results[-1].outcome is Outcome.SKIPPED
    assert why in results[-1].reason
    assert service.lines == ["POST /v1/items/1/copy"]


def test_a_scenario_of_no_example_changes_nothing():
    results, _ = run({"docs/a.md": PAGE}, [], scenario("gone"))
    assert [result.outcome for result in results] == [Outcome.PASSED, Outcome.PASSED]


def test_several_results_each_have_their_own_setup():
    first = scenario("get", name="one", request_parameters={"!url": "/items/2"})
    second = scenario("get", name="two", test_setup=[{"method": "copy"}])
    results, service = run({"docs/a.md": PAGE}, lambda _: shown(200), off("copy"), first, second)
    assert [(result.example.id, result.outcome) for result in results[1:]] == [
        ("docs/a.md::get[one]", Outcome.PASSED),
        ("docs/a.md::get[two]", Outcome.PASSED),
    ]
    assert service.lines == ["GET /v1/items/2", "POST /v1/items/1/copy", "GET /v1/items/1"]


def test_what_a_page_says_itself_is_for_its_own_examples():
    other = read_page(PAGE, "docs/b.md")
    docset = Docset((*DOCSET.pages, other))
    file = read_scenarios(json.dumps({"scenarios": [off("get")]}), "docs/b.md")
    assert list(expand(docset, [file], docset).rehearsals) == ["docs/b.md::get"]
