"""What an account offers decides what it may ask."""

import pytest

from docparse.accounts import Account, offers, read_environment_account
from docparse.message import Headers

ACCOUNT = Account("a", scopes=("files.read", "Sites.Read.All"), api_versions=("v1.0",), tags=("graph",))


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param(((), (), ()), id="nothing"),
        pytest.param((("files.read",), ("v1.0",), ("graph",)), id="what it has"),
        pytest.param((("FILES.read", "sites.read.all"), (), ()), id="in any case"),
    ],
)
def test_offers(wanted):
    assert offers(ACCOUNT, *wanted) == ()


def test_says_what_it_does_not_offer():
    assert offers(ACCOUNT, ("files.read", "files.readwrite"), ("beta",), ("x",)) == (
        "the scope files.readwrite",
        "the API version beta",
        "the tag x",
    )


def test_a_star_offers_everything_of_its_kind():
    account = Account("a", scopes=("*",))
    assert offers(account, ("files.readwrite",), (), ()) == ()
    assert offers(account, (), ("beta",), ()) == ("the API version beta",)


@pytest.mark.parametrize(
    ("field", "secrets"),
    [
        pytest.param(("X-Custom", "my s3cret"), {"my s3cret"}, id="a field that nobody knows"),
        pytest.param(("Authorization", "Bearer abc.def"), {"abc.def"}, id="credentials without their scheme"),
        pytest.param(("Authorization", "abc"), {"abc"}, id="credentials without a scheme"),
        pytest.param(("Accept-Language", "en-US"), set(), id="a field that is known to hold none"),
        pytest.param(("X-Request-Id", "1234"), set(), id="a request id"),
    ],
)
def test_what_is_secret_in_its_header_fields(field, secrets):
    assert Account("a", headers=Headers([field])).secrets == secrets


def test_the_environment_describes_an_account():
    names = ("token-service", "client-id", "client-secret", "redirect-uri", "refresh-token")
    environment = {f"oauth-{name}": f"the {name}" for name in names} | {
        "oauth-scopes": "files.read,sites.read"
    }
    account = read_environment_account(environment)
    assert account.enabled
    assert (account.name, account.client_secret, account.scopes) == (
        "DefaultAccount",
        "the client-secret",
        ("files.read", "sites.read"),
    )
    assert "the client-secret" not in repr(account)


def test_without_the_variables_there_is_no_account():
    assert read_environment_account({"PATH": "/bin"}) is None


def test_with_some_of_the_variables_the_account_says_which_it_lacks():
    account = read_environment_account({"oauth-client-id": "x", "oauth-scopes": "a"})
    assert not account.enabled
    assert account.lacking[0] == "the environment variable oauth-token-service"
    assert len(account.lacking) == 4
