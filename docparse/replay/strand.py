"""One strand of a run: examples one after another, each with what it needs of the answers before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from docparse.chaining import CaptureError, Need, Step, Strand, read_source
from docparse.message import HttpResponse
from docparse.model import Bound, Example, Outcome, Result
from docparse.variables import Value, Values, names_secret

_ENDS = {
    Outcome.FAILED: "failed",
    Outcome.ERROR: "got no answer",
    Outcome.SKIPPED: "was skipped",
    Outcome.INCONCLUSIVE: "proved nothing",
}


@dataclass(frozen=True, slots=True)
class Supply:
    """What an example takes from the answers of earlier ones."""

    values: Values = field(default_factory=dict)
    """By the names of variables."""
    literals: Values = field(default_factory=dict)
    """By the documented literals whose place they take."""
    shown: tuple[Bound, ...] = ()
    """What the pages show in the answers, and what the answers really show."""


NOTHING_TAKEN = Supply()


@dataclass(frozen=True, slots=True)
class Judged:
    """A result with the answer, which results themselves let go."""

    result: Result
    response: HttpResponse | None = None
    cause: str = ""
    """Why the example lacks what it needs, which is the reason of those that need it too."""


Judge = Callable[[Example, Supply], Judged]


@dataclass(frozen=True, slots=True)
class Given:
    """How a producer ended, and what its answer shows: a value, or why there is none."""

    result: Result
    values: Mapping[str, Value | str]
    documented: Mapping[str, str]
    """What the page shows at each source."""
    cause: str = ""
    """Why it lacks what it needs itself."""


def walk(strand: Strand, judge: Judge) -> Iterator[tuple[int, Result]]:
    """Yield position and result of each step that was asked for, in the order in which they go."""
    awaited = find_awaited(need for step in strand for need in step.needs)
    given: dict[str, Given] = {}
    for step in strand:
        judged = go(step, given, judge)
        if step.example.id in awaited:
            given[step.example.id] = give(judged, awaited[step.example.id])
        if step.position >= 0:
            yield step.position, judged.result


def go(step: Step, given: Mapping[str, Given], judge: Judge) -> Judged:
    """Return what becomes of a step, skipped where it lacks what it needs."""
    supply = _find_supply(step, given) if step.needs or step.fault else NOTHING_TAKEN
    if isinstance(supply, str):
        skipped = Result(step.example, Outcome.SKIPPED, reason=supply)
        return Judged(skipped, cause="" if step.fault else supply)
    return judge(step.example, supply)


def find_awaited(needs: Iterable[Need]) -> Mapping[str, set[Need]]:
    """Return what is needed of each producer, by its id."""
    awaited: dict[str, set[Need]] = {}
    for need in needs:
        awaited.setdefault(need.producer, set()).add(need)
    return awaited


def give(judged: Judged, needs: set[Need]) -> Given:
    """Return how a producer ended with the values that are needed of its answer, by source."""
    values: dict[str, Value | str] = {}
    documented: dict[str, str] = {}
    for need in needs:
        if need.source:
            values[need.source] = _read(judged, need)
            documented[need.source] = need.literal or _read_documented(judged.result, need)
    return Given(judged.result, values, documented, judged.cause)


def _read_documented(result: Result, need: Need) -> str:
    """Return what the page shows at a source; empty where that is no value that can be looked for."""
    for promise in result.example.promises[:1]:
        with suppress(CaptureError):
            response = HttpResponse(promise.status_code or 200, promise.headers, promise.content)
            value = read_source(response, need.source)
            return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return ""


def _read(judged: Judged, need: Need) -> Value | str:
    if judged.response is None:
        return "has no answer"
    try:
        value = read_source(judged.response, need.source, as_key=bool(need.literal))
    except CaptureError as error:
        return str(error)
    if need.literal and (isinstance(value, bool) or not isinstance(value, str | int)):
        return f"shows no text or number at {need.source}"
    origin = f"{need.source.rstrip(':')} of {judged.result.example.id}"
    return Value(value, origin, typed=True, secret=names_secret(need.variable) or names_secret(need.source))


def _find_supply(step: Step, given: Mapping[str, Given]) -> Supply | str:
    """Return what a step takes, or why it cannot go."""
    if step.fault:
        return step.fault
    values: dict[str, Value] = {}
    literals: dict[str, Value] = {}
    shown: list[Bound] = []
    for need in step.needs:
        producer = given.get(need.producer)
        obstacle = need.fault or _find_obstacle(need, producer)
        if obstacle or producer is None:
            return obstacle
        value = producer.values.get(need.source)
        if not isinstance(value, Value):
            continue
        if documented := producer.documented[need.source]:
            shown.append(Bound(documented, value.text, value.origin))
        if need.literal:
            literals[need.literal] = value
        else:
            values[need.variable] = value
    return Supply(values, literals, tuple(shown))


def _find_obstacle(need: Need, producer: Given | None) -> str:
    """Return why an example has not what it needs; empty where it has."""
    if producer is None:
        return f"needs {need.producer}, which is not there"
    if producer.cause:  # told once, however long the chain: the first cause is what to mend
        return producer.cause
    outcome = producer.result.outcome
    if outcome in {Outcome.FAILED, Outcome.ERROR, Outcome.SKIPPED}:
        return tell_end(need.producer, _ENDS[outcome], producer.result.reason)
    value = producer.values.get(need.source)
    return f"needs {need.source} of {need.producer}, whose answer {value}" if isinstance(value, str) else ""


def tell_end(producer: str, end: str, reason: str) -> str:
    """Return why an example cannot go whose producer ended so."""
    return f"needs {producer}, which {end}{f': {reason}' if reason else ''}"
