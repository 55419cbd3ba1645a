"""No text makes the rules on tables and on consistency raise, and all that they tell stands in the page."""

import json

from hypothesis import given
from hypothesis import strategies as st

from docparse.linting import lint
from docparse.model import Docset
from docparse.reading import read_page
from tests.linting.consistency.pages import exchange
from tests.linting.resources.pages import resource
from tests.linting.tables.pages import table

NAMES = st.sampled_from(["a", "b", "@odata.type", "etag", "c.d", "x y", ""])
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.floats()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["2017-01-01T00:00"]),
    lambda below: st.lists(below, max_size=2) | st.dictionaries(NAMES, below, max_size=3),
    max_leaves=8,
)
CELLS = st.sampled_from(
    ["", "a", "b", "Int32", "String collection", "Required. x", "**bold**", "[x](y)", "`|"]
)
PIECES = st.one_of(
    st.text(max_size=40),
    st.builds(lambda value: resource(json.dumps(value)), VALUES),
    st.builds(lambda sent, shown: exchange(json.dumps(sent), json.dumps(shown)), VALUES, VALUES),
    st.builds(
        lambda cells, heading: table("|".join(cells), heading=heading),
        st.lists(CELLS, max_size=5),
        st.sampled_from(["Properties", "Request body", "Response", "Members", "Path parameters"]),
    ),
)


@given(st.lists(PIECES, max_size=5))
def test_no_text_makes_a_rule_raise(pieces):
    text = "\n\n".join(pieces)
    last = text.count("\n") + text.count("\r") + 1
    for finding in lint(Docset((read_page(text),))):
        assert 1 <= finding.location.line <= last
        assert finding.message
