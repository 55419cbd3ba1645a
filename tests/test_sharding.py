"""Shards are all of a run and share nothing, whoever cuts them and wherever."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.errors import ConfigurationError
from docparse.sharding import (
    Shard,
    estimate,
    find_share,
    name_split,
    parse_shard,
    share_by_name,
    share_by_time,
)

NAMES = st.sets(st.text(min_size=1, max_size=12), max_size=40)
FROZEN = [1, 4, 1, 4, 1, 1, 2, 2, 2, 3, 1, 3]
"""Of 0.md to 11.md among four."""
COUNTS = st.integers(1, 16)
SECONDS = st.dictionaries(st.text(max_size=8), st.floats(0, 100), max_size=40)


@pytest.mark.parametrize("text", ["1/1", " 2/4 ", "1000/1000"])
def test_reads_a_shard(text: str) -> None:
    assert str(parse_shard(text)) == text.strip()


@pytest.mark.parametrize(
    "text", ["", "2", "0/4", "5/4", "-1/4", "1/0", "1/1001", "a/b", "1/2/3", "٢/٤", "1.5/4"]
)
def test_refuses_what_is_no_shard(text: str) -> None:
    with pytest.raises(ConfigurationError, match=f"--shard {text}"):
        parse_shard(text)


@given(NAMES, COUNTS)
def test_shares_by_name_are_complete_and_each_name_has_one(names: set[str], count: int) -> None:
    shares = share_by_name(names, count)
    assert set(shares) == names
    assert set(shares.values()) <= set(range(1, count + 1))


@given(NAMES, st.text(min_size=1, max_size=12), COUNTS)
def test_a_name_that_comes_moves_no_other(names: set[str], new: str, count: int) -> None:
    before, after = share_by_name(names, count), share_by_name(names | {new}, count)
    assert {name: after[name] for name in names} == dict(before)


@given(NAMES, st.integers(1, 15))
def test_of_a_shard_that_comes_names_move_only_there(names: set[str], count: int) -> None:
    before, after = share_by_name(names, count), share_by_name(names, count + 1)
    assert all(after[name] in {before[name], count + 1} for name in names)


def test_shares_by_name_are_about_as_large() -> None:
    shares = list(share_by_name((f"page-{number}.md" for number in range(4000)), 4).values())
    assert all(900 < shares.count(index) < 1100 for index in range(1, 5))


@given(SECONDS, COUNTS)
def test_shares_by_time_are_complete_and_depend_on_no_order(seconds: dict[str, float], count: int) -> None:
    shares = share_by_time(seconds, count)
    assert shares == share_by_time(dict(reversed(seconds.items())), count)
    assert set(shares) == set(seconds)
    assert set(shares.values()) <= set(range(1, count + 1))


@given(SECONDS, COUNTS)
def test_no_share_by_time_is_longer_than_an_even_one_and_the_longest_group(
    seconds: dict[str, float], count: int
) -> None:
    shares = share_by_time(seconds, count)
    loads = [sum(seconds[name] for name in shares if shares[name] == index) for index in range(1, count + 1)]
    assert max(loads) <= sum(seconds.values()) / count + max(seconds.values(), default=0) + 1e-6


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_hashes_of_the_process_do_not_count(seed: str) -> None:
    script = "from docparse.sharding import *; print(share_by_name([f'{n}.md' for n in range(50)], 7))"
    environment = os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": "C"}
    command = [sys.executable, "-c", script]
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert told.stdout == f"{share_by_name([f'{n}.md' for n in range(50)], 7)}\n"


def test_shares_stay_as_they_are_from_version_to_version() -> None:
    assert [find_share(f"{number}.md", 4) for number in range(12)] == FROZEN


def test_what_is_not_known_takes_as_long_as_the_others_on_average() -> None:
    groups = {"a": ["a::1", "a::2"], "b": ["b::1"]}
    assert estimate(groups, {"a::1": 1.0, "b::1": 3.0}) == {"a": 3.0, "b": 3.0}
    assert estimate(groups, {"else::1": 1.0}) == {}


def test_a_split_has_a_name_of_its_own() -> None:
    assert name_split({"a": 1, "b": 2}) == name_split({"b": 2, "a": 1})
    assert name_split({"a": 1, "b": 2}) != name_split({"a": 2, "b": 1})
    assert str(Shard(2, 4)) == "2/4"
