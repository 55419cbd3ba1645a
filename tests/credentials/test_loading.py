"""The accounts of a run come from files, the configuration and the environment."""

import json

import pytest

from docparse.credentials import choose_accounts, load_accounts
from docparse.errors import ConfigurationError
from docparse.model import Location

ENVIRONMENT = {"oauth-client-id": "x", "KEY": "k"}


def test_loads_all_accounts_in_order(tmp_path):
    file = tmp_path / "accounts.json"
    file.write_text("\ufeff" + json.dumps({"accounts": [{"name": "a", "unknown": 1}]}), "utf-8")
    tables = {"b": {"additional-headers": ["X-Key: $env:KEY"]}, "a": {}}
    loaded = load_accounts([str(file)], ENVIRONMENT, tables, lambda name: f"pyproject.toml:{ord(name[0])}")
    assert [account.name for account in loaded.accounts] == ["a", "b", "a", "DefaultAccount"]
    assert loaded.accounts[1].location == Location("pyproject.toml", 98)
    assert [slip.rule for slip in loaded.slips] == ["account-unknown-property"]
    assert [account.location for account in choose_accounts(loaded.accounts, ["a"])] == [
        Location(str(file), 1)
    ]


def test_without_any_there_are_none():
    assert load_accounts([], {"KEY": "k"}).accounts == ()


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "cannot be read: No such file"), (b"\xff", "is not UTF-8 text")],
    ids=["no file", "no text"],
)
def test_a_file_that_cannot_be_read_is_misuse(tmp_path, content, message):
    file = tmp_path / "accounts.json"
    if content:
        file.write_bytes(content)
    with pytest.raises(ConfigurationError, match=message):
        load_accounts([str(file)], {})


def test_a_configured_secret_is_misuse_and_not_repeated():
    with pytest.raises(ConfigurationError) as caught:
        load_accounts([], {}, {"a": {"password": "SEKRET"}}, lambda _: "docparse.toml:7")
    assert str(caught.value).startswith(
        "docparse.toml:7: accounts takes no secret, but 'a' has one in password"
    )
    assert "SEKRET" not in str(caught.value)
