"""Comments joined with the code blocks below them: what is annotated on a page, and every comment's fate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from docparse.model import Annotation, Block, BlockType, Fate, LedgerEntry, Location, PageAnnotation, Slip
from docparse.reading.annotation import CommentReading, Note, Sort, read_comment
from docparse.reading.code import (
    EXPECTED_LANGUAGES,
    infer_type,
    name_language,
    starts_with_request,
    swallows,
)
from docparse.reading.comments import Comment, find_strays, locate, split_html
from docparse.reading.depth import Depth
from docparse.reading.elements import FENCE, HTML, INDENTED, MENTION, Element, count_mentions
from docparse.reading.keys import PAGE_TYPE
from docparse.reading.outline import Outline
from docparse.reading.plain import plain_text
from docparse.reading.source import Source


class Annotated(NamedTuple):
    """A block with its annotation."""

    block: Block
    rank: int
    """The rank of the nearest heading above it."""
    swallows: bool = False
    """Its fence is closed too late or never, and hides a heading or an annotation."""


class Bare(NamedTuple):
    """A block that holds a request but has no annotation that can be read."""

    location: Location


Piece = Element | Annotated | Bare
"""An element stands for its headings."""


class BlocksReading(NamedTuple):
    """The comments, code blocks and headings of a page, read."""

    pieces: tuple[Piece, ...]
    slips: tuple[Slip, ...]
    ledger: tuple[LedgerEntry, ...]
    """The comments that annotate no block."""
    annotation: PageAnnotation | None


def read_blocks(source: Source, elements: Sequence[Element], depth: Depth) -> BlocksReading:
    """Return what is annotated among the elements of a page, and what is to be told of its other comments."""
    walk = _Walk(source, depth)
    walk.run(elements)
    if depth is not Depth.EXAMPLES and count_mentions(source.text) > walk.mentions:
        for comment, note in find_strays(source.text, elements):
            walk.tell(comment, [note])
            walk.enter(comment, Fate.FINDING, "a comment that is no block of its own")
    return BlocksReading(tuple(walk.pieces), tuple(walk.slips), tuple(walk.ledger), walk.annotation)


class _Pending(NamedTuple):
    """A comment whose block may come next."""

    comment: Comment
    reading: CommentReading


class _Walk:
    """One walk over the elements of a page."""

    def __init__(self, source: Source, depth: Depth) -> None:
        self.pieces: list[Piece] = []
        self.slips: list[Slip] = []
        self.ledger: list[LedgerEntry] = []
        self.annotation: PageAnnotation | None = None
        self.mentions = 0
        """How often the comments so far say blockType."""
        self._source = source
        self._whole = depth is Depth.WHOLE
        self._pending: _Pending | None = None
        self._outline = Outline()

    def run(self, elements: Sequence[Element]) -> None:
        """Take the elements, in order."""
        for element in elements:
            kind = element.kind
            if self._pending is not None and not element.joined:
                self._drop_pending()
            if kind is HTML:
                self._take_html(element)
            elif kind is FENCE or kind is INDENTED:
                self._take_code(element)
            else:
                self._outline.pass_by(element)
                self.pieces.append(element)
        self._drop_pending()

    def tell(self, comment: Comment, notes: Sequence[Note]) -> None:
        """Note what is wrong with a comment."""
        for rule, message, offset, noted in notes:
            self.slips.append(Slip(rule, message, locate(comment, offset, self._source), noted))

    def enter(self, comment: Comment, fate: Fate, what: str) -> None:
        """Enter what became of a comment."""
        self.ledger.append(LedgerEntry(self._source.locate(comment.line).line, fate, what))

    def _drop_pending(self) -> None:
        """Tell of an annotation that no block follows."""
        pending, self._pending = self._pending, None
        if pending is None:
            return
        comment, reading = pending
        if reading.sort is Sort.WORDS:
            self.enter(comment, Fate.IGNORED, "a comment in words")
        if not reading.typed:
            return
        block_type = reading.annotation.block_type
        if block_type is BlockType.PERMISSIONS:
            self.enter(comment, Fate.OTHER, "permissions, of the table below")
            return
        self.tell(comment, [Note("annotation-orphan", "no code block follows this annotation", 0)])
        self.tell(comment, [note for note in reading.notes if note.rule != "block-type-unknown"])
        self.enter(comment, Fate.FINDING, f"{block_type} without a block")

    def _take_html(self, element: Element) -> None:
        text = element.text
        if text.startswith("<!--") and text.find("-->", 4) == len(text) - 3:  # one comment, as most are
            column = element.column
            self._take_comment(Comment(text[4:-3], element.line, column + 1, indent=column))
            return
        html = split_html(element)
        if not html.alone:
            self._drop_pending()
        for comment in html.comments:
            self._take_comment(comment)
        if not html.ended:
            self._drop_pending()

    def _take_comment(self, comment: Comment) -> None:
        if not self._whole and PAGE_TYPE in comment.text and not MENTION.search(comment.text):
            return
        reading = read_comment(comment.text)
        mentions = reading.mentions
        self.mentions += mentions
        if mentions and (not comment.closed or "<!--" in comment.text):
            message = "a comment is not closed and hides an annotation; end it with '-->'"
            self.tell(comment, [Note("annotation-comment-unclosed", message, 0)])
            self.enter(comment, Fate.FINDING, "a comment that is not closed")
            return
        if reading.typed:
            self._drop_pending()
            self._pending = _Pending(comment, reading)
        else:
            self._take_untyped(comment, reading)

    def _take_untyped(self, comment: Comment, reading: CommentReading) -> None:
        """Take a comment that is no annotation, or one that leaves open of what."""
        mentions = reading.mentions
        if reading.sort is Sort.PAGE:
            self._take_page_annotation(comment, reading)
        elif reading.sort is Sort.UNREADABLE:
            self._tell_unreadable(comment, reading)
        if reading.sort is Sort.UNREADABLE and mentions:
            self._drop_pending()
        if self._pending is None and reading.sort is not Sort.PROSE and reading.sort is not Sort.PAGE:
            self._pending = _Pending(comment, reading)
        elif mentions and reading.sort is not Sort.UNREADABLE:
            self.enter(comment, Fate.IGNORED, "a comment in words")

    def _take_page_annotation(self, comment: Comment, reading: CommentReading) -> None:
        if self.annotation is None:
            self.annotation = PageAnnotation(reading.value, locate(comment, 0, self._source))
        self.tell(comment, reading.notes)

    def _tell_unreadable(self, comment: Comment, reading: CommentReading) -> None:
        self.tell(comment, reading.notes)
        if reading.mentions:
            self.enter(comment, Fate.FINDING, "an annotation that cannot be read")

    def _take_code(self, element: Element) -> None:
        pending, self._pending = self._pending, None
        hides = swallows(element)
        if hides:
            message = "this block is not closed and hides what follows; put its closing fence after it"
            self.slips.append(Slip("fence-unclosed", message, self._source.locate(element.line)))
        annotation = None if pending is None else self._annotation_of(pending, element)
        if pending is None or annotation is None:
            told = hides or (pending is not None and pending.reading.sort is not Sort.ANNOTATION)
            self._take_bare(element, told=told)
        else:
            self._annotate(annotation, pending.comment, element, hides=hides)

    def _annotation_of(self, pending: _Pending, element: Element) -> Annotation | None:
        """Return what a comment says of the block below it, or None where it is no annotation of it."""
        comment, reading = pending
        annotation = reading.annotation
        if not reading.typed:
            if reading.sort is not Sort.ANNOTATION:
                if reading.sort is Sort.WORDS:
                    self._tell_unreadable(comment, reading)
                return None
            block_type = infer_type(annotation.resource_type, element.info, element.text)
            if block_type is None:
                return None
            annotation = Annotation(
                block_type,
                annotation.names,
                annotation.value,
                inferred=True,
                refinement=annotation.refinement,
            )
            message = f"no blockType; the block is read as '{block_type}'"
            self.tell(comment, [Note("block-type-inferred", message, 0, noted=True)])
        self.tell(comment, reading.notes)
        return annotation

    def _annotate(self, annotation: Annotation, comment: Comment, element: Element, *, hides: bool) -> None:
        """Add an annotated block."""
        heading, tab = self._outline.find_here()
        location = self._source.locate(element.line)
        block = Block(
            annotation,
            location,
            self._source.number(comment.line),
            element.info,
            element.text,
            location.line + (element.kind is FENCE),
            element.column + 1,
            plain_text(heading.text),
            tab,
        )
        self.pieces.append(Annotated(block, heading.rank, hides))

    def _take_bare(self, element: Element, *, told: bool) -> None:
        """Tell of a code block without an annotation, unless what is wrong with it is told already."""
        location = self._source.locate(element.line)
        language = name_language(element.info)
        if starts_with_request(element.text):
            self.pieces.append(Bare(location))
        if language in EXPECTED_LANGUAGES and not told:
            message = f"no annotation stands above this {language} block; if it is meant so, say ignored"
            self.slips.append(Slip("code-block-unannotated", message, location))
