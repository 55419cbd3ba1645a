"""All accounts that a run knows: those of files, of the configuration and of the environment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from docparse.accounts import (
    Account,
    AccountFile,
    read_accounts,
    read_configured_account,
    read_environment_account,
)
from docparse.errors import ConfigurationError
from docparse.files.lines import read_file
from docparse.model import Location, Slip

_NO_TABLES: Mapping[str, object] = MappingProxyType({})


def load_accounts(
    paths: Iterable[str],
    environment: Mapping[str, str],
    tables: Mapping[str, object] = _NO_TABLES,
    place: Callable[[str], str] = str,
) -> AccountFile:
    """Return the accounts of files, then those of configured tables by name, then the environment's own.

    `place` says where a table stands, as `file:line`. Raises ConfigurationError for a file that cannot be
    read, and for a table that holds a secret.
    """
    accounts: list[Account] = []
    slips: list[Slip] = []
    for path in paths:
        file = read_accounts(_read(path), path, environment)
        accounts += file.accounts
        slips += file.slips
    for name, table in tables.items():
        where = place(name)
        try:
            account, own = read_configured_account(name, table, environment, _locate(where))
        except ValueError as error:
            raise ConfigurationError(f"{where}: accounts takes {error}") from error
        accounts.append(account)
        slips += own
    described = read_environment_account(environment)
    return AccountFile("", (*accounts, *([described] if described else [])), tuple(slips))


def _read(path: str) -> str:
    try:
        return read_file(path).decode("utf-8-sig")
    except OSError as error:
        raise ConfigurationError(f"accounts: {path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"accounts: {path}: is not UTF-8 text") from error


def _locate(where: str) -> Location:
    """Return `file:line` as a location."""
    path, _, line = where.rpartition(":")
    return Location(path, int(line)) if line.isdecimal() else Location(where, 1)
