"""Which accounts a run asks with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from docparse.accounts import Account
from docparse.credentials.failure import LoginError
from docparse.errors import ConfigurationError, did_you_mean


def choose_accounts(accounts: Sequence[Account], names: Iterable[str] = ()) -> tuple[Account, ...]:
    """Return the accounts with these names, disabled ones too; without names all that are enabled.

    Raises ConfigurationError for a name that there is not; LoginError for an account of a name that lacks
    something, and where there are accounts and none of them can be used, so that no run passes without any.
    """
    known: dict[str, Account] = {}
    for account in accounts:
        known.setdefault(account.name, account)
    chosen = [_find(name, known) for name in dict.fromkeys(names)]
    if chosen:
        return tuple(chosen)
    enabled = tuple(account for account in known.values() if account.enabled)
    if known and not enabled:
        told = "; ".join(f"{account.name!r} {account.why_disabled}" for account in known.values())
        raise LoginError(f"no account can be used: {told}")
    return enabled


def _find(name: str, known: dict[str, Account]) -> Account:
    account = known.get(name)
    if account is None:
        raise ConfigurationError(f"there is no account {name!r}{did_you_mean(name, known) or _list(known)}")
    if account.lacking:
        raise LoginError(f"the account {name!r} lacks {', '.join(account.lacking)}")
    return replace(account, enabled=True, why_disabled="")


def _list(known: Iterable[str]) -> str:
    names = ", ".join(known)
    return f"; there are {names}" if names else "; no accounts are given"
