"""What can be asked of a drive and its items."""

import re
from email import message_from_bytes
from email.message import Message
from json import loads

from docparse.message import HttpResponse
from tests.onedrive.asking import Asked, Json, answer, chosen
from tests.onedrive.drive import Drive, Item
from tests.onedrive.refusals import Refusal, not_made
from tests.onedrive.sharing import ask_permissions, create_link, invite
from tests.onedrive.showing import show_drive
from tests.onedrive.transfers import Transfers
from tests.onedrive.views import Views

_ADDRESS = re.compile(
    r"/(?P<start>root|items/[^/:]+|special/[^/:]+)(?::/?(?P<path>[^:]*)(?::|$))?(?P<rest>/.*)?"
)
_SEARCH = re.compile(r"/search\(q='(?P<text>.*)'\)")
_DELTA = re.compile(r"/(?:view\.)?delta(?:\(token='(?P<token>.*)'\))?")
_CONFLICT = "@microsoft.graph.conflictBehavior"
_SOURCE = "@microsoft.graph.sourceUrl"


class Place:
    """An item, or the place where one may be made."""

    def __init__(self, drive: Drive, start: str, path: str | None) -> None:
        kind, _, name = start.partition("/")
        self.start = drive.find_special(name) if kind == "special" else drive.find(name or kind)
        self.drive, self.path = drive, (path or "").strip("/")

    def find(self) -> Item:
        item = self.drive.walk(self.start, self.path)
        if item is None:
            raise Refusal(404, "itemNotFound", f"There is nothing at {self.path}.")
        return item

    def make(self) -> tuple[Item, str]:
        """Return folder and name of what is to be made; folders on the way are made too."""
        folder, _, name = self.path.rpartition("/")
        return self.drive.walk_or_make(self.start, folder), name


