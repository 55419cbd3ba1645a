"""Settings come from the command line, the environment, a file, or are defaults; each says where from."""

from pathlib import Path

import pytest

from docparse.config import Settings, load_settings
from docparse.config.keys import KEYS
from docparse.errors import ConfigurationError
from docparse.model import Match


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def load(path: str = ".", *, environment: dict[str, str] | None = None, **given: object) -> Settings:
    return load_settings(path, environment=environment or {}, given=given)


def test_every_key_is_a_setting() -> None:
    settings = load()
    for key in KEYS:
        assert hasattr(settings, key.replace("-", "_"))
    assert settings == Settings()


def test_precedence(here: Path) -> None:
    (here / "docparse.toml").write_text('match = "status"\n', "utf-8")
    environment = {"DOCPARSE_MATCH": "shape"}
    assert (load().match, load().origins["match"]) == (Match.STATUS, "docparse.toml:1")
    from_environment = load(environment=environment)
    assert (from_environment.match, from_environment.origins["match"]) == (Match.SHAPE, "DOCPARSE_MATCH")
    given = load(environment=environment, match=Match.EXACT)
    assert (given.match, given.origins["match"]) == (Match.EXACT, "--match")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("docparse.toml", "strict = true\n", id="docparse.toml"),
        pytest.param("pyproject.toml", "[tool.docparse]\nstrict = true\n", id="pyproject.toml"),
        pytest.param("pyproject.toml", "[tool]\ndocparse = { strict = true }\n", id="an inline table"),
        pytest.param("pyproject.toml", "tool.docparse.strict = true\n", id="a dotted key"),
    ],
)
def test_finds_the_file_above_the_path(here: Path, name: str, text: str) -> None:
    (here / "docs" / "api").mkdir(parents=True)
    (here / name).write_text(text, "utf-8")
    for path in (".", "docs", "docs/api/*.md", "docs/api/photo.md::get", "docs/nowhere"):
        assert load(path).strict is True


def test_the_nearest_file_wins(here: Path) -> None:
    (here / "docs").mkdir()
    (here / "docparse.toml").write_text("jobs = 1\n", "utf-8")
    (here / "docs" / "docparse.toml").write_text("jobs = 2\n", "utf-8")
    assert (load(".").jobs, load("docs").jobs) == (1, 2)


def test_a_pyproject_without_our_table_is_passed_over(here: Path) -> None:
    (here / "docs").mkdir()
    (here / "docparse.toml").write_text("jobs = 1\n", "utf-8")
    (here / "docs" / "pyproject.toml").write_text('[project]\nname = "docparse-docs"\n', "utf-8")
    assert load("docs").jobs == 1


def test_docparse_toml_wins_over_the_pyproject_beside_it(here: Path) -> None:
    (here / "docparse.toml").write_text("jobs = 1\n", "utf-8")
    (here / "pyproject.toml").write_text("[tool.docparse]\njobs = 2\n", "utf-8")
    assert load().jobs == 1


def test_a_file_may_be_named(here: Path) -> None:
    (here / "other.toml").write_text("jobs = 7\n", "utf-8")
    assert load_settings(".", config_file="other.toml", environment={}).jobs == 7


def test_paths_are_relative_to_their_file(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "docs" / "api").mkdir(parents=True)
    (here / "docparse.toml").write_text('paths = ["docs", "/abs"]\n', "utf-8")
    assert load().paths == ("docs", "/abs")
    monkeypatch.chdir(here / "docs")
    assert load("api").paths == (".", "/abs")
    monkeypatch.chdir(here / "docs" / "api")
    assert load().paths == (str(here / "docs"), "/abs")


WHOLE = """
[tool.docparse]
paths = ["docs"]
exclude = ["drafts"]
target = "https://staging.example/v1.0"
doc-hosts = { "https://api.example" = "/" }
match = "shape"
timeout = 2

[tool.docparse.severity]
extra = "failed"
annotation-orphan = "note"

[tool.docparse.variables]
user-id = "48d31887"
count = 5
flag = true

[tool.docparse.examples."photos.md::create_*"]
volatile = ["$.lastModified"]
"""


def test_every_kind_of_value_is_typed_and_placed(here: Path) -> None:
    (here / "pyproject.toml").write_text(WHOLE, "utf-8")
    settings = load()
    assert settings.exclude == ("drafts",)
    assert settings.timeout == 2.0
    assert settings.severity == {"extra": "failed", "annotation-orphan": "note"}
    assert settings.variables == {"user-id": "48d31887", "count": "5", "flag": "true"}
    ((glob, refinement),) = settings.examples
    assert (glob, refinement.volatile) == ("photos.md::create_*", ("$.lastModified",))
    places = {
        "target": 5,
        "doc-hosts.https://api.example": 6,
        "severity.extra": 11,
        "variables.count": 16,
        "examples.photos.md::create_*": 19,
    }
    for key, line in places.items():
        assert settings.origins[key] == f"pyproject.toml:{line}"


