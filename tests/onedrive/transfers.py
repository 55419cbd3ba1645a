"""What goes on beside the API itself: upload sessions, downloads, and how far long actions have come.

Its URLs are secrets of their own; nobody has to say who asks.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from docparse.message import Headers, HttpResponse
from tests.onedrive.asking import Asked, Json, answer
from tests.onedrive.drive import Drive, Item
from tests.onedrive.refusals import Refusal
from tests.onedrive.showing import show_item

_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")
_WANTED = re.compile(r"bytes=(\d+)-(\d*)")
_EXPIRES = "2026-03-08T12:00:00Z"


@dataclass
class Upload:
    """A file on its way."""

    drive: Drive
    folder: Item
    name: str
    conflict: str
    content: bytearray = field(default_factory=bytearray)
    total: int = 0


class Transfers:
    """Uploads, downloads and monitors, by their URLs."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.uploads: dict[str, Upload] = {}
        self.watched: dict[str, tuple[str, str, int]] = {}

    def begin(self, place: tuple[Item, str], drive: Drive, sent: Json) -> Json:
        """Return a new upload session for a file in a folder."""
        told = sent.get("item")
        told = told if isinstance(told, dict) else {}
        folder, name = place
        if told.get("name", name) != name:
            raise Refusal(
                400, "invalidRequest", f"The name is {name} in the URL and {told['name']} in the content."
            )
        key = f"up{len(self.uploads) + 1}"
        behaviour = str(told.get("@microsoft.graph.conflictBehavior", "fail"))
        self.uploads[key] = Upload(drive, folder, name, behaviour)
        return {"uploadUrl": f"{self.origin}/up/{key}", **self._show(self.uploads[key])}

    def watch(self, operation: str, key: str) -> str:
        """Return the URL of a new monitor."""
        number = f"m{len(self.watched) + 1}"
        self.watched[number] = (operation, key, 0)
        return f"{self.origin}/monitor/{number}"

    def answer(self, asked: Asked, drive: Drive) -> HttpResponse:
        """Return the answer to what is asked at one of these URLs."""
        _, kind, key = asked.path.split("/", 2)
        if kind == "monitor":
            return self._answer_monitor(key)
        if kind == "dl":
            return self._download(asked, drive.find(unquote(key)))
        if key not in self.uploads:
            raise Refusal(404, "itemNotFound", "There is no such upload session.")
        asked.refuse_others("GET", "PUT", "DELETE")
        if asked.method == "GET":
            return answer(200, self._show(self.uploads[key]))
        if asked.method == "DELETE":
            del self.uploads[key]
            return answer(204)
        return self._take(asked, key, self.uploads[key])

    def _take(self, asked: Asked, key: str, upload: Upload) -> HttpResponse:
        found = _RANGE.fullmatch(asked.headers.get("Content-Range") or "")
        if found is None:
            raise Refusal(400, "invalidRequest", "Content-Range is missing.")
        first, last, total = map(int, found.groups())
        if len(asked.content) != last - first + 1:
            raise Refusal(400, "invalidRequest", f"{len(asked.content)} bytes are not {found[0]}.")
        if first != len(upload.content) or (upload.total and upload.total != total):
            raise Refusal(416, "invalidRange", f"The next byte is {len(upload.content)} of {upload.total}.")
        upload.content += asked.content
        upload.total = total
        if len(upload.content) < total:
            return answer(202, self._show(upload))
        del self.uploads[key]
        name = upload.drive.settle(upload.folder, upload.name, upload.conflict)
        item, _ = upload.drive.write(upload.folder, name, bytes(upload.content))
        return answer(201, show_item(upload.drive, item, asked.options, self.origin))

    def _show(self, upload: Upload) -> Json:
        return {"expirationDateTime": _EXPIRES, "nextExpectedRanges": [f"{len(upload.content)}-"]}

    def _answer_monitor(self, key: str) -> HttpResponse:
        if key not in self.watched:
            raise Refusal(404, "itemNotFound", "There is no such action.")
        operation, made, asked = self.watched[key]
        self.watched[key] = (operation, made, asked + 1)
        if not asked:
            return answer(202, {"operation": operation, "percentageComplete": 27.8, "status": "inProgress"})
        return answer(200, {"percentageComplete": 100.0, "resourceId": made, "status": "completed"})

    def _download(self, asked: Asked, item: Item) -> HttpResponse:
        content = item.content or b""
        fields = [("Content-Type", item.media_type), ("Accept-Ranges", "bytes")]
        wanted = _WANTED.fullmatch(asked.headers.get("Range") or "")
        if wanted is None:
            return HttpResponse(200, Headers(fields), content)
        first = int(wanted[1])
        last = min(int(wanted[2] or len(content)), len(content) - 1)
        fields.append(("Content-Range", f"bytes {first}-{last}/{len(content)}"))
        return HttpResponse(206, Headers(fields), content[first : last + 1])
