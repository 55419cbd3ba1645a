"""Write the reference pages that are made from the code; to run after changing option, rule or kind."""

from pathlib import Path

from docparse.cli.reference import render_commands, render_configuration, render_rules

DOCS = Path(__file__).parent.parent.parent / "docs"

(DOCS / "reference" / "cli.md").write_text(render_commands(), "utf-8")
(DOCS / "reference" / "configuration.md").write_text(render_configuration(), "utf-8")
(DOCS / "rules.md").write_text(render_rules(), "utf-8")
