"""Pages with tables, and what the rules on tables say of them."""

from tests.linting.telling import tell_of


def table(*rows: str, heading: str = "Properties", head: str = "Name|Type|Description") -> str:
    """Return a table under its heading: the heading's line, an empty one, two lines of head, the rows."""
    columns = head.count("|") + 1
    lines = [f"|{head}|", "|" + ":--|" * columns, *(f"|{row}|" for row in rows)]
    return f"## {heading}\n\n" + "\n".join(lines) + "\n\n"


def check(*texts: str) -> list[tuple[str, str]]:
    """Return rule and place of what the rules on tables find in pages `0.md`, `1.md` …."""
    return [(rule, place) for rule, place, _ in tell(*texts)]


def tell(*texts: str) -> list[tuple[str, str, str]]:
    """Return rule, place and message of what the rules find in pages `0.md`, `1.md` …."""
    return tell_of("DP4", *texts)
