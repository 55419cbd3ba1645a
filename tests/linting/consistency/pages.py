"""Pages that say things twice, and what the rules on consistency say of them."""

from tests.linting.resources.pages import comment
from tests.linting.telling import tell_of


def exchange(
    sent: str, shown: str, *, line: str = "PATCH /photo", status: str = "200 OK", **annotation: object
) -> str:
    """Return a request block and its response: the contents start on lines 6 and 16."""
    return (
        f"{comment(blockType='request', **annotation)}\n"
        f"```http\n{line}\nContent-Type: application/json\n\n{sent}\n```\n\n"
        f"{comment(blockType='response')}\n"
        f"\n\n```http\nHTTP/1.1 {status}\nContent-Type: application/json\n\n{shown}\n```\n"
    )


def tell(*texts: str) -> list[tuple[str, str, str]]:
    """Return rule, place and message of what the rules find in pages `0.md`, `1.md` …."""
    return tell_of("DP6", *texts)
