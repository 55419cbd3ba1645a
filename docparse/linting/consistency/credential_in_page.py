"""DP603 credential-in-page: a credential that looks real stands in a page.

Published, it is everybody's: JSON Web Tokens, bearer tokens, passwords, private keys, account keys,
signatures of shared access URLs and client secrets are looked for in annotated blocks, tables and the
addresses of links. Placeholders (`{token}`), shortened samples (`eyJ0eXAi...`) and words are none.

To mend: revoke it, and write a placeholder in its place.

    Authorization: Bearer {token}
"""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield where credentials stand that look real, each once on its page."""
    from docparse.linting.consistency.exposed import find_exposed

    return find_exposed(docset)


RULE = Rule("DP603", "credential-in-page", Level.WARNING, __doc__, check)
