"""Faults in resources, and in what is promised to be one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import Any, NamedTuple

from tests.tooling.planting.http import find_json
from tests.tooling.planting.pages import BlockText, PageText, Planted, Planter, annotate, put

_WORDS = re.compile(r"[A-Z][a-z]+ [a-z A-Z]+")


Resources = Mapping[str, tuple[PageText, BlockText, Mapping[str, Any]]]
"""The page, the block and the value of each resource, by its type in lower case."""


class Typed(NamedTuple):
    """A response whose content is one object of a documented resource."""

    block: BlockText
    start: int
    value: Mapping[str, Any]
    promised: Mapping[str, Any]
    """The resource block's value."""
    resource: Mapping[str, Any]
    """Its annotation."""

    def find(self, page: PageText, name: str) -> re.Match[str] | None:
        """Return the line of a property that stands once, as `"name": value,`."""
        pattern = re.compile(rf'^ +"{re.escape(name)}"[ ]*:[ ]*(?P<value>[^\n]*?),?[ ]*$', re.MULTILINE)
        found = list(pattern.finditer(page.text, self.start, self.block.content_end))
        return found[0] if len(found) == 1 else None


def name_type(block: BlockText) -> str:
    """Return the resource type that an annotation names, in lower case."""
    return str(block.annotation.get("@odata.type", block.annotation.get("@type", ""))).lower()


