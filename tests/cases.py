"""The small cases of the corpus, each a page with what is to be found in it."""

import json
import os
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

import pytest

from docparse.model import Finding

LEVELS = {"info": "note"}


def read_cases(*kinds: str) -> list[Any]:
    """Return the cases as parameters, those whose id starts with one of the kinds; none named: all."""
    folder = os.environ.get("DOCPARSE_CORPUS")
    if not folder:
        return [pytest.param({}, marks=pytest.mark.skip(reason="DOCPARSE_CORPUS names no corpus"))]
    cases = json.loads((Path(folder) / "cases.json").read_text("utf-8"))
    return [pytest.param(case, id=case["id"]) for case in cases if case["id"].startswith(kinds or "")]


def count_wanted(case: dict[str, Any], rules: Collection[str]) -> Counter[tuple[str, str]]:
    """Return how often each of the rules is to be found in a case, by level."""
    return Counter(
        (finding["code"], LEVELS.get(finding["severity"], finding["severity"]))
        for finding in case["expect"]["docparse"].get("findings", ())
        if finding["code"] in rules
    )


def count_found(findings: Iterable[Finding], rules: Collection[str]) -> Counter[tuple[str, str]]:
    """Return how often each of the rules is found, by level."""
    return Counter((finding.rule, finding.level.value) for finding in findings if finding.rule in rules)
