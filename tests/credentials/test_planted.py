"""What a pull request may plant in a page: none of it gets at a credential or another host."""

import base64
from contextlib import ExitStack
from functools import partial
from urllib.parse import quote, quote_plus

import pytest

from docparse.accounts import Account, Grant, offers
from docparse.config import load_settings
from docparse.credentials import GivenOptions, authorise, make_credentials, read_given
from docparse.message import Headers, HttpRequest, HttpResponse
from docparse.model import Outcome, Report
from docparse.reading import read_page
from docparse.replay import ReplayOptions, replay
from docparse.replay.access import Access
from docparse.reporting import REPORTERS
from docparse.reporting.style import Style
from docparse.serving import serve
from docparse.transport import connect
from tests.token_service import CLIENT, CLIENT_SECRET, FIRST_REFRESH, token_service

CANARY = "SEKRET/Zq81+TfLw02mK"
ENVIRONMENT = {
    "DOCPARSE_TOKEN": CANARY,
    "oauth-password": "SEKRET-2-aaaa",
    "oauth-client-secret": "SEKRET-3-aaaa",
    "ODC_PROD_SECRET": "SEKRET-4-aaaa",
    "DOCPARSE_VAR_ID": "42",
}
LITERAL = "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P"


def page(line, *fields, content=""):
    head = "".join(f"{field}\n" for field in fields)
    return (
        f'<!-- {{"blockType": "request", "name": "one"}} -->\n```http\n{line}\n{head}\n{content}\n```\n\n'
        '<!-- {"blockType": "response"} -->\n```http\nHTTP/1.1 200 OK\n'
        'Content-Type: application/json\n\n{"height": 99}\n```\n'
    )


class Net:
    """A target, another host, and what came to either."""

    def __init__(self, target, evil):
        self.target, self.evil = target, evil
        self.to_target, self.to_evil = [], []
        self.answer = lambda request: HttpResponse(
            200, Headers([("Content-Type", "application/json")]), b'{"height": 99}'
        )
        self.credentials = make_credentials(
            None, read_given(GivenOptions(headers=("X-Api-Key: SEKRET-1-aaaa",)), ENVIRONMENT, target.origin)
        )

    def replay(self, text, given=None, **options):
        text = text.replace("EVIL", self.evil.origin.partition("://")[2])
        text = text.replace("TARGET", self.target.origin.partition("://")[2])
        settings = load_settings("/", environment=ENVIRONMENT)
        access = Access(
            layer=lambda service: authorise(service, self.credentials, self.target),
            has_credentials=True,
            find_secrets=self.credentials.secrets,
        )
        how = ReplayOptions(
            target=self.target,
            accesses=(access,),
            variables=settings.variables,
            given=given or {},
            documented="https://api.example",
            allow_writes=True,
            **options,
        )
        return next(iter(replay(read_page(text, "a.md"), connect(self.target), how)))


@pytest.fixture
def net(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with ExitStack() as stack:
        net = None

        def answer_target(request):
            net.to_target.append(request)
            return net.answer(request)

        def answer_evil(request):
            net.to_evil.append(request)
            return HttpResponse(200)

        net = Net(stack.enter_context(serve(answer_target)), stack.enter_context(serve(answer_evil)))
        yield net


def test_an_honest_page_goes_with_the_credentials(net):
    assert net.replay(page("GET /photos")).outcome is Outcome.PASSED
    (request,) = net.to_target
    assert request.headers.get_all("Authorization") == (f"Bearer {CANARY}",)
    assert request.headers.get_all("X-Api-Key") == ("SEKRET-1-aaaa",)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param([f"Authorization: {LITERAL}"], id="a token that looks real"),
        pytest.param(["Authorization: Bearer {token}"], id="a placeholder without a value"),
        pytest.param(["Authorization: Basic x", "authorization: Bearer y"], id="two of them"),
        pytest.param(["Authorization:", "X-Api-Key: mine", "Cookie: a=b"], id="others"),
        pytest.param(["Authorization : Bearer x"], id="a space before the colon"),
    ],
)
def test_a_pages_own_credentials_are_not_sent_and_not_mixed(net, fields):
    net.replay(page("GET /photos", *fields))
    for request in net.to_target:
        assert request.headers.get_all("Authorization") == (f"Bearer {CANARY}",)
        assert request.headers.get_all("X-Api-Key") == ("SEKRET-1-aaaa",)
        assert "Cookie" not in request.headers


