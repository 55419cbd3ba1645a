"""Every page of the corpus gives the answers of an independent reading; where ours differ, it says why."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from docparse.model import Block, Fate, Page
from docparse.reading import Depth, read_page
from docparse.reading.markdown import read_elements
from docparse.reading.scanner import scan
from docparse.reading.source import read_source
from tests.reading.spreading import spread

SEMICOLON = {("made/sensor-annotations.md", 79)}
"""format.md, The annotation: semicolons are read leniently; the other reading refuses them."""

SWALLOWING = {("made/parcel-fences.md", 73), ("made/ticket-fences.md", 64)}
"""format.md, Scanning: a fence that swallows a heading or an annotation is an error and no example."""

FIELDS_AFTER_EMPTY_LINE = {
    ("graph-v1.0/api/event-delta.md", 90),
    ("graph-v1.0/api/mailfolder-delta.md", 88),
    ("made/parcel-requests.md", 31),
    ("made/sensor-requests.md", 33),
    ("made/ticket-requests.md", 38),
}
"""format.md, HTTP text: lines after the empty line of a GET that are all fields are fields, not content."""

WITHOUT_METHOD = {
    ("made/parcel-requests.md", 45),
    ("made/sensor-requests.md", 47),
    ("made/ticket-requests.md", 52),
}
"""Both readings find no request in these; we keep an example that is not sent, as it has a response."""

FURTHER = {
    ("graph-v1.0/api/permission-grant.md", 151),
    ("graph-v1.0/api/site-follow.md", 138),
    ("graph-v1.0/api/site-unfollow.md", 106),
}
"""format.md, Blocks into examples 2: a second response of a request is a further one. The other refused ones
follow a request that is ignored or not annotated as one, and are told of."""


class Reading(NamedTuple):
    """The other reading of a page and ours."""

    row: dict[str, Any]
    page: Page

    @property
    def path(self) -> str:
        return self.row["page"]

    @property
    def blocks(self) -> list[dict[str, Any]]:
        return self.row.get("blocks", [])

    def annotated(self, *types: str) -> Iterator[dict[str, Any]]:
        """Yield the blocks of these types whose annotation both can read."""
        for block in self.blocks:
            if block["annotation"] is not None and (not types or block["type"] in types):
                yield block


@pytest.fixture(scope="module")
def readings(corpus: Path) -> list[Reading]:
    with gzip.open(corpus / "expected.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Reading(row, read_page((corpus / row["page"]).read_bytes(), row["page"])) for row in rows]


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def digest_of_lines(block: Block, lines: int) -> str:
    """The other reading ends every line with LF, the last one too."""
    return digest(block.content.encode() + b"\n" * (lines > 0))


def test_reads_every_page(readings: list[Reading]) -> None:
    assert len(readings) > 1200


def test_finds_the_annotated_blocks(readings: list[Reading]) -> None:
    expected = {
        (
            reading.path,
            block["type"],
            tuple(name for name in block.get("name", ()) if name),
            block["comment"][0],
            block["fence"][0],
            block["info"],
            block["heading"],
            block.get("tab", ""),
            block["sha256"],
        )
        for reading in readings
        for block in reading.annotated()
    }
    lines = {
        (reading.path, block["fence"][0]): block["lines"] for reading in readings for block in reading.blocks
    }
    actual = {
        (
            reading.path,
            str(block.annotation.block_type),
            block.annotation.names,
            block.comment_line,
            block.location.line,
            block.info,
            block.heading,
            block.tab,
            digest_of_lines(block, lines[reading.path, block.location.line]),
        )
        for reading in readings
        for block in reading.page.blocks
        if (reading.path, block.location.line) not in SEMICOLON
    }
    assert actual == expected
    assert len(expected) > 3400


def test_tells_of_annotations_that_cannot_be_read(readings: list[Reading]) -> None:
    for reading in readings:
        told = {slip.location.line for slip in reading.page.slips if slip.rule == "annotation-json-invalid"}
        for block in reading.blocks:
            if block["annotation"] is None and (reading.path, block["fence"][0]) not in SEMICOLON:
                first, last = block["comment"]
                assert told & set(range(first, last + 1)), (reading.path, first)


def test_tells_of_orphans(readings: list[Reading]) -> None:
    for reading in readings:
        told = {slip.location.line for slip in reading.page.slips if slip.rule == "annotation-orphan"}
        orphans = {
            orphan["comment"][0]
            for orphan in reading.row.get("orphans", ())
            if orphan.get("error", {}).get("category") != "not_object"  # comments in words are prose
        }
        assert told == orphans, reading.path


def test_finds_the_requests(readings: list[Reading]) -> None:
    expected, actual = {}, {}
    for reading in readings:
        for block in reading.annotated("request"):
            request = block["request"]
            expected[reading.path, block["fence"][0]] = (
                request.get("method", ""),
                request.get("url", ""),
                [tuple(field) for field in request.get("headers", ())],
                request.get("body", {}).get("sha256"),
            )
        for example in reading.page.examples:
            request = example.request
            actual[reading.path, example.location.line] = (
                request.method,
                request.target,
                list(request.headers),
                digest(request.content) if request.content else None,
            )
    differing = {place for place in expected if expected[place] != actual.get(place)}
    assert differing == SWALLOWING | FIELDS_AFTER_EMPTY_LINE
    assert actual.keys() == expected.keys() - SWALLOWING
    assert len(expected) > 980


def test_does_not_send_what_is_no_request(readings: list[Reading]) -> None:
    unsendable = {
        (reading.path, example.location.line)
        for reading in readings
        for example in reading.page.examples
        if not example.request.method
    }
    assert unsendable == WITHOUT_METHOD


def test_keeps_header_fields_after_an_empty_line(readings: list[Reading]) -> None:
    for reading in readings:
        for example in reading.page.examples:
            if (reading.path, example.location.line) in FIELDS_AFTER_EMPTY_LINE:
                assert example.request.headers.get("Prefer")
                assert not example.request.content


def test_finds_the_responses(readings: list[Reading]) -> None:
    compared = 0
    for reading in readings:
        promises = {
            promise.line: promise for example in reading.page.examples for promise in example.promises
        }
        for block in reading.annotated("response"):
            promise, response = promises.get(block["fence"][0]), block["response"]
            if promise is None or "error" in response:
                continue
            compared += 1
            content = digest(promise.content) if promise.content else None
            actual = (promise.status_code, list(promise.headers), content)
            fields = [tuple(field) for field in response.get("headers", ())]
            expected = (response.get("status"), fields, response["body"].get("sha256"))
            assert actual == expected, (reading.path, block["fence"])
    assert compared > 960


def test_makes_an_example_of_every_pair(readings: list[Reading]) -> None:
    pairs = 0
    for reading in readings:
        examples = {example.location.line: example for example in reading.page.examples}
        for pair in reading.row.get("pairs", ()):
            request = reading.blocks[pair["request"]]["fence"][0]
            if pair["response"] is None:
                continue
            pairs += 1
            default = examples[request].promises[0]
            assert default.line == reading.blocks[pair["response"]]["fence"][0], (reading.path, request)
    assert pairs > 970


def test_gives_every_refused_response_an_owner_or_a_finding(readings: list[Reading]) -> None:
    further = set()
    for reading in readings:
        promised = {promise.line for example in reading.page.examples for promise in example.promises}
        told = {slip.location.line for slip in reading.page.slips if slip.rule.startswith("response-")}
        for refused in reading.row.get("refused", ()):
            line = reading.blocks[refused["response"]]["fence"][0]
            assert line in told or line in promised, (reading.path, line)
            if line in promised and refused["why"] == "already_paired" and reading.path[:4] != "made":
                further.add((reading.path, line))
    assert further == FURTHER


def test_enters_every_comment_in_the_ledger(readings: list[Reading]) -> None:
    for reading in readings:
        comments = [*reading.blocks, *reading.row.get("orphans", ())]
        expected = sorted(comment["comment"][0] for comment in comments)
        assert [entry.line for entry in reading.page.ledger] == expected, reading.path


def test_makes_an_example_of_what_the_ledger_says(readings: list[Reading]) -> None:
    for reading in readings:
        kept = {example.block.comment_line for example in reading.page.examples}
        kept |= {
            promise.block.comment_line for example in reading.page.examples for promise in example.promises
        }
        told = {slip.location.line for slip in reading.page.slips}
        for entry in reading.page.ledger:
            block = next((each for each in reading.page.blocks if each.comment_line == entry.line), None)
            if entry.fate is Fate.EXAMPLE:
                assert entry.line in kept or block.location.line in told  # type: ignore[union-attr]
            if entry.fate is Fate.FINDING:
                near = {entry.line} if block is None else {entry.line, block.location.line}
                assert any(first in told for first in near) or block is None, (reading.path, entry)


def test_finds_the_page_annotations(readings: list[Reading]) -> None:
    for reading in readings:
        expected = [
            comment["value"]
            for comment in reading.row.get("page_annotations", ())
            if (comment.get("value") or {}).get("type") == "#page.annotation"
        ]
        annotation = reading.page.annotation
        assert (annotation and dict(annotation.value)) == (expected[0] if expected else None), reading.path


def test_finds_the_same_examples_where_only_they_are_asked_for(readings: list[Reading], corpus: Path) -> None:
    for reading in readings:
        content, page = (corpus / reading.path).read_bytes(), reading.page
        alone = read_page(content, reading.path, depth=Depth.EXAMPLES)
        assert alone.blocks == page.blocks, reading.path
        assert alone.examples == page.examples
        assert alone.syntax == page.syntax
        assert set(alone.slips) <= set(page.slips)
        assert alone == Page(alone.path, alone.blocks, alone.examples, alone.syntax, alone.slips)


def test_the_scanner_is_certain_of_most_pages_and_right(corpus: Path) -> None:
    uncertain = 0
    for path in sorted(corpus.glob("*/**/*.md")):
        text = read_source(path.read_bytes(), path.name).text
        elements = scan(text)
        uncertain += elements is None
        assert elements is None or list(spread(elements)) == read_elements(text), path
    assert uncertain < 20
