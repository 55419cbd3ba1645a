"""Requests as text for other tools: one format a module, one table."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from docparse.exporting.curl import render_curl
from docparse.exporting.http import render_http
from docparse.exporting.scripts import render_http_file, render_shell_script
from docparse.message import HttpRequest
from docparse.variables.prepared import Prepared

EXPORTERS: Mapping[str, Callable[[HttpRequest, str], str]] = MappingProxyType(
    {"http": render_http, "curl": render_curl}
)
"""What renders a request that goes to a URL (empty: the request's own target), by the format's name."""

SCRIPTS: Mapping[str, Callable[[Iterable[Prepared]], str]] = MappingProxyType(
    {"http": render_http_file, "curl": render_shell_script}
)
"""What renders all examples of a dry run, by the format's name."""

__all__ = ["EXPORTERS", "SCRIPTS", "render_curl", "render_http"]
