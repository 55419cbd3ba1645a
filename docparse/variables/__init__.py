"""What a documented request leaves open, and what it must not carry: placeholders and literal credentials."""

from docparse.variables.credentials import (
    find_literal_credential,
    find_secrets,
    is_credential_field,
    names_secret,
    without_credentials,
)
from docparse.variables.filling import fill, missing
from docparse.variables.placeholders import Placeholder, find_placeholders, key

__all__ = [
    "Placeholder",
    "fill",
    "find_literal_credential",
    "find_placeholders",
    "find_secrets",
    "is_credential_field",
    "key",
    "missing",
    "names_secret",
    "without_credentials",
]
