"""What can be configured, and what an environment variable's text says of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from docparse.config import readers
from docparse.config.readers import Value


@dataclass(frozen=True, slots=True)
class Key:
    """A key of `[tool.docparse]`; `read` raises ValueError with what is awaited instead."""

    read: Callable[[Value], Value]
    summary: str
    read_text: Callable[[str], Value] | None = str
    """Makes of an environment variable's text what `read` takes; None: not to be set there."""
    is_path: bool = False
    """Its texts are paths: in a file they are relative to that file."""


_FLAG_WORDS = {
    "1": True,
    "true": True,
    "yes": True,
    "on": True,
    "0": False,
    "false": False,
    "no": False,
    "off": False,
}


def _flag(text: str) -> Value:
    return _FLAG_WORDS.get(text.strip().lower(), text)


def _number(text: str) -> Value:
    try:
        return float(text) if not text.strip().isdecimal() else int(text)
    except ValueError:
        return text


def _paths(text: str) -> Value:
    return text.split(os.pathsep)


def _words(text: str) -> Value:
    return [word for word in text.replace(",", " ").split() if word]


def _names(text: str) -> Value:
    return [name.strip() for name in text.split(",") if name.strip()]


KEYS: Mapping[str, Key] = MappingProxyType(
    {
        "paths": Key(readers.read_texts, "pages where no PATH is given", _paths, is_path=True),
        "exclude": Key(readers.read_texts, "globs of pages to leave out", _paths),
        "target": Key(readers.read_text, "URL of the service to replay against"),
        "doc-hosts": Key(
            readers.read_mapping, "documented URL prefixes and where on the target they are", None
        ),
        "match": Key(readers.read_match, "how answers are compared"),
        "strict": Key(readers.read_flag, "warnings fail", _flag),
        "allow-writes": Key(readers.read_flag, "send more than GET, HEAD, OPTIONS off loopback", _flag),
        "follow-redirects": Key(readers.read_flag, "follow redirects", _flag),
        "jobs": Key(readers.read_count, "pages replayed at once", _number),
        "connect-timeout": Key(readers.read_seconds, "seconds to wait for a connection", _number),
        "read-timeout": Key(readers.read_seconds, "seconds to wait for the next bytes", _number),
        "timeout": Key(readers.read_seconds, "seconds for a whole example", _number),
        "tries": Key(readers.read_count, "how often a request is sent at most", _number),
        "rate": Key(readers.read_rate, "requests per second at most, of all pages together", _number),
        "max-failures": Key(
            readers.read_count, "failures and errors after which nothing more is sent", _number
        ),
        "ca": Key(readers.read_text, "file or folder of certificates to trust", is_path=True),
        "cert": Key(readers.read_text, "file of the certificate to show to the service (PEM)", is_path=True),
        "key": Key(readers.read_text, "file of that certificate's key", is_path=True),
        "netrc": Key(readers.read_flag, "take user and password from .netrc", _flag),
        "accounts": Key(
            readers.read_accounts,
            "account files, as API Doctor has them, and values of placeholders by account",
            _paths,
            is_path=True,
        ),
        "account": Key(readers.read_texts, "names of the accounts to use", _names),
        "scenarios": Key(readers.read_texts, "scenario files, as API Doctor has them", _paths, is_path=True),
        "history": Key(readers.read_text, "file that replays are remembered in", is_path=True),
        "severity": Key(readers.read_severity, "how much a rule or kind of mismatch weighs", None),
        "select": Key(readers.read_rules, "rules to check; else those that are on by default", _words),
        "ignore": Key(readers.read_rules, "rules not to check", _words),
        "per-path-ignores": Key(readers.read_rules_by_path, "rules not to check by glob of page paths", None),
        "baseline": Key(readers.read_text, "file of the findings that are known", is_path=True),
        "front-matter": Key(readers.read_texts, "keys that the front matter of pages has", _words),
        "page-settings": Key(
            readers.read_texts,
            "files of outlines and other demands on pages, as API Doctor has them",
            _paths,
            is_path=True,
        ),
        "site-root": Key(
            readers.read_text, "folder that links starting with a slash are looked for in", is_path=True
        ),
        "unchecked-links": Key(readers.read_texts, "how links start that are not looked for", _words),
        "variables": Key(readers.read_table, "values of placeholders", None),
        "variables-for": Key(readers.read_tables, "values of placeholders by glob of page paths", None),
        "vars": Key(
            readers.read_texts, "files of values of placeholders: .json, .toml, .env", _paths, is_path=True
        ),
        "examples": Key(readers.read_examples, "refinements by glob of example ids", None),
    }
)
