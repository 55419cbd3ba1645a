"""What can be looked at in a drive: lists of items, what changed, thumbnails, former versions."""

from docparse.message import HttpResponse
from tests.onedrive.asking import Asked, Json, answer, fits
from tests.onedrive.drive import Drive, Item
from tests.onedrive.refusals import Refusal
from tests.onedrive.showing import show_item, show_thumbnail, show_thumbnails


class Views:
    """One drive, looked at over HTTP."""

    def __init__(self, drive: Drive, origin: str) -> None:
        self.drive, self.origin = drive, origin
        self._rendered: set[str] = set()

    def _answer_thumbnails(self, asked: Asked, item: Item, rest: str) -> HttpResponse:
        if rest == "0/source/content" and asked.method == "PUT":
            item.thumbnail = asked.content
            self.drive.touch(item)
            return answer(200)
        asked.refuse_others("GET")
        if not rest:
            shown = show_thumbnails(self._find_image(item), asked.options.select, self.origin)
            return answer(200, {"value": shown})
        number, _, size = rest.partition("/")
        if number != "0" or not show_thumbnails(item, (), self.origin):
            raise Refusal(404, "itemNotFound", "The item has no such thumbnails.")
        if item.id not in self._rendered:  # they are made when one is asked for first, which takes its time
            self._rendered.add(item.id)
            raise Refusal(404, "itemNotFound", "The thumbnails are being made.")
        shown = show_thumbnail(item, size.removesuffix("/content"), self.origin)
        return self._redirect(item, "?thumbnail") if size.endswith("/content") else answer(200, shown)

    def _find_image(self, item: Item) -> Item:
        """Return the item itself, or the first image in it: that is what a folder is shown by."""
        inside = (each for each in self.drive.children(item) if each.media_type.startswith("image/"))
        return item if item.content is not None else next(inside, item)

    def _answer_versions(self, asked: Asked, item: Item, rest: str) -> HttpResponse:
        number, _, action = rest.partition("/")
        if not number:
            asked.refuse_others("GET")
            return answer(200, {"value": [self._show_version(item, at) for at in range(len(item.versions))]})
        at = next((at for at in range(len(item.versions)) if self._number(item, at) == number), None)
        if at is None:
            raise Refusal(404, "itemNotFound", f"There is no version {number}.")
        if action == "restoreVersion":
            self.drive.fill(item, item.versions[at].content)
            return answer(204)
        asked.refuse_others("GET")
        return (
            self._redirect(item, f"?version={number}")
            if action
            else answer(200, self._show_version(item, at))
        )

    def _number(self, item: Item, at: int) -> str:
        return f"{len(item.versions) - at}.0"

    def _show_version(self, item: Item, at: int) -> Json:
        version = item.versions[at]
        by = {"user": self.drive.owner}
        return {
            "id": self._number(item, at),
            "lastModifiedBy": by,
            "lastModifiedDateTime": version.modified,
            "size": len(version.content),
        }

    def _answer_delta(self, asked: Asked, token: str) -> HttpResponse:
        asked.refuse_others("GET")
        changed, latest = self.drive.changed, len(self.drive.changed)
        if token and token != "latest" and not (token.isdigit() and int(token) <= latest):
            raise Refusal(410, "resyncRequired", f"The token {token} is not known (any more).")
        since = latest if token == "latest" else int(token or 0)
        items = {item.id: item for item in changed[since:] if token or not item.is_deleted}
        shown = [show_item(self.drive, item, asked.options, self.origin) for item in items.values()]
        link = f"{self.origin}/v1.0/me/drive/root/delta?token={latest}"
        return answer(200, {"value": shown, "@odata.deltaLink": link})

    def _search(self, asked: Asked, start: Item, text: str) -> HttpResponse:
        asked.refuse_others("GET")
        items = [item for item in self.drive.below(start) if text.lower() in item.name.lower()]
        telemetry = {"searchResult": {"onClickTelemetryUrl": "https://search.example/click"}}
        return self._list(asked, items, telemetry, {"@search.approximateCount": len(items)})

    def _list(
        self, asked: Asked, items: list[Item], more: Json | None = None, told: Json | None = None
    ) -> HttpResponse:
        shown = [show_item(self.drive, item, asked.options, self.origin) | (more or {}) for item in items]
        shown = [each for each in shown if fits(each, asked.options.filter)]
        skip, top = int(asked.query.get("$skiptoken", "0")), asked.options.top or 200
        page: Json = {**(told or {}), "value": shown[skip : skip + top]}
        if skip + top < len(shown):
            page["@odata.nextLink"] = f"{self.origin}{asked.path}?$top={top}&$skiptoken={skip + top}"
        return answer(200, page)

    def _list_recent(self) -> list[Item]:
        files = {item.id: item for item in reversed(self.drive.changed) if item.content is not None}
        return [item for item in files.values() if not item.is_deleted]

    def _list_from_others(self) -> list[Item]:
        return [item for item in self.drive.below(self.drive.root) if item.remote is not None]

    def _list_shared(self) -> list[Item]:
        return [item for item in self.drive.below(self.drive.root) if item.permissions]

    def _show_activity(self, item: Item) -> Json:
        action = "delete" if item.is_deleted else "edit" if item.changes > 1 else "create"
        return {
            "id": f"act-{item.id}-{item.changes}",
            "action": {action: {}},
            "actor": {"user": self.drive.owner},
            "times": {"recordedDateTime": item.modified},
        }

    def _redirect(self, item: Item, query: str) -> HttpResponse:
        if item.content is None:
            raise Refusal(400, "invalidRequest", f"{item.name} is a folder.")
        return answer(302, None, ("Location", f"{self.origin}/dl/{item.id}{query}"))

    def _show(self, asked: Asked, item: Item, status: int = 200) -> HttpResponse:
        shown = show_item(self.drive, item, asked.options, self.origin)
        return answer(status, shown, ("ETag", str(shown.get("eTag", ""))))
