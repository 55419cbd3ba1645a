"""What is asked of pages: the configuration's own keys, and API Doctor's settings files as they are."""

import json
from pathlib import Path

import pytest

from docparse.config import Settings, load_settings
from docparse.config.requirements import load_requirements
from docparse.errors import ConfigurationError
from docparse.model import OutlineGroup, OutlineHeading, Requirements

OUTLINE = """
{ // as API Doctor reads it
  "apiPageType": [
    {"title": "*", "level": 1, "required": true, "headers": [
      {"title": "Permissions", "level": 2, "required": true, "headers": null},
      {"condition": "or", "arguments": [
        {"title": "Example", "level": 2, "required": true},
        {"condition": "AND", "arguments": [{"title": "Example 1*", "level": 2, "allowMultiple": true}]}
      ]}
    ]}
  ]
}
"""


def load(tmp_path: Path, text: str) -> Requirements:
    file = tmp_path / "settings.json"
    file.write_text(text)
    return load_requirements(Settings(page_settings=(str(file),)))


def test_nothing_is_asked_by_default() -> None:
    assert load_requirements(Settings()) == Requirements()


def test_outlines_are_read(tmp_path: Path) -> None:
    examples = OutlineGroup((OutlineHeading("Example 1*", 2, repeats=True),), any_will_do=False)
    choice = OutlineGroup((OutlineHeading("Example", 2, required=True), examples), any_will_do=True)
    below = (OutlineHeading("Permissions", 2, required=True), choice)
    outlines = load(tmp_path, OUTLINE).outlines
    assert outlines == {"apiPageType": (OutlineHeading("*", 1, required=True, below=below),)}


def test_keys_of_front_matter_and_unchecked_paths_are_added(tmp_path: Path) -> None:
    told = {"schemaConfig": {"requiredYamlHeaders": ["title", "author"]}, "pathsToIgnore": ["/other"]}
    (tmp_path / "a.json").write_text(json.dumps(told))
    (tmp_path / "docparse.toml").write_text(
        'front-matter = ["title"]\npage-settings = ["a.json"]\nsite-root = "docs"\nunchecked-links = ["x/"]\n'
    )
    found = load_requirements(load_settings(str(tmp_path), environment={}))
    assert found.front_matter == ("title", "author")
    assert found.unchecked == ("x/", "/other")
    assert found.site_root == f"{tmp_path}/docs"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("{", "settings.json", id="no JSON"),
        pytest.param("[]", "is no object", id="no object"),
        pytest.param("{}", "says nothing of pages", id="another file"),
        pytest.param('{"apiPageType": {}, "enumPageType": 1}', "takes a list of headings", id="no list"),
        pytest.param(
            '{"apiPageType": [{"title": "x"}]}', "apiPageType[0] takes a title and a level", id="level"
        ),
        pytest.param('{"apiPageType": [{"condition": "XOR"}]}', "condition is OR or AND", id="condition"),
        pytest.param(
            '{"schemaConfig": {"requiredYamlHeaders": "title"}}', "takes a list of texts", id="texts"
        ),
    ],
)
def test_other_files_are_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=r".*") as raised:
        load(tmp_path, text)
    assert message in str(raised.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be read"):
        load_requirements(Settings(page_settings=(str(tmp_path / "no.json"),)))
