"""Faults to plant in the sample pages, one for each rule; each is one edit of one page."""

from __future__ import annotations

from typing import NamedTuple

API, PHOTO, ALBUM, FOLDER = "api/photo.md", "resources/photo.md", "resources/album.md", "resources/folder.md"
SCENARIOS = "tests/scenarios.json"


class Fault(NamedTuple):
    """An edit that breaks one rule."""

    rule: str
    page: str
    old: str
    """Stands on the page once."""
    new: str
    at: str = ""
    """What stands once, on the line where the rule has to tell of it; empty: the new text starts there."""


UPLOADED = '<!-- {"blockType": "response"} -->\n```http\nHTTP/1.1 204 No Content\n```\n'
UPLOAD = '<!-- {"blockType": "request", "name": "upload_photo"} -->\n'
PUT = "PUT https://api.example/v1.0/me/photos/7/text"
NO_CONTENT = "```http\nHTTP/1.1 204 No Content"
ACCEPTED = "```http\nHTTP/1.1 202"
PUT_FENCE = f"```http\n{PUT}"
SYNTAX = "```http\nPATCH /me/photos/{id}\n```\n"
UPLOAD_TAB = '# [HTTP](#tab/http)\n\n<!-- {"blockType": "request", "name": "upload'
FRAME = '<!-- {"blockType": "resource", "@odata.type": "example.frame"} -->\n```json\n{}\n```\n'
COLLECTION = '"@odata.type": "Collection(example.photo)", "truncated": true'
ITEMS = '[\n    {"id": "99x99", "height": 72}\n  ]'
TOKEN = ".".join(
    (
        "eyJhbGciOiJIUzI1NiJ9",
        "eyJzdWIiOiI0OGQzMTg4NyIsIm5hbWUiOiJUcmVlIn0",
        "dBjftJeZ4CVPmB92K27uhbUJU1p1r_wW1gFWFOEjXkQ",
    )
)
"""A web token, whole; it opens nothing."""
UNDECODABLE = "\udcff"
"""A byte that is no text, as Python writes it with `surrogateescape`."""

