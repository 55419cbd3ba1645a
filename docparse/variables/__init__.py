"""What a documented request leaves open, and what it must not carry: placeholders and literal credentials."""

from docparse.variables.credentials import (
    find_literal_credential,
    find_secrets,
    is_credential_field,
    is_public_field,
    names_secret,
    without_credentials,
)
from docparse.variables.filling import fill, merge, missing, pick
from docparse.variables.placeholders import Placeholder, find_placeholders, key
from docparse.variables.reading import read_values
from docparse.variables.tables import make_values
from docparse.variables.values import Value, Values, given

__all__ = [
    "Placeholder",
    "Value",
    "Values",
    "fill",
    "find_literal_credential",
    "find_placeholders",
    "find_secrets",
    "given",
    "is_credential_field",
    "is_public_field",
    "key",
    "make_values",
    "merge",
    "missing",
    "names_secret",
    "pick",
    "read_values",
    "without_credentials",
]
