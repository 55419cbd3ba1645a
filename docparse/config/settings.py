"""What a run is told to do, whoever says it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docparse.model import Match

if TYPE_CHECKING:
    from docparse.config.readers import Refinements, Table
    from docparse.variables import Values


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is told to do."""

    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    target: str = ""
    doc_hosts: Mapping[str, str] = field(default_factory=dict)
    match: Match = Match.DOCS
    strict: bool = False
    allow_writes: bool = False
    follow_redirects: bool = False
    jobs: int | None = None
    """None: chosen for the target."""
    connect_timeout: float = 5.0
    read_timeout: float = 30.0
    timeout: float = 60.0
    """For a whole example, in seconds."""
    tries: int | None = None
    """How often a request is sent at most; None: as often as suits it."""
    rate: float = 0.0
    """Requests per second at most; 0: however many there are."""
    max_failures: int = 0
    """0: however many there are."""
    ca: str = ""
    cert: str = ""
    key: str = ""
    netrc: bool = False
    accounts: tuple[str, ...] = ()
    """Account files."""
    account_tables: Mapping[str, Table] = field(default_factory=dict)
    """The fields of accounts that the configuration describes, by name."""
    account_variables: Mapping[str, Values] = field(default_factory=dict)
    """Values of placeholders by the account's name."""
    account: tuple[str, ...] = ()
    """Names of accounts to use; empty: all that are enabled."""
    scenarios: tuple[str, ...] = ()
    """Scenario files."""
    history: str = ""
    """The file that runs are remembered in; empty: one in the cache folder."""
    severity: Mapping[str, str] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    """Words that mean rules (docparse.linting.choosing)."""
    ignore: tuple[str, ...] = ()
    per_path_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    baseline: str = ""
    front_matter: tuple[str, ...] = ()
    """The keys that front matter has."""
    page_settings: tuple[str, ...] = ()
    """Files that say what pages have (docparse.config.requirements)."""
    site_root: str = ""
    """The folder that links starting with a slash are looked for in; empty: they are the site's."""
    unchecked_links: tuple[str, ...] = ()
    """How links start that are not looked for."""
    variables: Values = field(default_factory=dict)
    """Values of placeholders by `variables.key`, whoever gives them."""
    given: Values = field(default_factory=dict)
    """Those of them that were given on the command line."""
    variables_for: Mapping[str, Values] = field(default_factory=dict)
    """Values of placeholders by glob of page paths."""
    vars: tuple[str, ...] = ()
    """Files of values: already read."""
    examples: Refinements = ()
    folder: str = ""
    """The whole path of the folder that the configuration file lies in; empty: there is none."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """By key, and by `key.name` inside tables; what is not there is the default."""

    def find_values(self, page: str) -> Values:
        """Return all values of placeholders that hold for a page, the nearest of each name."""
        return {**self.variables, **self.values_for(page), **self.given}

    def values_for(self, page: str) -> Values:
        """Return the values of placeholders that hold for a page alone; those of later globs win."""
        from docparse.selecting import matches_path
        from docparse.variables import merge

        placed = self.place(page) if self.variables_for else page
        return merge(*[values for glob, values in self.variables_for.items() if matches_path(placed, glob)])

    def place(self, page: str) -> str:
        """Return the path of a page that globs of the configuration are for: from its file's folder."""
        return os.path.relpath(page, self.folder).replace(os.sep, "/") if self.folder else page
