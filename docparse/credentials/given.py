"""Credentials from the command line and the environment: `--token`, `--user`, `--header`, `--netrc`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from docparse.accounts import expand, find_field_problem, find_field_secrets, find_variables
from docparse.credentials.fields import AUTHORIZATION, encode_basic, write_basic, write_token
from docparse.credentials.netrc_file import find_netrc, read_entry
from docparse.errors import ConfigurationError
from docparse.files.lines import read_file
from docparse.message import NO_HEADERS, Field, Headers

TOKEN_VARIABLE, USER_VARIABLE = "DOCPARSE_TOKEN", "DOCPARSE_USER"
_LARGEST = 65_536
"""No secret takes more bytes."""


@dataclass(frozen=True, slots=True)
class GivenOptions:
    """What was typed; a value `@FILE` stands for what the file holds, `$env:NAME` for a variable's value."""

    token: str = field(default="", repr=False)
    user: str = field(default="", repr=False)
    """`NAME:PASSWORD`."""
    headers: tuple[str, ...] = field(default=(), repr=False)
    """Each `Name: value`."""
    netrc: bool = False
    account: bool = False
    """An account was chosen too, so that DOCPARSE_TOKEN and DOCPARSE_USER are not meant."""


@dataclass(frozen=True, slots=True)
class Given:
    """Header fields for the target, and what nobody is to be shown of them."""

    headers: Headers = field(default=NO_HEADERS, repr=False)
    secrets: frozenset[str] = field(default=frozenset(), repr=False)
    notes: tuple[str, ...] = ()
    """What a person should be told."""

    @property
    def says_who(self) -> bool:
        """Whether Authorization is among the fields, so that no account is needed."""
        return AUTHORIZATION in self.headers


NOTHING_GIVEN = Given()


def read_given(options: GivenOptions, environment: Mapping[str, str], origin: str) -> Given:
    """Return the credentials for the target of this origin, however they are given.

    What is typed comes before the environment, and that before `.netrc`. Raises ConfigurationError.
    """
    headers = [_read_header(text, environment) for text in options.headers]
    secrets = {
        value
        for (_, value), text in zip(headers, options.headers, strict=True)
        if _is_indirect(text.partition(":")[2].strip())
    }
    secrets |= set(find_field_secrets(Headers(headers)))
    token, user = _choose(options, environment, has_own=AUTHORIZATION in Headers(headers))
    notes: tuple[str, ...] = ()
    if token:
        try:
            headers += write_token(token)
        except ValueError as error:
            raise ConfigurationError(f"--token: {error}") from error
        secrets |= {token}
    elif user is None and options.netrc and AUTHORIZATION not in Headers(headers):
        entry = read_entry(find_netrc(environment), urlsplit(origin).hostname or "")
        user = entry.user, entry.password
        notes = (entry.note,) if entry.note else ()
    if user is not None:
        headers += write_basic(*user)
        secrets |= {user[1], encode_basic(*user)}
    return Given(Headers(headers), frozenset(secrets - {""}), notes)


def _choose(
    options: GivenOptions, environment: Mapping[str, str], *, has_own: bool
) -> tuple[str, tuple[str, str] | None]:
    """Return the token and the user with a password that are meant; of the two at most one."""
    typed = [name for name, text in (("--token", options.token), ("--user", options.user)) if text]
    typed += ["--header Authorization"] if has_own else []
    if len(typed) > 1:
        raise ConfigurationError(f"{' and '.join(typed)} both say who asks; give one of them")
    if typed or options.account:
        token = _read_secret(options.token, "--token", environment)
        user = _read_secret(options.user, "--user", environment)
    else:
        token, user = environment.get(TOKEN_VARIABLE, "").strip(), environment.get(USER_VARIABLE, "")
        if token and user:
            raise ConfigurationError(f"{TOKEN_VARIABLE} and {USER_VARIABLE} both say who asks; unset one")
    name, colon, password = user.partition(":")
    if user and not colon:
        raise ConfigurationError(
            f"--user takes NAME:PASSWORD, or @FILE with a file that holds it; or set {USER_VARIABLE}"
        )
    return token, (name, password) if user else None


def _read_header(text: str, environment: Mapping[str, str]) -> Field:
    """Return name and value of a header field as given, `Name: value`."""
    name, colon, value = text.partition(":")
    name = name.strip()
    if not colon:
        raise ConfigurationError("--header takes 'Name: value'")
    value = _read_secret(value.strip(), f"--header {name}", environment)
    if problem := find_field_problem(name, value):
        raise ConfigurationError(f"--header: {problem}")
    return name, value


def _is_indirect(text: str) -> bool:
    return text.startswith("@") or bool(find_variables(text))


def _read_secret(text: str, option: str, environment: Mapping[str, str]) -> str:
    """Return the value that an option's text stands for, without the line end of a file."""
    unset = [name for name in find_variables(text) if not environment.get(name)]
    if unset:
        raise ConfigurationError(f"{option}: the environment variable {unset[0]} is not set")
    if not text.startswith("@"):
        return expand(text, environment)
    path = text[1:]
    try:
        content = read_file(path)
        if len(content) > _LARGEST:
            raise ConfigurationError(f"{option}: {path}: is too large for a secret")
        secret = content.decode("utf-8-sig").rstrip("\r\n")
    except OSError as error:
        raise ConfigurationError(f"{option}: {path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{option}: {path}: is not UTF-8 text") from error
    if not secret:
        raise ConfigurationError(f"{option}: {path}: is empty")
    return secret
