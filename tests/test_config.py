"""Settings come from the command line, the environment, a file, or are defaults; each says where from."""

from pathlib import Path

import pytest

from docparse.config import Settings, load_settings
from docparse.config.keys import KEYS
from docparse.errors import ConfigurationError
from docparse.model import Match
from docparse.variables import Value


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
    assert {name: (value.json, value.typed, value.origin) for name, value in settings.variables.items()} == {
        "user-id": ("48d31887", True, settings.origins["variables.user-id"]),
        "count": (5, True, settings.origins["variables.count"]),
        "flag": (True, True, settings.origins["variables.flag"]),
    }
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
    assert settings.variables == {
        "user-id": Value("3", "--var"),
        "group-id": Value("2", "DOCPARSE_VAR_GROUP_ID"),
    }
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
        pytest.param("variables = 1", "variables takes a table of values", id="no table of values"),
        pytest.param(
            "variables = { a = nan }", "docparse.toml:1: a is nan, which JSON has not", id="no JSON"
        ),
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


def test_values_come_in_layers(here: Path) -> None:
    (here / "docparse.toml").write_text(
        'vars = "ids/staging.env"\n[variables]\nb = "table"\nc = "table"\n', "utf-8"
    )
    (here / "ids").mkdir()
    (here / "ids" / "staging.env").write_text("a=file\nB=file\n", "utf-8")
    (here / "typed.json").write_text('{"c": 1, "d": 2}', "utf-8")
    environment = {"DOCPARSE_VAR_A": "environment", "DOCPARSE_VAR_E": "environment"}
    settings = load_settings(
        ".", environment=environment, given={"vars": ("typed.json",)}, variables={"D": "typed"}
    )
    assert {name: (value.json, value.origin) for name, value in settings.variables.items()} == {
        "a": ("file", "ids/staging.env:1"),
        "b": ("table", "docparse.toml:3"),
        "c": (1, "typed.json:1"),
        "d": ("typed", "--var"),
        "e": ("environment", "DOCPARSE_VAR_E"),
    }
    assert set(settings.given) == {"c", "d"}
    assert settings.origins["variables.a"] == "ids/staging.env:1"


def test_options_that_were_not_given_change_nothing(here: Path) -> None:
    (here / "docparse.toml").write_text('vars = ["v.env"]\nscenarios = ["s.json"]\n', "utf-8")
    (here / "v.env").write_text("a=1\n", "utf-8")
    settings = load_settings(".", environment={}, given={"vars": (), "scenarios": (), "rate": None})
    assert settings.variables["a"] == Value("1", "v.env:1")
    assert settings.scenarios == ("s.json",)
    assert settings.given == {}


def test_pages_have_values_of_their_own(here: Path) -> None:
    (here / "docparse.toml").write_text(
        '[variables-for."docs/admin"]\nuser-id = "1"\nteam = 2\n[variables-for."*/b.md"]\nUSER_ID = "3"\n',
        "utf-8",
    )
    settings = load()
    assert settings.variables == {}
    assert settings.values_for("docs/a.md") == {}
    assert settings.values_for("docs/admin/a.md") == {
        "user-id": Value("1", "docparse.toml:2", typed=True),
        "team": Value(2, "docparse.toml:3", typed=True),
    }
    assert settings.values_for("docs/admin/b.md")["user-id"] == Value("3", "docparse.toml:5", typed=True)


def test_all_values_of_a_page_are_the_nearest_ones(here: Path) -> None:
    (here / "docparse.toml").write_text(
        'variables = { a = "1", b = "1", c = "1" }\n[variables-for."x.md"]\nb = "2"\nc = "2"\n', "utf-8"
    )
    settings = load_settings(".", environment={}, variables={"C": "3"})
    assert {name: value.text for name, value in settings.find_values("x.md").items()} == {
        "a": "1",
        "b": "2",
        "c": "3",
    }


def test_accounts_are_files_and_have_values_of_their_own(here: Path) -> None:
    (here / "docs").mkdir()
    (here / "docs" / "docparse.toml").write_text('accounts = ["a.json", "/b.json"]\n', "utf-8")
    assert load("docs").accounts == ("docs/a.json", "/b.json")
    (here / "docs" / "docparse.toml").write_text(
        'account = "one"\n[accounts]\nfiles = "a.json"\n[accounts.one.variables]\nuser-id = 7\n', "utf-8"
    )
    settings = load("docs", environment={"DOCPARSE_ACCOUNT": "one, two words"})
    assert settings.accounts == ("docs/a.json",)
    assert settings.account_variables == {"one": {"user-id": Value(7, "docs/docparse.toml:5", typed=True)}}
    assert settings.account == ("one", "two words")
    given = load("docs", environment={"DOCPARSE_ACCOUNTS": "c.json"})
    assert (given.accounts, set(given.account_variables)) == (("c.json",), {"one"})


