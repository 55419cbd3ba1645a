"""What the pages say: annotated blocks, and the examples they make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from docparse.message import Headers, HttpRequest

if TYPE_CHECKING:
    from docparse.model.prose import Prose, Requirements, Surroundings
    from docparse.model.scenarios import ScenarioFile

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"

NOTHING: Mapping[str, Json] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a page: the page's path as the person gave it, with forward slashes."""

    page: str
    line: int
    column: int = 1

    def __str__(self) -> str:
        return f"{self.page}:{self.line}:{self.column}"


class BlockType(StrEnum):
    """The words of `blockType`; UNKNOWN stands for any other word."""

    REQUEST = "request"
    RESPONSE = "response"
    RESOURCE = "resource"
    EXAMPLE = "example"
    IGNORED = "ignored"
    SAMPLES = "samples"
    SIMULATED_RESPONSE = "simulatedResponse"
    TEST_PARAMS = "testParams"
    PERMISSIONS = "permissions"
    UNKNOWN = "unknown"


class Match(StrEnum):
    """How an actual response is compared with the documented one."""

    DOCS = "docs"
    STATUS = "status"
    SHAPE = "shape"
    SUBSET = "subset"
    EXACT = "exact"
    SCHEMA = "schema"


@dataclass(frozen=True, slots=True)
class Refinement:
    """What an annotation or the configuration adds to one example; places are JSONPaths (RFC 9535)."""

    match: Match | None = None
    volatile: tuple[str, ...] = ()
    """Places whose values are free even where an echo would pin them."""
    pin: tuple[str, ...] = ()
    """Places whose documented values are promises."""
    types: tuple[tuple[str, str], ...] = ()
    """Places and the type or format class that they promise."""
    unordered: tuple[str, ...] = ()
    """Arrays that `exact` and `subset` compare without order."""
    echo: bool = True
    """False: no echo of the request is pinned."""
    skip: str = ""
    """The reason why the example is not sent; empty: it is sent."""
    capture: tuple[tuple[str, str], ...] = ()
    """Variables and where the answer shows their values: a JSONPath, or a field's name and a colon."""
    after: tuple[str, ...] = ()
    """The examples that go before: names on the same page, or ids."""
    timeout: float | None = None
    """How many seconds the whole example may take; None: what the run allows."""
    redirects: bool = False
    """Redirects are followed."""
    poll: bool = False
    """An answer of 202 is asked after at its Location until the work is done."""
    content: bytes | None = None
    """What is sent in place of the words that stand for bytes in the page."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """The JSON object in the comment above a block, less the values of a wrong type (told as slips)."""

    block_type: BlockType
    names: tuple[str, ...] = ()
    value: Mapping[str, Json] = field(default_factory=lambda: NOTHING)
    """The whole object; known keys are spelt as in the format, whatever case the author used."""
    inferred: bool = False
    """The block type was guessed from the block."""
    refinement: Refinement | None = None

    @property
    def resource_type(self) -> str:
        """The resource type, without `Collection(…)`; empty when there is none."""
        return str(self.value.get("@odata.type") or "")

    @property
    def truncated(self) -> bool:
        """Not all properties are shown."""
        return self.value.get("truncated") is True

    @property
    def is_collection(self) -> bool:
        """The content is a collection."""
        return self.value.get("isCollection") is True

    @property
    def is_empty(self) -> bool:
        """The collection is expected to be empty."""
        return self.value.get("isEmpty") is True

    @property
    def expects_error(self) -> bool:
        """The documented answer is an error."""
        return self.value.get("expectError") is True

    @property
    def collection_property(self) -> str:
        """The property that holds the collection."""
        return str(self.value.get("collectionProperty") or "value")

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a key that holds a list (`sampleKeys`) or words in one text (`scopes`)."""
        value = self.value.get(key)
        if isinstance(value, str):
            return tuple(value.split())
        return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


