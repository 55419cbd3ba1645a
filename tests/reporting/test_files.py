"""One run writes every format at once, for whoever reads it next."""

import json
from pathlib import Path

import junitparser
import pytest

from docparse.cli import main
from tests.reporting.results import make_page

FORMATS = ["text", "concise", "json", "junit", "sarif", "gitlab", "markdown"]
PAGES = {
    "good.md": make_page({"a": 1}),
    "bad.md": make_page({"a": 1}, request='PATCH https://api.example/photo\n\n{"a": 2}')
    + '\n<!-- {"blockType": "request"} -->\n\ntext\n',
}


@pytest.mark.parametrize("command", ["check", "replay"])
def test_all_formats_at_once(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in PAGES.items():
        Path(name).write_text(text, "utf-8")
    outputs = [f"--format={name}=out.{name}" for name in FORMATS]
    assert main([command, "--no-cache", "--format=github", *outputs, "good.md", "bad.md"]) == 1
    assert capsys.readouterr().out.startswith("::error file=bad.md,line=")
    texts = {name: Path(f"out.{name}").read_text("utf-8") for name in FORMATS}
    assert all("bad.md" in text and "\x1b" not in text for text in texts.values())
    assert json.loads(texts["json"])["schema"] == f"docparse.{command}/1"
    assert json.loads(texts["sarif"])["version"] == "2.1.0"
    assert "bad.md" in {entry["location"]["path"] for entry in json.loads(texts["gitlab"])}
    assert junitparser.JUnitXml.fromfile("out.junit").failures > 0
