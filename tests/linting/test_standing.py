"""A finding knows the example that its place stands in."""

import pytest

from docparse.linting.standing import Standing
from docparse.model import Docset, Location
from docparse.reading import read_page

PAGE = """# T
<!-- {"blockType": "request", "name": "a"} -->
```http
GET /a
```
text
<!-- {"blockType": "response"} -->
```http
HTTP/1.1 204 No Content
```
<!-- {"blockType": "request", "name": "b"} -->
```http
GET /b
```
"""


@pytest.mark.parametrize(
    ("line", "example"),
    [
        pytest.param(1, "", id="above"),
        pytest.param(2, "p.md::a", id="the comment"),
        pytest.param(5, "p.md::a", id="the closing fence"),
        pytest.param(6, "", id="between"),
        pytest.param(9, "p.md::a", id="the response"),
        pytest.param(11, "p.md::b", id="the next one"),
        pytest.param(15, "", id="below"),
    ],
)
def test_finds_the_example(line: int, example: str) -> None:
    standing = Standing(Docset((read_page(PAGE, "p.md"),)))
    assert standing.find(Location("p.md", line)) == example
    assert standing.find(Location("other.md", line)) == ""


def test_a_response_of_several_requests_stands_in_the_first() -> None:
    page = read_page(
        '<!-- {"blockType": "request", "name": "a"} -->\n```http\nGET /a\n```\n'
        '<!-- {"blockType": "request", "name": "b"} -->\n```http\nGET /b\n```\n'
        '<!-- {"blockType": "response", "name": ["a", "b"]} -->\n```http\nHTTP/1.1 204 No Content\n```\n',
        "p.md",
    )
    assert [len(example.promises) for example in page.examples] == [1, 1]
    assert Standing(Docset((page,))).find(Location("p.md", 11)) == "p.md::a"
