"""The small cases of the corpus that are about resources, tables, sample keys and what a page silences."""

from typing import Any

import pytest

from docparse.linting import RULES, lint
from docparse.model import Docset
from docparse.reading import read_page
from tests.cases import count_found, count_wanted, read_cases

OURS = {rule.name for rule in RULES if rule.code.startswith(("DP3", "DP4", "DP6"))}


@pytest.mark.parametrize("case", read_cases())
def test_finds_what_the_case_says(case: dict[str, Any]) -> None:
    files = case.get("files", {})
    texts = {"page.md": case["markdown"], **files}
    pages = tuple(
        read_page(text, path, include=files.get) for path, text in texts.items() if path.endswith(".md")
    )
    assert count_found(lint(Docset(pages)), OURS) == count_wanted(case, OURS)
