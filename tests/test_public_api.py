"""The Python interface: everything in `__all__`, imported late, functions before modules of the same name."""

import importlib
import subprocess
import sys

import pytest

import docparse
from docparse import HttpRequest, HttpResponse, Outcome


@pytest.mark.parametrize("name", docparse.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(docparse, name) is not None


def test_every_public_name_has_a_home() -> None:
    assert {*docparse._HOME, "__version__"} == set(docparse.__all__)
    assert sorted(docparse.__all__) == dir(docparse)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'docparse' has no attribute 'nothing'"):
        docparse.nothing  # noqa: B018 - looking it up is the test


@pytest.mark.parametrize("name", ["replay", "mock"])
@pytest.mark.parametrize(
    "first", ["import docparse.{0}", "from docparse.{0} import {0}", "import docparse.cli.replaying"]
)
def test_functions_stand_before_modules_of_the_same_name(name: str, first: str) -> None:
    script = f"{first.format(name)}\nimport docparse\nassert callable(docparse.{name}), docparse.{name}"
    subprocess.run([sys.executable, "-c", script], check=True)


def test_modules_of_the_same_name_can_be_imported() -> None:
    assert importlib.import_module("docparse.replay").replay is docparse.replay


PAGE = """
<!-- {"blockType": "request", "name": "ping"} -->
```http
GET https://api.example/ping
```

<!-- {"blockType": "response"} -->
```http
HTTP/1.1 204 No Content
```
"""


def test_a_page_is_replayed_against_a_function() -> None:
    def service(request: HttpRequest) -> HttpResponse:
        return HttpResponse(204 if request.target == "/ping" else 404)

    (result,) = docparse.replay(docparse.read_page(PAGE), service)
    assert result.outcome is Outcome.PASSED


def test_a_docset_is_mocked_and_served(tmp_path, monkeypatch) -> None:
    (tmp_path / "ping.md").write_text(PAGE, "utf-8")
    monkeypatch.chdir(tmp_path)
    docset = docparse.read_docset(["."])
    with docparse.serve(docparse.mock(docset)) as target:
        service = docparse.connect(target)
        (result,) = docparse.replay(docset, service, docparse.ReplayOptions(target))
    assert result.outcome is Outcome.PASSED
