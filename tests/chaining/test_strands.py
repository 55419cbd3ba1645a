"""The order in which examples go."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.chaining import Need, arrange
from docparse.model import Example
from docparse.reading import read_page


def examples(*ids: str) -> list[Example]:
    """Return examples with these ids, `a.md::one`."""
    pages: dict[str, list[str]] = {}
    for each in ids:
        pages.setdefault(each.partition("::")[0], []).append(each.partition("::")[2])
    return [
        example
        for page, names in pages.items()
        for example in read_page(
            "".join(
                f'<!-- {{"blockType": "request", "name": "{name}"}} -->\n```http\nGET /{name}\n```\n'
                for name in names
            ),
            page,
        ).examples
    ]


def order(asked: list[Example], needs: dict[str, list[str]], among: list[Example] | None = None):
    """Return the ids of the strands, with positions."""
    needed = {id_: tuple(map(Need, producers)) for id_, producers in needs.items()}
    return [
        [(step.example.id, step.position) for step in strand]
        for strand in arrange(asked, among or asked, needed)
    ]


def test_a_page_is_a_strand():
    found = order(examples("a.md::1", "a.md::2", "b.md::1"), {})
    assert found == [[("a.md::1", 0), ("a.md::2", 1)], [("b.md::1", 2)]]


def test_what_is_needed_goes_before():
    found = order(examples("a.md::1", "a.md::2", "a.md::3"), {"a.md::1": ["a.md::3"]})
    assert found == [[("a.md::3", 2), ("a.md::1", 0), ("a.md::2", 1)]]


def test_pages_that_need_each_other_are_one_strand():
    found = order(examples("a.md::1", "b.md::1", "c.md::1"), {"a.md::1": ["c.md::1"]})
    assert found == [[("c.md::1", 2), ("a.md::1", 0)], [("b.md::1", 1)]]


def test_what_was_not_asked_for_is_pulled_in():
    all_ = examples("a.md::1", "a.md::2", "b.md::1")
    needs = {"b.md::1": ["a.md::2"], "a.md::2": ["a.md::1"]}
    assert order(all_[2:], needs, all_) == [[("a.md::1", -1), ("a.md::2", -1), ("b.md::1", 0)]]


def test_what_nobody_needs_is_not_pulled_in():
    all_ = examples("a.md::1", "a.md::2")
    assert order(all_[1:], {"a.md::1": ["a.md::2"]}, all_) == [[("a.md::2", 0)]]


@pytest.mark.parametrize(
    ("needs", "faulty"),
    [
        pytest.param({"a.md::1": ["a.md::2"], "a.md::2": ["a.md::1"]}, ["a.md::1", "a.md::2"], id="two"),
        pytest.param(
            {"a.md::1": ["a.md::2"], "a.md::2": ["a.md::3"], "a.md::3": ["a.md::2"]},
            ["a.md::2", "a.md::3"],
            id="a ring that another needs",
        ),
    ],
)
def test_rings_are_told_and_do_not_hang(needs, faulty):
    needed = {id_: tuple(map(Need, producers)) for id_, producers in needs.items()}
    asked = examples("a.md::1", "a.md::2", "a.md::3")
    (strand,) = arrange(asked, asked, needed)
    assert sorted(step.example.id for step in strand if step.fault) == faulty
    assert all(step.fault.startswith("it waits for itself: a.md::") for step in strand if step.fault)


def test_long_chains_need_no_recursion():
    asked = examples(*(f"a.md::{number}" for number in range(3000)))
    needs = {example.id: [after.id] for example, after in pairwise(asked)}
    (strand,) = order(asked, needs)
    assert [position for _, position in strand] == list(range(2999, -1, -1))


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=25),
    st.sets(st.integers(0, 9), min_size=1),
)
def test_all_that_is_asked_for_goes_once_and_after_what_it_needs(pairs, wanted):
    all_ = examples(*(f"{'abcde'[number // 2]}.md::{number}" for number in range(10)))
    needs: dict[str, tuple[Need, ...]] = {}
    for consumer, producer in pairs:
        needs[all_[consumer].id] = (*needs.get(all_[consumer].id, ()), Need(all_[producer].id))
    asked = [all_[number] for number in sorted(wanted)]
    steps = [step for strand in arrange(asked, all_, needs) for step in strand]
    assert sorted(step.position for step in steps if step.position >= 0) == list(range(len(asked)))
    assert len({step.example.id for step in steps}) == len(steps)
    done: set[str] = set()
    for step in steps:
        assert step.fault or all(need.producer in done for need in step.needs)
        done.add(step.example.id)


def test_who_is_asked_for_twice_goes_twice():
    asked = examples("a.md::1", "a.md::2", "b.md::1")
    needs = {"a.md::2": ["a.md::1"]}
    assert order([*asked, asked[1]], needs) == [
        [("a.md::1", 0), ("a.md::2", 1), ("a.md::2", 3)],
        [("b.md::1", 2)],
    ]


def test_of_a_long_ring_some_are_told():
    asked = examples(*(f"a.md::{number}" for number in range(1000)))
    needed = {each.id: (Need(after.id),) for each, after in pairwise([*asked, asked[0]])}
    (strand,) = arrange(asked, asked, needed)
    assert {len(step.fault) < 150 and "… after a.md::0" in step.fault for step in strand} == {True}
