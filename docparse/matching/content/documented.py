"""The modes `docs` and `shape`: actual JSON against the shape, the echoes and what the author refines."""

from __future__ import annotations

from docparse.matching.content.captured import find_captured
from docparse.matching.content.echo import pin_echoes
from docparse.matching.content.fitting import Fitting
from docparse.matching.content.issues import Issue, to_mismatches
from docparse.matching.content.pins import Pinned, check_pins, count_pins, put, take
from docparse.matching.content.shape import Shape, list_scalars
from docparse.matching.content.url_echo import find_url_echoes
from docparse.matching.policy import Compared, Comparison, Echoes
from docparse.matching.status import first_line
from docparse.message import HttpRequest
from docparse.model import Annotation, Json, Kind, Match, Proof, Severity
from docparse.reading.json_content import read_json_content
from docparse.values.kinds import ANY, ARRAY


def match_shape(comparison: Comparison, documented: Json, actual: Json, *, truncated: bool) -> Compared:
    """Return where actual JSON does not fit the documented shape or does not show what is pinned."""
    annotation, refinement = comparison.promise.annotation, comparison.refinement
    shape = Shape([documented])
    pins = comparison.mode is Match.DOCS
    scalars = list_scalars(documented)
    tree = _find_pins(comparison, documented, shape, scalars) if pins and refinement.echo else {}
    if refinement.volatile or refinement.types:
        _free(comparison, documented, shape, tree)
    fitting = Fitting(annotation, pins=pins, truncated=truncated)
    fitting.fit(shape, actual)
    collection = _find_collection(shape, annotation)
    if annotation.is_empty and collection is not None:
        fitting.fit_empty(collection, actual)
    issues = list(fitting.issues.values())
    valued = 0
    if tree:
        valued += count_pins(tree, actual)
        pinned = [issue for issue in check_pins(tree, actual) if not _is_nullable(issue, annotation)]
        issues = _without_doubles(issues, pinned)
    if refinement.types or (pins and refinement.pin):
        refined, count = _check_refined(comparison, documented, actual)
        issues = _without_doubles(issues, refined)
        valued += count
    checked = fitting.valued + fitting.typed + fitting.present
    unchecked = max(0, len(scalars) - checked)
    proof = Proof(fitting.valued + valued, max(0, fitting.typed - valued), fitting.present, unchecked)
    empty = collection is not None and (id(collection), Kind.EMPTY, "") in fitting.issues
    reason = "the actual collection is empty where the page shows items" if empty else ""
    return Compared(to_mismatches(issues, comparison, documented) if issues else (), proof, reason)


def _find_pins(comparison: Comparison, documented: Json, shape: Shape, scalars: list[Json]) -> Pinned:
    """Return the echoes of content and URL and what was captured; of several in one place, the first."""
    example, sent = comparison.example, comparison.sent
    tree: Pinned = {}
    if example.request.content:
        request = _read_sent(example.request)
        really = request if sent.content == example.request.content else _read_sent(sent)
        if request is not None and really is not None:
            tree = pin_echoes(request, documented, really, _find_strictness(comparison))
    line = example.block.content_line + first_line(example.block.content)
    shown = {str(scalar).lower() for scalar in scalars}
    for keys, pin in find_url_echoes(example.request.target, sent.target, shape, shown, line):
        put(tree, keys, pin)
    if comparison.bound:
        for keys, pin in find_captured(comparison.bound, shape):
            put(tree, keys, pin)
    return tree


def _find_strictness(comparison: Comparison) -> Echoes:
    """Return how strictly echoes are taken: contradictions only where a write answers with what it wrote."""
    writes = comparison.example.request.method in ("PATCH", "PUT")
    succeeds = 200 <= (comparison.promise.status_code or 200) < 300
    return comparison.echoes if writes and succeeds else Echoes.AGREED


def _read_sent(request: HttpRequest) -> Json:
    """Return a request's JSON content, read as leniently as the page it comes from; None when it is none."""
    reading = read_json_content(request.content, request.headers.media_type)
    return None if reading is None else reading.value


def _free(comparison: Comparison, documented: Json, shape: Shape, tree: Pinned) -> None:
    """Take promises off: of value and form at volatile places, of type where the author gives one."""
    from docparse.values.paths import find_places

    for keys in find_places(comparison.refinement.volatile, documented):
        for place in shape.find(keys):
            place.free()
            place.pinned = False
        if keys:
            take(tree, keys)
    for keys in find_places((path for path, _ in comparison.refinement.types), documented):
        for place in shape.find(keys):
            place.accepted = ANY
            place.free()


def _check_refined(comparison: Comparison, documented: Json, actual: Json) -> tuple[list[Issue], int]:
    """Return where the author's own pins and types do not hold, and how many documented values are pinned."""
    from docparse.matching.content.refined import check_pinned, check_types
    from docparse.values.paths import find_places

    issues = list(check_types(comparison.refinement.types, actual))
    if comparison.mode is not Match.DOCS:
        return issues, 0
    issues += check_pinned(comparison.refinement.pin, documented, actual)
    return issues, len(find_places(comparison.refinement.pin, documented))


def _find_collection(shape: Shape, annotation: Annotation) -> Shape | None:
    """Return the shape of the array that the content is, or that its collection property holds."""
    if shape.kinds & ARRAY:
        return shape
    name = annotation.collection_property
    if not any(isinstance(exemplar, list) for exemplar in shape.shown.get(name, ())):
        return None
    return shape.member(name)


def _is_nullable(issue: Issue, annotation: Annotation) -> bool:
    """Tell whether an issue is a null that the annotation allows (`nullableProperties`)."""
    name = issue.shown[-1] if issue.shown else None
    return (
        issue.kind is Kind.VALUE and issue.actual is None and name in annotation.texts("nullableProperties")
    )


def _without_doubles(issues: list[Issue], pinned: list[Issue]) -> list[Issue]:
    """Return all issues, one of them where two fail one place: a wrong type says more than a wrong value."""
    if not pinned:
        return issues
    failed = {issue.place for issue in issues if issue.severity is Severity.FAILED}
    further = [issue for issue in pinned if issue.place not in failed]
    places = {issue.place for issue in further}
    return [issue for issue in issues if issue.place not in places] + further
