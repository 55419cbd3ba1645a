"""Every small case of the corpus: exactly the findings that it says, of all rules together.

Where a case and the format's contract disagree, the contract holds; each such place is listed here.
"""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from docparse.config import Settings
from docparse.config.requirements import load_requirements
from docparse.linting import RULES, lint
from docparse.model import Requirements
from tests.cases import count_found, count_wanted, read_cases
from tests.linting.pages.pages import make_docset

ALL = {rule.name for rule in RULES}

LIGHTER = {
    "body-json-invalid": "readers and docparse understand most of it: a trailing comma, a comment",
    "annotation-json-lenient": "what is forgiven is read in full, semicolons for commas as well",
    "annotation-value-type": "one bad value loses that value, not the block",
    "code-block-unannotated": "pages show many blocks that nobody means to be replayed",
    "http-header-folded": "folded lines are read, with a note",
    "request-name-duplicate": "both are examples, with ids of their own",
    "request-unpaired": "the request is listed all the same, and replayed on demand",
    "response-before-request": "the pair is found by its name, before or after",
    "response-name-unknown": "one letter is wrong, mostly, and the page may show other names that are right",
}
"""Rules that weigh one level less than the cases have them, and why."""

HEAVIER = {"annotation-comment-malformed": "the example that it should annotate is lost"}
"""Rules that weigh one level more, and why."""

DIFFERENT = {
    "http-version-last": (
        {"http-request-line": 1},
        {},
        "spaces in a request target are sent as %20, with a note",
    ),
    "json-key-case": (
        {"annotation-json-lenient": 2},
        {},
        "keys in another letter case are read, with a note",
    ),
    "json-two-objects": (
        {"annotation-json-invalid": 1, "response-unpaired": 1},
        {"annotation-json-lenient": 1},
        "a comment with two objects is refused, so its request is none",
    ),
}
"""Cases that find other rules: what more, what less, and why."""


def read_requirements(case: dict[str, Any], folder: Path) -> Requirements:
    """Return what the settings file of a case asks of its pages."""
    settings = [name for name in case.get("files", {}) if name.endswith("config.json")]
    for name in settings:
        (folder / name).write_text(case["files"][name], "utf-8")
    return load_requirements(Settings(page_settings=tuple(str(folder / name) for name in settings)))


def find(case: dict[str, Any], folder: Path) -> Counter[tuple[str, str]]:
    texts = {"page.md": case["markdown"], **case.get("files", {})}
    pages = {path: text for path, text in texts.items() if path.endswith(".md")}
    docset = make_docset(pages, others=texts, requirements=read_requirements(case, folder))
    return count_found(lint(docset), ALL)


def weigh(wanted: Counter[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """Return the findings of a case with the levels that the rules have."""
    levels = ["note", "warning", "error"]
    weighed: Counter[tuple[str, str]] = Counter()
    for (rule, level), count in wanted.items():
        index = levels.index(level) + (rule in HEAVIER) - (rule in LIGHTER)
        weighed[rule, levels[max(index, 0)]] += count
    return weighed


def count_rules(findings: Counter[tuple[str, str]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for (rule, _), count in findings.items():
        counts[rule] += count
    return counts


@pytest.mark.parametrize("case", read_cases())
def test_finds_what_the_case_says(case: dict[str, Any], tmp_path: Path) -> None:
    found, wanted = find(case, tmp_path), weigh(count_wanted(case, ALL))
    if case["id"] not in DIFFERENT:
        assert found == wanted
        return
    more, less, _ = DIFFERENT[case["id"]]
    assert count_rules(found) - count_rules(wanted) == Counter(more)
    assert count_rules(wanted) - count_rules(found) == Counter(less)


def test_every_rule_of_the_cases_is_one_of_ours() -> None:
    for case in read_cases():
        expected = case.values[0].get("expect", {}).get("docparse", {})
        assert {finding["code"] for finding in expected.get("findings", ())} <= ALL