def test_accounts_are_described_with_their_fields(here: Path) -> None:
    (here / "docparse.toml").write_text(
        '[accounts.one]\noauth-type = "Token"\naccess-token = "$env:T"\n[accounts.one.variables]\na = 1\n',
        "utf-8",
    )
    settings = load(environment={"DOCPARSE_ACCOUNTS": "c.json"})
    assert settings.account_tables == {"one": {"oauth-type": "Token", "access-token": "$env:T"}}
    assert settings.origins["accounts.one"] == "docparse.toml:1"
    assert (settings.accounts, settings.account_variables["one"]["a"].json) == (("c.json",), 1)


@pytest.mark.parametrize(
    ("key", "number"),
    [
        *(("timeout", number) for number in (0.0, 1e300, float("inf"), float("nan"))),
        *(("rate", number) for number in (0.0, 1e-300, float("inf"), float("nan"))),
        ("read-timeout", float("nan")),
    ],
)
def test_numbers_of_the_command_line_are_as_strict_as_those_of_a_file(
    here: Path, key: str, number: float
) -> None:
    with pytest.raises(ConfigurationError, match=f"--{key}: {key} takes a "):
        load_settings(str(here), environment={}, given={key: number})


def test_paths_are_from_the_file(here: Path) -> None:
    (here / "docs").mkdir()
    (here / "docs" / "docparse.toml").write_text(
        'ca = "ca.pem"\ncert = "../c.pem"\nkey = "k.pem"\nscenarios = "tests/s.json"\nbaseline = ""\n',
        "utf-8",
    )
    settings = load("docs")
    assert (settings.ca, settings.cert, settings.key) == ("docs/ca.pem", "c.pem", "docs/k.pem")
    assert (settings.scenarios, settings.baseline) == (("docs/tests/s.json",), "")


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        pytest.param("rate", "2.5", 2.5, id="rate"),
        pytest.param("tries", "3", 3, id="tries"),
        pytest.param("max-failures", "10", 10, id="failures"),
        pytest.param("netrc", "yes", True, id="netrc"),
        pytest.param("ca", "/etc/ca.pem", "/etc/ca.pem", id="certificates"),
    ],
)
def test_more_of_the_environment_is_typed(name: str, text: str, value: object) -> None:
    settings = load(environment={f"DOCPARSE_{name.upper().replace('-', '_')}": text})
    assert getattr(settings, name.replace("-", "_")) == value


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        pytest.param("rate = 0", "rate takes a number of requests per second, at least 0.001", id="no rate"),
        pytest.param("variables-for = 1", "variables-for takes a table for each glob", id="no tables"),
        pytest.param(
            '[variables-for]\n"a/*" = 1', ":2: variables-for takes a table of values", id="no table"
        ),
        pytest.param("[accounts]\nfiles = [1]", "accounts takes a list of texts", id="no files"),
        pytest.param("[accounts]\none = 1", ":2: accounts takes files, or a table for each", id="no account"),
        pytest.param('[accounts.one]\nclient-secret = "x"', ":1: accounts takes no secret", id="a secret"),
        pytest.param(
            '[accounts.one]\nclient-idd = "x"',
            ":1: accounts takes fields of accounts, but the account 'one': unknown property 'client-idd'; "
            "did you mean 'clientId'?",
            id="no field of accounts",
        ),
        pytest.param("[accounts.one]\nenabled = 5", "enabled takes true or false", id="no field's value"),
        pytest.param("timeout = 1e7", "a positive number of seconds, at most 1,000,000", id="for ever"),
        pytest.param("rate = 1e-9", "requests per second, at least 0.001", id="hardly any rate"),
        pytest.param('vars = "gone.env"', "gone.env: cannot be read: No such file", id="no file"),
        pytest.param('vars = "."', ".: cannot be read: Is a directory", id="a folder"),
        pytest.param('vars = "docparse.yaml"', "docparse.yaml: values are read from", id="an ending"),
        pytest.param("[variables-for.x]\na = inf", ":2: a is inf, which JSON has not", id="no JSON"),
    ],
)
def test_what_cannot_be_used_of_values_is_told(here: Path, text: str, complaint: str) -> None:
    (here / "docparse.toml").write_text(text, "utf-8")
    (here / "docparse.yaml").write_text("a: 1", "utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load()
    assert complaint in str(caught.value)
