"""SharePoint sites with lists, as far as the pages about them go."""

from dataclasses import dataclass, field

from docparse.message import HttpResponse
from tests.onedrive.asking import Asked, Json, Options, answer, chosen
from tests.onedrive.drive import Drive
from tests.onedrive.refusals import Refusal, not_made
from tests.onedrive.showing import show_drive

HOST = "seattleappworks.sharepoint.com"
ROOT = f"{HOST},70a23224-bf15-4b5e-b6f8-a20eefdf881a,17b3eab0-65b5-4f06-8672-e146e18e6b6b"
_BELOW = (("712a596e-90a1-49e3-9b48-bfa80bee8740", "A"), ("0271110f-634f-4300-a841-3a8a2e851851", "B"))
_MADE = "2026-03-01T12:00:00Z"
_BY = {"user": {"id": "8606e4d5-d582-4f5f-aeba-7d7c18b20cfd", "displayName": "Ryan Gregg"}}
_STAMPS: Json = {
    "createdDateTime": _MADE,
    "createdBy": _BY,
    "lastModifiedDateTime": _MADE,
    "lastModifiedBy": _BY,
}


@dataclass
class List:
    """A list with its columns and the fields of its items."""

    id: str
    name: str
    template: str = "genericList"
    columns: dict[str, tuple[str, object]] = field(default_factory=dict)
    """Descriptions by name, each with what an item has there unless it is told."""
    items: dict[str, dict[str, object]] = field(default_factory=dict)


@dataclass
class Site:
    id: str
    name: str
    path: str
    lists: list[List] = field(default_factory=list)

    def show(self) -> Json:
        return {
            "id": self.id,
            "name": self.name,
            "displayName": self.name,
            "description": "",
            "createdDateTime": _MADE,
            "lastModifiedDateTime": _MADE,
            "webUrl": f"https://{HOST}{self.path}",
        }


def make_sites() -> list[Site]:
    """Return the root site first, then two below it."""
    inventory = List(
        "1234-112-112-4",
        "Inventory",
        columns={
            "Name": ("Customer-facing name of the SKU", ""),
            "Color": ("Color of the item in stock", ""),
            "Quantity": ("Number of items in stock", 0),
        },
        items={
            "1": {"Name": "Gadget", "Color": "Red", "Quantity": 503},
            "2": {"Name": "Widget", "Color": "Blue", "Quantity": 2357},
        },
    )
    feed = List("4d0b9a7e-0000-4c59-9d67-2f1c5d1b0001", "MicroFeed", columns={"Title": ("What it says", "")})
    documents = List(
        "b57af081-936c-4803-a120-d94887b03864",
        "Documents",
        "documentLibrary",
        columns={"Title": ("What it is called", "")},
        items={"1": {"Title": "Plan"}},
    )
    below = [
        Site(f"{HOST},da60e844-ba1d-49bc-b4d4-d5e36bae9019,{number}", f"Team{letter}", f"/Team{letter}")
        for number, letter in _BELOW
    ]
    return [Site(ROOT, "seattleappworks", "/", [documents, feed, inventory]), *below]


class Sites:
    """Sites, asked over HTTP."""

    def __init__(self, drive: Drive) -> None:
        self.sites, self.drive = make_sites(), drive

    def answer(self, asked: Asked, rest: str) -> HttpResponse:
        """Return the answer to what stands behind `/sites` in a path."""
        if rest in {"", "/"}:
            asked.refuse_others("GET")
            return self._list(asked)
        key, _, below = rest[1:].partition("/")
        if key.endswith(":"):
            asked.refuse_others("GET")
            return answer(200, chosen(self._find_at(key[:-1], f"/{below}").show(), asked.options))
        site = self._find(key)
        head, _, tail = below.partition("/")
        if head == "lists":
            return ask_lists(asked, site, tail)
        asked.refuse_others("GET")
        if not head:
            return answer(200, chosen(site.show(), asked.options))
        if head == "sites":
            return answer(
                200, {"value": [each.show() for each in self.sites if each is not site and site.id == ROOT]}
            )
        if head == "drives":
            return answer(200, {"value": [show_drive(self.drive)]})
        raise not_made(asked.path)

    def _list(self, asked: Asked) -> HttpResponse:
        if "search" in asked.query:
            wanted = asked.query["search"].lower()
            found = [site for site in self.sites if wanted in site.show()["webUrl"].lower()]  # type: ignore[union-attr]
            return answer(200, {"value": [site.show() for site in found]})
        collection = {"siteCollection": {"hostname": HOST, "dataLocationCode": "NAM", "root": {}}, "root": {}}
        return answer(200, {"value": [chosen(self.sites[0].show() | collection, asked.options)]})

    def _find(self, key: str) -> Site:
        names = {ROOT: self.sites[0], "root": self.sites[0], HOST: self.sites[0]}
        found = names.get(key) or next((site for site in self.sites if site.id == key), None)
        if found is None:
            raise Refusal(404, "itemNotFound", f"There is no site {key}.")
        return found

    def _find_at(self, host: str, path: str) -> Site:
        found = next((site for site in self.sites if site.path == path and host == HOST), None)
        if found is None:
            raise Refusal(404, "itemNotFound", f"There is no site {host}{path}.")
        return found


