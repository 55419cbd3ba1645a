"""Which examples need which others."""

import pytest

from docparse.chaining import Need, find_needs
from docparse.matching.policy import refine
from docparse.model import Docset, Example, Refinement
from docparse.reading import read_page

GUID = "48d31887-5fad-4d73-a9f5-3c356e68a038"


def block(
    name: str, request: str, answer: str = "", refinement: str = "", status: str = "201 Created"
) -> str:
    """Return the blocks of an example."""
    own = f', "docparse": {refinement}' if refinement else ""
    return (
        f'<!-- {{"blockType": "request", "name": "{name}"{own}}} -->\n```http\n{request}\n```\n\n'
        f'<!-- {{"blockType": "response"}} -->\n```http\nHTTP/1.1 {status}\n{answer}\n```\n\n'
    )


def shows(content: str) -> str:
    """Return fields and content of an answer."""
    return f"Content-Type: application/json\n\n{content}"


def refinement_of(example: Example) -> Refinement:
    return refine(
        example.block.annotation.refinement, *(each.annotation.refinement for each in example.promises)
    )


def needs_of(*pages: str, given=(), literals=True) -> dict[str, tuple[Need, ...]]:
    """Return the needs of the examples of pages a.md, b.md …"""
    docset = Docset(tuple(read_page(text, f"{chr(97 + number)}.md") for number, text in enumerate(pages)))
    examples = [example for page in docset.pages for example in page.examples]
    return dict(find_needs(examples, refinement_of, given, literals=literals))


CREATE = block("create", "POST /photos", shows(f'{{"id": "{GUID}"}}'))


@pytest.mark.parametrize(
    ("later", "source"),
    [
        pytest.param(f"GET /photos/{GUID}", "$.id", id="path"),
        pytest.param(f"GET https://api.example/photos/{GUID}/content", "$.id", id="absolute"),
        pytest.param(f"GET /photos('{GUID}')", "$.id", id="key in parentheses"),
        pytest.param(f"GET /photos?after={GUID}", "$.id", id="query"),
        pytest.param(
            f'POST /albums\nContent-Type: application/json\n\n{{"photo": "{GUID}"}}', "$.id", id="content"
        ),
        pytest.param(
            f'POST /albums\nContent-Type: application/json\n\n{{"ref": "https://api.example/photos/{GUID}"}}',
            "$.id",
            id="URL in content",
        ),
    ],
)
def test_finds_keys_that_an_answer_shows_first(later, source):
    needs = needs_of(CREATE + block("later", later))
    assert needs == {"a.md::later": (Need("a.md::create", source, literal=GUID),)}


@pytest.mark.parametrize(
    ("first", "later", "need"),
    [
        pytest.param(
            block("first", "POST /orders", shows('{"id": 7}')),
            "GET /orders/7",
            Need("a.md::first", "$.id", literal="7"),
            id="a short number right below",
        ),
        pytest.param(
            block("first", "GET /photo", 'ETag: "x1"'),
            'PUT /photo\nIf-Match: "x1"',
            Need("a.md::first", "ETag:", literal='"x1"'),
            id="an entity tag",
        ),
        pytest.param(
            block("first", "POST /jobs", "Location: /jobs/j-91"),
            "GET /jobs/j-91",
            Need("a.md::first", "Location:", literal="j-91"),
            id="the end of a Location",
        ),
        pytest.param(
            block("first", "GET /users", shows('{"value": [{"userPrincipalName": "ann@photo.example"}]}')),
            "GET /users/ann@photo.example",
            Need("a.md::first", "$.value[0].userPrincipalName", literal="ann@photo.example"),
            id="a name that is a key",
        ),
    ],
)
def test_finds_other_keys(first, later, need):
    assert needs_of(first + block("later", later)) == {"a.md::later": (need,)}


