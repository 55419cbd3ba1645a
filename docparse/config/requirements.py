# ruff: noqa: PTH123
"""What the configuration asks of pages: keys of front matter, outlines, where links may lead.

Beside docparse's own keys, the settings files of API Doctor are read as they are: what a file is for shows in
its properties (`schemaConfig`, `pathsToIgnore`, `apiPageType` …).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from docparse.config import Settings
from docparse.errors import ConfigurationError
from docparse.model import Json, Outline, OutlineGroup, OutlineHeading, Requirements
from docparse.reading.json_text import read_json

PAGE_TYPES = ("apiPageType", "resourcePageType", "conceptualPageType", "enumPageType")


def load_requirements(settings: Settings) -> Requirements:
    """Return what the settings, and the files that they name, ask of pages.

    Raises ConfigurationError for a file that cannot be read, or that holds nothing of the kind.
    """
    keys, unchecked = list(settings.front_matter), list(settings.unchecked_links)
    outlines: dict[str, Outline] = {}
    for path in settings.page_settings:
        told = _read_file(path)
        try:
            found = dict(_read_outlines(told))
            demanded = _read_texts(told.get("schemaConfig"), "requiredYamlHeaders")
            ignored = _read_texts(told, "pathsToIgnore")
        except ValueError as error:
            raise ConfigurationError(f"{path}: {error}") from error
        if not (found or demanded or ignored or "schemaConfig" in told):
            raise ConfigurationError(
                f"{path}: says nothing of pages: no schemaConfig, pathsToIgnore, {', '.join(PAGE_TYPES)}"
            )
        outlines |= found
        keys += [key for key in demanded if key not in keys]
        unchecked += ignored
    return Requirements(tuple(keys), MappingProxyType(outlines), settings.site_root or None, tuple(unchecked))


def _read_file(path: str) -> Mapping[str, Json]:
    """Return the JSON object in a file; comments are allowed, as there."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            reading = read_json(file.read())
    except OSError as error:
        raise ConfigurationError(f"page-settings: {path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"page-settings: {path}: is not UTF-8 text") from error
    if reading.error is not None or not isinstance(reading.value, dict):
        why = "is no object" if reading.error is None else reading.error.message
        raise ConfigurationError(f"page-settings: {path}: {why}")
    return reading.value


def _read_texts(told: Json | Mapping[str, Json], key: str) -> list[str]:
    value = told.get(key) if isinstance(told, Mapping) else None
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"{key} takes a list of texts")
    return [item for item in value if isinstance(item, str)]


def _read_outlines(told: Mapping[str, Json]) -> Iterator[tuple[str, Outline]]:
    for page_type in PAGE_TYPES:
        if told.get(page_type):
            yield page_type, _read_outline(told[page_type], page_type)


def _read_outline(value: Json, place: str) -> Outline:
    """Return the outline that a list of headings and groups is; raises ValueError."""
    if value is None:
        return ()
    if not isinstance(value, list):
        raise ValueError(f"{place} takes a list of headings")  # noqa: TRY004 - one error for all that is wrong
    return tuple(_read_part(part, f"{place}[{number}]") for number, part in enumerate(value))


def _read_part(value: Json, place: str) -> OutlineHeading | OutlineGroup:
    told = value if isinstance(value, dict) else {}
    if "condition" in told:
        condition = str(told["condition"]).upper()
        if condition not in {"OR", "AND"}:
            raise ValueError(f"{place}: condition is OR or AND, not {told['condition']!r}")
        return OutlineGroup(_read_outline(told.get("arguments"), f"{place}.arguments"), condition == "OR")
    title, rank = told.get("title"), told.get("level")
    if not isinstance(title, str) or isinstance(rank, bool) or not isinstance(rank, int):
        raise ValueError(f"{place} takes a title and a level, or a condition")  # noqa: TRY004 - as above
    return OutlineHeading(
        title,
        rank,
        told.get("required") is True,
        told.get("allowMultiple", told.get("multiple")) is True,
        _read_outline(told.get("headers"), f"{place}.headers"),
    )
