"""A service that knows nothing and answers everything: always alike, in every way there is."""

import json
import re
import zlib

from docparse.errors import ServiceError
from docparse.message import Headers, HttpRequest, HttpResponse

JSON = ("Content-Type", "application/json")

RANDOM = re.compile(r"[0-9a-f-]{12,}")
"""What scenarios make anew for each run."""


def answer_anything(request: HttpRequest) -> HttpResponse:
    """Answer by what the request target's checksum says."""
    path = RANDOM.sub("", request.target.partition("?")[0])
    kind = zlib.crc32(f"{request.method} {path}".encode()) % 8
    if kind == 0:
        return HttpResponse(401)
    if kind == 1:
        return HttpResponse(500, Headers([JSON]), b'{"error": {"message": "broken"}}')
    if kind == 2:
        raise ServiceError("nothing behind this door")
    if kind == 3:
        return HttpResponse(204)
    value = {"id": f"id-{kind}", "value": [], "displayName": "A", "@odata.context": "x"}
    return HttpResponse(201 if request.method == "POST" else 200, Headers([JSON]), json.dumps(value).encode())
