"""What a run has to show who asks: header fields that are known, and a login where there is one."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from docparse.accounts import Account, Grant, find_field_secrets
from docparse.credentials.asking import reach_token_service
from docparse.credentials.fields import AUTHORIZATION, encode_basic, write_basic, write_token
from docparse.credentials.given import NOTHING_GIVEN, Given
from docparse.credentials.login import Login
from docparse.errors import ConfigurationError
from docparse.message import Headers
from docparse.transport import TransportOptions

DEFAULTS = TransportOptions()


class Credentials:
    """Header fields for the target, and what nobody is to be shown of them; threads share it."""

    def __init__(self, fields: Headers, secrets: frozenset[str], login: Login | None = None) -> None:
        self.known = fields
        """The fields that need no login."""
        self.session = login
        """What gets the token for Authorization; None where there is none to get."""
        self._secrets = secrets

    def __bool__(self) -> bool:
        return bool(self.known) or self.session is not None

    def __repr__(self) -> str:
        names = ", ".join(dict.fromkeys(name for name, _ in self.known))
        return f"<Credentials {names}{' and a login' if self.session else ''}>"

    def login(self) -> None:
        """Get the token now, where there is one to get; raises LoginError."""
        if self.session is not None:
            self.session.token()

    def secrets(self) -> frozenset[str]:
        """Return what nobody is to be shown: what was given, and the tokens got on the way."""
        return self._secrets | (self.session.secrets() if self.session else frozenset())


def make_credentials(
    account: Account | None = None,
    given: Given = NOTHING_GIVEN,
    *,
    options: TransportOptions = DEFAULTS,
    clock: Callable[[], float] = monotonic,
) -> Credentials:
    """Return the credentials of an account with those of the command line, which win.

    Nobody is logged in yet. Raises ConfigurationError for an account that cannot be used.
    """
    if account is None:
        return Credentials(given.headers, given.secrets)
    if account.lacking:
        raise ConfigurationError(f"the account {account.name!r} lacks {', '.join(account.lacking)}")
    names = {name.lower() for name, _ in given.headers}
    headers = [*given.headers, *(field for field in account.headers if field[0].lower() not in names)]
    secrets = given.secrets | account.secrets | set(find_field_secrets(account.headers))
    if AUTHORIZATION.lower() in {name.lower() for name, _ in headers} or account.grant is Grant.NONE:
        return Credentials(Headers(headers), secrets)
    if account.grant is Grant.BASIC:
        headers += write_basic(account.username, account.password)
        return Credentials(Headers(headers), secrets | {encode_basic(account.username, account.password)})
    if account.grant is Grant.TOKEN:
        try:
            headers += write_token(account.access_token)
        except ValueError as error:
            raise ConfigurationError(f"the account {account.name!r}: {error}") from error
        return Credentials(Headers(headers), secrets)
    login = Login(account, reach_token_service(account, options), clock)
    return Credentials(Headers(headers), secrets, login)
