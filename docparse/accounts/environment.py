"""`$env:NAME` in the fields of accounts, and the account that the environment alone describes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from docparse.accounts.account import Account, Grant

MARK = "$env:"
_WHOLE = re.compile(r"\$env:(?P<name>[\w.()-]+)\s*")
_WITHIN = re.compile(r"\$env:(?P<name>[A-Za-z_]\w*)")
_NAME = "DefaultAccount"
_VARIABLES = (
    "oauth-token-service",
    "oauth-client-id",
    "oauth-client-secret",
    "oauth-redirect-uri",
    "oauth-refresh-token",
    "oauth-scopes",
)
"""API Doctor's; it wants all of them."""


def find_variables(text: str) -> tuple[str, ...]:
    """Return the names of the environment variables that a field's text asks for."""
    whole = _WHOLE.fullmatch(text)
    return (whole["name"],) if whole else tuple(match["name"] for match in _WITHIN.finditer(text))


def expand(text: str, environment: Mapping[str, str]) -> str:
    """Return a field's text with the values of its variables; one without a value is empty.

    CI systems set a secret that a run may not have to an empty text, so that counts as missing.
    """
    whole = _WHOLE.fullmatch(text)
    if whole:
        return environment.get(whole["name"], "")
    return _WITHIN.sub(lambda match: environment.get(match["name"], ""), text)


def read_environment_account(environment: Mapping[str, str]) -> Account | None:
    """Return the account that the six `oauth-…` variables describe, None where none of them is set.

    With some of them missing it is disabled, and says which.
    """
    values = {name: environment.get(name, "") for name in _VARIABLES}
    if not any(values.values()):
        return None
    lacking = tuple(f"the environment variable {name}" for name, value in values.items() if not value)
    scopes = values["oauth-scopes"].replace(",", " ").split()
    return Account(
        _NAME,
        Grant.REFRESH_TOKEN,
        enabled=not lacking,
        why_disabled=f"lacks {', '.join(lacking)}" if lacking else "",
        lacking=lacking,
        token_service=values["oauth-token-service"],
        client_id=values["oauth-client-id"],
        client_secret=values["oauth-client-secret"],
        redirect_uri=values["oauth-redirect-uri"],
        refresh_token=values["oauth-refresh-token"],
        scopes=tuple(scopes),
    )
