"""A request as HTTP text, as it stands in a page's block."""

from docparse.message import HttpRequest


def render_http(request: HttpRequest, url: str = "") -> str:
    """Return request line, header fields, an empty line and the content; bytes that are no text are replaced.

    An empty URL stands for the request's own target.
    """
    lines = [
        f"{request.method} {url or request.target}",
        *(f"{name}: {value}" for name, value in request.headers),
    ]
    if request.content:
        lines += ["", request.content.decode("utf-8", "replace")]
    return "\n".join(lines)
