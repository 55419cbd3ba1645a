"""What needs no shape is judged as with one."""

from hypothesis import given
from hypothesis import strategies as st

from docparse.matching.content.fitting import Fitting
from docparse.matching.content.shape import Shape
from docparse.model import Annotation, BlockType, Json

ANNOTATION = Annotation(BlockType.RESPONSE)
TEXTS = (
    "",
    "99",
    "string",
    "Guid",
    "Int32",
    "{id}",
    "id-value",
    "2024-03-14T04:32:51Z",
    "d69179bf-f4a4-41a9-a9de-249c0f2efb1d",
    "a69179bf-f4a4-41a9-a9de-249c0f2efb1d",
    "#microsoft.graph.user",
    "microsoft.graph.user",
    "megan@contoso.example",
    "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo0123+",
)
VALUES = st.one_of(
    st.sampled_from((*TEXTS, None, True, False, 0, 1, 1.0, 99, [], ["a"], {}, {"id": "1"})), st.text()
)


def fit(shape: Shape, actual: Json, *, pins: bool) -> tuple[object, ...]:
    fitting = Fitting(ANNOTATION, pins=pins, truncated=False)
    fitting.fit(shape, actual)
    issues = [(issue.kind, issue.severity, issue.shown, issue.why) for issue in fitting.issues.values()]
    return issues, fitting.valued, fitting.typed, fitting.present


@given(
    exemplar=VALUES,
    actual=VALUES,
    name=st.sampled_from(("id", "@odata.type", "@type", "dataType", "title")),
    pins=st.booleans(),
)
def test_a_property_fits_alike_whether_its_shape_is_made_or_not(exemplar, actual, name, pins):
    made = Shape([{name: exemplar}])
    made.member(name)
    expected = fit(made, {name: actual}, pins=pins)
    assert fit(Shape([{name: exemplar}]), {name: actual}, pins=pins) == expected