@dataclass(frozen=True, slots=True)
class Block:
    """An annotated code block: the text between its fences, less the indentation of its containers."""

    annotation: Annotation
    location: Location
    """The opening fence (or the first line of indented code)."""
    comment_line: int
    info: str
    content: str
    """Lines end with LF; there is no line end after the last."""
    content_line: int
    content_column: int = 1
    """Where the first content character of a line stands in the author's file."""
    heading: str = ""
    """The nearest heading above."""
    tab: str = ""
    """The tab (`# [HTTP](#tab/http)`) that the block stands in."""

    @property
    def language(self) -> str:
        """The first word of the info string."""
        return self.info.split(maxsplit=1)[0] if self.info else ""


@dataclass(frozen=True, slots=True)
class Promise:
    """A documented response: what the page says that the service answers."""

    block: Block
    status_code: int | None
    """None: the page shows no status line, so no status code is promised."""
    headers: Headers
    content: bytes
    content_line: int
    """The page's line on which the content starts."""

    @property
    def annotation(self) -> Annotation:
        """The annotation of the response block."""
        return self.block.annotation

    @property
    def line(self) -> int:
        """The line of the response block's opening fence."""
        return self.block.location.line


@dataclass(frozen=True, slots=True)
class Example:
    """A request with its promised responses: what the docs say."""

    id: str
    """`PAGE::NAME`, unique in its docset."""
    name: str
    block: Block
    request: HttpRequest
    """As the page has it: the target may be absolute and hold placeholders and spaces."""
    content_line: int
    """The page's line on which the request's content starts; 0 when there is none."""
    promises: tuple[Promise, ...] = ()
    """The first is the default promise; an actual response may match any."""
    unsendable: str = ""
    """Why the request cannot be sent as the page has it (words in place of bytes); empty when it can."""

    @property
    def location(self) -> Location:
        """The opening fence of the request block."""
        return self.block.location


@dataclass(frozen=True, slots=True)
class Syntax:
    """A request line of a syntax block: an operation's method and URL template; never sent."""

    method: str
    template: str
    location: Location


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a page under its heading; cells are plain text, links and emphasis stripped."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    """The line of each row."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Something that reading noticed in an author's text; linting makes a Finding of it."""

    rule: str
    message: str
    location: Location
    noted: bool = False
    """A lesser case of its rule: reported as a note."""


@dataclass(frozen=True, slots=True)
class PageAnnotation:
    """The page's own annotation, `{"type": "#page.annotation", …}`."""

    value: Mapping[str, Json]
    location: Location


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment `docparse: ignore[rule, …] reason`: findings of these rules are silenced in some lines."""

    rules: tuple[str, ...]
    """As written: names, codes, the start of codes (`DP3`), globs."""
    location: Location
    last_line: int
    """The end of the block below; 0: the whole page."""
    reason: str = ""


class Fate(StrEnum):
    """What became of a comment that mentions `blockType`: the ledger's words."""

    EXAMPLE = "example"
    RESOURCE = "resource"
    IGNORED = "ignored"
    OTHER = "other"
    """Kept as a block of another type (example, samples, testParams …)."""
    FINDING = "finding"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One comment that mentions `blockType` and what became of it."""

    line: int
    fate: Fate
    what: str


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown page, read."""

    path: str
    blocks: tuple[Block, ...] = ()
    examples: tuple[Example, ...] = ()
    syntax: tuple[Syntax, ...] = ()
    slips: tuple[Slip, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
    annotation: PageAnnotation | None = None
    tables: tuple[Table, ...] | None = None
    """None where only the blocks were read."""
    suppressions: tuple[Suppression, ...] = ()
    includes: tuple[str, ...] = ()
    """The files that it asks for, there or not, as paths from where the page's own path begins."""
    prose: Prose | None = None
    """None where only the blocks were read."""

    def __iter__(self) -> Iterator[Example]:
        return iter(self.examples)


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Docset:
    """All pages of a run, in order."""

    pages: tuple[Page, ...]
    surroundings: Surroundings | None = None
    """None where nobody looked."""
    requirements: Requirements | None = None
    """None where the configuration asks for nothing."""
    scenarios: tuple[ScenarioFile, ...] = ()
    """What scenario files say of its examples."""

    def __iter__(self) -> Iterator[Example]:
        return (example for page in self.pages for example in page.examples)
