"""One replay of a pytest session: its examples against one target."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from docparse.masking import make_secret_mask
from docparse.message import HttpRequest, HttpResponse, Service
from docparse.model import Example, Result
from docparse.plugin.opening import Opened
from docparse.plugin.summary import EMBEDDED
from docparse.replay import ReplayOptions
from docparse.replay.piecewise import Piecewise
from docparse.reporting.weighing import weigh
from docparse.transport.connecting import Wire
from docparse.variables import find_secrets, merge

if TYPE_CHECKING:
    from docparse.transport.timing import Deadline

Hooks = Any
"""The relay to the hooks of a test's conftest files."""


class Run:
    """One replay: the examples of a session against one target."""

    def __init__(
        self,
        opened: Opened,
        examples: list[Example],
        options: ReplayOptions,
        severity: Mapping[str, str],
        config: pytest.Config,
    ) -> None:
        self.opened = opened
        self.name = name_target(opened)
        self._options = options
        self._severity = severity
        self._config = config
        self._service = opened.service
        self._hooks: Hooks = config.hook
        if config.hook.pytest_docparse_before_request.get_hookimpls():
            options = replace(options, before=self._before)
        if config.hook.pytest_docparse_after_response.get_hookimpls():
            options = replace(options, after=self._after)
        self._piecewise = Piecewise(examples, Wire(self._send), options, own=opened.own)

    def replay(self, example: Example, service: Service, hooks: Hooks) -> Result:
        """Return the result of an example, sent with the service that the fixtures give for it."""
        self._service, self._hooks = service, hooks
        return weigh(self._piecewise.replay(example), self._severity)

    def hide(self, text: str, example: Example) -> str:
        """Return a text, such as a traceback through services and hooks, with `*` for secrets."""
        options = self._options
        secrets = set(find_secrets(example.request, merge(options.values, options.typed)))
        for access in options.accesses:
            secrets |= access.find_secrets()
        return make_secret_mask(frozenset(secrets))(text)

    def _send(self, request: HttpRequest, deadline: Deadline | None) -> HttpResponse:
        service = self._service
        bounded = service.until(deadline) if deadline is not None and isinstance(service, Wire) else service
        return bounded(request)

    def _before(self, request: HttpRequest, example: Example) -> HttpRequest:
        changed = self._hooks.pytest_docparse_before_request(
            request=request, example=example, config=self._config
        )
        return request if changed is None else changed

    def _after(self, response: HttpResponse, example: Example) -> HttpResponse:
        changed = self._hooks.pytest_docparse_after_response(
            response=response, example=example, config=self._config
        )
        return response if changed is None else changed


def name_target(opened: Opened) -> str:
    """Return what a target is called in reports, on each worker alike."""
    if opened.target.embedded:
        return EMBEDDED
    if not opened.target.origin:
        return "a function under test"
    return "the application under test" if opened.own else opened.target.origin + opened.target.path
