"""The small cases of the corpus that are about links, headings, tabs and front matter."""

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from docparse.config import Settings
from docparse.config.requirements import load_requirements
from docparse.linting import RULES, lint
from tests.linting.pages.pages import make_docset

OURS = {rule.name for rule in RULES if "DP500" < rule.code < "DP540"}
LEVELS = {"info": "note"}


def read_cases() -> list[Any]:
    folder = os.environ.get("DOCPARSE_CORPUS")
    if not folder:
        return [pytest.param({}, marks=pytest.mark.skip(reason="DOCPARSE_CORPUS names no corpus"))]
    cases = json.loads((Path(folder) / "cases.json").read_text("utf-8"))
    return [pytest.param(case, id=case["id"]) for case in cases]


@pytest.mark.parametrize("case", read_cases())
def test_finds_what_the_case_says(case: dict[str, Any], tmp_path: Path) -> None:
    texts = {"page.md": case["markdown"], **case.get("files", {})}
    settings = []
    for name, text in texts.items():
        if name == "schema-config.json":
            (tmp_path / name).write_text(text)
            settings.append(str(tmp_path / name))
    pages = {path: text for path, text in texts.items() if path.endswith(".md")}
    requirements = load_requirements(Settings(page_settings=tuple(settings)))
    findings = lint(make_docset(pages, others=texts, requirements=requirements))
    found = Counter((finding.rule, finding.level.value) for finding in findings if finding.rule in OURS)
    wanted = Counter(
        (finding["code"], LEVELS.get(finding["severity"], finding["severity"]))
        for finding in case["expect"]["docparse"].get("findings", ())
        if finding["code"] in OURS
    )
    assert found == wanted
