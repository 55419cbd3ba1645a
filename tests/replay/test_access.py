"""Who asks: the first that offers what an example wants."""

from dataclasses import replace

from docparse.message import Headers, HttpRequest, HttpResponse, Service
from docparse.model import Outcome
from docparse.reading import read_page
from docparse.replay import ReplayOptions, replay
from docparse.replay.access import Access
from docparse.variables import given


def account(name: str, *scopes: str) -> Access:
    """Return an access that says its name in a field."""

    def layer(service: Service) -> Service:
        def answer(request: HttpRequest) -> HttpResponse:
            return service(replace(request, headers=Headers([*request.headers, ("From", name)])))

        return answer

    def offers(wanted, _versions, _tags) -> tuple[str, ...]:
        return tuple(f"the scope {scope}" for scope in wanted if scope not in scopes)

    return Access(name, layer, has_credentials=True, offers=offers, values=given({"owner": name}, name))


def replay_one(scopes: str, *accesses: Access):
    """Return the result of an example that wants scopes, and what was sent."""
    sent: list[HttpRequest] = []

    def service(request: HttpRequest) -> HttpResponse:
        sent.append(request)
        return HttpResponse(403 if request.target == "/no" else 200)

    text = (
        f'<!-- {{"blockType": "request", "scopes": "{scopes}"}} -->\n```http\nGET /photos/{{owner}}\n```\n'
        '<!-- {"blockType": "response"} -->\n```http\nHTTP/1.1 200 OK\n```\n'
    )
    (result,) = replay(read_page(text, "a.md"), service, ReplayOptions(accesses=accesses))
    return result, sent


def test_the_first_that_offers_all_scopes_asks_with_its_own_values():
    result, (sent,) = replay_one(
        "photos.read photos.write",
        account("ann", "photos.read"),
        account("bob", "photos.read", "photos.write"),
    )
    assert result.outcome is Outcome.PASSED
    assert sent.headers.get("From") == "bob"
    assert sent.target == "/photos/bob"


def test_what_nobody_offers_is_skipped_and_named():
    result, sent = replay_one("photos.read photos.admin", account("ann", "photos.read"), account("bob"))
    assert (result.outcome, sent) == (Outcome.SKIPPED, [])
    assert result.reason == "no account offers the scope photos.admin"


def test_without_scopes_anybody_may_ask():
    _, (sent,) = replay_one("", account("ann"))
    assert sent.headers.get("From") == "ann"
