"""Accounts are read from files as API Doctor has them, and from the configuration."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.accounts import (
    ClientAuthentication,
    Grant,
    read_accounts,
    read_configured_account,
)
from docparse.model import Location

CANARY = "SEKRET-Zq81TfLw02mK"
REFRESHING = {
    "name": "one",
    "enabled": True,
    "clientId": "id",
    "clientSecret": CANARY,
    "tokenService": "https://login.example/token",
    "refreshToken": CANARY,
    "serviceUrl": "https://api.example/v1.0",
    "scopes": ["files.read"],
}


def write(*accounts, **top):
    return json.dumps({"accounts": list(accounts), **top}, indent=1)


def read(*accounts, environment=None, **top):
    return read_accounts(write(*accounts, **top), "tests/accounts.json", environment or {})


def told(file):
    return [(slip.rule, slip.location.line, slip.message) for slip in file.slips]


def test_reads_an_account_whole():
    (account,) = read(
        REFRESHING | {"additionalHeaders": ["X-A: 1"], "tags": ["x"], "apiVersions": ["v1.0"]}
    ).accounts
    assert (account.name, account.enabled, account.grant) == ("one", True, Grant.REFRESH_TOKEN)
    assert (account.client_id, account.client_secret, account.refresh_token) == ("id", CANARY, CANARY)
    assert (account.token_service, account.service_url) == (
        "https://login.example/token",
        "https://api.example/v1.0",
    )
    assert (account.scopes, account.tags, account.api_versions) == (("files.read",), ("x",), ("v1.0",))
    assert list(account.headers) == [("X-A", "1")]
    assert account.client_authentication is ClientAuthentication.BODY
    assert account.location == Location("tests/accounts.json", 3)


def test_shows_no_secret_of_an_account():
    account = read(REFRESHING | {"password": CANARY, "additionalHeaders": [f"X-Key: {CANARY}"]}).accounts[0]
    assert "SEKRET" not in repr(account)
    assert CANARY in account.secrets


def test_takes_comments_and_trailing_commas_without_a_word():
    text = '{ // who\n "accounts": [ {"name": "a", /* no login */ "oauthType": "None", }, ], }'
    file = read_accounts(text, "a.json", {})
    assert [account.name for account in file.accounts] == ["a"]
    assert file.slips == ()


@pytest.mark.parametrize(
    ("fields", "grant"),
    [
        pytest.param({"oauthType": "RefreshToken"}, Grant.REFRESH_TOKEN, id="as API Doctor spells it"),
        pytest.param({"oauthMode": "UserPassword"}, Grant.PASSWORD, id="oauthMode, as its manual has it"),
        pytest.param({"oauthtype": "client_credentials"}, Grant.CLIENT_CREDENTIALS, id="any case"),
        pytest.param({"oauth-type": "basic"}, Grant.BASIC, id="with dashes, as TOML has names"),
        pytest.param({"refreshToken": "x", "password": "y"}, Grant.REFRESH_TOKEN, id="by its refresh token"),
        pytest.param({"tokenService": "x", "password": "y"}, Grant.PASSWORD, id="by its password"),
        pytest.param(
            {"tokenService": "x", "clientSecret": "y"}, Grant.CLIENT_CREDENTIALS, id="by its secret"
        ),
        pytest.param({"accessToken": "x"}, Grant.TOKEN, id="by its token"),
        pytest.param({"username": "x", "password": "y"}, Grant.BASIC, id="by user and password"),
        pytest.param({"additionalHeaders": ["X-A: 1"]}, Grant.NONE, id="header fields only"),
        pytest.param({"tokenService": "x"}, Grant.REFRESH_TOKEN, id="API Doctor's default"),
    ],
)
def test_finds_how_an_account_logs_in(fields, grant):
    assert read({"name": "a", **fields}).accounts[0].grant is grant


def test_reads_the_environment():
    account = REFRESHING | {"clientSecret": "$env:THE_SECRET", "serviceUrl": "https://$env:HOST/v1.0"}
    (read_one,) = read(account, environment={"THE_SECRET": CANARY, "HOST": "a.example"}).accounts
    assert (read_one.client_secret, read_one.service_url) == (CANARY, "https://a.example/v1.0")
    assert read_one.enabled


def test_reads_the_environment_within_a_header_field():
    account = {"name": "a", "additionalHeaders": ["Authorization: Bearer $env:TOK-EN", "X-B: $env:x-y"]}
    file = read(account, environment={"TOK": "t", "x-y": "z"})
    assert list(file.accounts[0].headers) == [("Authorization", "Bearer t-EN"), ("X-B", "z")]


@pytest.mark.parametrize(
    "environment",
    [pytest.param({}, id="not set"), pytest.param({"THE_SECRET": ""}, id="empty, as CI sets it in forks")],
)
def test_an_account_without_its_variable_is_disabled_and_says_so(environment):
    file = read(REFRESHING | {"refreshToken": "$env:THE_SECRET"}, environment=environment)
    assert not file.accounts[0].enabled
    assert file.accounts[0].why_disabled == "lacks the environment variable THE_SECRET"
    assert told(file) == [
        ("account-unusable", 3, "the account 'one' lacks the environment variable THE_SECRET")
    ]
    assert file.slips[0].noted


def test_an_account_that_is_off_says_so_and_no_more():
    file = read(REFRESHING | {"enabled": False})
    assert (file.accounts[0].why_disabled, file.accounts[0].lacking) == ('says "enabled": false', ())
    assert file.slips == ()


def test_an_account_without_what_its_login_needs_is_disabled():
    file = read({"name": "a", "oauthType": "UserPassword", "username": "x"})
    assert file.accounts[0].lacking == (
        "tokenService for UserPassword",
        "clientId for UserPassword",
        "password for UserPassword",
    )


@pytest.mark.parametrize(
    ("fields", "rule", "message"),
    [
        pytest.param(
            {"clientID2": "x"},
            "account-unknown-property",
            "the account 'one': unknown property 'clientID2'; did you mean 'clientId'?",
            id="unknown property",
        ),
        pytest.param(
            {"scopes": [1]},
            "account-value-type",
            "the account 'one': scopes takes a list of texts",
            id="scopes that are no texts",
        ),
        pytest.param(
            {"enabled": "yes"},
            "account-value-type",
            "the account 'one': enabled takes true or false",
            id="enabled that is a text",
        ),
        pytest.param(
            {"oauthType": "Refresh"},
            "account-value-type",
            "the account 'one': oauthType takes one of RefreshToken, UserPassword, ClientCredentials, Token, "
            "Basic, None",
            id="unknown grant",
        ),
        pytest.param(
            {"transformations": {}},
            "account-unknown-property",
            "the account 'one': transformations is not used; messages go out and are compared as documented",
            id="transformations",
        ),
        pytest.param(
            {"additionalHeaders": ["Host: evil.example"]},
            "account-value-type",
            "the account 'one': the header field Host is docparse's own to write",
            id="Host",
        ),
        pytest.param(
            {"additionalHeaders": ["X-A: 1\r\nX-B: 2"]},
            "account-value-type",
            "the account 'one': the header field 'X-A' does not fit in one line of HTTP",
            id="a line break in a header field",
        ),
    ],
)
def test_tells_of(fields, rule, message):
    file = read(REFRESHING | fields)
    assert [(slip.rule, slip.message) for slip in file.slips] == [(rule, message)]
    lines = write(REFRESHING | fields).split("\n")
    assert next(iter(fields)) in lines[file.slips[0].location.line - 1]
    assert not any(name in {"Host", "X-A"} for name, _ in file.accounts[0].headers)


def test_leaves_alone_what_is_for_logging_in_by_hand():
    fields = {"authService": "https://a.example", "responseType": "code", "state": "x"}
    assert read(REFRESHING | fields, checkServiceEnabledBranches=["main"]).slips == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param('{"accounts": [\n{"name" "a"}]}', 2, id="broken JSON"),
        pytest.param("", 1, id="empty"),
        pytest.param('{"accounts": {}}', 1, id="no list"),
        pytest.param("[]", 1, id="no object"),
    ],
)
def test_a_file_that_holds_no_accounts_is_told(text, line):
    file = read_accounts(text, "a.json", {})
    assert file.accounts == ()
    assert [(slip.rule, slip.location.line) for slip in file.slips] == [("account-json-invalid", line)]


def test_one_bad_account_loses_no_other():
    file = read(7, {"oauthType": "None"}, {"name": "a"}, {"name": "a", "resource": "second"})
    assert [account.name for account in file.accounts] == ["", "a"]
    assert [slip.rule for slip in file.slips] == [
        "account-value-type",
        "account-value-type",
        "account-name-duplicate",
    ]
    assert file.accounts[1].resource == ""


def test_a_byte_order_mark_and_other_properties_do_not_matter():
    file = read_accounts('\ufeff{"acounts": [], "accounts": []}', "a.json", {})
    assert [slip.message for slip in file.slips] == ["unknown property 'acounts'; did you mean 'accounts'?"]


@given(st.text(), st.dictionaries(st.text(), st.text()))
def test_any_text_is_read(text, environment):
    read_accounts(text, "a.json", environment)
    read_accounts(f'{{"accounts": [{text}]}}', "a.json", environment)


@given(
    st.dictionaries(
        st.sampled_from(
            ["name", "enabled", "oauthType", "scopes", "additionalHeaders", "clientId", "password"]
        ),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.text(),
            lambda each: st.lists(each) | st.dictionaries(st.text(), each),
            max_leaves=4,
        ),
    )
)
def test_any_values_are_read(table):
    (account,) = read(table).accounts
    assert account.enabled is not bool(account.why_disabled)


def test_reads_the_accounts_of_onedrive_unchanged(corpus):
    text = (corpus / "onedrive" / "tests" / "accounts.json").read_text("utf-8")
    names = ("ODC_PROD_SECRET", "ODC_PROD_REFRESH", "SPO_PROD_USERNAME", "SPO_PROD_PASSWORD")
    file = read_accounts(text, "tests/accounts.json", dict.fromkeys(names, CANARY))
    assert len(file.accounts) == 9
    assert [account.name for account in file.accounts if account.enabled] == [
        "OneDriveProd",
        "SharePointProduction",
    ]
    assert [account.grant for account in file.accounts if account.enabled] == [
        Grant.REFRESH_TOKEN,
        Grant.PASSWORD,
    ]
    assert {slip.rule for slip in file.slips if not slip.noted} == set()


HERE = Location("pyproject.toml", 12)


def test_reads_an_account_of_the_configuration():
    table = {
        "oauth-type": "ClientCredentials",
        "client-id": "id",
        "client-secret": "$env:S",
        "token-service": "x",
    }
    account, slips = read_configured_account("staging", table, {"S": CANARY}, HERE)
    assert (account.name, account.client_secret, account.location) == ("staging", CANARY, HERE)
    assert slips == ()


@pytest.mark.parametrize(
    "table",
    [
        pytest.param({"client-secret": CANARY}, id="secret"),
        pytest.param({"password": CANARY}, id="password"),
        pytest.param({"refreshToken": CANARY}, id="refresh token"),
        pytest.param({"access_token": CANARY}, id="access token"),
        pytest.param({"additional-headers": [f"X-Key: {CANARY}"]}, id="header field"),
    ],
)
def test_the_configuration_carries_no_secret(table):
    with pytest.raises(ValueError, match=r"no secret, but 'staging' has one in .*'\$env:NAME'") as caught:
        read_configured_account("staging", table, {}, HERE)
    assert "SEKRET" not in str(caught.value)


def test_the_configuration_may_carry_what_is_no_secret():
    table = {"additional-headers": {"Accept-Language": "en", "X-Key": "$env:K"}, "username": "jo"}
    account, slips = read_configured_account("a", table, {"K": "k"}, HERE)
    assert dict(account.headers) == {"Accept-Language": "en", "X-Key": "k"}
    assert slips == ()


def test_an_account_of_the_configuration_is_a_table():
    with pytest.raises(ValueError, match="a table for 'a'"):
        read_configured_account("a", "x", {}, HERE)
