"""JSON types as bits, so that several exemplars' types are one number."""

from __future__ import annotations

from docparse.model import Json

NULL, BOOLEAN, NUMBER, STRING, OBJECT, ARRAY = 1, 2, 4, 8, 16, 32
SCALAR = BOOLEAN | NUMBER | STRING
ANY = 63

KIND_OF: dict[type, int] = {
    type(None): NULL,
    bool: BOOLEAN,
    int: NUMBER,
    float: NUMBER,
    str: STRING,
    dict: OBJECT,
    list: ARRAY,
}
"""The bit of a value's type; integer and float are one JSON type."""

_WORDS = {
    NULL: "null",
    BOOLEAN: "boolean",
    NUMBER: "number",
    STRING: "string",
    OBJECT: "object",
    ARRAY: "array",
}


def name_kind(value: Json) -> str:
    """Return JSON's word for a value's type (RFC 8259)."""
    return _WORDS[KIND_OF[type(value)]]
