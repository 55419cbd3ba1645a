"""Docset → Service: the embedded service, made from the pages, with state.

Routes come from the syntax blocks and from the examples' own requests; a path has the methods that any
of them documents (else 405 with `Allow`), an unknown path gets 404 with the nearest known one. `GET`
shows what the page documents and what was written; `PATCH` and `PUT` of an object merge it into what
the page documents and answer the result (RFC 7396); content that is no JSON, or against the page's
property table, gets 400. Everything else is answered as documented.

Each page is a world of its own for requests that say which example they are (`wire.EXAMPLE_FIELD`,
which replay sends to this service only): so a page's verdict depends on that page alone, whatever other
pages document of the same resource, and in whatever order they run. What the field says decides nothing
else, except between examples that show the same request with several answers. All other requests meet
one world of all pages.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import unquote

from docparse.message import HttpRequest, HttpResponse, Service
from docparse.mock.world import World
from docparse.model import Docset
from docparse.rebasing import documented_host
from docparse.wire import EXAMPLE_FIELD

_NOWHERE: Mapping[str, str] = MappingProxyType({})


def mock(docset: Docset, doc_hosts: Mapping[str, str] = _NOWHERE) -> Service:
    """Return the service that the pages document; `doc_hosts` as replay has them, for the same paths."""
    documented = documented_host(docset)
    pages = {page.path: page for page in docset.pages}
    worlds: dict[str, World] = {}
    lock = threading.Lock()

    def find_world(page: str) -> World:
        with lock:
            if page not in worlds:
                worlds[page] = World([pages[page]] if page else docset.pages, doc_hosts, documented)
            return worlds[page]

    def answer(request: HttpRequest) -> HttpResponse:
        example_id = unquote(request.headers.get(EXAMPLE_FIELD) or "")
        page = example_id.rpartition("::")[0]
        return find_world(page if page in pages else "").answer(request, example_id)

    return answer
