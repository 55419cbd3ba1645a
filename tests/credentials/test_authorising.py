"""Credentials go to the target and nobody else, and never beside a page's own."""

import pytest

from docparse.accounts import Account, Grant
from docparse.credentials import Given, authorise, choose_accounts, make_credentials
from docparse.credentials.failure import LoginError
from docparse.errors import ConfigurationError
from docparse.message import Headers, HttpRequest, HttpResponse
from docparse.model import Target

HERE = Target("http://127.0.0.1:8080", "/v1.0", loopback=True)
GIVEN = Given(Headers([("Authorization", "Bearer ours"), ("X-Tenant", "one"), ("X-Tenant", "two")]))


def sent(target, *fields, credentials=None, origin=HERE):
    """Return the header fields that a request goes out with."""
    requests = []

    def service(request):
        requests.append(request)
        return HttpResponse(200)

    authorise(service, credentials or make_credentials(None, GIVEN), origin)(
        HttpRequest("GET", target, Headers(fields))
    )
    return list(requests[0].headers)


def test_requests_to_the_target_get_the_fields():
    assert sent("/photos", ("Accept", "a")) == [("Accept", "a"), *GIVEN.headers]
    assert sent("http://127.0.0.1:8080/photos") == list(GIVEN.headers)


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("http://127.0.0.1:80801/photos", id="another port that begins alike"),
        pytest.param("http://127.0.0.1:8080.evil.example/", id="another host that begins alike"),
        pytest.param("http://127.0.0.1:8080@evil.example/", id="the target as a user's name"),
        pytest.param("https://127.0.0.1:8080/photos", id="another scheme"),
        pytest.param("http://evil.example/photos", id="another host"),
        pytest.param("//evil.example/photos", id="another host without a scheme"),
        pytest.param("*", id="no path"),
    ],
)
def test_requests_to_anyone_else_get_nothing(target):
    assert sent(target) == []


def test_a_function_as_a_service_has_no_other_origin():
    assert sent("http://evil.example/", origin=Target("")) == []
    assert sent("/photos", origin=Target("")) == list(GIVEN.headers)


def test_a_field_that_a_request_has_itself_stays_and_is_not_doubled():
    own = [("authorization", "Bearer from a variable"), ("x-tenant", "three")]
    assert sent("/photos", *own) == own


def test_without_credentials_a_request_is_itself():
    request = HttpRequest("GET", "/a")
    kept = []
    authorise(lambda each: kept.append(each) or HttpResponse(200), make_credentials(), HERE)(request)
    assert kept[0] is request


def test_an_account_gives_its_fields_after_those_of_the_command_line():
    account = Account(
        "a", Grant.TOKEN, access_token="abc", headers=Headers([("X-Tenant", "no"), ("X-B", "b")])
    )
    credentials = make_credentials(account, Given(Headers([("X-Tenant", "one")])))
    assert sent("/a", credentials=credentials) == [
        ("X-Tenant", "one"),
        ("X-B", "b"),
        ("Authorization", "Bearer abc"),
    ]
    assert "abc" in credentials.secrets()


def test_a_token_of_the_command_line_spares_the_login():
    account = Account("a", Grant.REFRESH_TOKEN, token_service="https://login.example/t", refresh_token="r")
    credentials = make_credentials(account, GIVEN)
    credentials.login()
    assert ("Authorization", "Bearer ours") in sent("/a", credentials=credentials)


def test_an_account_may_send_user_and_password_themselves():
    account = Account("a", Grant.BASIC, username="jo", password="pass")
    credentials = make_credentials(account)
    assert sent("/a", credentials=credentials) == [("Authorization", "Basic am86cGFzcw==")]
    assert {"pass", "am86cGFzcw=="} <= credentials.secrets()


def test_refuses_a_token_that_no_field_can_hold():
    with pytest.raises(ConfigurationError, match="no field can hold it"):
        make_credentials(Account("a", Grant.TOKEN, access_token="a\r\nX: y"))


def test_an_answer_of_401_to_fixed_credentials_is_the_answer():
    asked = []

    def service(request):
        asked.append(request)
        return HttpResponse(401)

    assert authorise(service, make_credentials(None, GIVEN), HERE)(HttpRequest("GET", "/")).status_code == 401
    assert len(asked) == 1


ACCOUNTS = (
    Account("one"),
    Account("off", enabled=False, why_disabled='says "enabled": false'),
    Account("poor", enabled=False, why_disabled="lacks X", lacking=("X",)),
    Account("two"),
    Account("one", resource="a second of the name"),
)


def test_without_names_all_that_are_enabled_are_chosen():
    assert [account.name for account in choose_accounts(ACCOUNTS)] == ["one", "two"]


def test_a_name_chooses_an_account_that_is_off_too():
    chosen = choose_accounts(ACCOUNTS, ["off", "one", "off"])
    assert [(account.name, account.enabled) for account in chosen] == [("off", True), ("one", True)]
    assert chosen[1].resource == ""


def test_no_accounts_are_no_fault():
    assert choose_accounts(()) == ()


def test_a_name_that_there_is_not_is_told():
    with pytest.raises(ConfigurationError, match="no account 'twoo'; did you mean 'two'"):
        choose_accounts(ACCOUNTS, ["twoo"])
    with pytest.raises(ConfigurationError, match="no account 'x'; there are one, off, poor, two"):
        choose_accounts(ACCOUNTS, ["x"])
    with pytest.raises(ConfigurationError, match="no account 'x'; no accounts are given"):
        choose_accounts((), ["x"])


def test_an_account_that_lacks_something_cannot_be_named():
    with pytest.raises(LoginError, match="the account 'poor' lacks X"):
        choose_accounts(ACCOUNTS, ["poor"])


def test_a_run_does_not_pass_because_no_account_can_be_used():
    with pytest.raises(LoginError, match=r"no account can be used: 'off' says .*; 'poor' lacks X"):
        choose_accounts(ACCOUNTS[1:3])
