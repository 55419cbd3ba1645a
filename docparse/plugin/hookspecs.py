"""Hooks that a conftest.py may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from docparse.message import HttpRequest, HttpResponse
    from docparse.model import Example


@pytest.hookspec(firstresult=True)
def pytest_docparse_before_request(
    request: HttpRequest, example: Example, config: pytest.Config
) -> HttpRequest | None:
    """Return the request to send in the place of this one; None: this one.

    Credentials are put in afterwards. What is returned counts as what was sent when the answer is judged.
    """


@pytest.hookspec(firstresult=True)
def pytest_docparse_after_response(
    response: HttpResponse, example: Example, config: pytest.Config
) -> HttpResponse | None:
    """Return the response to judge in the place of this one; None: this one."""
