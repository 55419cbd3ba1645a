"""The reference pages say what the code says; tests/tooling/write_references.py writes them anew."""

from pathlib import Path

from docparse.cli.reference import render_commands, render_configuration, render_rules

DOCS = Path(__file__).parent.parent.parent / "docs"


def test_page_on_commands_is_made_from_the_help() -> None:
    assert (DOCS / "reference" / "cli.md").read_text("utf-8") == render_commands()


def test_page_on_configuration_is_made_from_the_keys() -> None:
    assert (DOCS / "reference" / "configuration.md").read_text("utf-8") == render_configuration()


def test_page_on_rules_is_made_from_the_tables() -> None:
    assert (DOCS / "rules.md").read_text("utf-8") == render_rules()
