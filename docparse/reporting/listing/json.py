"""What is in the pages as JSON, `docparse.list/1`: fields are added, never renamed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256

from docparse.message import HttpRequest
from docparse.model import Block, BlockType, Example, Finding, Json, Page, Promise
from docparse.reporting.checking.json import finding_json
from docparse.reporting.style import Style


def list_json(
    pages: Iterable[Page],
    lint: Callable[[Page], Sequence[Finding]],
    style: Style,  # noqa: ARG001 - every listing takes a style
) -> Iterator[str]:
    """Yield one JSON object, a page at a time."""
    yield '{"schema": "docparse.list/1", "pages": ['
    separator = "\n  "
    for page in pages:
        yield separator + json.dumps(_page_json(page, lint(page)))
        separator = ",\n  "
    yield "\n]}\n"


def _page_json(page: Page, findings: Iterable[Finding]) -> dict[str, Json]:
    return {
        "path": page.path,
        "blocks": [_block_json(block) for block in page.blocks],
        "examples": [_example_json(example) for example in page.examples],
        "resources": [
            {"name": block.annotation.resource_type, "line": block.location.line}
            for block in page.blocks
            if block.annotation.block_type is BlockType.RESOURCE
        ],
        "ledger": [
            {"line": entry.line, "fate": entry.fate.value, "what": entry.what} for entry in page.ledger
        ],
        "findings": [finding_json(finding) for finding in findings],
    }


def _block_json(block: Block) -> dict[str, Json]:
    names = block.annotation.names
    return {
        "block_type": block.annotation.block_type.value,
        "name": names[0] if names else None,
        "comment_line": block.comment_line,
        "fence_line": block.location.line,
        "info": block.info,
        "content_sha256": hash_text(block.content),
        "annotation": dict(block.annotation.value),
    }


def _example_json(example: Example) -> dict[str, Json]:
    return {
        "id": example.id,
        "name": example.name,
        "line": example.location.line,
        "request": _request_json(example.request),
        "responses": [_response_json(promise) for promise in example.promises],
    }


def _request_json(request: HttpRequest) -> dict[str, Json]:
    return {
        "method": request.method,
        "url": request.target,
        "headers": [[name, value] for name, value in request.headers],
        "content_sha256": sha256(request.content).hexdigest(),
    }


def _response_json(promise: Promise) -> dict[str, Json]:
    return {
        "line": promise.line,
        "status_code": promise.status_code,
        "headers": [[name, value] for name, value in promise.headers],
        "content_sha256": sha256(promise.content).hexdigest(),
    }


def hash_text(text: str) -> str:
    """Return the SHA-256 of a text as UTF-8."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
