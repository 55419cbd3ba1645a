"""Examples replayed one by one, in whatever order they are asked for."""

import json

from hypothesis import given
from hypothesis import strategies as st

from docparse.message import Headers, HttpRequest, HttpResponse
from docparse.mock import mock
from docparse.model import Docset, Example, Outcome, Target
from docparse.reading import read_page
from docparse.replay import ReplayOptions, replay
from docparse.replay.piecewise import Own, Piecewise
from tests.replay.pages import block, shows

PAGE = (
    block("create", "POST /things", shows('{"id": "thing-4711"}'), status="201 Created")
    + block("read", "GET /things/thing-4711", shows('{"id": "thing-4711"}'))
    + block("change", "PATCH /things/thing-4711", shows('{"id": "thing-4711"}'))
    + block("remove", "DELETE /things/thing-4711", status="204 No Content")
    + block("alone", "GET /health", shows('{"ok": true}'))
)
DOCSET = Docset((read_page(PAGE, "a.md"), read_page(PAGE.replace("4711", "4712"), "b.md")))
EXAMPLES = tuple(DOCSET)


class Shop:
    """A service with state: each thing has an id of its own."""

    def __init__(self) -> None:
        self.things: set[str] = set()
        self.made = 0
        self.sent: list[str] = []

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.sent.append(f"{request.method} {request.target}")
        if request.target == "/health":
            return self.answer(200, {"ok": True})
        if request.method == "POST":
            self.made += 1
            self.things.add(f"live-{self.made}")
            return self.answer(201, {"id": f"live-{self.made}"})
        name = request.target.rpartition("/")[2]
        if name not in self.things:
            return HttpResponse(404)
        if request.method == "DELETE":
            self.things.remove(name)
            return HttpResponse(204)
        return self.answer(200, {"id": name})

    @staticmethod
    def answer(status: int, content: object) -> HttpResponse:
        fields = Headers([("Content-Type", "application/json")])
        return HttpResponse(status, fields, json.dumps(content).encode())


def find(name: str, page: str = "a.md") -> Example:
    return next(example for example in EXAMPLES if example.id == f"{page}::{name}")


def outcomes(run: Piecewise, names: list[str]) -> list[str]:
    return [run.replay(find(name)).outcome for name in names]


def test_a_consumer_brings_its_producer_which_is_not_sent_again() -> None:
    shop = Shop()
    run = Piecewise(EXAMPLES, shop)
    assert outcomes(run, ["read", "create", "remove"]) == ["passed"] * 3
    assert shop.sent == ["POST /things", "GET /things/live-1", "DELETE /things/live-1"]


def test_what_needs_nobody_is_sent_alone() -> None:
    shop = Shop()
    assert Piecewise(EXAMPLES, shop).replay(find("alone")).outcome is Outcome.PASSED
    assert shop.sent == ["GET /health"]


def test_an_example_that_is_asked_for_again_is_sent_again() -> None:
    shop = Shop()
    run = Piecewise(EXAMPLES, shop)
    assert outcomes(run, ["create", "create", "remove", "remove"]) == ["passed"] * 4
    assert shop.sent == ["POST /things"] * 2 + [
        "DELETE /things/live-2",
        "POST /things",
        "DELETE /things/live-3",
    ]


def test_a_producer_that_is_not_among_those_asked_for_is_brought_too() -> None:
    shop = Shop()
    run = Piecewise([find("read")], shop, ReplayOptions(among=EXAMPLES))
    assert run.replay(find("read")).outcome is Outcome.PASSED


def test_a_producer_that_fails_lets_the_consumer_be_skipped() -> None:
    run = Piecewise(EXAMPLES, lambda _: HttpResponse(500))
    result = run.replay(find("read"))
    assert (result.outcome, result.reason) == (Outcome.SKIPPED, "needs a.md::create, which failed")


RING = "".join(
    block(name, f"GET /{name}", shows("{}"), f'{{"after": ["{other}"]}}') for name, other in ("ab", "ba")
)


def test_examples_that_wait_for_each_other_are_skipped() -> None:
    page = read_page(RING, "ring.md")
    run = Piecewise(page.examples, lambda _: HttpResponse(500))
    assert {run.replay(example).outcome for example in page.examples} == {Outcome.SKIPPED}


@given(st.permutations(EXAMPLES))
def test_verdicts_do_not_depend_on_the_order(order: list[Example]) -> None:
    run = Piecewise(EXAMPLES, Shop())
    found = {example.id: run.replay(example).outcome for example in order}
    assert found == {result.example.id: result.outcome for result in replay(DOCSET, Shop())}


CHANGE = 'PATCH /me/photo\nContent-Type: application/json\n\n{"height": 2}'
STATEFUL = read_page(
    block("read", "GET /me/photo", shows('{"height": 1}'))
    + block("change", CHANGE, shows('{"height": 2}'))
    + block("read_again", "GET /me/photo", shows('{"height": 2}'))
    + block("remove", "DELETE /me/photo", status="204 No Content")
    + block("read_none", "GET /me/photo", status="404 Not Found"),
    "photo.md",
)


class Renewed:
    def __init__(self) -> None:
        self.renew()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.service(request)

    def renew(self) -> None:
        self.service = mock(Docset((STATEFUL,)))


@given(st.permutations(STATEFUL.examples))
def test_verdicts_against_a_service_of_our_own_do_not_depend_on_the_order(order: list[Example]) -> None:
    """Each example meets what those above it left, though nothing says that it needs them."""
    options = ReplayOptions(target=Target("", embedded=True, loopback=True))
    expected = {result.example.id: result.outcome for result in replay(STATEFUL, Renewed(), options)}
    service = Renewed()
    run = Piecewise(STATEFUL.examples, service, options, own=Own(service.renew))
    assert {example.id: run.replay(example).outcome for example in order} == expected


def test_a_part_of_a_page_meets_what_the_chosen_ones_above_left() -> None:
    """As in a replay of these examples alone."""
    options = ReplayOptions(target=Target("", embedded=True, loopback=True))
    chosen = [each for each in STATEFUL.examples if each.name != "remove"]
    expected = {result.example.id: result.outcome for result in replay(chosen, Renewed(), options)}
    service = Renewed()
    run = Piecewise(chosen, service, options, own=Own(service.renew))
    assert {example.id: run.replay(example).outcome for example in reversed(chosen)} == expected


def test_the_caller_may_change_what_is_sent_and_what_is_judged() -> None:
    shop = Shop()
    options = ReplayOptions(
        before=lambda request, _: HttpRequest(request.method, "/health"),
        after=lambda response, example: Shop.answer(500, {}) if example.name == "alone" else response,
    )
    result = Piecewise(EXAMPLES, shop, options).replay(find("alone"))
    assert shop.sent == ["GET /health"]
    assert (result.outcome, result.exchange and result.exchange.response.status_code) == (Outcome.FAILED, 500)