class ResourcePlanters:
    """Plants faults beside the resources of a docset, which it knows by name."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources

    def _find_typed(self, page: PageText) -> Iterator[Typed]:
        """Yield the objects of documented resources: contents, and the first items of collections."""
        for block, start in find_json(page, "response"):
            found = self._resources.get(name_type(block))
            value = json.loads(page.text[start : block.content_end])
            if found is None:
                continue
            if not block.annotation.get("isCollection") and "value" not in value:
                yield Typed(block, start, value, found[2], found[1].annotation)
        for block, start, value in self._find_lists(page):
            item = page.text.find("{", page.text.index("[", start))
            if isinstance(value["value"][0], dict):
                _, resource, promised = self._resources[name_type(block)]
                yield Typed(block, item, value["value"][0], promised, resource.annotation)

    def _find_lists(self, page: PageText) -> Iterator[tuple[BlockText, int, Mapping[str, Any]]]:
        for block, start in find_json(page, "response"):
            value = json.loads(page.text[start : block.content_end])
            if (
                name_type(block) in self._resources
                and block.annotation.get("isCollection")
                and value.get("value")
            ):
                yield block, start, value

    def _change(
        self,
        page: PageText,
        chance: Random,
        fits: Callable[[Typed, str], bool],
        new: str,
    ) -> Planted | None:
        """Return a page with another value for a top-level property that fits."""
        for typed in self._find_typed(page):
            names = [
                name for name, value in typed.value.items() if isinstance(value, str) and fits(typed, name)
            ]
            for name in chance.sample(names, len(names)):
                if found := typed.find(page, name):
                    return put(page.text, *found.span("value"), new)
        return None

    def drop_type(self, page: PageText, chance: Random) -> Planted | None:
        fitting = [block for block, _ in find_json(page, "response")]
        kinds = ("@odata.type", "@type")
        if not fitting or not all(any(kind in block.annotation for kind in kinds) for block in fitting):
            return None
        block = fitting[0]
        return annotate(
            page, block, {key: value for key, value in block.annotation.items() if key not in kinds}
        )

    def drop_property(self, page: PageText, chance: Random) -> Planted | None:
        for typed in self._find_typed(page):
            optional = [
                *typed.resource.get("optionalProperties", ()),
                *typed.block.annotation.get("optionalProperties", ()),
            ]
            if typed.block.annotation.get("truncated"):
                continue
            for name in typed.promised:
                found = typed.find(page, name) if name in typed.value and name not in optional else None
                if found and page.text[found.end() - 1] == ",":
                    return put(page.text, found.start(), found.end() + 1, "", typed.start)
        return None

    def add_property(self, page: PageText, chance: Random) -> Planted | None:
        for typed in self._find_typed(page):
            if not typed.resource.get("openType") and typed.value:
                planted = put(page.text, typed.start + 1, typed.start + 1, '\n  "undocumentedProperty": 1,')
                return planted._replace(at=typed.start + 2)
        return None

    def put_null(self, page: PageText, chance: Random) -> Planted | None:
        def fits(typed: Typed, name: str) -> bool:
            return name in typed.promised and name not in typed.resource.get("nullableProperties", ())

        return None if "null" in page.text else self._change(page, chance, fits, "null")

    def put_object(self, page: PageText, chance: Random) -> Planted | None:
        return self._change(
            page, chance, lambda typed, name: typed.promised.get(name) == "String", '{"a": 1}'
        )

    def put_other_word(self, page: PageText, chance: Random) -> Planted | None:
        def fits(typed: Typed, name: str) -> bool:
            promised = typed.promised.get(name)
            return isinstance(promised, str) and " | " in promised and "..." not in promised

        planted = self._change(page, chance, fits, '"noneOfThese"')
        return planted or self._retype(page, chance, "portrait | landscape")

    def put_no_date(self, page: PageText, chance: Random) -> Planted | None:
        def fits(typed: Typed, name: str) -> bool:
            promised = str(typed.promised.get(name)).lower()
            return promised in {"datetimeoffset", "string (timestamp)", "datetime", "date"}

        return self._change(page, chance, fits, '"15/09/2017 01:10"')

    def put_no_url(self, page: PageText, chance: Random) -> Planted | None:
        def fits(typed: Typed, name: str) -> bool:
            return typed.promised.get(name) == "url"

        planted = self._change(page, chance, fits, '"http:// no url"')
        return planted or self._retype(page, chance, "url")

    def _retype(self, page: PageText, chance: Random, new: str) -> Planted | None:
        """Return a page as it is, beside a resource that promises something else for one of its texts."""
        for typed in self._find_typed(page):
            if "@odata.type" in typed.value:  # a derived type may document it itself
                continue
            resource, block, _ = self._resources[name_type(typed.block)]
            for name, value in typed.value.items():
                pattern = re.compile(rf'"{re.escape(name)}"\s*:\s*"(?P<type>String)"', re.IGNORECASE)
                promised = pattern.search(resource.text, block.content_start, block.content_end)
                shown = typed.find(page, name)
                if isinstance(value, str) and _WORDS.fullmatch(value) and promised and shown:
                    text = put(resource.text, *promised.span("type"), new).text
                    return Planted(page.text, shown.start("value"), {resource.path: text})
        return None

    def name_unknown(self, page: PageText, chance: Random) -> Planted | None:
        for typed in self._find_typed(page):
            planted = annotate(
                page, typed.block, {**typed.block.annotation, "@odata.type": "no.suchResource"}
            )
            return planted._replace(at=typed.block.start)
        return None

    def rename_value(self, page: PageText, chance: Random) -> Planted | None:
        for block, start, _ in self._find_lists(page):
            found = re.compile('"value"').search(page.text, start, block.content_end)
            return put(page.text, *found.span(), '"values"', start) if found else None
        return None

    def empty_list(self, page: PageText, chance: Random) -> Planted | None:
        for block, start, value in self._find_lists(page):
            found = re.compile(r'"value"\s*:\s*\[').search(page.text, start, block.content_end)
            if found and list(value)[-1] == "value":
                end = page.text.rindex("]", start, block.content_end)
                return put(page.text, found.end(), end, "")
        return None

    def cycle(self, page: PageText, chance: Random) -> Planted | None:
        if (found := find_own(page, self._resources)) is None:
            return None
        name = found.annotation["@odata.type"]
        return annotate(page, found, {**found.annotation, "baseType": name})._replace(at=found.start)

    def wrap(self, page: PageText, chance: Random) -> Planted | None:
        if (found := find_own(page, self._resources)) is None:
            return None
        content = page.content(found)
        return put(page.text, found.content_start, found.content_end, f"[{content}]")

    def repeat(self, page: PageText, chance: Random) -> Planted | None:
        if (found := find_own(page, self._resources)) is None:
            return None
        again = "\n\n" + page.text[found.start : found.end]
        return put(page.text, found.end, found.end, again)._replace(at=found.end + 2)

    def name_language(self, page: PageText, chance: Random) -> Planted | None:
        found = find_own(page, self._resources)
        start = -1 if found is None else page.text.find("json", found.fence, found.content_start)
        return put(page.text, start, start + 4, "xml") if start >= 0 else None

    def table(self) -> Mapping[str, Planter]:
        return {
            "response-type-missing": self.drop_type,
            "property-missing": self.drop_property,
            "property-undocumented": self.add_property,
            "property-null": self.put_null,
            "type-mismatch": self.put_object,
            "type-unknown": self.name_unknown,
            "enum-value": self.put_other_word,
            "url-invalid": self.put_no_url,
            "date-invalid": self.put_no_date,
            "collection-property-missing": self.rename_value,
            "collection-empty": self.empty_list,
            "base-type-cycle": self.cycle,
            "resource-not-object": self.wrap,
            "resource-duplicate": self.repeat,
            "resource-language": self.name_language,
        }


def find_resources(
    pages: Iterator[PageText] | list[PageText],
) -> Resources:
    """Return the resource blocks that are strict JSON objects, by type in lower case; of two the first."""
    found: dict[str, tuple[PageText, BlockText, Mapping[str, Any]]] = {}
    for page in pages:
        for block in page.blocks:
            name = block.annotation.get("@odata.type", block.annotation.get("@type"))
            if block.kind == "resource" and isinstance(name, str) and block.language == "json":
                try:
                    value = json.loads(page.content(block))
                except ValueError:
                    continue
                if isinstance(value, dict):
                    found.setdefault(name.lower(), (page, block, value))
    return found


def find_own(page: PageText, resources: Resources) -> BlockText | None:
    """Return the page's one resource block."""
    own = [block for found, block, _ in resources.values() if found.path == page.path]
    return own[0] if len(own) == 1 and "@odata.type" in own[0].annotation and page.is_whole() else None
