"""Credentials put into the requests to the target, and to nobody else: Service → Service."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from docparse.credentials.fields import AUTHORIZATION
from docparse.credentials.holding import Credentials
from docparse.message import Field, Headers, HttpRequest, HttpResponse, Service
from docparse.model import Target


def authorise(service: Service, credentials: Credentials, target: Target) -> Service:
    """Return the service at the target, asked with credentials; it may be called from several threads.

    A field that a request has itself stays as it is: no page's own credential comes here, so a variable
    filled it. A request for another origin gets nothing. After a 401 the token is got anew and the request
    is sent once more. Raises LoginError where nobody can be logged in.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if not _is_for(request.target, target.origin):
            return service(request)
        known = _with_fields(request, credentials.known)
        login = credentials.session
        if login is None or AUTHORIZATION in known.headers:
            return service(known)
        token = login.token()
        response = service(_with_fields(known, token.fields))
        if response.status_code != 401:
            return response
        renewed = login.renew(token)
        if renewed is None:
            return response
        again = service(_with_fields(known, renewed.fields))
        if again.status_code != 401:
            login.confirm()
        return replace(again, tries=response.tries + again.tries)

    return answer


def _is_for(request_target: str, origin: str) -> bool:
    """Tell whether a request goes to an origin: in origin form it does, absolute it has to name it."""
    if request_target.startswith("/") and not request_target.startswith("//"):
        return True
    return bool(origin) and f"{request_target}/".startswith(f"{origin}/")


def _with_fields(request: HttpRequest, fields: Iterable[Field]) -> HttpRequest:
    """Return a request with the fields that it has not itself; of a name given twice it gets both."""
    more = [field for field in fields if field[0] not in request.headers]
    return replace(request, headers=Headers([*request.headers, *more])) if more else request
