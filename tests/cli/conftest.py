"""Command lines run in this process, in a folder of their own."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from docparse.cli import main

PHOTO = """# Photo

<!-- {"blockType": "request", "name": "update_photo"} -->
```http
PATCH https://api.example/v1.0/me/photo
Content-Type: application/json

{"height": 99, "width": 99}
```

<!-- {"blockType": "response", "truncated": true} -->
```http
HTTP/1.1 200 OK
Content-Type: application/json

{"id": "99x99", "height": 99, "width": 99}
```

<!-- {"blockType": "request", "name": "get_photo"} -->
```http
GET https://api.example/v1.0/me/photo
```

<!-- {"blockType": "response"} -->
```http
HTTP/1.1 200 OK
Content-Type: application/json

{"id": "99x99", "height": 99, "width": 99}
```
"""


class Run(NamedTuple):
    code: int
    out: str
    err: str


Runner = Callable[..., Run]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder: docs/photo.md stands in it, and no environment reaches it."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "photo.md").write_text(PHOTO, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOCPARSE_CACHE", str(tmp_path / "cache"))
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "DOCPARSE_TARGET"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Runner:
    """Run a command line there."""

    def call(*arguments: str) -> Run:
        code = main(arguments)
        return Run(code, *capsys.readouterr())

    return call
