"""Refinements of request, response and configuration as one."""

from docparse.matching.policy import refine
from docparse.model import Match, Refinement

EXACT = Refinement(match=Match.EXACT, volatile=("$.a",), echo=False)
SHAPE = Refinement(match=Match.SHAPE, volatile=("$.b",), skip="no")


def test_without_any_nothing_is_refined():
    assert refine(None, None) == Refinement()


def test_one_stands_as_it_is():
    assert refine(None, EXACT) is EXACT


def test_the_nearer_mode_counts_and_places_add_up():
    assert refine(EXACT, None, SHAPE) == Refinement(
        match=Match.SHAPE, volatile=("$.a", "$.b"), echo=False, skip="no"
    )


def test_what_one_allows_is_allowed_and_the_last_of_a_kind_counts():
    page = Refinement(
        capture=(("id", "$.id"), ("tag", "ETag:")), after=("a",), timeout=5.0, poll=True, content=b"1"
    )
    configured = Refinement(capture=(("id", "$.key"),), after=("b", "a"), timeout=1.0, redirects=True)
    assert refine(page, configured) == Refinement(
        capture=(("id", "$.key"), ("tag", "ETag:")),
        after=("a", "b"),
        timeout=1.0,
        redirects=True,
        poll=True,
        content=b"1",
    )
