"""Redirects, followed where the person asks for it: Service → Service."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from docparse.message import Headers, HttpRequest, HttpResponse, Service
from docparse.transport.weather.hops import find_hop

MAX_REDIRECTS = 10
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def follow_redirects(service: Service, origin: str, promised: Collection[int] = ()) -> Service:
    """Return a service that follows redirects within the origin.

    A redirect to another origin, one too many, or one whose status code is promised, is the answer.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = service(request)
        tries = response.tries
        for _ in range(MAX_REDIRECTS):
            if response.status_code not in _REDIRECTS or response.status_code in promised:
                break
            following = _redirect(request, response, origin)
            if following is None:
                break
            request = following
            response = service(request)
            tries += response.tries - 1
        return response if tries == response.tries else replace(response, tries=tries)

    return answer


def _redirect(request: HttpRequest, response: HttpResponse, origin: str) -> HttpRequest | None:
    """Return the request that a redirect asks for (RFC 9110 15.4), None where there is none to send."""
    target = find_hop(response.headers.get("Location"), request.target, origin)
    if target is None:
        return None
    becomes_get = response.status_code == 303 or (
        response.status_code in {301, 302} and request.method == "POST"
    )
    if becomes_get and request.method != "HEAD":
        return HttpRequest("GET", target, without_content(request.headers))
    return replace(request, target=target)


def without_content(headers: Headers) -> Headers:
    """Return the fields of a request less those that describe its content (RFC 9110 15.4)."""
    return Headers((name, value) for name, value in headers if not name.lower().startswith("content-"))