def test_variables_of_the_environment_come_last() -> None:
    environment = {"DOCPARSE_VAR_USER_ID": "1", "DOCPARSE_VAR_GROUP_ID": "2"}
    settings = load_settings(".", environment=environment, variables={"user-id": "3"})
    assert settings.variables == {"user-id": "3", "group-id": "2"}
    assert settings.origins["variables.user-id"] == "--var"
    assert settings.origins["variables.group-id"] == "DOCPARSE_VAR_GROUP_ID"


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        pytest.param("strict", "1", True, id="1"),
        pytest.param("strict", "off", False, id="off"),
        pytest.param("allow-writes", "TRUE", True, id="true"),
        pytest.param("jobs", "3", 3, id="a number"),
        pytest.param("timeout", "1.5", 1.5, id="seconds"),
        pytest.param("paths", "a:b", ("a", "b"), id="a list"),
    ],
)
def test_environment_is_typed(name: str, text: str, value: object) -> None:
    key = name.replace("-", "_")
    assert getattr(load(environment={f"DOCPARSE_{key.upper()}": text}), key) == value


def test_empty_and_unknown_variables_are_passed_over() -> None:
    assert load(environment={"DOCPARSE_TARGET": "", "DOCPARSE_CACHE": "x"}) == Settings()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        pytest.param(
            'targt = "x"', "docparse.toml:1: unknown key 'targt'; did you mean 'target'?", id="unknown key"
        ),
        pytest.param("\nzzz = 1", "docparse.toml:2: unknown key 'zzz'", id="an unknown key far from all"),
        pytest.param("[tool.docparse]\nstrict = true", "the keys stand at the top", id="a table too many"),
        pytest.param('strict = "yes"', "docparse.toml:1: strict takes true or false", id="a text for a flag"),
        pytest.param("jobs = true", "jobs takes a whole number of at least 1", id="a flag for a number"),
        pytest.param("timeout = 0", "timeout takes a positive number of seconds", id="no time at all"),
        pytest.param("timeout = nan", "timeout takes a positive number of seconds", id="not a number"),
        pytest.param("target = 1", "target takes a text in quotes", id="a number for a text"),
        pytest.param("paths = [1]", "paths takes a list of texts in quotes", id="a list of numbers"),
        pytest.param('match = "dcs"', "match takes one of docs, status", id="a mode that is none"),
        pytest.param("doc-hosts = { a = 1 }", "doc-hosts takes a table of texts", id="a table of numbers"),
        pytest.param(
            'severity = { extr = "failed" }', "'extr' is none; did you mean 'extra'?", id="unknown kind"
        ),
        pytest.param('severity = { extra = "bad" }', "failed or warning or note for 'extra'", id="a weight"),
        pytest.param("variables = { a = [] }", "variables takes a table of texts and numbers", id="a list"),
        pytest.param(
            'strict = true\n[examples.a]\npin = ["$.a"]\n[examples.b]\npin = ["$.a["]',
            "docparse.toml:4: examples takes other values for 'b': pin: '$.a[' is no JSONPath",
            id="no JSONPath",
        ),
        pytest.param("examples = 1", "examples takes a table for each id", id="no table"),
        pytest.param('[examples.x]\nmatch = "no"', "match is one of docs", id="a refinement"),
        pytest.param("x = ", "docparse.toml: is not TOML: ", id="no TOML"),
    ],
)
def test_what_cannot_be_used_is_told(here: Path, text: str, complaint: str) -> None:
    (here / "docparse.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load()
    assert complaint in str(caught.value)


def test_what_the_environment_cannot_say_is_told() -> None:
    with pytest.raises(ConfigurationError, match="DOCPARSE_JOBS: jobs takes a whole number of at least 1"):
        load(environment={"DOCPARSE_JOBS": "many"})


def test_a_named_file_that_is_missing_is_told() -> None:
    with pytest.raises(ConfigurationError, match=r"no\.toml: cannot be read"):
        load_settings(".", config_file="no.toml", environment={})


def test_a_file_that_is_no_text_is_told(here: Path) -> None:
    (here / "docparse.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigurationError, match="is not UTF-8 text"):
        load()
