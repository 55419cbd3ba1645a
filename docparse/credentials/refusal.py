"""What a token service says where it gives no token, in one sentence (RFC 6749 5.2)."""

from __future__ import annotations

from collections.abc import Mapping

from docparse.accounts import Account, Grant
from docparse.masking import hide_secrets
from docparse.message import HttpResponse

_MAX_TOLD = 300
_ADVICE: Mapping[tuple[str, Grant | None], str] = {
    ("invalid_grant", Grant.REFRESH_TOKEN): "its refresh token is no longer good: get a new one",
    ("invalid_grant", Grant.PASSWORD): "check username and password",
    ("invalid_client", None): "check clientId and clientSecret",
    ("unauthorized_client", None): "the client may not log in so: check oauthType",
    ("unsupported_grant_type", None): "the token service knows no such login: check oauthType",
    ("invalid_scope", None): "check oauthScope",
}


def tell_refusal(
    response: HttpResponse,
    told: dict[str, object],
    origin: str,
    account: Account,
    secrets: frozenset[str],
) -> str:
    """Return the sentence for an answer that holds no token, without the secrets that it may repeat."""
    answered = f"{origin} answered {response.status_code}"
    where = f"the account {account.name!r} cannot log in: {answered}"
    if 300 <= response.status_code < 400:
        return f"{where}, a redirect, which no secret follows; give the URL itself as tokenService"
    error = told.get("error")
    if not isinstance(error, str):
        return f"{where} and no error of OAuth 2; check tokenService"
    description = told.get("error_description")
    words = hide_secrets(error, secrets)
    if isinstance(description, str) and description:
        words += f": {hide_secrets(description, secrets)}"
    words = " ".join("".join(each if each.isprintable() else " " for each in words).split())
    words = words if len(words) <= _MAX_TOLD else words[:_MAX_TOLD] + "…"
    hint = _ADVICE.get((error, account.grant)) or _ADVICE.get((error, None)) or "check the account's fields"
    return f"{where} {words}; {hint}"
