"""Order, threads, interrupts."""

import threading
import time
from collections.abc import Iterator

import pytest

from docparse.chaining import Strand, arrange
from docparse.errors import ServiceError, ServiceUnreachableError
from docparse.message import HttpResponse
from docparse.model import Docset, Outcome, Result
from docparse.reading import read_page
from docparse.replay import ReplayOptions, replay
from docparse.replay.run import run_in_threads

OK = HttpResponse(200)


def pages(count: int, examples: int = 2) -> Docset:
    """Return pages whose examples ask for `/page/example`."""
    return Docset(tuple(read_page(page_text(page, examples), f"{page}.md") for page in range(count)))


def page_text(page: int, examples: int) -> str:
    return "".join(
        f'<!-- {{"blockType": "request", "name": "e{number}"}} -->\n```http\nGET /{page}/{number}\n```\n'
        '<!-- {"blockType": "response"} -->\n```http\nHTTP/1.1 200 OK\n```\n'
        for number in range(examples)
    )


def take(run: Iterator[Result]) -> list[str]:
    """Return the ids of the results that come before the run is interrupted."""
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        done.extend(result.example.id for result in run)
    return done


@pytest.mark.parametrize("jobs", [1, 2, 7, 50])
def test_results_come_in_page_order(jobs):
    docset = pages(20, 3)

    def service(request):
        time.sleep(0.002 if request.target.startswith("/0") else 0)
        return OK

    results = list(replay(docset, service, ReplayOptions(jobs=jobs)))
    assert [result.example.id for result in results] == [example.id for example in docset]


def test_examples_of_a_page_go_in_order_while_pages_overlap():
    seen: list[str] = []
    running: set[str] = set()
    overlaps: list[int] = []

    def service(request):
        page = request.target.split("/")[1]
        assert page not in running
        running.add(page)
        overlaps.append(len(running))
        time.sleep(0.005)
        running.discard(page)
        seen.append(request.target)
        return OK

    list(replay(pages(6, 3), service, ReplayOptions(jobs=3)))
    for page in range(6):
        assert [target for target in seen if target.startswith(f"/{page}/")] == [
            f"/{page}/{n}" for n in range(3)
        ]
    assert 1 < max(overlaps) <= 3


def test_more_strands_than_are_begun_at_once():
    docset = list(pages(10))
    results = list(run_in_threads(arrange(docset, (), {}), pass_all, 2, max_strands_ahead=3))
    assert [result.example for result in results] == docset


def pass_all(strand: Strand) -> Iterator[tuple[int, Result]]:
    return ((step.position, Result(step.example, Outcome.PASSED)) for step in strand)


def test_results_stream_one_by_one():
    asked: list[str] = []

    def service(request):
        asked.append(request.target)
        return OK

    run = replay(pages(2), service)
    next(run)
    assert asked == ["/0/0"]


def test_an_interrupt_starts_nothing_more():
    asked: list[str] = []

    def service(request):
        asked.append(request.target)
        if request.target == "/3/0":
            raise KeyboardInterrupt
        return OK

    assert take(replay(pages(50), service)) == [
        f"{page}.md::e{number}" for page in range(3) for number in range(2)
    ]
    assert len(asked) == 7
    take(replay(pages(50), service, ReplayOptions(jobs=4)))
    asked_then = len(asked)
    time.sleep(0.05)
    assert len(asked) <= asked_then + 4


def test_what_was_done_is_there_after_an_interrupt():
    released = threading.Event()

    def service(request):
        if request.target.startswith("/0/"):
            released.wait(2)
            raise KeyboardInterrupt
        if request.target == "/2/1":
            released.set()
        return OK

    assert {"2.md::e0", "1.md::e0"} <= set(take(replay(pages(3), service, ReplayOptions(jobs=3))))


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_fault_of_the_service_surfaces(jobs):
    def service(_):
        raise KeyError("a bug")

    with pytest.raises(KeyError, match="a bug"):
        list(replay(pages(3), service, ReplayOptions(jobs=jobs)))


@pytest.mark.parametrize("jobs", [1, 4])
def test_no_result_is_lost_when_one_strand_breaks(jobs):
    def service(request):
        if request.target == "/2/1":
            raise KeyError("a bug")
        return OK

    done: list[str] = []
    with pytest.raises(KeyError, match="a bug"):
        done.extend(result.example.id for result in replay(pages(6), service, ReplayOptions(jobs=jobs)))
    assert done == [example.id for example in pages(6) if example.id != "2.md::e1"]


@pytest.mark.parametrize("jobs", [1, 4])
def test_results_are_shown_as_soon_as_they_are_there(jobs):
    """Whatever becomes of the run: those that wait for earlier ones to be told too."""
    seen: list[str] = []
    held = threading.Event()

    def service(request):
        if request.target == "/0/0" and jobs > 1:
            assert held.wait(5)
        return OK

    def watch(result):
        seen.append(result.example.id)
        if len(seen) == 10:
            held.set()

    results = list(replay(pages(6), service, ReplayOptions(jobs=jobs), watch=watch))
    assert sorted(seen) == sorted(result.example.id for result in results)
    assert (seen[-1] == "5.md::e1") == (jobs == 1)


def test_no_answer_is_an_error_with_its_reason():
    def service(_):
        raise ServiceError("it hung up")

    results = list(replay(pages(2), service))
    assert {(result.outcome, result.reason, result.tries) for result in results} == {
        (Outcome.ERROR, "it hung up", 1)
    }


def test_a_service_that_was_never_reached_is_not_tried_for_ever():
    tries: list[str] = []

    def service(request):
        tries.append(request.target)
        raise ServiceUnreachableError("nobody there")

    results = list(replay(pages(50), service))
    assert len(tries) == 3
    assert {result.outcome for result in results} == {Outcome.ERROR}
    assert results[-1].reason == "not tried again: nobody there"


def test_a_service_that_was_reached_once_is_tried_again():
    answers = iter([OK, *[ServiceUnreachableError("restarting")] * 5, OK])

    def service(_):
        answer = next(answers, OK)
        if isinstance(answer, Exception):
            raise answer
        return answer

    outcomes = [result.outcome for result in replay(pages(5), service)]
    assert outcomes == [Outcome.PASSED] + [Outcome.ERROR] * 5 + [Outcome.PASSED] * 4


def test_an_exchange_is_kept_only_where_there_is_something_to_show():
    passed, failed = replay(
        pages(1),
        lambda request: HttpResponse(500 if request.target.endswith("1") else 200),
        clock=iter(range(9)).__next__,
    )
    assert (passed.outcome, passed.exchange, passed.seconds) == (Outcome.PASSED, None, 1)
    assert failed.exchange.response.status_code == 500
    assert failed.exchange.request.target == "/0/1"


def test_takes_a_page_a_docset_or_a_list():
    docset = pages(1)
    for examples in (docset, docset.pages[0], list(docset), iter(docset)):
        assert len(list(replay(examples, lambda _: OK))) == 2
