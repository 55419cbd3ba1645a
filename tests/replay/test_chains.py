"""Examples that live on the answers of others."""

import json
import re

import pytest

from docparse.message import Headers, HttpRequest, HttpResponse
from docparse.model import Bound, Docset, Outcome, Target
from docparse.reading import read_page
from docparse.replay import ReplayOptions, replay
from tests.replay.pages import block, shows

GUID = "48d31887-5fad-4d73-a9f5-3c356e68a038"
LIVE = "a1b2c3d4-0000-4000-8000-00000000beef"


class Store:
    """A service that makes ids of its own and forgets nothing."""

    def __init__(self, *, broken: bool = False) -> None:
        self.broken = broken
        self.sent: list[HttpRequest] = []
        self.photos: dict[str, dict[str, object]] = {}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.sent.append(request)
        path = request.target.partition("?")[0]
        if self.broken and request.method == "POST":
            return HttpResponse(500)
        if request.method == "POST" and path == "/photos":
            self.photos[LIVE] = {"id": LIVE, **json.loads(request.content or b"{}")}
            return self.answer(201, self.photos[LIVE])
        found = self.photos.get(path.rpartition("/")[2])
        if found is None:
            return HttpResponse(404)
        if request.headers.get("If-Match") not in {None, '"live-1"'}:
            return HttpResponse(412)
        return self.answer(200, found)

    @staticmethod
    def answer(status: int, value: object) -> HttpResponse:
        fields = Headers([("Content-Type", "application/json"), ("ETag", '"live-1"')])
        return HttpResponse(status, fields, json.dumps(value).encode())


def run(*texts: str, service=None, select: str = "", **settings):
    """Return outcome and reason of each example by name."""
    docset = Docset(tuple(read_page(text, f"{chr(97 + number)}.md") for number, text in enumerate(texts)))
    asked = [example for example in docset if select in example.id]
    options = ReplayOptions(among=tuple(docset), **settings)
    return {result.example.name: result for result in replay(asked, service or Store(), options)}


CREATE = block("create", "POST /photos", shows(f'{{"id": "{GUID}"}}', 'ETag: "doc-1"'), status="201 Created")
READ = block("read", f"GET /photos/{GUID}", shows(f'{{"id": "{GUID}"}}'))
CAPTURE = block(
    "create",
    "POST /photos",
    shows(f'{{"id": "{GUID}"}}'),
    '{"capture": {"photo-id": "$.id"}}',
    status="201 Created",
)
USE = block("use", "GET /photos/{photo-id}", shows(f'{{"id": "{GUID}"}}'))


def test_a_literal_is_sent_as_the_live_value_and_shown_so():
    results = run(CREATE + READ)
    assert [result.outcome for result in results.values()] == [Outcome.PASSED] * 2
    assert results["read"].url == f"/photos/{LIVE}"
    assert results["read"].bound == (Bound(GUID, LIVE, "$.id of a.md::create"),)


def test_the_echo_of_a_literal_is_that_of_the_live_value():
    class Forgetful(Store):
        def __call__(self, request: HttpRequest) -> HttpResponse:
            response = super().__call__(request)
            return self.answer(200, {"id": GUID}) if request.method == "GET" else response

    result = run(CREATE + READ, service=Forgetful())["read"]
    assert result.outcome is Outcome.FAILED
    (mismatch,) = result.mismatches
    assert (mismatch.where, mismatch.expected, mismatch.actual) == ("$.id", LIVE, GUID)


def test_what_was_captured_is_promised_where_it_is_shown_again():
    later = block("later", "GET /me", shows(f'{{"photo": {{"id": "{GUID}"}}}}'), '{"after": "create"}')

    def service(request: HttpRequest) -> HttpResponse:
        shown = {"id": LIVE} if request.method == "POST" else {"photo": {"id": "another-0001-0001"}}
        return Store.answer(201 if request.method == "POST" else 200, shown)

    chained = CAPTURE + later + USE
    result = run(chained.replace("/me", "/me?of={photo-id}"), service=service)["later"]
    (mismatch,) = [
        each for each in result.mismatches if each.where == "$.photo.id" and each.kind.value == "value"
    ]
    assert (mismatch.expected, mismatch.why) == (LIVE, "captured from $.id of a.md::create")


def test_an_entity_tag_goes_into_a_condition():
    update = block("update", f'GET /photos/{GUID}\nIf-Match: "doc-1"', shows(f'{{"id": "{GUID}"}}'))
    store = Store()
    assert run(CREATE + update, service=store)["update"].outcome is Outcome.PASSED
    assert store.sent[-1].headers.get("If-Match") == '"live-1"'


@pytest.mark.parametrize("texts", [(CAPTURE + USE,), (CAPTURE, USE), (USE, CAPTURE)])
def test_a_captured_value_fills_placeholders_on_any_page(texts):
    results = run(*texts)
    assert results["use"].outcome is Outcome.PASSED, results["use"].reason
    assert results["use"].url == f"/photos/{LIVE}"
    assert [result.example.id for result in results.values()] == [
        example.id
        for number, text in enumerate(texts)
        for example in read_page(text, f"{chr(97 + number)}.md").examples
    ]


