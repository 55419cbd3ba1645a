"""Accounts log in at a token service."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.accounts import Account, ClientAuthentication, Grant
from docparse.credentials import LoginError, authorise, make_credentials
from docparse.credentials.asking import TokenService
from docparse.credentials.login import Login
from docparse.errors import ConfigurationError, ServiceError
from docparse.message import Headers, HttpRequest, HttpResponse
from docparse.model import Target
from docparse.serving import serve
from docparse.wire import is_field
from tests.token_service import (
    CLIENT,
    CLIENT_SECRET,
    FIRST_REFRESH,
    PASSWORD,
    USER,
    answer_json,
    token_service,
)

HERE = Target("http://127.0.0.1:1", loopback=True)
GET = HttpRequest("GET", "/photos")


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def account_at(tokens, grant=Grant.REFRESH_TOKEN, **fields):
    """Return an account that logs in at a token service, or at a URL."""
    url = tokens if isinstance(tokens, str) else tokens.url
    own = {"refresh_token": FIRST_REFRESH, "username": USER, "password": PASSWORD} | fields
    return Account("one", grant, client_id=CLIENT, client_secret=CLIENT_SECRET, token_service=url, **own)


def said(credentials, request=GET):
    """Return the Authorization that a request goes out with."""
    sent = []

    def service(request):
        sent.append(request)
        return HttpResponse(200)

    authorise(service, credentials, HERE)(request)
    return sent[0].headers.get("Authorization")


@pytest.mark.parametrize(
    ("grant", "form"),
    [
        pytest.param(
            Grant.REFRESH_TOKEN,
            {"grant_type": "refresh_token", "refresh_token": FIRST_REFRESH, "redirect_uri": "https://a/b"},
            id="refresh token",
        ),
        pytest.param(
            Grant.PASSWORD, {"grant_type": "password", "username": USER, "password": PASSWORD}, id="password"
        ),
        pytest.param(Grant.CLIENT_CREDENTIALS, {"grant_type": "client_credentials"}, id="client credentials"),
    ],
)
@pytest.mark.parametrize("how", ClientAuthentication)
def test_logs_in_with(grant, form, how):
    with token_service() as tokens:
        account = account_at(tokens, grant, redirect_uri="https://a/b", client_authentication=how)
        credentials = make_credentials(account)
        assert said(credentials) == f"Bearer {next(iter(tokens.valid))}"
        (request,) = tokens.requests
    client = {"client_id": CLIENT, "client_secret": CLIENT_SECRET}
    if how is ClientAuthentication.BASIC:
        assert request.pop("authorization").startswith("Basic ")
        assert request == form
    else:
        assert request == form | client


def test_asks_for_a_resource_and_a_scope_where_the_account_says_so():
    with token_service() as tokens:
        account = account_at(
            tokens, Grant.CLIENT_CREDENTIALS, resource="https://r", oauth_scope="a/.default b"
        )
        make_credentials(account).login()
        assert tokens.requests[0]["resource"] == "https://r"
        assert tokens.requests[0]["scope"] == "a/.default b"


def test_a_login_is_made_once_and_only_when_needed():
    with token_service() as tokens:
        credentials = make_credentials(account_at(tokens))
        assert tokens.requests == []
        credentials.login()
        credentials.login()
        assert len({said(credentials) for _ in range(5)}) == 1
        assert len(tokens.requests) == 1


def test_an_authority_of_adal_gets_the_path_of_its_tokens():
    asked = []

    def service(request):
        asked.append(request.target)
        return answer_json({"access_token": "abc"})

    with serve(service) as target:
        account = account_at(f"{target.origin}/common", Grant.PASSWORD, resource="https://r")
        make_credentials(account).login()
    assert asked == ["/common/oauth2/token"]


def test_a_token_service_may_have_a_query():
    asked = []

    def service(request):
        asked.append(request.target)
        return answer_json({"access_token": "abc"})

    with serve(service) as target:
        make_credentials(account_at(f"{target.origin}/token?p=B2C_1")).login()
    assert asked == ["/token?p=B2C_1"]


@pytest.mark.parametrize(
    ("token_type", "scheme"),
    [
        pytest.param("Bearer", "Bearer", id="bearer"),
        pytest.param("bearer", "Bearer", id="bearer in small letters"),
        pytest.param(None, "Bearer", id="no type"),
        pytest.param("JWT", "JWT", id="another scheme"),
    ],
)
def test_the_type_of_a_token_is_its_scheme(token_type, scheme):
    with token_service(token_type=token_type) as tokens:
        assert said(make_credentials(account_at(tokens))).partition(" ")[0] == scheme


def test_a_token_of_the_first_party_has_its_own_scheme():
    with token_service(prefix="t=") as tokens:
        assert said(make_credentials(account_at(tokens))).startswith("WLID1.1 t=")


@pytest.mark.parametrize(
    ("expires_in", "still", "anew"),
    [
        pytest.param(3600, 3539, 3541, id="a minute before its end"),
        pytest.param("3600", 3539, 3541, id="a number written as a text"),
        pytest.param(10, 7.9, 8.1, id="a short one before its last fifth"),
    ],
)
def test_a_token_is_got_anew_before_it_ends(expires_in, still, anew):
    clock = Clock()
    with token_service(expires_in=expires_in) as tokens:
        credentials = make_credentials(account_at(tokens), clock=clock)
        first = said(credentials)
        clock.now = still
        assert said(credentials) == first
        clock.now = anew
        assert said(credentials) != first
        assert len(tokens.requests) == 2


@pytest.mark.parametrize(
    "expires_in",
    [None, "soon", [1], "Infinity", "nan", 0, -5],
    ids=["none", "words", "a list", "endless", "no number", "nothing", "less"],
)
def test_a_token_without_an_end_is_kept(expires_in):
    clock = Clock()
    with token_service(expires_in=expires_in) as tokens:
        credentials = make_credentials(account_at(tokens), clock=clock)
        first = said(credentials)
        clock.now = 1e9
        assert said(credentials) == first


def test_a_rotated_refresh_token_is_used_from_then_on():
    clock = Clock()
    with token_service(rotates=True) as tokens:
        credentials = make_credentials(account_at(tokens), clock=clock)
        for now in (0, 4000, 8000):
            clock.now = now
            credentials.login()
        assert [request["refresh_token"][:9] for request in tokens.requests] == [
            "refresh-0",
            "refresh-1",
            "refresh-2",
        ]
        assert {FIRST_REFRESH, tokens.refresh_token, CLIENT_SECRET, *tokens.valid} <= credentials.secrets()


def test_thirty_two_threads_log_in_once():
    together = threading.Barrier(32)
    with token_service() as tokens:
        credentials = make_credentials(account_at(tokens))

        def ask(_):
            together.wait()
            return said(credentials)

        with ThreadPoolExecutor(32) as pool:
            assert len(set(pool.map(ask, range(32)))) == 1
        assert len(tokens.requests) == 1


class Target401:
    """A target that takes the newest token only."""

    def __init__(self, tokens, together=None):
        self.tokens = tokens
        self.together = together
        self.sent = []

    def __call__(self, request):
        field = request.headers.get("Authorization") or ""
        self.sent.append(field)
        accepted = field.removeprefix("Bearer ") in self.tokens.valid
        if self.together and not accepted:
            self.together.wait()
        return HttpResponse(200 if accepted else 401)


def test_a_token_that_is_refused_is_got_anew_once_and_the_request_sent_again():
    with token_service() as tokens:
        target = Target401(tokens)
        service = authorise(target, make_credentials(account_at(tokens)), HERE)
        assert service(GET).status_code == 200
        tokens.valid.clear()
        response = service(GET)
        assert (response.status_code, response.tries) == (200, 2)
        assert len(tokens.requests) == 2
        assert len(target.sent) == 3


def test_thirty_two_threads_get_a_refused_token_anew_once():
    with token_service() as tokens:
        credentials = make_credentials(account_at(tokens))
        credentials.login()
        tokens.valid.clear()
        service = authorise(Target401(tokens, threading.Barrier(32)), credentials, HERE)
        with ThreadPoolExecutor(32) as pool:
            answers = list(pool.map(service, [GET] * 32))
        assert {response.status_code for response in answers} == {200}
        assert len(tokens.requests) == 2


def test_a_service_that_refuses_every_token_is_no_reason_to_ask_for_ever():
    with token_service() as tokens:
        service = authorise(lambda _: HttpResponse(401), make_credentials(account_at(tokens)), HERE)
        assert {service(GET).status_code for _ in range(50)} == {401}
        assert len(tokens.requests) == 4


def test_a_new_token_that_helped_does_not_count_as_vain():
    with token_service() as tokens:
        service = authorise(Target401(tokens), make_credentials(account_at(tokens)), HERE)
        for _ in range(10):
            tokens.valid.clear()
            assert service(GET).status_code == 200


def refused(**settings):
    with token_service(**settings) as tokens:
        credentials = make_credentials(account_at(tokens))
        with pytest.raises(LoginError) as caught:
            credentials.login()
        return str(caught.value), tokens, credentials


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        pytest.param(
            {"refusal": "invalid_grant", "description": "expired\r\non  Monday\x1b[2J"},
            "400 invalid_grant: expired on Monday [2J; its refresh token is no longer good: get a new one",
            id="refresh token no longer good",
        ),
        pytest.param(
            {"refusal": "invalid_client"},
            "answered 400 invalid_client; check clientId and clientSecret",
            id="client unknown",
        ),
        pytest.param({"refusal": "invalid_scope"}, "400 invalid_scope; check oauthScope", id="scope"),
        pytest.param(
            {"refusal": "other"}, "answered 400 other; check the account's fields", id="another error"
        ),
        pytest.param(
            {"answer": HttpResponse(302, Headers([("Location", "http://127.0.0.1:1/x?code=1")]))},
            "answered 302, a redirect, which no secret follows; give the URL itself as tokenService",
            id="redirect",
        ),
        pytest.param(
            {"answer": HttpResponse(404, content=b"<html>")},
            "answered 404 and no error of OAuth 2; check tokenService",
            id="a page",
        ),
        pytest.param({"answer": HttpResponse(200)}, "gave no access_token", id="no content"),
        pytest.param(
            {"answer": HttpResponse(200, content=b"[" * 9999)}, "gave no access_token", id="deep content"
        ),
        pytest.param(
            {"answer": answer_json({"access_token": 7})}, "gave no access_token", id="a number for a token"
        ),
        pytest.param(
            {"answer": answer_json({"error": "bad_code"})},
            "answered 200 bad_code",
            id="an error that is no error",
        ),
        pytest.param(
            {"answer": answer_json({"access_token": "a\r\nX-B: 1"})},
            "no field can hold it",
            id="line breaks in the token",
        ),
        pytest.param({"token_type": "DPoP"}, "of a type that docparse cannot use", id="a token to prove"),
        pytest.param({"token_type": "x y\r\n"}, "of a type that docparse cannot use", id="no token type"),
        pytest.param(
            {"answer": HttpResponse(200, content=b"x" * 200_000)},
            "answered more than 100000 bytes",
            id="too much",
        ),
    ],
)
def test_a_failed_login_says(settings, message):
    told, _, _ = refused(**settings)
    assert told.startswith("the account 'one' cannot log in: http://127.0.0.1:")
    assert message in told
    assert len(told) < 600


def test_a_failed_login_tells_no_secret():
    told, _, _ = refused(
        refusal=f"invalid_grant {CLIENT_SECRET}", description=f"no {FIRST_REFRESH} {CLIENT_SECRET}!" * 99
    )
    assert FIRST_REFRESH not in told
    assert CLIENT_SECRET not in told
    assert len(told) < 600


def test_a_login_that_was_refused_is_not_tried_again():
    with token_service(refusal="invalid_grant") as tokens:
        clock = Clock()
        credentials = make_credentials(account_at(tokens), clock=clock)
        service = authorise(lambda _: HttpResponse(200), credentials, HERE)
        for now in range(5):
            clock.now = now * 1000.0
            with pytest.raises(ServiceError, match="invalid_grant"):
                service(GET)
        assert len(tokens.requests) == 1


def test_a_token_service_that_is_busy_is_asked_again_after_a_while():
    with token_service(answer=HttpResponse(503)) as tokens:
        clock = Clock()
        credentials = make_credentials(account_at(tokens), clock=clock)
        for now in (0.0, 1.0, 9.0):
            clock.now = now
            with pytest.raises(LoginError, match="answered 503"):
                credentials.login()
        assert len(tokens.requests) == 1
        tokens.answer = None
        clock.now = 11.0
        credentials.login()
        assert len(tokens.requests) == 2


def test_a_token_that_still_holds_is_used_while_there_is_no_other():
    with token_service() as tokens:
        clock = Clock()
        credentials = make_credentials(account_at(tokens), clock=clock)
        first = said(credentials)
        tokens.answer = HttpResponse(503)
        clock.now = 3550.0
        assert said(credentials) == first
        clock.now = 3601.0
        with pytest.raises(LoginError):
            said(credentials)


def test_a_token_service_that_is_not_there_says_so():
    with serve(lambda _: HttpResponse(200)) as target:
        pass
    credentials = make_credentials(account_at(f"{target.origin}/token"))
    with pytest.raises(LoginError, match="cannot be reached: connection refused; is the service running"):
        credentials.login()


@pytest.mark.parametrize(
    ("url", "message"),
    [
        pytest.param(
            "http://login.example/token", "would get the secret without TLS; write https", id="no TLS"
        ),
        pytest.param("ftp://login.example/token", "is no URL to send a secret to", id="no HTTP"),
        pytest.param("https://a:SEKRET@login.example/", "holds credentials", id="credentials in the URL"),
        pytest.param("https://", "is no URL", id="no host"),
        pytest.param("https://[x/", "is no URL", id="no URL at all"),
    ],
)
def test_refuses_a_token_service(url, message):
    with pytest.raises(ConfigurationError, match=message) as caught:
        make_credentials(account_at(url))
    assert "SEKRET" not in str(caught.value)


def test_refuses_an_account_that_lacks_something():
    with pytest.raises(ConfigurationError, match="the account 'a' lacks the environment variable X"):
        make_credentials(Account("a", lacking=("the environment variable X",)))


def test_no_representation_has_a_secret():
    with token_service() as tokens:
        credentials = make_credentials(account_at(tokens, headers=Headers([("X-Key", "SEKRET-1")])))
        credentials.login()
        told = f"{credentials!r}{json.dumps(str(account_at(tokens)))}"
        assert not any(secret in told for secret in credentials.secrets())


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(st.characters()) | st.integers(),
    lambda each: st.lists(each) | st.dictionaries(st.text(), each),
    max_leaves=4,
)
NAMES = st.sampled_from(
    ["access_token", "token_type", "expires_in", "refresh_token", "error", "error_description"]
)


@given(st.integers(100, 599), st.binary() | st.dictionaries(NAMES, ANYTHING))
def test_whatever_a_token_service_answers_is_a_token_or_a_failed_login(status_code, answer):
    content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    tokens = TokenService("http://a", "/", lambda _: HttpResponse(status_code, content=content))
    login = Login(account_at("http://127.0.0.1:1/"), tokens, Clock())
    try:
        told, fields = "", login.token().fields
    except LoginError as error:
        told, fields = str(error), ()
    assert told.isprintable()
    assert len(told) < 600
    assert bool(told) is not bool(fields)
    assert all(is_field(name, value) for name, value in fields)
