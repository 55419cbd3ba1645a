"""How much a finding weighs where the configuration says so."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from docparse.model import Finding, Level


def weigh_findings(findings: Iterable[Finding], severity: Mapping[str, str]) -> Iterator[Finding]:
    """Yield the findings with the levels that their rules' names are given."""
    for finding in findings:
        level = severity.get(finding.rule)
        yield replace(finding, level=Level(level)) if level else finding
