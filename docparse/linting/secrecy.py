"""The credentials of pages kept out of what is told of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from docparse.masking import find_pieces, make_mask
from docparse.model import Finding, Location


class Exposure(NamedTuple):
    """A credential that stands in a page."""

    location: Location
    what: str
    secret: str
    """Never to be shown."""


class Secrecy:
    """Takes the credentials of a docset that look real out of findings and lines."""

    def __init__(self, exposures: Sequence[Exposure]) -> None:
        self._exposures = exposures
        self._mask = make_mask(exposure.secret for exposure in exposures)

    def hide(self, finding: Finding) -> Finding:
        """Return a finding that shows no credential."""
        message = self._mask(finding.message)
        return finding if message == finding.message else replace(finding, message=message)

    def hide_lines(self, lines: Mapping[tuple[str, int], str]) -> Mapping[tuple[str, int], str]:
        """Return lines, by page and line, with `*` for credentials.

        A line with one that the author wrote in another way than it was read is left out.
        """
        if not self._exposures:
            return lines
        veiled = {place: self._mask(text) for place, text in lines.items()}
        for location, _, secret in self._exposures:
            place = location.page, location.line
            if place in veiled and not any(piece in lines[place] for piece in find_pieces((secret,))):
                del veiled[place]
        return veiled
