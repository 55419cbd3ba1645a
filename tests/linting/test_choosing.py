"""Words that mean rules."""

import pytest

from docparse.linting import RULES
from docparse.linting.choosing import Wish, choose_rules, find_ignored, find_named


def named(word: str) -> set[str]:
    return {rule.name for rule in find_named(word, RULES)}


@pytest.mark.parametrize(
    ("word", "some"),
    [
        pytest.param("request-unpaired", {"request-unpaired"}, id="a name"),
        pytest.param(" DP102", {"request-unpaired"}, id="a code"),
        pytest.param("dp102", {"request-unpaired"}, id="a code in lower case"),
        pytest.param("http-reason-missing", {"http-reason-missing"}, id="a rule that is off, by its name"),
    ],
)
def test_a_name_or_code_means_its_rule(word: str, some: set[str]) -> None:
    assert named(word) == some


def test_the_start_of_codes_means_all_of_them() -> None:
    assert named("DP1") == {rule.name for rule in RULES if rule.code.startswith("DP1") and rule.by_default}
    assert named("DP") == {rule.name for rule in RULES if rule.by_default}


def test_a_glob_means_what_it_matches_and_is_on_by_default() -> None:
    assert named("response-*") >= {"response-unpaired", "response-alternate"}
    assert "http-reason-missing" not in named("http-*")


def test_all_means_those_that_are_off_too() -> None:
    assert named("all") == {rule.name for rule in RULES}


@pytest.mark.parametrize("word", ["request-unpared", "DP999", "", "request", "DPx"])
def test_refuses_what_means_no_rule(word: str) -> None:
    with pytest.raises(ValueError, match="there is no rule"):
        find_named(word, RULES)


def test_says_what_was_near() -> None:
    with pytest.raises(ValueError, match="did you mean 'request-unpaired'"):
        find_named("request-unpared", RULES)


def test_what_is_off_is_not_chosen_unless_it_is_selected() -> None:
    assert "http-reason-missing" not in {rule.name for rule in choose_rules(Wish(), RULES)}
    chosen = choose_rules(Wish(("http-reason-missing",)), RULES)
    assert [rule.name for rule in chosen] == ["http-reason-missing"]


def test_what_is_ignored_is_ignored_even_where_it_is_selected() -> None:
    chosen = choose_rules(Wish(("DP1",), ("request-*",)), RULES)
    assert {"response-unpaired"} <= {rule.name for rule in chosen}
    assert not [rule for rule in chosen if rule.name.startswith("request-")]


@pytest.mark.parametrize(
    ("page", "ignored"),
    [
        pytest.param("docs/old/a.md", {"request-unpaired"}, id="within the folder"),
        pytest.param("old/a.md", {"request-unpaired"}, id="the folder itself"),
        pytest.param("docs/new/a.md", set(), id="elsewhere"),
        pytest.param("docs/older/a.md", set(), id="a folder whose name only begins so"),
    ],
)
def test_paths_may_have_rules_of_their_own(page: str, ignored: set[str]) -> None:
    wish = Wish(per_path_ignores={"old": ("request-unpaired",)})
    assert find_ignored(wish, page, RULES) == ignored
