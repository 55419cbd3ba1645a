"""docparse explain: every rule and kind has a page."""

import pytest

from docparse.linting import RULES
from docparse.model import Kind


def test_lists_all(run) -> None:
    code, out, _ = run("explain")
    assert code == 0
    for kind in Kind:
        assert f"\n  {kind.value} " in out
    for rule in RULES:
        assert f"\n  {rule.code}  {rule.name} " in out


@pytest.mark.parametrize("word", [*Kind, *(rule.code for rule in RULES), *(rule.name for rule in RULES)])
def test_explains_what_why_and_how_to_mend(run, word: str) -> None:
    code, out, _ = run("explain", word)
    assert code == 0
    assert "To mend: " in out
    assert max(len(line) for line in out.splitlines() if not line.startswith("    ")) <= 80


def test_letter_case_does_not_count(run) -> None:
    assert run("explain", "dp102").out == run("explain", "Request-Unpaired").out
