"""Redirects, followed where the person asks for it: Service → Service."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from docparse.message import HttpRequest, HttpResponse, Service
from docparse.model import Target

MAX_REDIRECTS = 10
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def follow_redirects(service: Service, target: Target) -> Service:
    """Return a service that follows redirects within the target's origin.

    A redirect to another origin, or one too many, is the answer: docparse contacts no other host.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = service(request)
        for _ in range(MAX_REDIRECTS):
            following = _redirect(request, response, target.origin)
            if following is None:
                return response
            request = following
            response = service(request)
        return response

    return answer


def _redirect(request: HttpRequest, response: HttpResponse, origin: str) -> HttpRequest | None:
    """Return the request that a redirect asks for (RFC 9110 15.4), None where there is none to send."""
    location = response.headers.get("Location")
    if response.status_code not in _REDIRECTS or not location:
        return None
    try:
        url = urlsplit(urljoin(f"{origin}{request.target}", location))
    except ValueError:
        return None
    if origin and f"{url.scheme}://{url.netloc}" != origin:
        return None
    target = (url.path or "/") + (f"?{url.query}" if url.query else "")
    becomes_get = response.status_code == 303 or (
        response.status_code in {301, 302} and request.method == "POST"
    )
    if becomes_get and request.method != "HEAD":
        return HttpRequest("GET", target, request.headers.without("Content-Type"))
    return replace(request, target=target)
