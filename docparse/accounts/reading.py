"""Accounts read from JSON text and from tables of the configuration."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from docparse.accounts.account import Account, AccountFile, ClientAuthentication, Grant
from docparse.accounts.environment import MARK, expand, find_variables
from docparse.accounts.fields import (
    FIELDS,
    LISTS,
    NEEDED,
    SECRETS,
    TEXTS,
    UNUSED,
    find_field_problem,
    find_fields,
    find_grant,
    find_problem,
    guess_grant,
    spell,
)
from docparse.errors import did_you_mean
from docparse.message import Headers
from docparse.model import Json, Location, Slip
from docparse.model.places import ROOT, item, member
from docparse.reading.json_text import find_lines, read_json
from docparse.variables import is_public_field

INVALID, UNKNOWN, WRONG, UNUSABLE, REPEATED = (
    "account-json-invalid",
    "account-unknown-property",
    "account-value-type",
    "account-unusable",
    "account-name-duplicate",
)
"""The rules of the slips."""
_TOP = frozenset({"accounts", "checkServiceEnabledBranches", "scenarios", "canned-requests", "$schema"})
Place = Callable[[str], Location]
"""Where a field stands; an empty name: where its account begins."""


def read_accounts(text: str, path: str, environment: Mapping[str, str]) -> AccountFile:
    """Return the accounts of a file `{"accounts": […]}` and its slips.

    It is JSON, with comments and trailing commas where it has some.
    """
    reading = read_json(text.removeprefix("\ufeff"))
    if reading.error is not None:
        line = text.count("\n", 0, reading.error.offset) + 1
        return AccountFile(path, slips=(_slip(INVALID, f"no JSON: {reading.error.message}", path, line),))
    top = reading.value if isinstance(reading.value, dict) else {}
    tables = top.get("accounts")
    if not isinstance(tables, list):
        return AccountFile(path, slips=(_slip(INVALID, 'no accounts: write {"accounts": []}', path, 1),))
    lines = find_lines(text)

    def place(where: str) -> Location:
        return Location(path, lines.get(where, 0) + 1)

    slips = [
        Slip(UNKNOWN, f"unknown property {key!r}{did_you_mean(key, _TOP)}", place(member(ROOT, key)))
        for key in top
        if key not in _TOP
    ]
    accounts: dict[str, Account] = {}
    for index, table in enumerate(tables):
        where = item(member(ROOT, "accounts"), index)
        if not isinstance(table, dict):
            slips.append(Slip(WRONG, "an account is an object with a name", place(where)))
            continue
        account, own = read_account(table, environment, _place_fields(place, where))
        slips += own
        if account.name in accounts:
            told = f"a second account named {account.name!r}; the first counts"
            slips.append(Slip(REPEATED, told, place(where)))
        accounts.setdefault(account.name, account)
    return AccountFile(path, tuple(accounts.values()), tuple(slips))


def _place_fields(place: Callable[[str], Location], where: str) -> Place:
    """Return the function that says where the fields of one account stand."""
    return lambda key: place(member(where, key) if key else where)


def _slip(rule: str, message: str, path: str, line: int) -> Slip:
    return Slip(rule, message, Location(path, line))


def read_account(
    table: Mapping[str, Json], environment: Mapping[str, str], place: Place
) -> tuple[Account, tuple[Slip, ...]]:
    """Return an account, disabled where something is missing, with the slips of its fields."""
    slips = tuple(_find_slips(table, place))
    fields = {spell(key): value for key, value in table.items()}
    fields = {key: value for key, value in fields.items() if key in FIELDS and not find_problem(key, value)}
    texts = {key: str(fields[key]) for key in TEXTS if key in fields}
    headers = [(name, text) for name, text in find_fields(fields.get("additionalHeaders"))]
    name = str(fields.get("name") or "")
    grant = find_grant(str(fields.get("oauthType", ""))) or guess_grant(fields)
    lacking = tuple(_find_lacking(texts, headers, grant, environment))
    values: dict[str, Any] = {TEXTS[key]: expand(text, environment) for key, text in texts.items()}
    values |= {LISTS[key]: _read_list(fields[key]) for key in LISTS if key in fields}
    expanded = [(field, expand(value, environment)) for field, value in headers]
    account = Account(
        name,
        grant,
        enabled=fields.get("enabled") is not False and not lacking,
        why_disabled=_tell_disabled(fields, lacking),
        lacking=lacking,
        client_authentication=ClientAuthentication(str(fields.get("clientAuthentication", "body"))),
        headers=Headers(field for field in expanded if not find_field_problem(*field)),
        location=place(""),
        **values,
    )
    if lacking and fields.get("enabled") is not False:
        slips += (Slip(UNUSABLE, f"the account {name!r} {account.why_disabled}", place(""), noted=True),)
    slips += tuple(
        Slip(WRONG, f"the account {name!r}: {problem}", place("additionalHeaders"))
        for field in expanded
        if field[1] and (problem := find_field_problem(*field))
    )
    return account, slips


def read_configured_account(
    name: str, table: object, environment: Mapping[str, str], location: Location
) -> tuple[Account, tuple[Slip, ...]]:
    """Return the account of a table `[tool.docparse.accounts.NAME]`, with its slips.

    Raises ValueError where it holds a secret itself: there a secret is the name of an environment variable.
    """
    if not isinstance(table, dict):
        raise ValueError(f"a table for {name!r}")  # noqa: TRY004 - one error for all that is wrong
    for key, value in table.items():
        field = spell(str(key))
        given = [value] if field in SECRETS else []
        if field == "additionalHeaders":
            given = [text for header, text in find_fields(value) if not is_public_field(header)]
        if any(isinstance(text, str) and text and MARK not in text for text in given):
            raise ValueError(
                f"no secret, but {name!r} has one in {key}: write '{MARK}NAME', "
                "and set the environment variable NAME"
            )
    return read_account({**table, "name": name}, environment, lambda _: location)


def _find_slips(table: Mapping[str, Json], place: Place) -> Iterator[Slip]:
    """Yield what is wrong with the fields of an account."""
    name = str(table.get("name") or "")
    if not name:
        yield Slip(WRONG, "an account without a name, so nobody can choose it", place(""))
    for key, value in table.items():
        field = spell(key)
        if field not in FIELDS:
            told = f"the account {name!r}: unknown property {key!r}{did_you_mean(key, FIELDS)}"
            yield Slip(UNKNOWN, told, place(key))
        elif field in UNUSED:
            told = f"the account {name!r}: {key} is not used; messages go out and are compared as documented"
            yield Slip(UNKNOWN, told, place(key), noted=True)
        elif value is not None and (awaited := find_problem(field, value)):
            yield Slip(WRONG, f"the account {name!r}: {key} takes {awaited}", place(key))


def _find_lacking(
    texts: Mapping[str, str],
    headers: list[tuple[str, str]],
    grant: Grant,
    environment: Mapping[str, str],
) -> Iterator[str]:
    """Yield in words what an account lacks to be used."""
    given = (*texts.values(), *(text for _, text in headers))
    asked = (name for text in given for name in find_variables(text))
    for name in dict.fromkeys(asked):
        if not environment.get(name):
            yield f"the environment variable {name}"
    for key in NEEDED[grant]:
        if not texts.get(key):
            yield f"{key} for {grant}"


def _tell_disabled(fields: Mapping[str, Json], lacking: tuple[str, ...]) -> str:
    reasons = ['says "enabled": false'] if fields.get("enabled") is False else []
    reasons += [f"lacks {', '.join(lacking)}"] if lacking else []
    return " and ".join(reasons)


def _read_list(value: Json) -> tuple[str, ...]:
    """Return a list of texts; words in one text are a list too."""
    if isinstance(value, str):
        return tuple(value.replace(",", " ").split())
    return tuple(str(each) for each in value) if isinstance(value, list) else ()
