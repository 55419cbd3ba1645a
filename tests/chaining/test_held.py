"""What a failure holds up: examples that were skipped, along the chain from the one that failed."""

from docparse.chaining import Need, find_held

NEEDS = {"b": (Need("a"),), "c": (Need("x"), Need("b", "$.id", "id")), "d": (Need("c"),), "e": (Need("a"),)}


def test_skipped_ones_that_need_it_over_others_are_held() -> None:
    assert find_held(NEEDS, {"a"}, {"b", "c", "d"}) == {"b", "c", "d"}


def test_one_that_went_holds_nobody() -> None:
    assert find_held(NEEDS, {"a"}, {"b", "d"}) == {"b"}


def test_those_skipped_for_reasons_of_their_own_are_not_held() -> None:
    assert find_held(NEEDS, {"z"}, {"b", "c", "f"}) == frozenset()


def test_rings_end() -> None:
    assert find_held({"a": (Need("b"),), "b": (Need("a"),)}, {"a"}, {"a", "b"}) == {"a", "b"}
