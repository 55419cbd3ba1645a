"""Requests as text for other tools: one format a module, one table."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from docparse.exporting.curl import render_curl
from docparse.exporting.http import render_http
from docparse.message import HttpRequest

EXPORTERS: Mapping[str, Callable[[HttpRequest, str], str]] = MappingProxyType(
    {"http": render_http, "curl": render_curl}
)
"""What renders a request that goes to a URL (empty: the request's own target), by the format's name."""

__all__ = ["EXPORTERS", "render_curl", "render_http"]
