"""One example for people: its request, and what the page promises."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.message import Headers
from docparse.model import Example, Promise
from docparse.reporting.style import Ink, Style, visible


def render_example(example: Example, style: Style) -> str:
    """Return the request and the promised responses of an example, each with its line."""
    head = f"{style.paint(example.id, Ink.BOLD)}\n"
    lines = [*_request_lines(example, style)]
    for promise in example.promises:
        lines += ["", *_promise_lines(promise, style)]
    if not example.promises:
        lines += ["", f"  {style.paint('No response is documented.', Ink.YELLOW)}"]
    return head + "".join(f"{line}\n" for line in lines)


def _request_lines(example: Example, style: Style) -> Iterator[str]:
    request = example.request
    yield f"  {style.paint('request', Ink.CYAN)}   {_place(example.location.page, example.location.line)}"
    yield f"    {visible(f'{request.method} {request.target}')}"
    yield from _message_lines(request.headers, request.content)
    if example.unsendable:
        yield f"    {style.paint(f'Not sent: {example.unsendable}', Ink.YELLOW)}"


def _promise_lines(promise: Promise, style: Style) -> Iterator[str]:
    traits = [
        word
        for word, holds in (
            ("truncated", promise.annotation.truncated),
            ("collection", promise.annotation.is_collection),
            ("empty", promise.annotation.is_empty),
            ("error expected", promise.annotation.expects_error),
        )
        if holds
    ]
    if promise.annotation.resource_type:
        traits.append(visible(promise.annotation.resource_type))
    place = _place(promise.block.location.page, promise.line)
    yield f"  {style.paint('response', Ink.CYAN)}  {place}{'  ' if traits else ''}{', '.join(traits)}"
    yield f"    {promise.status_code or 'no status code promised'}"
    yield from _message_lines(promise.headers, promise.content)


def _place(page: str, line: int) -> str:
    return visible(f"{page}:{line}")


def _message_lines(headers: Headers, content: bytes) -> Iterator[str]:
    for name, value in headers:
        yield f"    {visible(f'{name}: {value}')}"
    if content:
        yield ""
        for line in content.decode("utf-8", "replace").split("\n"):
            yield f"    {visible(line)}".rstrip()
