"""No output of a check shows a credential that stands in a page."""

from collections.abc import Callable
from pathlib import Path

import pytest

from docparse.reporting import CHECK_REPORTERS
from tests.cli.conftest import Run
from tests.values.test_credentials import JWT, KEY, PEM, TOKEN

FIRST_LINE = PEM.split("\n")[1]
SECRETS = (TOKEN, KEY, JWT, FIRST_LINE)
PAGE = f"""# T

See [the file](gone.md?sig={TOKEN}) and [another](https://a.example/c?sig={TOKEN}).

<!-- {{"blockType": "resource", "@odata.type": "x.thing"}} -->
```json
{{"id": "string", "apiKey": "int32", "accessToken": "url", "note": "a | b"}}
```

<!-- {{"blockType": "request", "name": "change"}} -->
```http
PATCH /thing
Authorization: Bearer {TOKEN}
Content-Length: 1
Content-Type: application/json

{{"accessToken": "{JWT}", "note": "AccountKey={KEY}", "apiKey": 1, }}
```

<!-- {{"blockType": "response", "@odata.type": "x.thing"}} -->
```http
HTTP/1.1 200
Content-Type: application/json

{{"accessToken": "{JWT}", "note": "b", "apiKey": "{TOKEN}", "id": 1 }}
```

<!-- {{"blockType": "ignored"}} -->
```
{PEM}
```
"""


@pytest.fixture
def page(folder: Path) -> Path:
    path = folder / "docs" / "photo.md"
    path.write_text(PAGE, "utf-8")
    return path


def shows(text: str) -> list[str]:
    """Return the secrets of which a text shows half."""
    return [secret for secret in SECRETS if secret[: len(secret) // 2] in text or secret[-20:] in text]


@pytest.mark.parametrize("rules", ["all", "DP1 DP2 DP3 DP4 DP5", "DP603"])
@pytest.mark.parametrize("format_name", CHECK_REPORTERS)
def test_no_format_shows_a_secret(run: Callable[..., Run], page: Path, format_name: str, rules: str) -> None:
    done = run("check", "docs", "--select", rules.replace(" ", ","), "--format", format_name, "-v")
    assert "photo.md" in done.out
    assert shows(done.out + done.err) == []


def test_a_line_with_a_secret_is_shown_masked(run: Callable[..., Run], page: Path) -> None:
    out = run("check", "docs", "--select", "credential-in-page").out
    assert f"Authorization: Bearer {'*' * len(TOKEN)}" in out


def test_neither_diff_nor_baseline_shows_a_secret(run: Callable[..., Run], page: Path, folder: Path) -> None:
    done = run("check", "docs", "--select", "all", "--diff")
    assert "-HTTP/1.1 200\n+HTTP/1.1 200 OK" in done.out
    assert shows(done.out + done.err) == []
    run("check", "docs", "--select", "all", "--update-baseline", "--baseline", "known.jsonl")
    assert shows((folder / "known.jsonl").read_text("utf-8")) == []


def test_mending_leaves_secrets_in_the_page(run: Callable[..., Run], page: Path) -> None:
    run("check", "docs", "--select", "all", "--fix")
    assert set(shows(page.read_text("utf-8"))) == set(SECRETS)
