"""What a drive holds: items in folders, their contents and former versions, and what changed when."""

import mimetypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

from tests.onedrive.refusals import Refusal

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
SPECIAL = {
    "cameraroll": "Camera Roll",
    "desktop": "Desktop",
    "documents": "Documents",
    "music": "Music",
    "photos": "Pictures",
}
"""The special folders that the pages know, and what they are called here; `approot` is made on demand."""


@dataclass
class Version:
    """What a file once held."""

    content: bytes
    modified: str


@dataclass
class Item:
    """A file, a folder, or a folder of somebody else's drive."""

    id: str
    name: str
    parent: "Item | None"
    created: str
    modified: str
    content: bytes | None = None
    """None: it is no file."""
    remote: dict[str, object] | None = None
    special: str = ""
    versions: list[Version] = field(default_factory=list)
    """The last one first; the one that counts is among them."""
    permissions: dict[str, dict[str, object]] = field(default_factory=dict)
    thumbnail: bytes | None = None
    """Given by somebody in place of one that is made."""
    changes: int = 1
    checked_out: bool = False
    is_deleted: bool = False

    @property
    def media_type(self) -> str:
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    @property
    def path(self) -> str:
        """The path as `parentReference` has it: `/drive/root:/Documents`."""
        if self.parent is None:
            return "/drive/root:"
        return f"{self.parent.path}/{self.name}"


class Drive:
    """The items of one owner."""

    def __init__(self, key: str, owner: dict[str, str], kind: str = "personal") -> None:
        self.id, self.owner, self.kind = key, owner, kind
        self._seconds = count()
        self._numbers = count(101)
        self.items: dict[str, Item] = {}
        self.changed: list[Item] = []
        """Each item as often as it changed; how many there are is what a delta token says."""
        self.root = self._make("root", None)
        for special, name in SPECIAL.items():
            self._make(name, self.root).special = special

    def now(self) -> str:
        """The time: a second later each time one asks."""
        return f"{START + timedelta(seconds=next(self._seconds)):%Y-%m-%dT%H:%M:%SZ}"

    def find(self, key: str) -> Item:
        """Return the item with this id."""
        if key == "root":
            return self.root
        if key not in self.items:
            raise Refusal(404, "itemNotFound", f"There is no item {key}.")
        return self.items[key]

    def find_special(self, name: str) -> Item:
        """Return a special folder; that of the application is made when it is asked for first."""
        found = next((item for item in self.items.values() if item.special == name.lower()), None)
        if found is None and name.lower() == "approot":
            found = self.make_folder(self.walk_or_make(self.root, "Apps"), "docparse")
            found.special = "approot"
        if found is None:
            raise Refusal(404, "itemNotFound", f"There is no special folder {name}.")
        return found

    def children(self, item: Item) -> list[Item]:
        return sorted(
            (each for each in self.items.values() if each.parent is item), key=lambda each: each.name.lower()
        )

    def child(self, item: Item, name: str) -> Item | None:
        """Return the item of a name in a folder; letter case does not count."""
        return next((each for each in self.children(item) if each.name.lower() == name.lower()), None)

    def walk(self, start: Item, path: str) -> Item | None:
        """Return the item at a path, or None."""
        item: Item | None = start
        for name in filter(None, path.split("/")):
            item = self.child(item, name) if item else None
        return item

    def walk_or_make(self, start: Item, path: str) -> Item:
        """Return the folder at a path; those that there are not are made."""
        for name in filter(None, path.split("/")):
            start = self.child(start, name) or self._make(name, start)
        return start

    def make_folder(self, parent: Item, name: str, conflict: str = "fail") -> Item:
        return self._make(self.settle(parent, name, conflict), parent)

    def write(self, parent: Item, name: str, content: bytes) -> tuple[Item, bool]:
        """Put content into the file of a name; return it, and whether it is new."""
        found = self.child(parent, name)
        item = found or self._make(name, parent)
        self.fill(item, content)
        return item, found is None

    def fill(self, item: Item, content: bytes) -> None:
        """Give a file content; what it had stays as a version."""
        if item.content is None and self.children(item):
            raise Refusal(400, "invalidRequest", f"{item.name} is a folder.")
        item.content = content
        self.touch(item)
        item.versions.insert(0, Version(content, item.modified))

    def move(self, item: Item, parent: Item, name: str, conflict: str = "fail") -> None:
        item.parent, before = None, item.parent
        try:
            item.name = self.settle(parent, name, conflict)
        except Refusal:
            item.parent = before
            raise
        item.parent = parent
        self.touch(item)

    def copy(self, item: Item, parent: Item, name: str, conflict: str = "fail") -> Item:
        copied = self._make(self.settle(parent, name, conflict), parent)
        if item.content is not None:
            self.fill(copied, item.content)
        for child in self.children(item):
            self.copy(child, copied, child.name)
        return copied

    def delete(self, item: Item) -> None:
        if item is self.root:
            raise Refusal(403, "accessDenied", "The root cannot be deleted.")
        for child in self.children(item):
            self.delete(child)
        del self.items[item.id]
        item.is_deleted = True
        self.touch(item)

    def below(self, item: Item) -> Iterator[Item]:
        for child in self.children(item):
            yield child
            yield from self.below(child)

    def settle(self, parent: Item, name: str, conflict: str) -> str:
        """Return the name that a new item gets where there may be another one of that name."""
        if not name or set(name) & set('"*:<>?/\\|'):
            raise Refusal(400, "invalidRequest", f"'{name}' is no name for an item.")
        other = self.child(parent, name)
        if other is None:
            return name
        if conflict == "replace":
            self.delete(other)
            return name
        if conflict != "rename":
            raise Refusal(409, "nameAlreadyExists", f"There is another item named {name}.")
        stem, dot, ending = name.rpartition(".") if "." in name else (name, "", "")
        names: Callable[[int], str] = lambda number: f"{stem} {number}{dot}{ending}"  # noqa: E731
        return next(names(number) for number in count(1) if self.child(parent, names(number)) is None)

    def touch(self, item: Item) -> None:
        """Note that an item changed."""
        item.modified = self.now()
        item.changes += 1
        self.changed.append(item)

    def _make(self, name: str, parent: Item | None) -> Item:
        now = self.now()
        item = Item(f"{self.id.upper()}!{next(self._numbers)}", name, parent, now, now)
        self.items[item.id] = item
        self.changed.append(item)
        return item
