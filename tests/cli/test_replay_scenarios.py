"""Scenario files from the command line."""

import json
from pathlib import Path

import pytest

from docparse.message import Headers, HttpRequest, HttpResponse
from docparse.serving import serve

PHOTO = b'{"id": "99x99", "height": 99, "width": 99}'
FILE = {
    "scenarios": [
        {"name": "Others", "method": "update_photo", "enabled": False},
        {
            "name": "After a look",
            "method": "get_photo",
            "enabled": True,
            "colour": "red",
            "test-setup": [{"http-request": "GET /look"}],
        },
    ]
}


@pytest.fixture(autouse=True)
def scenarios(folder: Path) -> Path:
    """The scenario file, beside the page."""
    path = folder / "docs" / "scenarios.json"
    path.write_text(json.dumps(FILE, indent=1), "utf-8")
    return path


def answer(_: HttpRequest) -> HttpResponse:
    return HttpResponse(200, Headers([("Content-Type", "application/json")]), PHOTO)


def replay(run, *arguments: str):
    """Return exit code, outcomes with reasons by id, what standard error says, and what was sent."""
    sent = []
    with serve(lambda request: sent.append(request.target) or answer(request)) as target:
        code, out, err = run("replay", "--target", target.origin, "--format", "json", *arguments)
    results = json.loads(out)["results"] if out else []
    return code, {each["id"]: (each["outcome"], each["reason"]) for each in results}, err, sent


def test_a_scenario_file_in_the_folder_is_used(run) -> None:
    code, results, err, sent = replay(run)
    assert code == 0
    assert results["docs/photo.md::get_photo"] == ("passed", "")
    outcome, reason = results["docs/photo.md::update_photo"]
    assert outcome == "skipped"
    assert reason.startswith("its scenario 'Others' (docs/scenarios.json:5) is off")
    assert sent == ["/look", "/v1.0/me/photo"]
    assert err == "docparse replay: docs/scenarios.json: 1 finding; docparse check lists them\n"


def test_scenarios_are_not_for_docparses_own_service(run, scenarios: Path) -> None:
    out = json.loads(run("replay", "--format", "json").out)
    assert [result["outcome"] for result in out["results"]] == ["passed", "passed"]


def test_a_file_elsewhere_is_named(run, folder: Path, scenarios: Path) -> None:
    scenarios.rename(folder / "mine.json")
    assert replay(run)[3] == ["/v1.0/me/photo", "/v1.0/me/photo"]
    assert replay(run, "--scenarios", "mine.json")[3] == ["/look", "/v1.0/me/photo"]


def test_a_file_that_is_not_there_cannot_be_used(run) -> None:
    code, _, err, sent = replay(run, "--scenarios", "no.json")
    assert (code, sent) == (2, [])
    assert "no.json" in err


def test_the_outcomes_of_several_scenarios_add_up(run, scenarios: Path) -> None:
    more = {"name": "Once more", "method": "get_photo", "enabled": True}
    scenarios.write_text(json.dumps({"scenarios": [*FILE["scenarios"], more]}), "utf-8")
    code, results, _, _ = replay(run)
    assert code == 0
    assert [(key, outcome) for key, (outcome, _) in results.items()] == [
        ("docs/photo.md::update_photo", "skipped"),
        ("docs/photo.md::get_photo[After-a-look]", "passed"),
        ("docs/photo.md::get_photo[Once-more]", "passed"),
    ]


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        pytest.param("get_photo[Once-more]", ["get_photo[Once-more]"], id="one of them"),
        pytest.param("get_photo", ["get_photo[After-a-look]", "get_photo[Once-more]"], id="the example"),
        pytest.param("get*", ["get_photo[After-a-look]", "get_photo[Once-more]"], id="a glob"),
    ],
)
def test_a_scenario_is_chosen_by_its_id(run, scenarios: Path, chosen: str, names: list[str]) -> None:
    more = {"name": "Once more", "method": "get_photo", "enabled": True}
    scenarios.write_text(json.dumps({"scenarios": [*FILE["scenarios"], more]}), "utf-8")
    code, results, _, _ = replay(run, f"docs/photo.md::{chosen}")
    assert (code, [key.partition("::")[2] for key in results]) == (0, names)


def test_a_scenario_that_there_is_not_is_told(run, scenarios: Path) -> None:
    more = {"name": "Once more", "method": "get_photo", "enabled": True}
    scenarios.write_text(json.dumps({"scenarios": [*FILE["scenarios"], more]}), "utf-8")
    code, results, err, sent = replay(run, "docs/photo.md::get_photo[Nothing]")
    assert (code, results, sent) == (5, {}, [])
    assert "docs/photo.md::get_photo[Nothing]" in err


def test_what_only_a_scenario_expects_is_to_be_mended_there(run, scenarios: Path) -> None:
    expecting = {"name": "S", "method": "get_photo", "enabled": True, "expectations": {"$.height": 7}}
    scenarios.write_text(json.dumps({"scenarios": [expecting]}, indent=1), "utf-8")
    with serve(answer) as target:
        code, out, _ = run("replay", "--target", target.origin, "-k", "get")
    assert code == 1
    assert "why       scenario 'S' (docs/scenarios.json:5) expects it\n" in out
    assert "next: mend the service, or what the scenario expects of $.height\n" in out
    assert "line 0" not in out
