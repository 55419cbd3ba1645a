"""The table of rules is whole: a code, a name and a page for each, and each module is in it."""

import pkgutil
import re
from importlib import import_module

import pytest

import docparse.linting as shelf
from docparse.linting import RULES, find_rule
from docparse.linting.rule import Rule


def find_modules() -> list[str]:
    modules = pkgutil.walk_packages(shelf.__path__, "docparse.linting.")
    return [module.name for module in modules if not module.ispkg]


def test_every_module_with_a_rule_is_in_the_table() -> None:
    rules = [getattr(import_module(name), "RULE", None) for name in find_modules()]
    assert {rule.code for rule in rules if rule} == {rule.code for rule in RULES}


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_a_page(rule: Rule) -> None:
    assert re.fullmatch(r"DP\d{3}", rule.code)
    assert (rule.page or "").startswith(f"{rule.code} {rule.name}: ")
    assert rule.title
    assert "\n\nTo mend: " in rule.text


@pytest.mark.parametrize("word", ["DP102", "dp102", "request-unpaired", " Request-Unpaired "])
def test_finds_rules_by_code_and_name(word: str) -> None:
    rule = find_rule(word)
    assert rule is not None
    assert rule.name == "request-unpaired"


def test_finds_no_rule_of_another_name() -> None:
    assert find_rule("request") is None
    assert find_rule("") is None
