"""URLs, services → which URLs are dead: the links of pages that lead out of the docset.

Each host is asked by one worker at a time, with a pause between requests; several hosts at once. A URL is
asked for with HEAD, and with GET where that finds no page. Only what proves that a reader gets no page makes
a URL dead: 404, 410, a host without a name, TLS that cannot be trusted, a redirect that never ends.
"""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from docparse.errors import DocparseError, ServiceUnreachableError
from docparse.message import Headers, HttpRequest, HttpResponse, Service

Connect = Callable[[str], Service]
"""Returns the service at an origin (`https://host:port`); raises ServiceError or ConfigurationError."""

_GONE = frozenset({404, 410})
_MOST_REDIRECTS = 10
_RESERVED = (".example", ".invalid", ".test", ".localhost", ".local", ".internal")
_EXAMPLES = ("example.com", "example.net", "example.org", "localhost")
_URL_CHARACTERS = "%/?:@!$&'()*+,;=-._~[]"


@dataclass(frozen=True, slots=True)
class Answers:
    """What came of asking for URLs."""

    alive: tuple[str, ...]
    dead: Mapping[str, str]
    """What is wrong, by URL."""
    unknown: Mapping[str, str]
    """Why nothing can be said (no answer, or one that proves nothing), by URL."""


def is_public(url: str) -> bool:
    """Tell whether a URL names a host of the web: none of this network, and none reserved for examples."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    if host in _EXAMPLES or host.endswith((*_RESERVED, *(f".{name}" for name in _EXAMPLES))):
        return False
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host


@dataclass(frozen=True, slots=True)
class Manners:
    """How hosts are treated; durations are seconds."""

    hosts_at_once: int = 16
    pause: float = 0.5
    """Between two requests to a host."""
    sleep: Callable[[float], None] = time.sleep
    allowed: Callable[[str], bool] = is_public
    """Tells of a URL whether its host may be asked; what others redirect to must be allowed too."""


def ask(urls: Iterable[str], connect: Connect, manners: Manners | None = None) -> Answers:
    """Return which URLs are alive, which are dead, and of which nothing can be said."""
    manners = manners or Manners()
    hosts: dict[str, list[str]] = {}
    for url in filter(manners.allowed, dict.fromkeys(urls)):
        hosts.setdefault(urlsplit(url).netloc.lower(), []).append(url)
    outcomes: dict[str, _Outcome] = {}
    with ThreadPoolExecutor(max(1, min(manners.hosts_at_once, len(hosts)))) as workers:
        for answered in workers.map(lambda group: list(_ask_host(group, connect, manners)), hosts.values()):
            outcomes.update(answered)
    offline = not any(outcome.answered for outcome in outcomes.values())
    return Answers(
        tuple(url for url, outcome in outcomes.items() if not outcome.why),
        {url: outcome.why for url, outcome in outcomes.items() if outcome.dead and not offline},
        {
            url: outcome.why
            for url, outcome in outcomes.items()
            if outcome.why and (offline or not outcome.dead)
        },
    )


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of one URL; no reason: it is alive."""

    why: str = ""
    dead: bool = False
    answered: bool = True
    """Somebody answered, so there is a network."""


def _ask_host(urls: Iterable[str], connect: Connect, manners: Manners) -> Iterator[tuple[str, _Outcome]]:
    """Yield what came of the URLs of one host, asked one after another."""
    services: dict[str, Service] = {}
    for number, url in enumerate(urls):
        if number:
            manners.sleep(manners.pause)
        yield url, _ask(url, services, connect, manners)


def _ask(url: str, services: dict[str, Service], connect: Connect, manners: Manners) -> _Outcome:
    at = url
    for _ in range(_MOST_REDIRECTS):
        try:
            response = _send(at, services, connect)
        except ServiceUnreachableError as error:
            return _Outcome(str(error), dead=_proves(str(error)), answered=False)
        except (DocparseError, ValueError) as error:
            return _Outcome(str(error), answered=False)
        location = response.headers.get("Location")
        if response.status_code // 100 != 3 or not location:
            return _judge(response)
        at = urljoin(at, location)
        if not at.startswith(("http://", "https://")) or not manners.allowed(at):
            return _Outcome(f"it redirects to '{at}', which is not asked for")
    return _Outcome(f"more than {_MOST_REDIRECTS} redirects", dead=True)


def _send(url: str, services: dict[str, Service], connect: Connect) -> HttpResponse:
    """Return the answer to HEAD, or to GET where HEAD finds no page; raises ServiceError, ValueError."""
    parts = urlsplit(url)
    origin = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
    if origin not in services:
        services[origin] = connect(origin)
    target = quote(parts.path or "/", _URL_CHARACTERS)
    if parts.query:
        target += "?" + quote(parts.query, _URL_CHARACTERS)
    headers = Headers((("Accept", "*/*"),))
    response = services[origin](HttpRequest("HEAD", target, headers, b""))
    if response.status_code >= 400:
        response = services[origin](HttpRequest("GET", target, headers, b""))
    return response


def _judge(response: HttpResponse) -> _Outcome:
    status_code = response.status_code
    if status_code in _GONE:
        return _Outcome(f"the answer is {status_code}", dead=True)
    if status_code >= 500:
        return _Outcome(f"the answer is {status_code}")
    return _Outcome()


def _proves(sentence: str) -> bool:
    """Tell whether a reader cannot reach the page either; a time-out or a refusal may be our network's."""
    return "name is not known" in sentence or "over TLS" in sentence
