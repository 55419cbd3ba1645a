"""What a documented request leaves open, and what it must not carry: placeholders and literal credentials."""

from docparse.variables.credentials import literal_credential, without_credentials
from docparse.variables.filling import fill, missing
from docparse.variables.placeholders import Placeholder, find_placeholders, key

__all__ = [
    "Placeholder",
    "fill",
    "find_placeholders",
    "key",
    "literal_credential",
    "missing",
    "without_credentials",
]
