"""Pages as text, and requests to the service made of them."""

import json

from docparse.message import Headers, HttpRequest, HttpResponse, Service
from docparse.mock import mock
from docparse.model import Docset
from docparse.reading import read_page

PHOTO = """# Update photo

## HTTP request
<!-- { "blockType": "ignored" } -->
```http
PATCH /me/photo
PATCH /users/<id>/photo
```

## Request body
| Property | Type  | Description |
|:---------|:------|:------------|
|height    |int32  ||
|label     |String ||
|tags      |String collection||
|taken     |DateTimeOffset||

## Example
<!-- { "blockType": "request", "name": "update_photo" } -->
```http
PATCH https://api.example/v1/me/photo
Content-type: application/json

{ "height": 99 }
```
<!-- { "blockType": "response", "truncated": true } -->
```http
HTTP/1.1 200 OK
Content-type: application/json

{
  "height": 99,
  "label": null,
  "id": "id-value",
  "size": { "width": 3, "depth": 4 }
}
```
"""


def block(kind: str, text: str, **annotation: object) -> str:
    """Return an annotated block as it stands in a page."""
    return f"<!-- {json.dumps({'blockType': kind, **annotation})} -->\n```http\n{text}\n```\n\n"


def example(request: str, response: str, **annotation: object) -> str:
    """Return a request block and its response block."""
    return block("request", request) + block("response", response, **annotation)


def service_of(*texts: str) -> Service:
    """Return the service that pages document."""
    return mock(Docset(tuple(read_page(text, f"{number}.md") for number, text in enumerate(texts))))


def ask(service: Service, line: str, content: object = None, **fields: str) -> HttpResponse:
    """Return the answer to `PATCH /path` with JSON content."""
    method, target = line.split(" ", 1)
    headers = [(name.replace("_", "-"), value) for name, value in fields.items()]
    if content is None:
        return service(HttpRequest(method, target, Headers(headers)))
    sent = content if isinstance(content, bytes) else json.dumps(content).encode()
    return service(
        HttpRequest(method, target, Headers([("Content-Type", "application/json"), *headers]), sent)
    )
