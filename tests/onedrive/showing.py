"""Items, drives and thumbnails as JSON, as the pages about resources show them."""

from hashlib import sha1
from urllib.parse import quote

from tests.onedrive.asking import Json, Options, chosen
from tests.onedrive.drive import Drive, Item
from tests.onedrive.refusals import Refusal, not_made

SIZES = {"small": (96, 96), "medium": (176, 176), "large": (800, 800)}
DOWNLOAD = "@microsoft.graph.downloadUrl"


def show_drive(drive: Drive) -> Json:
    used = sum(len(item.content or b"") for item in drive.items.values())
    total = 5 << 30
    files = sum(item.content is not None for item in drive.items.values())
    return {
        "@odata.type": "#microsoft.graph.drive",
        "id": drive.id,
        "name": "OneDrive",
        "driveType": drive.kind,
        "owner": {"user": drive.owner},
        "quota": {
            "deleted": 0,
            "fileCount": files,
            "remaining": total - used,
            "state": "normal",
            "total": total,
            "used": used,
        },
    }


def show_item(drive: Drive, item: Item, options: Options, origin: str) -> Json:
    by = {"user": drive.owner}
    if item.is_deleted:
        return {"id": item.id, "name": item.name, **_facet(drive, item), "deleted": {"state": "deleted"}}
    shown: Json = {
        "@odata.type": "#microsoft.graph.driveItem",
        "id": item.id,
        "name": item.name,
        "eTag": f'"{{{item.id}}},{item.changes}"',
        "cTag": f'"c:{{{item.id}}},{len(item.versions)}"',
        "createdBy": by,
        "createdDateTime": item.created,
        "lastModifiedBy": by,
        "lastModifiedDateTime": item.modified,
        "fileSystemInfo": {
            "createdDateTime": item.created,
            "lastModifiedDateTime": item.modified,
            "lastAccessedDateTime": item.modified,
        },
        "size": len(item.content or b"") + sum(len(each.content or b"") for each in drive.below(item)),
        "webUrl": f"https://onedrive.live.example{quote(item.path.partition(':')[2] or '/')}",
        **_facet(drive, item),
    }
    if item.parent is not None:
        shown["parentReference"] = {"driveId": drive.id, "id": item.parent.id, "path": item.parent.path}
    else:
        shown["root"] = {}
    if item.special:
        shown["specialFolder"] = {"name": item.special}
    if item.content is not None:
        shown[DOWNLOAD] = f"{origin}/dl/{quote(item.id)}"
    for name, inner in options.expand.items():
        if name == "children":
            shown[name] = [show_item(drive, each, inner, origin) for each in drive.children(item)]
        elif name == "thumbnails":
            shown[name] = show_thumbnails(item, inner.select, origin)
        else:
            raise not_made(f"expand={name}")
    return chosen(shown, options)


def _facet(drive: Drive, item: Item) -> Json:
    if item.remote is not None:
        kind = {} if "file" in item.remote else {"folder": {"childCount": 0}}
        return {"remoteItem": {**item.remote, **kind}}
    if item.content is None:
        return {"folder": {"childCount": len(drive.children(item))}}
    digest = sha1(item.content).hexdigest().upper()  # noqa: S324 - what the service shows
    facet: Json = {"file": {"mimeType": item.media_type, "hashes": {"sha1Hash": digest}}}
    if item.media_type.startswith("image/"):
        facet |= {"image": {"height": 5, "width": 5}, "photo": {"takenDateTime": item.created}}
    return facet


def show_thumbnails(item: Item, select: tuple[str, ...], origin: str) -> list[Json]:
    """Return the one set of thumbnails that an image has, or that somebody gave an item."""
    if item.thumbnail is None and not item.media_type.startswith("image/"):
        return []
    names = [name for name in select if name != "id"] or [
        *SIZES,
        *(["source"] if item.thumbnail is not None else []),
    ]
    made = {name: show_thumbnail(item, name, origin) for name in names if name != "source" or item.thumbnail}
    return [{"id": "0", **made}]


def show_thumbnail(item: Item, size: str, origin: str) -> Json:
    """Return a thumbnail: a known size, or one of one's own as `c300x400_Crop` (width x height)."""
    if size == "source" and item.thumbnail is not None:
        width, height = 500, 500
    elif size in SIZES:
        width, height = SIZES[size]
    elif size[:1] == "c" and "x" in size:
        first, _, second = size[1:].partition("_")[0].partition("x")
        width, height = int(first), int(second)
    else:
        raise Refusal(404, "itemNotFound", f"There is no thumbnail {size}.")
    return {"height": height, "width": width, "url": f"{origin}/dl/{quote(item.id)}?thumbnail={size}"}
