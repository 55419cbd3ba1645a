"""Credentials of the command line and the environment."""

import base64

import pytest

from docparse.credentials import GivenOptions, make_credentials, read_given
from docparse.errors import ConfigurationError

ORIGIN = "https://api.example:8443"
CANARY = "SEKRET-Zq81TfLw02mK"


def read(environment=None, **typed):
    return read_given(GivenOptions(**typed), environment or {}, ORIGIN)


def basic(text):
    return "Basic " + base64.b64encode(text.encode()).decode()


def test_without_any_nothing_is_given():
    given = read({"DOCPARSE_VAR_TOKEN": "x", "oauth-password": "y", "DOCPARSE_TARGET": "z"})
    assert list(given.headers) == []
    assert given.secrets == frozenset()
    assert not make_credentials(None, given)


@pytest.mark.parametrize(
    ("typed", "environment", "field"),
    [
        pytest.param({"token": CANARY}, {}, f"Bearer {CANARY}", id="token"),
        pytest.param({"token": "$env:MINE"}, {"MINE": CANARY}, f"Bearer {CANARY}", id="named variable"),
        pytest.param({}, {"DOCPARSE_TOKEN": f"{CANARY}\n"}, f"Bearer {CANARY}", id="DOCPARSE_TOKEN"),
        pytest.param(
            {"token": f"t={CANARY}&p="}, {}, f"WLID1.1 t={CANARY}&p=", id="a token of the first party"
        ),
        pytest.param(
            {"user": f"jo:{CANARY}:é"}, {}, basic(f"jo:{CANARY}:é"), id="user, a colon in the password"
        ),
        pytest.param({}, {"DOCPARSE_USER": f"@jo:{CANARY}"}, basic(f"@jo:{CANARY}"), id="DOCPARSE_USER"),
        pytest.param(
            {"user": f"jo:{CANARY}"}, {"DOCPARSE_TOKEN": "x"}, basic(f"jo:{CANARY}"), id="typed comes first"
        ),
        pytest.param({"headers": (f"Authorization: Key {CANARY}",)}, {}, f"Key {CANARY}", id="header"),
    ],
)
def test_authorization_comes_from(typed, environment, field):
    given = read(environment, **typed)
    assert given.headers.get_all("Authorization") == (field,)
    assert given.says_who
    assert any(CANARY in secret for secret in given.secrets)
    assert field.partition(" ")[2] in given.secrets
    assert "SEKRET" not in f"{given!r}{GivenOptions(**typed)!r}{make_credentials(None, given)!r}"


def test_a_file_holds_a_secret(tmp_path):
    file = tmp_path / "secret"
    file.write_bytes(f"{CANARY}\r\n".encode())
    assert read(token=f"@{file}").headers.get("Authorization") == f"Bearer {CANARY}"
    assert list(read(headers=(f"X-Key: @{file}",)).headers) == [("X-Key", CANARY)]
    file.write_text(f"jo:{CANARY}\n")
    assert read(user=f"@{file}").headers.get("Authorization") == basic(f"jo:{CANARY}")


def test_header_fields_may_be_repeated():
    given = read(headers=("X-A: 1", "x-a:2", "Accept-Language: en-US", f"X-Api-Key: {CANARY}"))
    assert list(given.headers) == [
        ("X-A", "1"),
        ("x-a", "2"),
        ("Accept-Language", "en-US"),
        ("X-Api-Key", CANARY),
    ]
    assert given.secrets == {"1", "2", CANARY}
    assert not given.says_who


def test_what_came_from_the_environment_is_a_secret_whatever_its_field():
    assert read({"L": "en-US"}, headers=("Accept-Language: $env:L",)).secrets == {"en-US"}