def test_the_answer_that_creates_goes_before_one_that_lists():
    listed = block("list", "GET /photos", shows(f'{{"value": [{{"id": "{GUID}"}}]}}'))
    needs = needs_of(listed + CREATE + block("later", f"GET /photos/{GUID}"))
    assert needs["a.md::later"] == (Need("a.md::create", "$.id", literal=GUID),)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(block("later", f"GET /photos/{GUID}") + CREATE, id="shown only below"),
        pytest.param(
            block("first", f"GET /photos/{GUID}", shows(f'{{"id": "{GUID}"}}'))
            + block("later", f"GET /photos/{GUID}"),
            id="sent before it was shown",
        ),
        pytest.param(
            block("first", "POST /photos", shows('{"name": "me", "id": "root"}'))
            + block("later", "GET /me/root"),
            id="words",
        ),
        pytest.param(
            block("first", "GET /a", shows('{"version": "v1.0", "apiId": "v1.0"}'))
            + block("later", "GET /v1.0/b"),
            id="a version",
        ),
        pytest.param(
            block("first", "GET /a", shows('{"count": 2024, "year": "2024"}'))
            + block("later", "GET /b/2024"),
            id="a number that is no key",
        ),
        pytest.param(
            block("first", "GET /a", shows('{"id": 1}')) + block("later", "GET /b?$top=1"),
            id="a short number elsewhere",
        ),
        pytest.param(
            block("first", "GET /a", "\nwords") + block("later", f"GET /photos/{GUID}"), id="no JSON"
        ),
    ],
)
def test_leaves_alone(page):
    assert needs_of(page) == {}


def test_literals_are_left_alone_where_not_asked_for():
    assert needs_of(CREATE + block("later", f"GET /photos/{GUID}"), literals=False) == {}


def test_literals_stay_within_their_page_unless_a_name_says_so():
    later = block("later", f"GET /photos/{GUID}")
    assert needs_of(CREATE, later) == {}
    told = block("later", f"GET /photos/{GUID}", refinement='{"after": "a.md::create"}')
    assert needs_of(CREATE, told) == {
        "b.md::later": (Need("a.md::create"), Need("a.md::create", "$.id", literal=GUID))
    }


CAPTURE = block(
    "create", "POST /photos", shows('{"id": "x"}'), '{"capture": {"photo-id": "$.id", "tag": "ETag:"}}'
)


@pytest.mark.parametrize(
    ("request_", "need"),
    [
        pytest.param("GET /photos/{photo-id}", Need("a.md::create", "$.id", "photo-id"), id="URL"),
        pytest.param(
            "GET /photos/{Photo_ID}", Need("a.md::create", "$.id", "photo-id"), id="spelt otherwise"
        ),
        pytest.param("PUT /photo\nIf-Match: {tag}", Need("a.md::create", "ETag:", "tag"), id="field"),
    ],
)
def test_placeholders_need_who_captures_their_name(request_, need):
    assert needs_of(CAPTURE + block("later", request_)) == {"a.md::later": (need,)}
    assert needs_of(CAPTURE, block("later", request_)) == {"b.md::later": (need,)}


def test_what_has_a_value_needs_nobody():
    assert needs_of(CAPTURE + block("later", "GET /photos/{photo-id}"), given=("PHOTO-ID",)) == {}


def test_the_nearest_above_captures():
    again = CAPTURE.replace('"create"', '"again"')
    needs = needs_of(
        CAPTURE + again + block("later", "GET /photos/{photo-id}") + CAPTURE.replace('"create"', '"last"')
    )
    assert needs["a.md::later"] == (Need("a.md::again", "$.id", "photo-id"),)


@pytest.mark.parametrize(
    ("name", "need"),
    [
        pytest.param("create", Need("a.md::create"), id="name on the page"),
        pytest.param("a.md::create", Need("a.md::create"), id="id"),
        pytest.param(
            "creat",
            Need(
                "", fault="docparse.after names 'creat', and there is no such example; did you mean 'create'?"
            ),
            id="unknown",
        ),
    ],
)
def test_after_names_who_goes_before(name, need):
    assert needs_of(CREATE + block("later", "GET /", refinement=f'{{"after": ["{name}"]}}')) == {
        "a.md::later": (need,)
    }


def test_an_example_does_not_need_itself():
    assert needs_of(block("one", "GET /", refinement='{"after": "one"}')) == {}


def test_what_is_said_goes_before_what_is_found():
    first = block("first", "POST /photos", shows(f'{{"id": "{GUID}"}}'), '{"after": "later"}')
    needs = needs_of(first + block("later", f"GET /photos/{GUID}"))
    assert needs == {"a.md::first": (Need("a.md::later"),)}
