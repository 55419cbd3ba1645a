"""What a run would send, without sending it: with scenarios, chains and what is missing."""

import json

from docparse.model import Bound, Docset, Target
from docparse.reading import read_page
from docparse.replay import ReplayOptions
from docparse.replay.access import Access
from docparse.replay.dry_run import dry_run
from docparse.replay.expansion import expand
from docparse.scenarios import read_scenarios
from docparse.variables.prepared import Awaited, Prepared
from docparse.variables.stand_ins import Reason, StandIn
from tests.replay.pages import block, shows
from tests.replay.rehearsed import TARGET, scenario

EMBEDDED = Target("http://127.0.0.1:9", embedded=True, loopback=True)
ECHO = block("echo", "GET /echo/{thing}\nX-A: {a}", shows('{"url": "string"}'))
LOGIN = {"name": "login", "http-request": "GET /login", "capture": {"[tok]": "$.token"}}


def prepare(page: str, *scenarios: object, canned: object = (), **settings: object) -> dict[str, Prepared]:
    """Return the examples of a page as they would be sent, by name."""
    docset = Docset((read_page(page, "a.md"),))
    text = json.dumps({"canned-requests": canned, "scenarios": scenarios}, indent=1)
    expansion = expand(docset, [read_scenarios(text, "s.json")], docset)
    own = {"target": TARGET, "among": tuple(docset), "rehearsals": expansion.rehearsals} | settings
    return {each.example.name: each for each in dry_run(expansion.examples, ReplayOptions(**own))}


def test_what_a_scenario_gives_is_there_with_its_origin():
    own = scenario("echo", request_parameters={"{thing}": "lamp", "X-A:": 5})
    (found,) = prepare(ECHO, own, variables={"thing": "other"}).values()
    assert found.url.endswith("/echo/lamp")
    assert found.lacking == found.used == ()
    origin = "scenario 'try echo' (s.json:6)"
    assert found.bound == (Bound("{thing}", "lamp", origin), Bound("X-A:", "5", origin))


def test_what_the_setup_of_a_scenario_shows_is_awaited():
    own = scenario(
        "echo", test_setup=[{"canned-request": "login"}], request_parameters={"{thing}": "[tok]", "X-A:": "1"}
    )
    (found,) = prepare(ECHO, own, canned=[LOGIN]).values()
    (awaited,) = found.awaited
    assert (awaited.source, awaited.name) == ("$.token", "tok")
    assert awaited.producer.startswith("login (s.json:")
    assert found.find_stand_ins() == (StandIn(Reason.LATER, "TOK"),)


def test_a_setup_that_gives_nothing_goes_before_all_the_same():
    own = scenario(
        "echo", test_setup=[{"canned-request": "login"}], request_parameters={"{thing}": "x", "X-A:": "1"}
    )
    (found,) = prepare(ECHO, own, canned=[LOGIN]).values()
    assert [(each.source, each.name) for each in found.awaited] == [("", "")]


def test_a_secret_of_a_scenario_is_not_shown():
    own = scenario(
        "echo", request_parameters={"{thing}": "x", "X-Api-Key:": "k3y-of-the-service", "X-A:": "1"}
    )
    (found,) = prepare(ECHO, own).values()
    assert "k3y-of-the-service" not in repr(found)


def test_who_needs_what_would_be_skipped_would_be_skipped():
    page = block("one", "GET /{gone}", "") + "".join(
        block(name, f"GET /{name}", "", f'{{"after": "{after}"}}')
        for name, after in (("two", "one"), ("three", "two"))
    )
    found = prepare(page)
    told = "needs a.md::one, which would be skipped: no value for {gone}: "
    assert found["two"].reason.startswith(told)
    assert found["three"].reason == found["two"].reason
    assert found["three"].request is None


def test_an_unknown_name_is_awaited_from_nobody():
    (found,) = prepare(block("one", "GET /", "", '{"after": "zero"}')).values()
    assert found.awaited == ()
    assert found.reason.startswith("docparse.after names 'zero'")


def test_chains_are_awaited():
    page = block("create", "POST /x", shows('{"id": "p-48d31"}')) + block("read", "GET /x/p-48d31", "")
    assert prepare(page)["read"].awaited == (Awaited("a.md::create", "$.id", "p-48d31"),)


def test_credential_fields_that_are_left_out_lack_their_value():
    page = block("one", "GET /\nAuthorization: Bearer {token}", "")
    (found,) = prepare(page).values()
    assert [each.text for each in found.lacking] == ["{token}"]
    assert prepare(page, variables={"token": "x"})["one"].lacking == ()


def test_docparses_own_service_is_sent_what_lacks_a_value():
    (found,) = prepare(ECHO, target=EMBEDDED).values()
    assert found.url.endswith("/echo/thing")
    assert [each.text for each in found.lacking] == ["{thing}", "{a}"]


def test_credentials_that_would_be_sent_are_shown_without_their_values():
    page = read_page(block("read", "GET /a") + block("own", "GET /b\nX-Key: mine"), "a.md")
    access = Access(announced=(("Authorization", "DOCPARSE_TOKEN"), ("X-Key", "--header")))
    read, own = dry_run(page, ReplayOptions(accesses=(access,)))
    assert [name for name, _ in read.request.headers] == ["Authorization", "X-Key"]
    assert [(used.where, used.value.origin) for used in read.used] == [
        ("Authorization", "DOCPARSE_TOKEN"),
        ("X-Key", "--header"),
    ]
    assert own.request.headers.get_all("X-Key") == ("mine",)