@pytest.mark.parametrize(
    ("typed", "environment", "message"),
    [
        pytest.param(
            {"token": "a", "user": "b:c"}, {}, "--token and --user both say who asks; give one", id="two"
        ),
        pytest.param(
            {"token": "a", "headers": ("authorization: b",)},
            {},
            "--token and --header Authorization both say who asks",
            id="token and header",
        ),
        pytest.param(
            {},
            {"DOCPARSE_TOKEN": "a", "DOCPARSE_USER": "b:c"},
            "DOCPARSE_TOKEN and DOCPARSE_USER both say who asks",
            id="two in the environment",
        ),
        pytest.param({"user": "SEKRET"}, {}, "--user takes NAME:PASSWORD", id="no password"),
        pytest.param({"headers": ("SEKRET",)}, {}, "--header takes 'Name: value'", id="no colon"),
        pytest.param({"token": "$env:MINE"}, {"MINE": ""}, "variable MINE is not set", id="variable not set"),
        pytest.param(
            {"token": "@/nowhere/x"}, {}, "--token: /nowhere/x: cannot be read: No such", id="no file"
        ),
        pytest.param(
            {"token": "SEKRET\r\nX-A: 1"}, {}, "--token: the token holds spaces, line", id="line break"
        ),
        pytest.param({"token": "SEKRET é"}, {}, "--token: the token holds spaces, line", id="no ASCII"),
        pytest.param(
            {"user": "jo:SEKRET\nX"}, {}, "or a line break, cannot be sent", id="line break in a password"
        ),
        pytest.param(
            {"headers": ("X-A: $env:V",)},
            {"V": "SEKRET\r\nHost: b"},
            "'X-A' does not fit in one line",
            id="CRLF",
        ),
        pytest.param({"headers": ("X\r\nB: SEKRET",)}, {}, "does not fit in one line", id="CRLF in a name"),
        pytest.param({"headers": ("Host: evil.example",)}, {}, "Host is docparse's own to write", id="Host"),
        pytest.param({"headers": ("content-length: 1",)}, {}, "docparse's own to write", id="Content-Length"),
    ],
)
def test_refuses(typed, environment, message):
    with pytest.raises(ConfigurationError) as caught:
        read(environment, **typed)
    assert message in str(caught.value)
    assert "SEKRET" not in str(caught.value)


def test_refuses_a_file_that_is_no_secret(tmp_path):
    file = tmp_path / "large"
    file.write_bytes(b"x" * 70_000)
    with pytest.raises(ConfigurationError, match="is too large for a secret"):
        read(token=f"@{file}")
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigurationError, match="is not UTF-8 text"):
        read(token=f"@{file}")
    for content in ("", "\ufeff", "\n"):
        file.write_text(content, "utf-8")
        with pytest.raises(ConfigurationError, match="is empty"):
            read(token=f"@{file}")


def test_an_account_that_was_chosen_comes_before_the_environment():
    assert not read({"DOCPARSE_TOKEN": "x"}, account=True).says_who


@pytest.fixture
def netrc(tmp_path):
    file = tmp_path / "netrc"
    file.write_text(f"machine api.example login jo password {CANARY}\nmachine b.example login x password y\n")
    file.chmod(0o600)
    return file


def test_netrc_has_the_entry_of_the_host(netrc):
    given = read({"NETRC": str(netrc)}, netrc=True)
    assert given.headers.get("Authorization") == basic(f"jo:{CANARY}")
    assert CANARY in given.secrets
    assert given.notes == ()


def test_netrc_is_not_read_unless_asked_for(netrc):
    assert not read({"NETRC": str(netrc)}).says_who


def test_what_is_typed_comes_before_netrc(netrc):
    given = read({"NETRC": str(netrc)}, netrc=True, token="abc")
    assert given.headers.get_all("Authorization") == ("Bearer abc",)


def test_a_netrc_that_others_can_read_is_told(netrc):
    netrc.chmod(0o644)
    (note,) = read({"NETRC": str(netrc)}, netrc=True).notes
    assert note == f"{netrc} can be read by others; make it yours alone: chmod 600 {netrc}"


def test_a_netrc_without_the_host_is_told(netrc):
    with pytest.raises(
        ConfigurationError, match=r"has no entry for c\.example; add `machine c\.example login"
    ):
        read_given(GivenOptions(netrc=True), {"NETRC": str(netrc)}, "https://c.example")


def test_a_broken_netrc_is_told_without_what_stands_there(netrc):
    netrc.write_text("machine api.example\nSEKRET-password x\n")
    with pytest.raises(ConfigurationError, match=r"netrc:\d: is not as \.netrc files are written") as caught:
        read({"NETRC": str(netrc)}, netrc=True)
    assert "SEKRET" not in str(caught.value)


def test_a_missing_netrc_is_told(tmp_path):
    with pytest.raises(ConfigurationError, match="cannot be read: No such file"):
        read({"NETRC": str(tmp_path / "none")}, netrc=True)
