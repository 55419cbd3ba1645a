"""What each kind of mismatch means, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from inspect import cleandoc
from types import MappingProxyType

from docparse.model import Kind


@dataclass(frozen=True, slots=True)
class Explanation:
    """A kind of mismatch for people."""

    title: str
    page: str

    @property
    def text(self) -> str:
        """Why it matters and how to mend it; paragraphs with an empty line between them."""
        return cleandoc(self.page)


KINDS: Mapping[Kind, Explanation] = MappingProxyType(
    {
        Kind.MISSING: Explanation(
            "what the page shows is not in the answer",
            """
            A property or header field that the page shows is a promise, whether the response is truncated
            or not: readers write code that reads it.

            To mend: if the service may leave it out, name it under optionalProperties in the response's
            annotation (then it is a warning); if it no longer sends it, take it out of the page;
            otherwise mend the service.

                <!-- {"blockType": "response", "optionalProperties": ["nickname"]} -->
            """,
        ),
        Kind.TYPE: Explanation(
            "the answer has another JSON type than the page shows",
            """
            Types are what readers' code relies on. Integer and fraction are one type; a documented null
            and a placeholder accept any.

            To mend: write the value in the page as the service sends it, or mend the service.

                "height": "99"    not so, where the service sends a number
                "height": 99      but so
            """,
        ),
        Kind.VALUE: Explanation(
            "the answer has another value than the page pins down",
            """
            Values are free unless something pins them: the status code, the media type, an echo (the page
            shows the same value in request and response), @odata.type, a "pin" in the annotation, or the
            modes subset and exact. The report says which.

            To mend: make the page's request and response agree, or mend the service. If the value changes
            by itself, name its place as volatile.

                <!-- {"blockType": "response", "docparse": {"volatile": ["$.lastModified"]}} -->
            """,
        ),
        Kind.EXTRA: Explanation(
            "the answer has what the page does not show",
            """
            A response that is not marked as truncated claims to be whole, so a property that it does not
            show is undocumented: a warning, and a failure under --strict. Content after a documented 204
            is a warning likewise. A failure always: against the embedded service, a property that the
            page's own request sends and its response leaves out.

            To mend: show the property, or mark the response as truncated.

                <!-- {"blockType": "response", "truncated": true} -->
            """,
        ),
        Kind.FORMAT: Explanation(
            "the answer's text is of another class than the page shows",
            """
            A documented GUID, date-time, date, time, duration, URL, e-mail address or base64 text promises
            its class, not its value. It is a warning.

            To mend: show a value as the service sends it, or mend the service.
            """,
        ),
        Kind.NULL: Explanation(
            "the answer has null where the page shows a value",
            """
            Readers' code may not expect null. It is a warning.

            To mend: name the property under nullableProperties in the response's annotation.

                <!-- {"blockType": "response", "nullableProperties": ["manager"]} -->
            """,
        ),
        Kind.EMPTY: Explanation(
            "the answer is empty where the page shows content, or not empty",
            """
            An empty collection says nothing about the documented items, so the example is inconclusive and
            not passed. A response marked isEmpty promises that there are no items.

            To mend: give the service something to answer with, or select the example where there is.
            """,
        ),
    }
)


HEADLINES: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.MISSING: "missing",
        Kind.TYPE: "another type",
        Kind.VALUE: "another value",
        Kind.EXTRA: "undocumented",
        Kind.FORMAT: "another format",
        Kind.NULL: "null",
        Kind.EMPTY: "empty",
    }
)
"""What is said of a place where a kind of mismatch was found."""