def test_a_typed_value_goes_before_a_captured_one():
    store = Store()
    run(CAPTURE + USE, service=store, given={"photo-id": "mine"})
    assert store.sent[-1].target == "/photos/mine"


def test_a_captured_value_goes_before_a_configured_one():
    store = Store()
    run(CAPTURE + USE, service=store, variables={"photo-id": "mine"})
    assert store.sent[-1].target == f"/photos/{LIVE}"


def test_captured_text_stays_text_in_content():
    create = block("create", "POST /orders", shows('{"id": "5"}'), '{"capture": {"order": "$.id"}}')
    use = block("use", "POST /items\n" + shows('{"order": "{order}"}'))
    sent = []

    def service(request: HttpRequest) -> HttpResponse:
        sent.append(request.content)
        return Store.answer(200, {"id": "5"})

    run(create + use, service=service)
    assert json.loads(sent[1]) == {"order": "5"}


def test_who_is_needed_is_pulled_in_and_not_reported():
    store = Store()
    results = run(CREATE + READ, service=store, select="read")
    assert list(results) == ["read"]
    assert results["read"].outcome is Outcome.PASSED
    assert [request.method for request in store.sent] == ["POST", "GET"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(CREATE + READ, r"needs a\.md::create, which failed", id="literal"),
        pytest.param(CAPTURE + USE, r"needs a\.md::create, which failed", id="capture"),
        pytest.param(
            CAPTURE + block("after", "GET /x", "", '{"after": "create"}'),
            r"needs a\.md::create, which failed",
            id="after",
        ),
    ],
)
def test_consumers_of_a_failed_producer_are_skipped_with_the_cause(text, reason):
    store = Store(broken=True)
    *_, result = run(text, service=store).values()
    assert result.outcome is Outcome.SKIPPED
    assert re.fullmatch(reason, result.reason)
    assert len(store.sent) == 1


def test_the_cause_of_a_skipped_producer_is_told_along():
    off_loopback = Target("https://staging.example")
    result = run(CREATE + READ, target=off_loopback)["read"]
    assert result.outcome is Outcome.SKIPPED
    assert result.reason.startswith("needs a.md::create, which was skipped: POST may change what is on")


def test_a_long_chain_tells_the_first_cause_and_no_more():
    chain = CREATE + "".join(
        block(
            f"e{number}", f"GET /{number}", "", f'{{"after": "{f"e{number - 1}" if number else "create"}"}}'
        )
        for number in range(50)
    )
    results = run(chain, service=Store(broken=True))
    reasons = {result.reason for name, result in results.items() if name != "create"}
    assert reasons == {"needs a.md::create, which failed"}


def test_an_answer_without_the_value_skips_its_consumers():
    result = run(CAPTURE.replace("$.id", "$.key") + USE)["use"]
    assert result.reason == "needs $.key of a.md::create, whose answer shows nothing at $.key"


def test_rings_are_skipped_and_told():
    ring = block("one", "GET /1", "", '{"after": "two"}') + block("two", "GET /2", "", '{"after": "one"}')
    results = run(ring)
    assert {result.outcome for result in results.values()} == {Outcome.SKIPPED}
    assert results["one"].reason == "it waits for itself: a.md::one after a.md::two after a.md::one"


def test_an_unknown_name_is_told():
    result = run(CREATE + block("later", "GET /x", "", '{"after": "crate"}'))["later"]
    assert (
        result.reason == "docparse.after names 'crate', and there is no such example; did you mean 'create'?"
    )


def test_docparses_own_service_needs_no_chains_by_literals():
    own = Target("http://127.0.0.1:1", embedded=True, loopback=True)
    store = Store()
    run(CREATE + READ, service=store, target=own)
    assert store.sent[-1].target == f"/photos/{GUID}"


@pytest.mark.parametrize("jobs", [1, 4])
def test_pages_that_need_each_other_are_reported_in_page_order(jobs):
    texts = [USE.replace("use", f"use-{number}") for number in range(5)] + [CAPTURE]
    results = run(*texts, jobs=jobs)
    assert list(results) == [*(f"use-{number}" for number in range(5)), "create"]
    assert {result.outcome for result in results.values()} == {Outcome.PASSED}


def test_nothing_more_is_sent_after_the_most_failures():
    store = Store(broken=True)
    text = "".join(block(f"e{number}", "POST /photos", "", status="201 Created") for number in range(5))
    results = list(run(text, service=store, max_failures=2).values())
    assert [result.outcome for result in results] == [Outcome.FAILED] * 2 + [Outcome.SKIPPED] * 3
    assert results[2].reason == "not sent, as 2 failed before it (max-failures)"
    assert len(store.sent) == 2