FAULTS = (
    Fault("response-unpaired", API, UPLOAD, "", at=NO_CONTENT),
    Fault("request-unpaired", API, UPLOADED, "", at=PUT_FENCE),
    Fault("request-unnamed", API, '"request", "name": "upload_photo"', '"request"', at=PUT_FENCE),
    Fault("request-name-duplicate", API, '"name": "upload_photo"', '"name": "list_photos"', at=PUT_FENCE),
    Fault(
        "response-alternate",
        API,
        UPLOADED,
        UPLOADED + "\n" + UPLOADED.replace("204", "202"),
        at=ACCEPTED,
    ),
    Fault(
        "response-name-unknown",
        API,
        '"blockType": "response"}',
        '"blockType": "response", "name": "uplod"}',
        at=NO_CONTENT,
    ),
    Fault(
        "response-before-request",
        API,
        "## Change a photo",
        UPLOADED.replace("response", 'response", "name": "upload_photo').replace("204", "202"),
        at=ACCEPTED,
    ),
    Fault(
        "response-to-ignored",
        API,
        UPLOAD,
        '<!-- {"blockType": "ignored"} -->\n',
        at=NO_CONTENT,
    ),
    Fault(
        "response-shared-with-ignored",
        API,
        UPLOADED,
        '<!-- {"blockType": "ignored"} -->\n```http\nPUT /x\n```\n\n' + UPLOADED,
        at=NO_CONTENT,
    ),
    Fault("annotation-orphan", API, UPLOAD, UPLOAD + "Text.\n\n", at='"upload_photo"'),
    Fault("annotation-json-invalid", API, '"update_photo",', '"update_photo"', at='"sampleKeys"'),
    Fault("annotation-json-lenient", API, '["48d31887"]', '["48d31887"],'),
    Fault("annotation-duplicate-key", API, '  "sampleKeys"', '  "name": "update_a_photo",\n  "sampleKeys"'),
    Fault("annotation-value-type", API, '["48d31887"]', "7"),
    Fault("annotation-unknown-property", API, '"sampleKeys"', '"sampleKey"'),
    Fault(
        "annotation-comment-unclosed",
        API,
        '"documentation"\n} -->\n',
        '"documentation"\n} -->\n\n<!-- {"blockType": "ignored"}\n',
        at='<!-- {"blockType": "ignored"}\n',
    ),
    Fault("annotation-comment-malformed", API, UPLOAD, UPLOAD.replace("<!--", "<--")),
    Fault("page-annotation-invalid", API, '"Photos",', '"Photos"', at='"section"'),
    Fault("block-type-unknown", API, '"blockType": "request",\n', '"blockType": "requst",\n'),
    Fault("block-type-alias", API, '"ignored"', '"ignore"'),
    Fault(
        "block-type-inferred",
        API,
        '"blockType": "request", "name": "upload_photo"',
        '"name": "upload_photo"',
    ),
    Fault("code-block-unannotated", API, '<!-- {"blockType": "ignored"} -->\n' + SYNTAX, SYNTAX),
    Fault("fence-unclosed", API, "A tree.\n```\n", "A tree.\n", at=PUT_FENCE),
    Fault("include-not-found", API, "../includes/note.md", "../includes/notes.md"),
    Fault("text-undecodable", PHOTO, "where it is", f"where it {UNDECODABLE}s"),
    Fault("http-method-unknown", API, PUT, PUT.replace("PUT", "put")),
    Fault("http-request-line", API, PUT, PUT.replace("PUT ", "PUT: ")),
    Fault(
        "http-request-empty",
        API,
        "GET https://api.example/v1.0/me/photos\nAccept: application/json\n",
        "",
        at="```http\n```",
    ),
    Fault(
        "http-multiple-requests", API, "Accept: application/json", "GET https://api.example/v1.0/me/albums"
    ),
    Fault(
        "http-missing-blank-line",
        API,
        "Content-Length: 33\n\n{",
        "Content-Length: 33\n{",
        at='{\n  "height": 99,\n  "width": 98\n}',
    ),
    Fault(
        "http-header-folded",
        API,
        "Accept: application/json",
        "Accept: application/json,\n  text/plain",
        at="  text/plain",
    ),
    Fault("http-content-length", API, "Content-Length: 33", "Content-Length: 43"),
    Fault(
        "http-content-type-without-body",
        API,
        "204 No Content\n",
        "204 No Content\nContent-Type: text/plain\n",
        at="Content-Type: text/plain\n```",
    ),
    Fault("http-status-line-missing", API, "HTTP/1.1 204 No Content\n", "Location: /me/photos/7\n"),
    Fault("body-json-invalid", API, '"width": 98\n}\n', '"width": 98,\n}\n'),
    Fault("body-placeholder-binary", API, "A tree.", "{binary}"),
    Fault("http-reason-missing", API, "204 No Content", "204"),
    Fault(
        "response-type-missing",
        API,
        COLLECTION,
        '"truncated": true',
        at='```http\nHTTP/1.1 200 OK\nContent-Type: application/json\n\n{\n  "value"',
    ),
    Fault("property-missing", API, '  "taken": "2017-09-15T01:10:00Z",\n', "", at='{\n  "id": "48d31887"'),
    Fault("property-undocumented", API, '"address": "https', '"depth": 24,\n  "address": "https'),
    Fault("property-null", API, '"2017-09-15T01:10:00Z"', "null"),
    Fault("type-mismatch", API, '"height": 72', '"height": "72"'),
    Fault("type-unknown", PHOTO, '{"@odata.type": "example.album"}', '{"@odata.type": "example.albun"}'),
    Fault("enum-value", API, '"portrait"', '"portait"'),
    Fault("url-invalid", API, "https://photos.example/48d31887", "http://photos example/"),
    Fault("date-invalid", API, "2017-09-15T01:10:00Z", "15/09/2017"),
    Fault("collection-property-missing", API, '"value": [', '"values": [', at='{\n  "values"'),
    Fault("collection-empty", API, ITEMS, "[]"),
    Fault("base-type-cycle", ALBUM, "example.folder", "example.album", at='{\n  "blockType": "resource"'),
    Fault("resource-not-object", FOLDER, "{}", "[]"),
    Fault("resource-duplicate", FOLDER, '"example.folder"', '"example.album"'),
    Fault("resource-language", FOLDER, "```json", "```xml"),
    Fault(
        "property-not-in-table",
        PHOTO,
        '"id": "string",',
        '"id": "string",\n  "shape": "string",',
        at='"shape"',
    ),
    Fault("property-not-in-resource", PHOTO, "| taken |", "| shape | String | round or not |\n| taken |"),
    Fault("table-cell-value", PHOTO, "| width | Int32 |", "| width | String |"),
    Fault("table-unmapped", PHOTO, "## JSON\n", "## JSON\n\n" + FRAME, at="| address |"),
    Fault("front-matter-missing", PHOTO, "title: photo\n", "", at="---\ndoc_type"),
    Fault("front-matter-empty", PHOTO, "title: photo", "title:"),
    Fault("front-matter-invalid", PHOTO, "title: photo", "title: photo: all"),
    Fault("text-before-heading", FOLDER, "# folder", "A folder.\n\n# folder"),
    Fault("heading-missing", API, "## HTTP request\n", "", at="# Photos\n\nChange"),
    Fault("heading-order", API, "## HTTP request\n", "## Request body\n\nNothing.\n\n## HTTP request\n"),
    Fault(
        "tab-group-position",
        API,
        '# [curl](#tab/curl)\n\nUse curl.\n\n---\n\n<!-- {"blockType": "response"} -->',
        '---\n\n<!-- {"blockType": "response"} -->',
        at=UPLOAD_TAB,
    ),
    Fault(
        "tab-group-unclosed",
        API,
        '---\n\n<!-- {"blockType": "response"} -->',
        '<!-- {"blockType": "response"} -->',
        at=UPLOAD_TAB,
    ),
    Fault("link-broken", PHOTO, "(album.md)", "(albums.md)"),
    Fault("anchor-broken", API, "#properties", "#property"),
    Fault(
        "suppression-unused",
        API,
        "## Request body",
        "<!-- docparse: ignore[type-mismatch] -->\n\n## Request body",
    ),
    Fault("echo-contradicted", API, '"height": 99,\n  "width": 98,', '"height": 98,\n  "width": 98,'),
    Fault("sample-key-missing", API, '["48d31887"]', '["48d31888"]', at='{\n  "blockType": "request"'),
    Fault(
        "credential-in-page",
        API,
        "Accept: application/json",
        f"Authorization: Bearer {TOKEN}",
    ),
    Fault("scenario-json-invalid", SCENARIOS, '"List them",', '"List them"'),
    Fault("scenario-json-lenient", SCENARIOS, '"enabled": true}', '"enabled": true,}'),
    Fault("scenario-key-unknown", SCENARIOS, '"test-setup"', '"test-setups"'),
    Fault("scenario-value-invalid", SCENARIOS, '"/me/photos/{photo-id}/text"', '"#Path.Of(photo)"'),
    Fault(
        "scenario-name-duplicate",
        SCENARIOS,
        '"List them", "method": "list_photos"',
        '"Upload over a photo", "method": "upload_photo"',
        at='"Upload over a photo", ',
    ),
    Fault("scenario-method-unknown", SCENARIOS, '"method": "upload_photo"', '"method": "upload_foto"'),
    Fault("scenario-capture-unknown", SCENARIOS, '"[photo-id]"\n', '"[foto-id]"\n', at='"upload_photo"'),
    Fault("scenario-capture-unused", SCENARIOS, '"[photo-id]"\n', '"7"\n', at='"list_photos",\n'),
)
