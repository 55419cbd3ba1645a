"""Which response is whose, and what examples are called."""

import pytest

from docparse.model import Page
from docparse.reading import read_page


def block(block_type: str, first_line: str, **annotation: str) -> str:
    keys = "".join(f', "{key}": "{value}"' for key, value in annotation.items())
    return f'<!-- {{"blockType": "{block_type}"{keys}}} -->\n```http\n{first_line}\n```\n\n'


A = block("request", "GET /a", name="a")
B = block("request", "GET /b", name="b")
IGNORED = block("ignored", "GET /c", name="c")
OK = block("response", "HTTP/1.1 200 OK")
GONE = block("response", "HTTP/1.1 404 Not Found")
BARE = "```http\nGET /bare\n```\n\n"
ORPHAN_RULES = {"code-block-unannotated"}


def pairs(page: Page) -> list[tuple[str, list[int | None]]]:
    return [(example.name, [promise.status_code for promise in example.promises]) for example in page]


def rules(page: Page) -> list[str]:
    return [slip.rule for slip in page.slips if slip.rule not in ORPHAN_RULES]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(A + OK, [("a", [200])], id="request and response"),
        pytest.param(A + OK + B + GONE, [("a", [200]), ("b", [404])], id="two of each"),
        pytest.param(A + OK + GONE, [("a", [200, 404])], id="a further response"),
        pytest.param(
            A + B + OK + block("response", "HTTP/1.1 204", name="a"),
            [("a", [204]), ("b", [200])],
            id="by name",
        ),
        pytest.param(
            A + block("ignored", "{}") + OK, [("a", [200])], id="an ignored block that is no request"
        ),
        pytest.param(A + IGNORED + OK, [("a", [200])], id="an ignored second spelling"),
        pytest.param(
            "## Request\n" + A + IGNORED + "## Response\n" + OK, [("a", [200])], id="parts of one example"
        ),
        pytest.param(A + BARE + OK, [("a", [200])], id="a second spelling without annotation"),
    ],
)
def test_pairs(text: str, expected: list[tuple[str, list[int]]]) -> None:
    assert pairs(read_page(text)) == expected


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param(OK, "response-unpaired", id="no request"),
        pytest.param(A, "request-unpaired", id="no response"),
        pytest.param(A + OK + IGNORED + GONE, "response-to-ignored", id="the ignored request's"),
        pytest.param(A + OK + BARE + GONE, "response-unpaired", id="of a request without annotation"),
        pytest.param(A + IGNORED + OK, "response-shared-with-ignored", id="of two spellings"),
        pytest.param(A + OK + GONE, "response-alternate", id="a further response"),
        pytest.param(
            block("response", "HTTP/1.1 200 OK", name="a") + A, "response-before-request", id="before"
        ),
        pytest.param(
            A + OK + IGNORED + block("response", "HTTP/1.1 200 OK", name="c"),
            "response-to-ignored",
            id="by name",
        ),
        pytest.param(
            block("simulatedResponse", "HTTP/1.1 200 OK"), "response-unpaired", id="simulated, alone"
        ),
        pytest.param(block("request", "GET /a") + OK, "request-unnamed", id="no name"),
        pytest.param(A + OK + A + OK, "request-name-duplicate", id="a name twice"),
        pytest.param(
            A + OK + block("response", "{}"), "response-alternate", id="a further one without status"
        ),
    ],
)
def test_tells(text: str, rule: str) -> None:
    assert rule in rules(read_page(text))


def test_suggests_a_name() -> None:
    page = read_page(A + block("response", "HTTP/1.1 200 OK", name="A"))
    assert pairs(page) == [("a", [])]
    (slip,) = [slip for slip in page.slips if slip.rule == "response-name-unknown"]
    assert "did you mean 'a'?" in slip.message


def test_a_new_example_parts_a_request_from_an_ignored_one() -> None:
    page = read_page(f"## Example 1\n{A}## Example 2\n{IGNORED}{OK}")
    assert pairs(page) == [("a", [])]
    assert rules(page) == ["request-unpaired", "response-to-ignored"]


def test_a_response_that_shows_no_status_promises_nothing_further() -> None:
    page = read_page(A + OK + block("response", "POST /a HTTP/1.1") + GONE)
    assert pairs(page) == [("a", [200])]
    assert rules(page).count("response-unpaired") == 1


def test_one_response_may_serve_several_requests() -> None:
    page = read_page(
        A + B + '<!-- {"blockType": "response", "name": ["b", "a"]} -->\n```http\nHTTP/1.1 204\n```'
    )
    assert pairs(page) == [("a", [204]), ("b", [204])]


def test_equal_names_pair_by_position() -> None:
    named = block("response", "HTTP/1.1 200 OK", name="a"), block("response", "HTTP/1.1 404 No", name="a")
    assert pairs(read_page(A + named[0] + A + named[1])) == [("a", [200]), ("a", [404])]
    assert pairs(read_page(A + A + named[0] + named[1])) == [("a", [200]), ("a", [404])]


def test_a_request_that_swallows_what_follows_is_no_example() -> None:
    page = read_page(A.replace("\n```\n\n", "\n\n") + "### Response\n" + OK)
    assert list(page) == []
    assert rules(page) == ["fence-unclosed"]


def test_keeps_an_example_whose_request_cannot_be_read() -> None:
    (example,) = read_page(block("request", "just words", name="a") + OK)
    assert example.unsendable
    assert example.promises


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        pytest.param(A, ["page.md::a"], id="a name"),
        pytest.param(A + A + A, ["page.md::a", "page.md::a~2", "page.md::a~3"], id="a name three times"),
        pytest.param(
            block("request", "GET /a", name="Get a: b/c"),
            ["page.md::Get-a-b-c"],
            id="a name that cannot be typed",
        ),
        pytest.param(
            block("request", "GET https://x.example/v1/me?$top=1"), ["page.md::GET-v1-me"], id="no name"
        ),
        pytest.param(
            block("request", "GET /a") * 2, ["page.md::GET-a", "page.md::GET-a~2"], id="no name, twice"
        ),
        pytest.param(block("request", "words", name="///"), ["page.md::request"], id="nothing to call it by"),
    ],
)
def test_calls_examples(text: str, ids: list[str]) -> None:
    assert [example.id for example in read_page(text)] == ids


def test_a_name_outlives_requests_without_one() -> None:
    unnamed = block("request", "GET /a")
    assert [example.id for example in read_page(unnamed + block("request", "GET /b", name="GET-a"))] == [
        "page.md::GET-a~2",
        "page.md::GET-a",
    ]


def test_shows_where_content_starts() -> None:
    text = '<!-- {"blockType": "request", "name": "a"} -->\n```http\nPOST /a\nX: y\n\n\n{}\n```\n' + OK
    (example,) = read_page(text)
    assert (example.content_line, example.location.line, example.promises[0].line) == (7, 2, 10)
