"""What a documented request leaves open, and what it must not carry: placeholders and literal credentials."""

from docparse.variables.credentials import (
    find_secrets,
    is_credential_field,
    literal_credential,
    names_secret,
    without_credentials,
)
from docparse.variables.filling import fill, missing
from docparse.variables.placeholders import Placeholder, find_placeholders, key

__all__ = [
    "Placeholder",
    "fill",
    "find_placeholders",
    "find_secrets",
    "is_credential_field",
    "key",
    "literal_credential",
    "missing",
    "names_secret",
    "without_credentials",
]
