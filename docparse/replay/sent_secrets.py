"""What is secret in what is sent: in credential fields, and in what a scenario puts into a request."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

from docparse.message import Headers
from docparse.model import Json, Parameters
from docparse.values.randomness import decode_pair
from docparse.variables import Value, Values, is_credential_field, names_secret

_FEWEST = 4
"""What is shorter cannot be told from text."""
_IN_COOKIES = re.compile(r"[^=;]*=\s*\"?([^;\"]+)")


def find_sent(headers: Headers) -> Iterator[str]:
    """Yield what is secret in the credential fields of a request, passwords in Basic and cookies too."""
    for name, value in headers:
        if not is_credential_field(name):
            continue
        from docparse.accounts import find_field_secrets

        for secret in find_field_secrets(Headers([(name, value)])):
            yield secret
            if pair := decode_pair(secret):
                yield pair[1]
        if name.lower() == "cookie":
            yield from (found for found in _IN_COOKIES.findall(value) if len(found) >= _FEWEST)


def find_put(parameters: Parameters, shown: Values) -> Iterator[str]:
    """Yield what is secret in what a scenario puts into requests: values of places with a secret's name.

    `shown` are the values that answers showed it: those with a secret's name are secret too.
    """
    for name, value in shown.items():
        if value.secret or names_secret(name):
            yield from value.texts()
    if not parameters:
        return
    from docparse.scenarios.values import is_captured

    for place, put in parameters:
        field = place.strip().removesuffix(":").rstrip()
        if is_captured(put):
            continue
        if is_credential_field(field):
            yield from find_sent(Headers([(field, Value(put).text)]))
        elif names_secret(place):
            yield from _find_texts(put)
        else:
            yield from _find_named(_read_content(put) if place == "!body" else put)


def _read_content(value: Json) -> Json:
    """Return content that is given as a text as the JSON that it is."""
    if isinstance(value, str):
        with suppress(ValueError, RecursionError):
            content: Json = json.loads(value)
            return content
    return value


def _find_named(value: Json) -> Iterator[str]:
    """Yield the texts inside a value that stand under a secret's name."""
    waiting = [value]
    while waiting:
        current = waiting.pop()
        if isinstance(current, dict):
            for name, each in current.items():
                if names_secret(name):
                    yield from _find_texts(each)
                else:
                    waiting.append(each)
        elif isinstance(current, list):
            waiting += current


def _find_texts(value: Json) -> Iterable[str]:
    return (text for text in Value(value).texts() if len(text) >= _FEWEST)
