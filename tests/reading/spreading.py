"""The elements of a page as the parser gives them, to hold those of the scanner against."""

from collections.abc import Iterable, Iterator

from docparse.reading.elements import HEADING, TEXT, Element, find_headings


def spread(elements: Iterable[Element]) -> Iterator[Element]:
    """Yield the elements with the headings in place of text."""
    for element in elements:
        if element.kind is TEXT:
            for rank, text in find_headings(element):
                yield Element(HEADING, text, "#" * rank)
        else:
            yield element
