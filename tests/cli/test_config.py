"""docparse config: each value with its origin."""

from pathlib import Path

import pytest


def test_shows_defaults(run) -> None:
    code, out, _ = run("config")
    assert code == 0
    assert '\nmatch             "docs"  default\n' in out


def test_shows_where_each_value_stands(run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "docparse.toml").write_text('strict = true\n[variables]\nuser-id = "7"\n', "utf-8")
    monkeypatch.setenv("DOCPARSE_JOBS", "3")
    rows = [line.split() for line in run("config").out.splitlines()]
    assert ["strict", "true", "docparse.toml:1"] in rows
    assert ["variables.user-id", '"7"', "docparse.toml:3"] in rows
    assert ["jobs", "3", "DOCPARSE_JOBS"] in rows


def test_shows_no_secret(run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "docparse.toml").write_text('[variables]\ntoken = "SEKRET123"\nuser-id = "7"\n', "utf-8")
    monkeypatch.setenv("DOCPARSE_VAR_API_KEY", "SEKRET456")
    out = run("config").out
    assert "SEKRET" not in out
    assert out.count('"********"') == 2
    assert '"7"' in out


def test_shows_values_of_pages_and_accounts(run, folder: Path) -> None:
    (folder / "docparse.toml").write_text(
        '[variables-for."docs/*"]\nuser-id = 7\n[accounts.one.variables]\ntoken = "SEKRET123"\n'
        '[variables.auth]\npassword = "SEKRET456"\n'
        '[examples."a::b"]\ncontent = "AAAA"\ncapture = { x = "$.id" }\n',
        "utf-8",
    )
    out = run("config").out
    rows = [line.split() for line in out.splitlines()]
    assert ["variables-for.docs/*.user-id", "7", "docparse.toml:2"] in rows
    assert ["accounts.one.token", '"********"', "docparse.toml:4"] in rows
    assert ["variables.auth", '"********"', "docparse.toml:5"] in rows
    assert "SEKRET" not in out
    assert '{"capture": [["x", "$.id"]], "content": "3 bytes"}' in out


def test_shows_what_is_said_of_accounts(run, folder: Path) -> None:
    (folder / "docparse.toml").write_text(
        '[accounts.one]\naccess-token = "$env:T"\nscopes = ["a"]\n', "utf-8"
    )
    assert ["accounts.one", '["access-token",', '"scopes"]', "docparse.toml:1"] in [
        line.split() for line in run("config").out.splitlines()
    ]
