"""The entry of a `.netrc` file for a host, read by Python's own reader."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from typing import NamedTuple

from docparse.errors import ConfigurationError

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class Entry(NamedTuple):
    """Who a `.netrc` file says asks a host."""

    user: str
    password: str
    note: str
    """What a person should know of the file; empty: nothing."""


def find_netrc(environment: Mapping[str, str]) -> str:
    """Return the path of the file: what NETRC names, else `.netrc` in the home folder."""
    return environment.get("NETRC") or os.path.expanduser("~/.netrc")  # noqa: PTH111 - pathlib costs start-up


def read_entry(path: str, host: str) -> Entry:
    """Return the entry for a host, or the default one; raises ConfigurationError where there is none."""
    from netrc import NetrcParseError, netrc

    try:
        found = netrc(path).authenticators(host)
        mode = os.stat(path).st_mode if os.name == "posix" else 0  # noqa: PTH116 - as above
    except OSError as error:
        raise ConfigurationError(f"--netrc: {path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"--netrc: {path}: is not UTF-8 text") from error
    except NetrcParseError as error:  # its message repeats what stands there, which may be a password
        raise ConfigurationError(
            f"--netrc: {path}:{error.lineno}: is not as .netrc files are written"
        ) from None
    if found is None:
        raise ConfigurationError(
            f"--netrc: {path} has no entry for {host}; add `machine {host} login NAME password PASSWORD`"
        )
    loose = f"{path} can be read by others; make it yours alone: chmod 600 {path}" if mode & _OTHERS else ""
    return Entry(found[0] or "", found[2] or "", loose)
