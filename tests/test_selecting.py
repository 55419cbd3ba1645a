"""Ids, methods and `-k` expressions choose examples; a broken expression says where it is broken."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docparse.reading import read_page
from docparse.selecting import Selection, matches_id, parse_expression, select, split_id, suggest_names

WORDS = ("docs/photo.md", "update_photo", "patch", "/me/photo")


@pytest.mark.parametrize(
    "expression",
    [
        pytest.param("photo", id="a word of the page"),
        pytest.param("PHOTO", id="letter case does not count"),
        pytest.param("update_", id="a part of the name"),
        pytest.param("patch", id="the method"),
        pytest.param("/me", id="a part of the path"),
        pytest.param("photo and patch", id="both"),
        pytest.param("mail or patch", id="either"),
        pytest.param("not mail", id="not"),
        pytest.param("not (mail or delete)", id="parentheses"),
        pytest.param("mail and delete or patch", id="'and' binds closer than 'or'"),
        pytest.param("not mail and patch", id="'not' binds closer than 'and'"),
        pytest.param("not not patch", id="twice not"),
        pytest.param('"/me/photo"', id="quoted"),
    ],
)
def test_expression_holds(expression: str) -> None:
    assert parse_expression(expression)(WORDS)


@pytest.mark.parametrize(
    "expression",
    [
        pytest.param("mail", id="a word that stands nowhere"),
        pytest.param("not photo", id="not"),
        pytest.param("photo and mail", id="only one of both"),
        pytest.param("patch and not (photo or mail)", id="parentheses"),
        pytest.param('"and"', id="a quoted word is a word"),
        pytest.param("__import__", id="nothing is evaluated"),
    ],
)
def test_expression_does_not_hold(expression: str) -> None:
    assert not parse_expression(expression)(WORDS)


@pytest.mark.parametrize(
    ("expression", "complaint"),
    [
        pytest.param("", "at column 1 stands the end where a word is awaited", id="nothing"),
        pytest.param("(photo", "at column 7 stands the end where ')' is awaited", id="an open parenthesis"),
        pytest.param("photo)", "at column 6 stands ')' where 'and' or 'or' is awaited", id="a closed one"),
        pytest.param(
            "photo mail", "at column 7 stands 'mail' where 'and' or 'or' is awaited", id="two words"
        ),
        pytest.param("photo and", "at column 10 stands the end where a word is awaited", id="half an and"),
        pytest.param("or photo", "at column 1 stands 'or' where a word is awaited", id="half an or"),
        pytest.param(
            "(" * 60 + "a" + ")" * 60, "more than 50 'not' and '(' inside each other", id="too deep"
        ),
    ],
)
def test_broken_expression_is_told(expression: str, complaint: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole text is compared
        parse_expression(expression)
    assert str(caught.value) == complaint


@given(st.text(alphabet="ab ()'\"notandor\n", max_size=60))
@example("not " * 100_000)
@example("(" * 100_000)
def test_no_expression_makes_more_than_value_error(text: str) -> None:
    try:
        holds = parse_expression(text)(WORDS)
    except ValueError:
        return
    assert isinstance(holds, bool)


PAGE = read_page(
    """
<!-- {"blockType": "request", "name": "get_photo"} -->
```http
GET /me/photo
```

<!-- {"blockType": "request", "name": "update_photo"} -->
```http
PATCH /me/photo
```

<!-- {"blockType": "request", "name": "update_photo"} -->
```http
PATCH /me/picture
```
""",
    "docs/photo.md",
)


@pytest.mark.parametrize(
    ("selection", "names"),
    [
        pytest.param(Selection(), ["get_photo", "update_photo", "update_photo~2"], id="an empty one is all"),
        pytest.param(Selection(methods=frozenset({"GET"})), ["get_photo"], id="a method"),
        pytest.param(Selection((("docs/photo.md", "get_photo"),)), ["get_photo"], id="an id"),
        pytest.param(
            Selection((("docs/photo.md", "*_photo"),)), ["get_photo", "update_photo"], id="a glob of names"
        ),
        pytest.param(Selection((("docs/photo.md", "*~2"),)), ["update_photo~2"], id="a numbered name"),
        pytest.param(
            Selection((("docs/other.md", "x"),)),
            ["get_photo", "update_photo", "update_photo~2"],
            id="names of another page leave this one alone",
        ),
        pytest.param(
            Selection(expression=parse_expression("picture")), ["update_photo~2"], id="an expression"
        ),
        pytest.param(
            Selection(expression=parse_expression("photo"), methods=frozenset({"DELETE"})),
            [],
            id="all must hold",
        ),
    ],
)
def test_selects(selection: Selection, names: list[str]) -> None:
    assert [example.id.partition("::")[2] for example in select(PAGE, selection)] == names


@pytest.mark.parametrize(
    ("path", "page", "name"),
    [
        pytest.param("docs/photo.md", "docs/photo.md", "", id="a path"),
        pytest.param("docs/photo.md::get", "docs/photo.md", "get", id="an id"),
        pytest.param("-::get", "-", "get", id="an id on standard input"),
    ],
)
def test_splits_ids(path: str, page: str, name: str) -> None:
    assert split_id(path) == (page, name)


def test_suggests_the_nearest_name() -> None:
    assert suggest_names(["get_foto"], PAGE) == "; did you mean 'get_photo'?"
    assert suggest_names(["PACH"], PAGE) == "; did you mean 'PATCH'?"
    assert suggest_names(["zzz"], PAGE) == ""


@pytest.mark.parametrize(
    ("glob", "expected"),
    [
        pytest.param("docs/api/photo.md::get", True, id="the id"),
        pytest.param("photo.md::get", True, id="the last segment"),
        pytest.param("api/photo.md::g*", True, id="some segments, and a glob"),
        pytest.param("docs/*", True, id="a folder"),
        pytest.param("api", True, id="the name of a folder"),
        pytest.param("hoto.md::get", False, id="half a segment"),
        pytest.param("photo.md::ge", False, id="half a name"),
        pytest.param("other/photo.md::get", False, id="another folder"),
        pytest.param("get", False, id="a name alone"),
    ],
)
def test_ids_are_matched_by_trailing_segments(glob: str, *, expected: bool) -> None:
    assert matches_id("docs/api/photo.md::get", glob) is expected
