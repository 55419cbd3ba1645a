"""Pages against docparse's own service, over real HTTP: those that agree with themselves pass."""

from collections import Counter
from dataclasses import replace

import pytest

from docparse.message import HttpRequest
from docparse.mock import mock
from docparse.model import Docset, Outcome, Result
from docparse.reading import read_page
from docparse.replay import ReplayOptions, replay
from docparse.serving import serve
from docparse.transport import TransportOptions, connect
from tests.mock.pages import PHOTO, example


def replay_embedded(docset: Docset, jobs: int = 1) -> list[Result]:
    """Return the results of a docset against the service made of it."""
    with serve(mock(docset)) as own:
        target = replace(own, embedded=True)
        send = connect(target, TransportOptions(jobs=jobs))
        return list(replay(docset, send, ReplayOptions(target=target, jobs=jobs)))


def replay_text(text: str) -> Result:
    """Return the last result of one page."""
    return replay_embedded(Docset((read_page(text, "a.md"),)))[-1]


def test_a_page_that_agrees_with_itself_passes():
    result = replay_text(PHOTO)
    assert (result.outcome, result.mismatches) == (Outcome.PASSED, ())
    assert result.proof.value == 1


RESPONSE = PHOTO.index("HTTP/1.1 200")
SENT_LINE = PHOTO.count("\n", 0, PHOTO.index('{ "height"')) + 1
SHOWN_LINE = PHOTO.count("\n", 0, PHOTO.index('"height": 99,')) + 1


def in_response(old: str, new: str) -> str:
    """Return the page with its response block changed."""
    return PHOTO[:RESPONSE] + PHOTO[RESPONSE:].replace(old, new, 1)


@pytest.mark.parametrize(
    ("page", "aspect", "line"),
    [
        pytest.param(in_response('"height": 99', '"height": 98'), "body", SHOWN_LINE, id="another value"),
        pytest.param(in_response('"height": 99', '"height": "99"'), "body", SHOWN_LINE, id="another type"),
        pytest.param(in_response("200 OK", "201 Created"), "status", SHOWN_LINE - 4, id="another status"),
        pytest.param(
            PHOTO.replace('{ "height": 99 }', '{ "height": "99" }'), "status", SHOWN_LINE - 4, id="table"
        ),
    ],
)
def test_a_page_that_contradicts_itself_fails_at_its_line(page, aspect, line):
    result = replay_text(page)
    assert result.outcome is Outcome.FAILED
    assert (result.mismatches[0].aspect, result.mismatches[0].line) == (aspect, line)


def test_a_property_that_is_sent_and_not_shown_fails():
    page = PHOTO.replace('{ "height": 99 }', '{ "height": 99, "width": 7 }')
    result = replay_text(page)
    assert result.outcome is Outcome.FAILED
    assert f"the request sends $.width at line {SENT_LINE}" in result.mismatches[0].why


def test_the_url_shows_what_was_sent():
    result = replay_text(example("GET /users/{id | name}", "HTTP/1.1 200 OK"))
    assert (result.outcome, result.url.rpartition(":")[2].partition("/")[2]) == (
        Outcome.PASSED,
        "users/id-name"[:8],
    )


def test_no_field_of_ours_shows():
    result = replay_text(in_response("200 OK", "201 Created"))
    assert result.exchange is not None
    assert isinstance(result.exchange.request, HttpRequest)
    assert result.exchange.request.headers.fields == (("Content-type", "application/json"),)


def test_pages_of_one_resource_do_not_disturb_each_other():
    get = example("GET /a", 'HTTP/1.1 200 OK\n\n{"x": {"y": 1}}')
    patch = example('PATCH /a\n\n{"x": null}', 'HTTP/1.1 200 OK\n\n{"x": null}')
    docset = Docset(
        tuple(read_page(text, f"{n}.md") for n, text in enumerate([patch, get, patch, get + patch]))
    )
    for jobs in (1, 4):
        assert [(result.outcome, result.mismatches) for result in replay_embedded(docset, jobs)] == [
            (Outcome.PASSED, ())
        ] * 5


def test_the_corpus_gives_no_error_and_few_contradictions(corpus):
    paths = [path for path in sorted(corpus.rglob("*.md")) if "licenses" not in path.parts]
    docset = Docset(tuple(read_page(path.read_bytes(), str(path.relative_to(corpus))) for path in paths))
    results = replay_embedded(docset)
    counts = Counter(result.outcome for result in results)
    assert counts[Outcome.ERROR] == counts[Outcome.INCONCLUSIVE] == 0
    assert {result.example.name for result in results if result.outcome is Outcome.FAILED} == CONTRADICTIONS


CONTRADICTIONS = {
    "create_team",  # the request sends a setting that the response does not show
    "shift-put",  # times and colours differ, and what the request sends as null is shown
    "update-listitem",  # 201 for PATCH
    "update_mailboxsettings_1",
    "update_mailboxsettings_2",  # time zone offsets differ
    "update_plannertask",
    "update_plannertaskdetails",
    "update_printtaskdefinition",  # the table says String, the request sends an object
    "user_findmeetingtimes",  # the table says Boolean, the request sends "false"
    "user_sendmail",  # the same
}
