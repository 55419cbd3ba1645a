"""Who asks: an account with what it offers, and how it gets its token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from docparse.message import NO_HEADERS, Headers
from docparse.model import Location, Slip
from docparse.variables import is_public_field

EVERYTHING = "*"
"""In a list of scopes, API versions or tags: whatever is asked for."""
_CREDENTIALS = re.compile(r"[A-Za-z][A-Za-z0-9._~+-]*[ ]+(?P<credentials>\S.*)")


class Grant(StrEnum):
    """How an account comes by what it says in its requests; the words of `oauthType`."""

    REFRESH_TOKEN = "RefreshToken"  # noqa: S105  # the name of a grant
    PASSWORD = "UserPassword"  # noqa: S105  # likewise
    CLIENT_CREDENTIALS = "ClientCredentials"
    TOKEN = "Token"  # noqa: S105  # likewise
    """An access token is given as it is."""
    BASIC = "Basic"
    """User and password go to the service themselves (RFC 7617)."""
    NONE = "None"
    """Nothing but its header fields."""


class ClientAuthentication(StrEnum):
    """How a client says to the token service who it is (RFC 6749 2.3.1)."""

    BODY = "body"
    BASIC = "basic"


@dataclass(frozen=True, slots=True)
class Account:
    """An account to ask a service with; its secrets are in no representation of it."""

    name: str
    grant: Grant = Grant.NONE
    enabled: bool = True
    why_disabled: str = ""
    """A sentence; empty where it is enabled."""
    lacking: tuple[str, ...] = ()
    """What is missing, in words; with anything here it cannot be used even where a person names it."""
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    client_authentication: ClientAuthentication = ClientAuthentication.BODY
    token_service: str = ""
    redirect_uri: str = ""
    refresh_token: str = field(default="", repr=False)
    access_token: str = field(default="", repr=False)
    service_url: str = ""
    resource: str = ""
    oauth_scope: str = ""
    """What the token service is asked for; `scopes` is what examples may ask of the account."""
    username: str = ""
    password: str = field(default="", repr=False)
    headers: Headers = field(default=NO_HEADERS, repr=False)
    scopes: tuple[str, ...] = ()
    api_versions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    location: Location | None = None
    """None where it comes from no file."""

    @property
    def secrets(self) -> frozenset[str]:
        """What nobody is to be shown of it."""
        own = (self.client_secret, self.refresh_token, self.access_token, self.password)
        return frozenset(each for each in (*own, *find_field_secrets(self.headers)) if each)


@dataclass(frozen=True, slots=True)
class AccountFile:
    """The accounts of a file, or of the configuration."""

    path: str
    accounts: tuple[Account, ...] = ()
    slips: tuple[Slip, ...] = ()


def find_field_secrets(headers: Headers) -> Iterator[str]:
    """Yield what is secret in header fields that a person gave; of `Authorization: Bearer x` that is `x`."""
    for name, value in headers:
        if value and not is_public_field(name):
            found = _CREDENTIALS.fullmatch(value) if name.lower().endswith("authorization") else None
            yield found["credentials"] if found else value


def offers(
    account: Account, scopes: tuple[str, ...], api_versions: tuple[str, ...], tags: tuple[str, ...]
) -> tuple[str, ...]:
    """Return in words what of all that is wanted an account does not offer: `the scope files.read`."""
    wanted = (
        ("scope", scopes, account.scopes),
        ("API version", api_versions, account.api_versions),
        ("tag", tags, account.tags),
    )
    return tuple(
        f"the {kind} {word}" for kind, words, offered in wanted for word in _find_missing(words, offered)
    )


def _find_missing(words: tuple[str, ...], offered: tuple[str, ...]) -> Iterator[str]:
    if not words or EVERYTHING in offered:
        return
    known = {word.casefold() for word in offered}
    yield from (word for word in words if word.casefold() not in known)
