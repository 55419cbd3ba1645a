"""Examples that need others, however they are chosen, ordered and spread."""

import json
import re

import pytest

from tests.plugin.pages import CONFTEST, THINGS, example, page

POST, GET, DELETE = "POST /things", "GET /things/live-{}", "DELETE /things/live-{}"


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    (pytester.mkdir("docs") / "things.md").write_text(THINGS, "utf-8")
    pytester.makeconftest(CONFTEST)
    return pytester


def sent(pytester: pytest.Pytester) -> list[str]:
    log = pytester.path / "sent.log"
    lines = log.read_text("utf-8").splitlines()
    log.unlink()
    return lines


def test_a_consumer_that_is_chosen_alone_brings_its_producer(project: pytest.Pytester) -> None:
    project.runpytest("--docparse", "docs", "-k", "get_thing").assert_outcomes(passed=1, deselected=2)
    assert sent(project) == [POST, GET.format(1)]
    project.runpytest("--docparse", "docs/things.md::delete_thing").assert_outcomes(passed=1)
    assert sent(project) == [POST, DELETE.format(1)]


def test_a_producer_is_sent_once(project: pytest.Pytester) -> None:
    project.runpytest("--docparse", "docs").assert_outcomes(passed=3)
    assert sent(project) == [POST, GET.format(1), DELETE.format(1)]


def test_a_failed_consumer_brings_its_producer_when_it_is_run_again(project: pytest.Pytester) -> None:
    page = project.path / "docs" / "things.md"
    page.write_text(THINGS.replace("204 No Content", "205 Reset Content"), "utf-8")
    project.runpytest("--docparse", "docs").assert_outcomes(passed=2, failed=1)
    sent(project)
    project.runpytest("--docparse", "docs", "--lf").assert_outcomes(failed=1)
    assert sent(project) == [POST, DELETE.format(1)]
    project.runpytest("--docparse", "docs", "--ff").assert_outcomes(passed=2, failed=1)
    assert sent(project) == [POST, DELETE.format(1), POST, GET.format(2)]


def test_a_failed_producer_lets_its_consumers_be_skipped(project: pytest.Pytester) -> None:
    page = project.path / "docs" / "things.md"
    page.write_text(THINGS.replace("201 Created", "200 OK"), "utf-8")
    result = project.runpytest("--docparse", "docs", "-rs")
    result.assert_outcomes(failed=1, skipped=2)
    result.stdout.fnmatch_lines(["SKIPPED * needs docs/things.md::create_thing, which failed*"])
    result = project.runpytest("--docparse", "docs", "-rs", "-k", "get_thing")
    result.assert_outcomes(skipped=1, deselected=2)


@pytest.mark.parametrize("seed", range(4))
def test_random_order(project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.delenv("PYTEST_ADDOPTS")
    for name in "abc":
        (project.path / "docs" / f"{name}.md").write_text(THINGS, "utf-8")
    result = project.runpytest_subprocess("--docparse", "docs", "-v", f"--randomly-seed={seed}")
    result.assert_outcomes(passed=12)
    order = [match[1] for match in re.finditer(r"docs/a\.md::(\w+) PASSED", result.stdout.str())]
    assert order == ["create_thing", "get_thing", "delete_thing"]


def test_a_consumer_on_another_page(project: pytest.Pytester) -> None:
    own = example(
        "again", "GET /things/{thing}", {"name": "ball"}, docparse={"after": ["things.md::create_thing"]}
    )
    text = THINGS.replace('"create_thing"', '"create_thing", "docparse": {"capture": {"thing": "$.id"}}')
    (project.path / "docs" / "a.md").write_text(page(own), "utf-8")
    (project.path / "docs" / "things.md").write_text(text, "utf-8")
    project.runpytest("--docparse", "docs", "-k", "again").assert_outcomes(passed=1, deselected=3)
    assert sent(project) == [POST, GET.format(1)]


@pytest.mark.parametrize("dist", ["load", "worksteal", "loadfile", "loadscope", "loadgroup"])
def test_every_way_to_spread_them(project: pytest.Pytester, dist: str) -> None:
    for name in "abcd":
        (project.path / "docs" / f"{name}.md").write_text(THINGS, "utf-8")
    result = project.runpytest_subprocess("--docparse", "docs", "-n", "2", "--dist", dist)
    result.assert_outcomes(passed=15)
    result.stdout.fnmatch_lines(["Target: the application under test", "* promised scalars checked: *"])


def test_those_that_need_each_other_are_marked_for_one_worker(project: pytest.Pytester) -> None:
    """What pytest-xdist makes of the mark is its own: 3.8 makes nothing of it under pytest 9.2."""
    (project.path / "docs" / "a.md").write_text(page(example("alone", "GET /things/{x}", {"a": 1})), "utf-8")
    noting = """
def pytest_collection_finish(session):
    if hasattr(session.config, "workerinput"):
        marks = {item.name: item.iter_markers("xdist_group") for item in session.items}
        groups = {name: [mark.args for mark in each] for name, each in marks.items()}
        (LOG.parent / f"groups-{session.config.workerinput['workerid']}.json").write_text(json.dumps(groups))
"""
    project.makeconftest(CONFTEST + noting)
    result = project.runpytest_subprocess("--docparse", "docs", "-n", "1", "--dist", "loadgroup")
    result.assert_outcomes(passed=3, skipped=1)
    group = [["docs-things.md-create_thing"]]
    assert json.loads((project.path / "groups-gw0.json").read_text("utf-8")) == {
        "alone": [], "create_thing": group, "get_thing": group, "delete_thing": group,
    }  # fmt: skip


def test_a_page_stays_on_one_worker_where_that_is_asked_for(project: pytest.Pytester) -> None:
    for name in "abcd":
        (project.path / "docs" / f"{name}.md").write_text(THINGS, "utf-8")
    result = project.runpytest_subprocess("--docparse", "docs", "-n", "2", "--dist", "loadfile")
    result.assert_outcomes(passed=15)
    assert len([line for line in sent(project) if line == POST]) == 5
