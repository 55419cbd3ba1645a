"""What stands in a scenario file: scenarios, and the requests that go before an example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docparse.model import Json, Scenario, Setup
from docparse.reading.http_text import read_request
from docparse.scenarios.applying import find_obstacle
from docparse.scenarios.content import decode
from docparse.scenarios.keys import (
    KeyKind,
    lacks_colon,
    read_key,
    read_source,
    tell_unknown,
    tell_unknown_source,
)
from docparse.scenarios.notes import KEY_UNKNOWN, VALUE_INVALID, Entry, Notes
from docparse.scenarios.values import find_code, find_names, read_name

_BASES = ("canned-request", "http-request", "method")
"""If there are several, the first of these counts."""
_SETUP_KEYS = (
    *_BASES,
    "name",
    "request-parameters",
    "test-setup",
    "allowed-status-codes",
    "capture",
    "secondary-account",
)
_CANNED_KEYS = (*_SETUP_KEYS, "implicit-variable")
_SCENARIO_KEYS = (
    "name",
    "method",
    "enabled",
    "request-parameters",
    "test-setup",
    "allowed-status-codes",
    "status-codes-to-retry",
    "expectations",
    "scopes",
    "apiVersions",
    "tags",
)


def read_scenario(value: Mapping[str, Json], where: str, notes: Notes, method: str = "") -> Scenario:
    """Return a scenario; `method` is the example that it is for where it names none."""
    entry = Entry(value, where, notes, _SCENARIO_KEYS)
    method = entry.text("method") or method
    if not method:
        notes.tell(VALUE_INVALID, where, "the scenario names no method, so it is for no example")
    setup, is_whole = _read_setup(entry)
    why = _tell_disabled(entry, method=method, is_whole=is_whole)
    return Scenario(
        entry.locate("method"),
        entry.text("name") or method,
        method,
        not why,
        why,
        tuple(_read_parameters(entry)),
        setup,
        entry.status_codes("allowed-status-codes"),
        entry.status_codes("status-codes-to-retry"),
        tuple(_read_expectations(entry)),
        entry.texts("scopes"),
        entry.texts("apiVersions"),
        entry.texts("tags"),
    )


def read_canned(value: Mapping[str, Json], where: str, notes: Notes) -> Setup:
    """Return a canned request."""
    return _read_request(Entry(value, where, notes, _CANNED_KEYS), "name")


def _tell_disabled(entry: Entry, *, method: str, is_whole: bool) -> str:
    """Return why a scenario is not run; empty where it is."""
    if not entry.flag("enabled"):
        return '"enabled" is false' if "enabled" in entry else 'it has no "enabled": true'
    if not method:
        return "it names no method"
    return "" if is_whole else "its test-setup cannot be read"


def _read_request(entry: Entry, title: str = "") -> Setup:
    given = [key for key in _BASES if key in entry]
    if not given:
        message = f"a request needs one of {', '.join(_BASES)}"
        entry.notes.tell(VALUE_INVALID, entry.where, message)
    for key in given[1:]:
        entry.tell(key, f"'{key}' does nothing beside '{given[0]}'")
    base = given[0] if given else ""
    if base == "http-request" and read_request(entry.text(base)).request is None:
        entry.tell(base, "this is no request; write method and URL, fields, an empty line and the content")
    setup, _ = _read_setup(entry)
    return Setup(
        entry.locate(title or base),
        entry.text("name"),
        canned=entry.text(base) if base == "canned-request" else "",
        http_request=entry.text(base) if base == "http-request" else None,
        method=entry.text(base) if base == "method" else "",
        parameters=tuple(_read_parameters(entry)),
        allowed_status_codes=entry.status_codes("allowed-status-codes"),
        captures=tuple(_read_captures(entry)),
        secondary_account=entry.flag("secondary-account"),
        setup=setup,
    )


def _read_setup(entry: Entry) -> tuple[tuple[Setup, ...], bool]:
    """Return the requests of `test-setup`, and whether they are all there."""
    value = entry.get("test-setup")
    read = []
    for where, each in entry.items("test-setup"):
        if isinstance(each, dict):
            read.append(_read_request(Entry(each, where, entry.notes, _SETUP_KEYS)))
        else:
            entry.notes.tell(
                VALUE_INVALID, where, 'a request is an object, such as {"canned-request": "name"}'
            )
    return tuple(read), value is None or (isinstance(value, list) and len(read) == len(value))


def _read_parameters(entry: Entry) -> Iterator[tuple[str, Json]]:
    """Yield the request parameters but those whose keys name nothing.

    One that cannot be used stays, so that no scenario is run without what it says.
    """
    for text, value in entry.members("request-parameters"):
        key = read_key(text)
        if key is None:
            entry.tell_in("request-parameters", text, tell_unknown(text), KEY_UNKNOWN)
            continue
        if lacks_colon(key):
            entry.tell_in(
                "request-parameters",
                text,
                f"'{text}' is taken for a header field; write '{text}:'",
                KEY_UNKNOWN,
            )
        fault = find_code(value) or find_obstacle(key, value)
        if key.kind is KeyKind.BASE64 and isinstance(value, str) and not (fault or any(find_names(value))):
            fault = "" if decode(value) is not None else "the content is no base64"
        if fault:
            entry.tell_in("request-parameters", text, fault)
        yield text, value


def _read_captures(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the names of captures without brackets, and their sources."""
    for written, source in entry.members("capture"):
        name = read_name(written) or written.strip("[] ")
        if not isinstance(source, str):
            entry.tell_in("capture", written, "a capture names where the value is: $.path, Name: or !body")
        elif fault := _find_source_fault(source):
            entry.tell_in("capture", written, fault)
        elif name:
            yield name, source


def _read_expectations(entry: Entry) -> Iterator[tuple[str, Json]]:
    for text, value in entry.members("expectations"):
        fault = _find_source_fault(text) or find_code(value)
        if fault:
            entry.tell_in("expectations", text, fault)
        else:
            yield text, value


def _find_source_fault(text: str) -> str:
    """Return why a key names no place in an answer; empty where it does."""
    source = read_source(text)
    if source is None:
        return tell_unknown_source(text)
    if source.kind is not KeyKind.PLACE or source.place is not None:
        return ""
    from docparse.scenarios.answers import spell_path
    from docparse.values.paths import find_fault

    fault = find_fault(spell_path(text))
    return f"'{text}' {fault}" if fault else ""
