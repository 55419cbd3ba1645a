"""A request as a curl command that a POSIX shell takes as it is."""

import re
from collections.abc import Iterable
from shlex import quote

from docparse.message import HttpRequest

WIDTH = 80
_UNPRINTABLE = re.compile(r"[^\n\t -~\u00a0-\U0010ffff]|[\u202a-\u202e\u2066-\u2069\u2028\u2029]")
_PRINTABLE_BYTES = frozenset(b"".join(bytes([code]) for code in range(0x20, 0x7F)))


def render_curl(request: HttpRequest, url: str = "") -> str:
    """Return a curl command, a field a line where it takes more than WIDTH columns, joined by backslashes.

    Every word is quoted for the shell, and content goes out byte for byte: bytes that are no text, or that a
    terminal would obey, are written as escapes for printf. An empty URL stands for the request's own target.
    Content-Length is curl's to write: with another than its own, the service would wait or cut the content.
    """
    address = _UNPRINTABLE.sub("\ufffd", url or request.target)
    command = " ".join(
        ["curl", *_find_method_options(request), *_find_address_options(address), quote(address)]
    )
    headers = request.headers.without("Content-Length")
    options = [f"-H {quote(_write_field(name, value))}" for name, value in headers]
    if request.content:
        options += () if "Content-Type" in request.headers else ("-H Content-Type:",)
        text = _read_text(request.content)
        options.append("--data-binary @-" if text is None else f"--data-binary {quote(text)}")
        command = command if text is not None else f"printf {quote(_escape(request.content))} |\n{command}"
    line = " ".join([command, *options])
    return line if len(line) <= WIDTH and "\n" not in line else " \\\n  ".join([command, *options])


def _find_method_options(request: HttpRequest) -> Iterable[str]:
    """Yield the options that make curl send this method: GET and, with content, POST need none."""
    if request.method == "HEAD":
        yield "--head"
    elif request.method != ("POST" if request.content else "GET"):
        yield f"-X {quote(request.method)}"


def _find_address_options(address: str) -> Iterable[str]:
    """Yield the options that make curl take a URL as it is: no globs, no dot segments resolved, no option."""
    if any(sign in address for sign in "[]{}"):
        yield "--globoff"
    if "/." in address:
        yield "--path-as-is"
    if address.startswith("-"):
        yield "--url"


def _write_field(name: str, value: str) -> str:
    """Return a field as curl's -H takes it: a field with an empty value ends with a semicolon."""
    return _UNPRINTABLE.sub("\ufffd", f"{name}: {value}" if value else f"{name};")


def _read_text(content: bytes) -> str | None:
    """Return content as text, or None where it may not be shown, or curl takes it for a file's name."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if text.startswith("@") or _UNPRINTABLE.search(text) else text


def _escape(content: bytes) -> str:
    """Return bytes as printf's format takes them: octal escapes for all that is not printable ASCII."""
    written = {0x25: "%%", 0x5C: "\\\\"}
    return "".join(
        written.get(byte) or (chr(byte) if byte in _PRINTABLE_BYTES else f"\\{byte:03o}") for byte in content
    )