def ask_lists(asked: Asked, site: Site, rest: str) -> HttpResponse:
    key, _, tail = rest.partition("/")
    if not key:
        asked.refuse_others("GET", "POST")
        if asked.method == "GET":
            return answer(200, {"value": [show_list(each, asked.options) for each in site.lists]})
        sent = asked.json()
        name = str(sent.get("name") or sent.get("displayName") or "")
        if not name:
            raise Refusal(400, "invalidRequest", "The list has no name.")
        site.lists.append(List(f"{len(site.lists) + 1:08d}-0000-4000-8000-000000000000", name))
        return answer(201, show_list(site.lists[-1], asked.options))
    found = next((each for each in site.lists if each.id == key), None)
    if found is None:
        raise Refusal(404, "itemNotFound", f"There is no list {key}.")
    if not tail:
        asked.refuse_others("GET")
        return answer(200, show_list(found, asked.options))
    kind, _, rest = tail.partition("/")
    if kind != "items":
        raise not_made(asked.path)
    return ask_items(asked, found, rest)


def ask_items(asked: Asked, found: List, rest: str) -> HttpResponse:
    key, _, tail = rest.partition("/")
    if not key:
        asked.refuse_others("GET", "POST")
        if asked.method == "GET":
            return answer(
                200, {"value": [show_list_item(found, each, asked.options) for each in found.items]}
            )
        fields = asked.json().get("fields")
        known = {"Title", *found.columns}
        if not isinstance(fields, dict) or fields.keys() - known:
            raise Refusal(
                400, "invalidRequest", f"The fields of {found.name} are {', '.join(sorted(known))}."
            )
        made = str(len(found.items) + 1)
        found.items[made] = {name: value for name, (_, value) in found.columns.items()} | fields
        return answer(201, show_list_item(found, made, asked.options))
    if key not in found.items:
        raise Refusal(404, "itemNotFound", f"There is no item {key}.")
    if tail == "fields":
        asked.refuse_others("GET", "PATCH")
        if asked.method == "PATCH":
            found.items[key].update(asked.json())
        return answer(200, found.items[key])
    if tail:
        raise not_made(asked.path)
    asked.refuse_others("GET", "DELETE")
    if asked.method == "DELETE":
        del found.items[key]
        return answer(204)
    return answer(200, show_list_item(found, key, asked.options))


def show_list(found: List, options: Options) -> Json:
    shown: Json = {
        "id": found.id,
        "name": found.name,
        "displayName": found.name,
        **_STAMPS,
        "list": {"hidden": False, "template": found.template},
    }
    if (inner := options.expand.get("columns")) is not None:
        columns = [{"name": name, "description": text} for name, (text, _) in found.columns.items()]
        shown["columns"] = [chosen(dict(column), inner) for column in columns]
    if (inner := options.expand.get("items")) is not None:
        shown["items"] = [show_list_item(found, key, inner) for key in found.items]
    return chosen(shown, options)


def show_list_item(found: List, key: str, options: Options) -> Json:
    shown: Json = {"id": key, **_STAMPS}
    if (inner := options.expand.get("fields")) is not None:
        fields = found.items[key]
        shown["fields"] = {name: fields[name] for name in inner.select or fields if name in fields}
    return chosen(shown, options)