@pytest.mark.parametrize(
    "name",
    [
        "DOCPARSE_TOKEN",
        "docparse-token",
        "oauth-password",
        "oauth-client-secret",
        "ODC_PROD_SECRET",
        "$env:ODC_PROD_SECRET",
        "access_token",
        "PATH",
        "@/etc/passwd",
    ],
)
@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda name: page(f"GET /echo?x={{{name}}}"), id="URL"),
        pytest.param(lambda name: page("GET /echo", f"X-A: {{{name}}}"), id="field"),
        pytest.param(
            lambda name: page(
                "POST /echo", "Content-Type: application/json", content=f'{{"a": "{{{name}}}"}}'
            ),
            id="content",
        ),
    ],
)
def test_a_page_cannot_read_a_secret_by_its_name(net, name, write):
    result = net.replay(write(name))
    for request in net.to_target:
        shown = (
            f"{request.target}{request.headers.without('Authorization', 'X-Api-Key')!r}{request.content!r}"
        )
        assert "SEKRET" not in shown
        assert "/bin" not in shown
        assert "root:" not in shown
    assert "SEKRET" not in repr(result)


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        pytest.param("GET http://EVIL/photos", (), id="an absolute URL"),
        pytest.param("GET //EVIL/photos", (), id="an absolute URL without a scheme"),
        pytest.param("GET https:\\\\EVIL\\photos", (), id="backslashes"),
        pytest.param("GET http://TARGET@EVIL/photos", (), id="the target as a user's name"),
        pytest.param("GET http://{host}/photos", (), id="a host to fill in"),
        pytest.param("GET /{path}/photos", (), id="a path to fill in"),
        pytest.param("GET {path}photos", (), id="the start to fill in"),
        pytest.param("GET @EVIL/photos", (), id="a target that continues the authority"),
        pytest.param("GET .EVIL/photos", (), id="a target that continues the name"),
        pytest.param("GET /photos", ("Host: EVIL",), id="Host"),
        pytest.param("GET /photos", ("X-Forwarded-Host: EVIL", "Connection: close"), id="other fields"),
    ],
)
def test_a_page_cannot_send_credentials_to_another_host(net, line, fields):
    evil = net.evil.origin.partition("://")[2]
    net.replay(page(line, *fields), {"host": evil, "path": f"//{evil}/"}, follow_redirects=True)
    assert net.to_evil == []
    for request in net.to_target:
        assert request.headers.get_all("Host") == (net.target.origin.partition("://")[2],)


@pytest.mark.parametrize("status_code", [301, 302, 303, 307, 308])
def test_a_redirect_takes_no_credentials_to_another_host(net, status_code):
    net.answer = lambda _: HttpResponse(status_code, Headers([("Location", f"{net.evil.origin}/a")]))
    net.replay(page("GET /photos"), follow_redirects=True)
    assert len(net.to_target) == 1
    assert net.to_evil == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param(page("GET /photos", "X-A: {id}"), "1\r\nX-Evil: yes", id="a value for a field"),
        pytest.param(page("GET /photos/{id}"), "1 HTTP/1.1\r\nX-Evil: yes\r\n", id="a value for the URL"),
        pytest.param(page("GET /photos", "X-A: 1%0d%0aX-Evil: yes"), "1", id="an encoded line break"),
        pytest.param(page("GET /photos", "X-A: 1\0", "X-B: \u010a\u010d"), "1", id="what ends in LF and CR"),
    ],
)
def test_a_page_cannot_smuggle_a_field(net, text, value):
    net.replay(text, {"id": value})
    assert all("X-Evil" not in request.headers for request in net.to_target)
    assert all(request.target in {"/photos", "/photos/" + quote(value, "")} for request in net.to_target)


def test_a_variable_goes_to_the_target_alone_and_is_not_shown(net):
    net.answer = lambda request: HttpResponse(200, content=f'{{"x": "{request.target}"}}'.encode())
    result = net.replay(page("GET /echo?x={token}"), {"token": "SEKRET-5-aaaa"})
    assert net.to_target[0].target == "/echo?x=SEKRET-5-aaaa"
    assert "SEKRET" not in repr(result)


def test_an_example_is_sent_only_where_the_account_offers_its_scopes(net):
    account = Account("one", Grant.TOKEN, access_token=CANARY, scopes=("files.read",))
    access = Access("one", offers=partial(offers, account), has_credentials=True)
    text = page("GET /photos").replace('"name": "one"', '"name": "one", "scopes": "files.readwrite"')
    how = ReplayOptions(target=net.target, accesses=(access,))
    (result,) = replay(read_page(text, "a.md"), connect(net.target), how)
    assert result.outcome is Outcome.SKIPPED
    assert "the scope files.readwrite" in result.reason
    assert net.to_target == []


def echo_all(request: HttpRequest) -> HttpResponse:
    """Say back every secret in every spelling that a service may have."""
    said = request.headers.get("Authorization") or ""
    token = said.partition(" ")[2]
    ways = [
        said,
        base64.b64encode(said.encode()).decode(),
        base64.b64encode(f"x{token}".encode()).decode(),
        quote(said, ""),
        quote_plus(token).replace("%2F", "%2f").replace("%2B", "%2b"),
        token.replace("/", "\\/"),
        token.replace("+", "\\u002B"),
        token.replace("+", "&#43;"),
    ]
    text = '{"height": 98, "said": ["' + '", "'.join(ways[:5]) + '"], "' + token + '": 1}'
    fields = [("Content-Type", "application/json"), ("X-Said", " ".join(ways[:5]))]
    return HttpResponse(500, Headers(fields), text.encode(), reason=token)


def test_no_report_has_a_token_that_was_got_on_the_way(net):
    net.answer = echo_all
    with token_service(prefix="SEKRET/Zq81+TfLw-") as tokens:
        account = Account(
            "one",
            Grant.REFRESH_TOKEN,
            client_id=CLIENT,
            client_secret=CLIENT_SECRET,
            refresh_token=FIRST_REFRESH,
            token_service=tokens.url,
        )
        net.credentials = make_credentials(account)
        result = net.replay(page("GET /photos"))
        assert net.to_target[0].headers.get("Authorization") == f"Bearer {next(iter(tokens.valid))}"
    assert result.outcome is Outcome.FAILED
    report = Report(net.target.origin, (result,))
    told = [render(report, Style(verbosity=2)) for render in REPORTERS.values()]
    sekret = [base64.b64encode(b"\0" * before + b"SEKRET/Zq81").decode()[4:12] for before in range(3)]
    for each in (*told, repr(result)):
        assert not [word for word in ("SEKRET", *sekret) if word in each]
