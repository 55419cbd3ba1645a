"""Who asks: the accounts and credentials of a replay."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from docparse.arranging.reaching import make_transport
from docparse.config import Settings
from docparse.errors import ConfigurationError
from docparse.message import Service
from docparse.model import Target
from docparse.replay.access import ANYBODY, Access

if TYPE_CHECKING:
    from docparse.accounts import Account
    from docparse.variables import Values

_VARIABLES = ("DOCPARSE_TOKEN", "DOCPARSE_USER", "oauth-")
"""What variables begin with that say who asks."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person says of credentials beside the configuration (docparse.credentials.GivenOptions)."""

    token: str = field(default="", repr=False)
    user: str = field(default="", repr=False)
    headers: tuple[str, ...] = field(default=(), repr=False)
    secondary_account: str = ""

    def __bool__(self) -> bool:
        return bool(self.token or self.user or self.headers or self.secondary_account)

    def announce(self, environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Yield the header fields that these put into requests, and where each is from."""
        for header in self.headers:
            yield header.partition(":")[0].strip(), "--header"
        ways = (
            ("--token", self.token),
            ("--user", self.user),
            *((name, environment.get(name, "")) for name in ("DOCPARSE_TOKEN", "DOCPARSE_USER")),
        )
        origin = next((name for name, value in ways if value), "")
        if origin:
            yield "Authorization", origin


def keep_still(text: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Who may ask."""

    accounts: tuple[Account, ...] = ()
    secondary: tuple[Account, ...] = ()
    """At most one."""
    settings: Settings = Settings()  # noqa: RUF009 - immutable
    typed: Typed | None = None
    """None: nobody says who asks."""
    tell: Callable[[str], None] = keep_still
    """Is given what a person should be told, a sentence at a time."""

    @property
    def url(self) -> str:
        """The target: the one that is set, else that of the first account that has one."""
        if self.settings.target:
            return self.settings.target
        return next((account.service_url for account in self.accounts if account.service_url), "")

    def open(self, target: Target) -> tuple[Access, ...]:
        """Return a way to ask the target for each account, logged in; raises LoginError."""
        if self.typed is None or target.embedded:
            return (ANYBODY,)
        return tuple(self._open(account, target) for account in self.accounts or (None,))

    def name(self, target: Target) -> tuple[Access, ...]:
        """Return who would ask the target; nobody is logged in."""
        if self.typed is None or target.embedded:
            return (ANYBODY,)
        from docparse.accounts import offers

        given = tuple(self.typed.announce(os.environ))
        if not self.accounts:
            return (Access(announced=given),)
        return tuple(
            Access(
                account.name,
                offers=partial(offers, account),
                values=self._values_of(account),
                announced=given or (("Authorization", f"the account {account.name!r}"),),
            )
            for account in self.accounts
        )

    def _values_of(self, account: Account | None) -> Values:
        return self.settings.account_variables.get(account.name, {}) if account else {}

    def open_secondary(self, target: Target) -> Access | None:
        """Return the way for requests that a scenario sends with another account."""
        if target.embedded:
            return None
        return next((self._open(account, target) for account in self.secondary), None)

    def _open(self, account: Account | None, target: Target) -> Access:
        from docparse.accounts import offers
        from docparse.credentials import GivenOptions, authorise, make_credentials, read_given

        typed = self.typed or Typed()
        given = GivenOptions(
            typed.token,
            typed.user,
            typed.headers,
            netrc=self.settings.netrc,
            account=account is not None,
        )
        known = read_given(given, os.environ, target.origin)
        for note in known.notes:
            self.tell(note)
        credentials = make_credentials(account, known, options=make_transport(self.settings))
        if not credentials:
            return ANYBODY
        credentials.login()
        return Access(
            account.name if account else "",
            partial(_authorise, authorise, credentials, target),
            has_credentials=True,
            offers=partial(offers, account) if account else ANYBODY.offers,
            values=self._values_of(account),
            find_secrets=credentials.secrets,
        )


def _authorise(authorise: Any, credentials: Any, target: Target, service: Service) -> Service:  # noqa: ANN401 - imported late
    """Return the service asked with credentials."""
    asked: Service = authorise(service, credentials, target)
    return asked


def find_asking(
    settings: Settings, typed: Typed, pages: Sequence[str], tell: Callable[[str], None]
) -> Asking:
    """Return who may ask; raises ConfigurationError for accounts that there are not, LoginError.

    Account files that lie among the pages (files, folders and globs) are not read by themselves: who edits
    pages may edit those.
    """
    if not _says_who(settings, typed):
        return Asking(settings=settings)
    from docparse.credentials import choose_accounts
    from docparse.credentials.loading import load_accounts
    from docparse.files.scenarios import find_scenarios

    names = tuple(settings.account)
    says_who = bool(typed.token or typed.user) or _has_authorization(typed.headers)
    if says_who and not names:
        return Asking((), (), settings, typed, tell)
    found = find_scenarios((), settings.exclude, accounts=settings.accounts)
    paths = [path for path, _ in found.accounts]
    file = load_accounts(paths, os.environ, settings.account_tables, partial(_place_account, settings))
    for slip in file.slips:
        tell(f"{slip.location}: {slip.message}")
    if names and not file.accounts:
        raise ConfigurationError(f"there is no account {names[0]!r}: {_suggest_files(pages, settings)}")
    accounts = choose_accounts(file.accounts, names)
    second = typed.secondary_account
    secondary = choose_accounts(file.accounts, [second]) if second else ()
    if not settings.target and len({account.service_url for account in accounts}) > 1:
        raise ConfigurationError(
            "the accounts have targets of their own (serviceUrl), and they differ: give --target or --account"
        )
    return Asking(accounts, secondary, settings, typed, tell)


def _place_account(settings: Settings, name: str) -> str:
    return settings.origins.get(f"accounts.{name}", "accounts")


def _has_authorization(fields: Sequence[str]) -> bool:
    return any(field.partition(":")[0].strip().lower() == "authorization" for field in fields)


def _suggest_files(pages: Sequence[str], settings: Settings) -> str:
    """Return how to name the account files that lie among the pages."""
    from docparse.files.scenarios import find_scenarios

    found = find_scenarios(pages, settings.exclude).accounts
    return f"name the file it is in with --accounts {found[0][0] if found else 'FILE'}"


def _says_who(settings: Settings, typed: Typed) -> bool:
    """Tell whether anything says who asks; mostly nothing does, and nothing more is imported."""
    configured = bool(settings.accounts or settings.account_tables or settings.account or settings.netrc)
    return bool(typed) or configured or any(_name_variables())


def _name_variables() -> Iterator[str]:
    return (name for name in os.environ if name.startswith(_VARIABLES))
