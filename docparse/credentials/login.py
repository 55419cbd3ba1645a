"""An account logged in: its token, got when it is first needed and anew before it ends, for all threads."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from typing import NamedTuple

from docparse.accounts import Account
from docparse.credentials.asking import TokenService, ask
from docparse.credentials.failure import LoginError
from docparse.message import Field

_LEEWAY = 60.0
"""So many seconds before its end a token is got anew, or a fifth of its time where that is less."""
_PAUSE = 10.0
"""So many seconds a token service that had too much to do is left alone."""
_MOST_VAIN = 3
"""After so many new tokens that a service refused like the old one, its 401 is its answer."""


class Token(NamedTuple):
    """What a token service gave, and until when; seconds of the login's clock."""

    fields: tuple[Field, ...]
    renewed_at: float
    ends_at: float


class Login:
    """Gets and keeps the token of one account; all threads of a run share it.

    A token service is asked by one thread at a time, and the others take what it gave. One that refused
    for good is not asked again.
    """

    def __init__(self, account: Account, token_service: TokenService, clock: Callable[[], float]) -> None:
        self._account = account
        self._token_service = token_service
        self._clock = clock
        self._lock = threading.Lock()
        self._token: Token | None = None
        self._refresh_token = account.refresh_token
        self._secrets = account.secrets
        self._failure: LoginError | None = None
        self._asked_again_at = 0.0
        self._vain = 0

    def secrets(self) -> frozenset[str]:
        """Return what nobody is to be shown, tokens got on the way too."""
        return self._secrets

    def token(self) -> Token:
        """Return a token that holds, or raise LoginError."""
        with self._lock:
            token, now = self._token, self._clock()
            if token is not None and now < token.renewed_at:
                return token
            try:
                return self._renew(now)
            except LoginError:
                if token is not None and now < token.ends_at:
                    return token
                raise

    def renew(self, refused: Token) -> Token | None:
        """Return a token in place of one that the service refused, None where that would be in vain."""
        with self._lock:
            if self._token is not refused:
                return self._token
            if self._vain >= _MOST_VAIN:
                return None
            self._vain += 1
            return self._renew(self._clock())

    def confirm(self) -> None:
        """Note that a renewed token was taken."""
        self._vain = 0

    def _renew(self, now: float) -> Token:
        if self._failure is not None and now < self._asked_again_at:
            raise LoginError(*self._failure.args)
        try:
            answer = ask(self._token_service, self._account, self._refresh_token)
        except LoginError as error:
            self._failure = error
            self._asked_again_at = now + _PAUSE if error.passing else math.inf
            raise
        self._failure = None
        self._refresh_token = answer.refresh_token or self._refresh_token
        self._secrets |= {answer.token, self._refresh_token} - {""}
        leeway = min(_LEEWAY, answer.seconds / 5)
        self._token = Token(answer.fields, now + answer.seconds - leeway, now + answer.seconds)
        return self._token
