"""Pages for tests, written short."""


def block(name: str, request: str, answer: str = "", refinement: str = "", status: str = "200 OK") -> str:
    """Return the blocks of an example; `refinement` is the object `docparse` of its annotation."""
    own = f', "docparse": {refinement}' if refinement else ""
    return (
        f'<!-- {{"blockType": "request", "name": "{name}"{own}}} -->\n```http\n{request}\n```\n\n'
        f'<!-- {{"blockType": "response", "truncated": true}} -->\n```http\n'
        f"HTTP/1.1 {status}\n{answer}\n```\n\n"
    )


def shows(content: str, *fields: str) -> str:
    """Return fields and JSON content of a message."""
    return "\n".join(("Content-Type: application/json", *fields, "", content))