class Items(Views):
    """One drive, asked over HTTP."""

    def __init__(self, drive: Drive, origin: str, transfers: Transfers) -> None:
        super().__init__(drive, origin)
        self.transfers = transfers

    def answer(self, asked: Asked, rest: str) -> HttpResponse:
        """Return the answer to what stands behind the drive in a path."""
        if rest in {"", "/"}:
            asked.refuse_others("GET")
            return answer(200, chosen(show_drive(self.drive), asked.options))
        if found := _SEARCH.fullmatch(rest):
            return self._search(asked, self.drive.root, found["text"])
        if found := _ADDRESS.fullmatch(rest):
            place = Place(self.drive, found["start"], found["path"])
            return self._answer_item(asked, place, (found["rest"] or "").rstrip("/"))
        views = {
            "/recent": self._list_recent,
            "/sharedWithMe": self._list_from_others,
            "/shared": self._list_shared,
        }
        if rest in views:
            asked.refuse_others("GET")
            return self._list(asked, views[rest]())
        if rest == "/activities":
            asked.refuse_others("GET")
            return answer(200, {"value": list(map(self._show_activity, reversed(self.drive.changed)))})
        raise not_made(rest)

    def _answer_item(self, asked: Asked, place: Place, rest: str) -> HttpResponse:
        if rest == "":
            return self._answer_itself(asked, place)
        if rest == "/content":
            return self._answer_content(asked, place)
        if rest == "/createUploadSession":
            asked.refuse_others("POST")
            return answer(200, self.transfers.begin(place.make(), self.drive, asked.json()))
        item = place.find()
        if rest == "/children":
            asked.refuse_others("GET", "POST")
            if asked.method == "POST":
                return self._add_child(asked, item)
            return self._list(asked, self.drive.children(item))
        if found := _SEARCH.fullmatch(rest):
            return self._search(asked, item, found["text"])
        if found := _DELTA.fullmatch(rest):
            return self._answer_delta(asked, asked.query.get("token", found["token"] or ""))
        head, _, tail = rest[1:].partition("/")
        parts = {
            "permissions": ask_permissions,
            "thumbnails": self._answer_thumbnails,
            "versions": self._answer_versions,
        }
        if head in parts:
            return parts[head](asked, item, tail)
        asked.refuse_others("POST")
        actions = {
            "copy": self._copy,
            "createLink": create_link,
            "invite": invite,
            "checkin": self._check_in,
            "checkout": self._check_out,
        }
        if head not in actions or tail:
            raise not_made(rest)
        return actions[head](asked, item)

    def _answer_itself(self, asked: Asked, place: Place) -> HttpResponse:
        asked.refuse_others("GET", "PATCH", "DELETE", "PUT")
        if asked.method == "PUT":
            if "folder" not in asked.json():
                raise Refusal(400, "invalidRequest", "Only a folder is made so; upload a file's content.")
            return self._show(asked, self.drive.make_folder(*place.make()), 201)
        item = place.find()
        if asked.method == "DELETE":
            self.drive.delete(item)
            return answer(204)
        if asked.method == "PATCH":
            sent = asked.json()
            parent = self._find_parent(sent) or item.parent
            if parent is None:
                raise Refusal(403, "accessDenied", "The root cannot be changed.")
            self.drive.move(item, parent, str(sent.get("name", item.name)), str(sent.get(_CONFLICT, "fail")))
        return self._show(asked, item)

    def _answer_content(self, asked: Asked, place: Place) -> HttpResponse:
        asked.refuse_others("GET", "PUT")
        if asked.method == "GET":
            return self._redirect(place.find(), "")
        if place.path:
            folder, name = place.make()
            item, is_new = self.drive.write(folder, name, asked.content)
        else:
            item, is_new = place.find(), False
            self.drive.fill(item, asked.content)
        return self._show(asked, item, 201 if is_new else 200)

    def _add_child(self, asked: Asked, parent: Item) -> HttpResponse:
        if asked.headers.media_type == "multipart/related":
            return self._add_multipart(asked, parent)
        sent = asked.json()
        name, conflict = str(sent.get("name", "")), str(sent.get(_CONFLICT, "fail"))
        if _SOURCE in sent and asked.headers.get("Prefer") == "respond-async":
            item, _ = self.drive.write(parent, name, b"what the URL has")  # nothing outside is asked
            return answer(202, None, ("Location", self.transfers.watch("DownloadUrl", item.id)))
        if not {"folder", "remoteItem"} & sent.keys():
            raise Refusal(400, "invalidRequest", "A folder, a remoteItem or a sourceUrl is needed.")
        item = self.drive.make_folder(parent, name, conflict)
        remote = sent.get("remoteItem")
        item.remote = remote if isinstance(remote, dict) else None
        return self._show(asked, item, 201)

    def _add_multipart(self, asked: Asked, parent: Item) -> HttpResponse:
        head = f"Content-Type: {asked.headers.get('Content-Type')}\r\n\r\n".encode()
        parts: dict[str | None, Message] = {
            part["Content-ID"]: part for part in message_from_bytes(head + asked.content).walk()
        }
        if not {"<metadata>", "<content>"} <= parts.keys():
            raise Refusal(400, "invalidRequest", "A part <metadata> and a part <content> are needed.")
        told = loads(parts["<metadata>"].get_payload(decode=True) or b"{}")
        name = self.drive.settle(parent, told["name"], told.get(_CONFLICT, "fail"))
        item, _ = self.drive.write(parent, name, parts["<content>"].get_payload(decode=True) or b"")
        return self._show(asked, item, 201)

    def _copy(self, asked: Asked, item: Item) -> HttpResponse:
        sent = asked.json()
        parent = self._find_parent(sent) or item.parent
        if parent is None:
            raise Refusal(403, "accessDenied", "The root cannot be copied.")
        name, conflict = str(sent.get("name", item.name)), str(sent.get(_CONFLICT, "fail"))
        copied = self.drive.copy(item, parent, name, conflict)
        return answer(202, None, ("Location", self.transfers.watch("ItemCopy", copied.id)))

    def _find_parent(self, sent: Json) -> Item | None:
        """Return the folder that a parentReference names, by id or by path."""
        reference = sent.get("parentReference")
        if not isinstance(reference, dict):
            return None
        if "id" in reference:
            return self.drive.find(str(reference["id"]))
        path = str(reference.get("path", ""))
        item = self.drive.walk(self.drive.root, path.partition(":")[2]) if path else None
        if path and item is None:
            raise Refusal(404, "itemNotFound", f"There is no folder {path}.")
        return item

    def _check_out(self, asked: Asked, item: Item) -> HttpResponse:
        item.checked_out = True
        return answer(204)

    def _check_in(self, asked: Asked, item: Item) -> HttpResponse:
        if not item.checked_out:
            raise Refusal(400, "invalidRequest", "The file is not checked out.")
        item.checked_out = False
        self.drive.touch(item)
        return answer(204)
