"""Shards joined are the run that they were cut from; what is of another run is refused."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.model import CheckReport, Outcome, Part, Report, Result
from docparse.reporting import CHECK_REPORTERS, REPORTERS
from docparse.reporting.stored import StoredError, merge_checks, merge_replays, read_check, read_replay
from docparse.reporting.style import Style
from docparse.sharding import find_share
from tests.reporting.checks import ERROR, NOTE, RULES, WARNING, make_report
from tests.reporting.results import answer, make_page

PASSED = answer(make_page({"a": 1}), {"a": 1})
FAILED = answer(make_page({"a": 1}), {"a": "1"})


def make_run(count: int) -> Report:
    results = tuple(
        replace(each, example=replace(each.example, id=f"p{index}.md::e"), seconds=index / 8)
        for index, each in enumerate((PASSED, FAILED)[number % 2] for number in range(count))
    )
    return Report("https://x", results, 1.0, planned=count, commit="c0ffee")


def cut(run: Report, count: int) -> list[tuple[str, Report]]:
    """Return the shards of a run as their files would have them."""
    ids = tuple(result.example.id for result in run.results)
    shards = []
    for index in range(1, count + 1):
        own = tuple(each for each in run.results if find_share(each.example.id, count) == index)
        part = Part(index, count, "abc")
        shards.append((f"{index}.json", replace(run, results=own, planned=len(own), part=part, ids=ids)))
    return shards


def store(report: Report) -> Report:
    return read_replay(REPORTERS["json"](report, Style()))


def show(report: Report) -> str:
    return REPORTERS["json"](replace(report, commit=""), Style()) + REPORTERS["text"](report, Style())


@given(st.integers(1, 30), st.integers(1, 8), st.randoms())
def test_all_shards_in_whatever_order_are_the_run(examples: int, count: int, random: object) -> None:
    run = make_run(examples)
    shards = [(file, store(report)) for file, report in cut(run, count)]
    random.shuffle(shards)  # type: ignore[attr-defined]
    merged = merge_replays(shards)
    assert show(merged) == show(run)
    assert show(merge_replays([*shards, *shards])) == show(run)
    assert show(merge_replays([("merged.json", store(merged))])) == show(run)


def test_of_a_missing_shard_the_examples_are_named() -> None:
    run = make_run(12)
    shards = cut(run, 4)
    merged = merge_replays([shards[0], shards[3], shards[1]])
    lacking = tuple(result.example.id for result in shards[2][1].results)
    assert merged.lacking == lacking != ()
    assert merged.interrupted
    assert merged.gaps == "shard 3 of 4 is missing"
    assert merged.total == 12
    for name, render in REPORTERS.items():
        told = render(merged, Style())
        assert name == "gitlab" or "shard 3 of 4 is missing" in told, name
        assert name in {"gitlab", "github", "sarif"} or lacking[0] in told, name
    stored = store(merged)
    assert (stored.gaps, stored.interrupted, stored.total) == (merged.gaps, True, 12)


def test_of_a_shard_that_did_not_end_the_rest_is_named() -> None:
    shards = cut(make_run(12), 2)
    file, whole = shards[1]
    stopped = replace(whole, results=whole.results[:2], interrupted=True)
    merged = merge_replays([shards[0], (file, stopped)])
    assert merged.gaps == "shard 2 of 2 did not end"
    assert merged.lacking == tuple(result.example.id for result in whole.results[2:])


def test_a_shard_that_was_killed_after_its_last_example_lacks_nothing() -> None:
    run = make_run(12)
    shards = cut(run, 2)
    merged = merge_replays([shards[0], ("2.jsonl", replace(shards[1][1], interrupted=True))])
    assert show(merged) == show(run)


def test_lines_beside_the_whole_of_the_same_shard_are_no_second_one() -> None:
    run = make_run(12)
    shards = cut(run, 2)
    part = replace(shards[1][1], results=shards[1][1].results[:1], interrupted=True)
    for named in ([*shards, ("2.jsonl", part)], [("2.jsonl", part), *shards]):
        assert show(merge_replays(named)) == show(run)


def test_a_missing_shard_that_had_nothing_to_do_lacks_nothing() -> None:
    run = make_run(1)
    shards = [each for each in cut(run, 2) if each[1].results]
    assert show(merge_replays(shards)) == show(run)


def refused(stored: Sequence[tuple[str, Report]]) -> str:
    with pytest.raises(StoredError) as told:
        merge_replays(stored)
    return str(told.value)


def change(report: Report, **fields: object) -> Report:
    return replace(report, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        pytest.param({"target": "https://y"}, "the target differs (https://y, not https://x)", id="target"),
        pytest.param({"embedded": True}, "the target differs (docparse's own service, not", id="embedded"),
        pytest.param({"commit": "dead"}, "the commit differs (dead, not c0ffee)", id="commit"),
        pytest.param({"part": Part(2, 3, "abc")}, "the number of shards differs (3, not 2)", id="count"),
        pytest.param({"part": Part(2, 2, "xyz")}, "how pages were shared out", id="split"),
        pytest.param({"ids": ("p0.md::e",)}, "the list of examples differs", id="examples"),
    ],
)
def test_a_shard_of_another_run_is_refused(fields: dict[str, object], told: str) -> None:
    (first, second) = cut(make_run(12), 2)
    sentence = refused([first, (second[0], change(second[1], **fields))])
    assert sentence.startswith("2.json is no shard of the run that 1.json is of: ")
    assert told in sentence


def test_a_shard_that_is_there_twice_and_differs_is_refused() -> None:
    first, (_, second) = cut(make_run(12), 2)
    again = replace(second, results=tuple(replace(each, seconds=9) for each in second.results))
    told = refused([first, ("2.json", second), ("again.json", again)])
    assert told == "shard 2 is there twice, and they differ: 2.json, again.json; leave one out"


def name_pages(run: Report, name: str) -> Report:
    results = tuple(
        replace(each, example=replace(each.example, id=f"{name}-{each.example.id}")) for each in run.results
    )
    return replace(run, results=results)


@given(st.permutations(["s1", "s2", "p1", "p2"]), st.integers(2, 4))
def test_shards_of_two_runs_are_refused_whatever_their_numbers(order: list[str], chosen: int) -> None:
    runs = {"s": cut(make_run(12), 2), "p": cut(name_pages(make_run(12), "other"), 2)}
    named = [(file, runs[file[0]][int(file[1]) - 1][1]) for file in order[:chosen]]
    if len({file[0] for file in order[:chosen]}) == 2:
        told = refused(named)
        assert "is no shard of the run that" in told
        assert "the list of examples differs" in told
    else:
        assert not merge_replays(named).lacking


def test_a_shard_that_is_there_twice_must_have_the_same_examples() -> None:
    first, (_, second) = cut(make_run(12), 2)
    short = replace(second, results=second.results[:1])
    told = "shard 2 is there twice, and they differ: 2.json, again.json; leave one out"
    assert refused([first, ("2.json", second), ("again.json", short)]) == told
    of_first = replace(second, results=first[1].results[: len(second.results)], interrupted=True)
    assert "shard 2 is there twice, and they differ" in refused(
        [first, ("2.json", second), ("a.json", of_first)]
    )


def test_an_example_that_was_asked_for_twice_makes_no_two_runs_of_one_file() -> None:
    _, (_, second) = cut(make_run(12), 2)
    again = replace(second.results[0], seconds=99)
    twice = replace(second, results=(*second.results, again), ids=(*second.ids, again.example.id))
    assert len(merge_replays([("2.json", twice), ("2.jsonl", twice)]).results) == len(second.results) + 1


def test_an_example_in_two_shards_is_refused() -> None:
    (_, first), (_, second) = cut(make_run(12), 2)
    wide = replace(second, results=(*second.results, first.results[0]))
    assert "is in 1.json and in 2.json" in refused([("1.json", first), ("2.json", wide)])


def test_two_whole_runs_are_refused() -> None:
    other = replace(make_run(3), target="https://y")
    other = replace(other, results=tuple(replace(each, seconds=9) for each in other.results))
    assert "two runs" in refused([("a.json", make_run(3)), ("b.json", other)])
    assert "two runs" in refused([("a.json", make_run(3)), ("b.json", name_pages(make_run(3), "other"))])
    assert "two runs" in refused([("a.json", make_run(3)), ("b.json", replace(make_run(3), target="y"))])
    assert "whole run" in refused([("a.json", make_run(3)), cut(make_run(3), 2)[0]])


def test_ports_of_docparses_own_service_do_not_count() -> None:
    shards = [
        (file, replace(report, embedded=True, target=f"http://127.0.0.1:{number}"))
        for number, (file, report) in enumerate(cut(make_run(12), 3))
    ]
    assert not merge_replays(shards).lacking


def cut_check(report: CheckReport, count: int) -> list[tuple[str, CheckReport]]:
    shards = []
    for index in range(1, count + 1):

        def own(items: Sequence[object], index: int = index) -> tuple[int, ...]:
            return tuple(place for place, item in enumerate(items) if find_share(str(item), count) == index)

        places = tuple(map(own, (report.findings, report.baselined, report.stale)))
        kept = [
            tuple(items[place] for place in each)
            for items, each in zip((report.findings, report.baselined, report.stale), places, strict=True)
        ]
        pages = report.pages // count + (index <= report.pages % count)
        shard = replace(
            report,
            findings=kept[0],
            baselined=kept[1],
            stale=kept[2],
            pages=pages,
            examples=20 if index == 1 else 0,
            part=Part(index, count, "abc"),
            places=places,
        )
        shards.append((f"{index}.json", store_check(shard)))
    return shards


def store_check(report: CheckReport) -> CheckReport:
    import json

    texts = {rule.code: rule for rule in RULES}
    return read_check(json.loads(CHECK_REPORTERS["json"](report, Style())), lambda code, _: texts.get(code))


FINDINGS = (ERROR, WARNING, NOTE)


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("count", [1, 2, 5])
def test_shards_of_a_check_are_the_check_in_every_format(count: int, *, strict: bool) -> None:
    run = make_report(*FINDINGS, baselined=(NOTE, WARNING), stale=("x", "y", "z"), strict=strict)
    merged = merge_checks(reversed(cut_check(run, count)))
    for name, render in CHECK_REPORTERS.items():
        for verbosity in (-1, 0, 1):
            style = Style(verbosity=verbosity)
            assert render(merged, style) == render(run, style), name


def test_of_a_check_the_missing_shard_is_told_in_every_format() -> None:
    shards = cut_check(make_report(*FINDINGS), 3)
    merged = merge_checks(shards[:2])
    assert merged.gaps == "shard 3 of 3 is missing"
    for name, render in CHECK_REPORTERS.items():
        told = " ".join(render(merged, Style()).split())
        assert name == "gitlab" or "shard 3 of 3 is missing" in told, name


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        pytest.param({"strict": True}, "--strict differs", id="strict"),
        pytest.param({"rules": RULES[:1]}, "the choice of rules differs", id="rules"),
        pytest.param({"commit": "dead"}, "the commit differs", id="commit"),
    ],
)
def test_a_shard_of_another_check_is_refused(fields: dict[str, object], told: str) -> None:
    first, (file, second) = cut_check(make_report(*FINDINGS), 2)
    with pytest.raises(StoredError, match=told):
        merge_checks([first, (file, replace(second, **fields))])  # type: ignore[arg-type]


def test_outcomes_add_up() -> None:
    merged = merge_replays(cut(make_run(9), 4))
    assert sum(merged.count(outcome) for outcome in Outcome) == 9
    assert isinstance(merged.results[0], Result)
