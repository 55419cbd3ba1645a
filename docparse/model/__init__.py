"""The nouns: what the pages say, what happened, and where the two disagree.

All of them are immutable; a later stage makes a new noun and never fills in an old one.
Lines and columns count from 1, durations are seconds, sizes are bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docparse.late import import_late

if TYPE_CHECKING:
    from docparse.model.pages import (
        NOTHING,
        Annotation,
        Block,
        BlockType,
        Docset,
        Example,
        Fate,
        Json,
        LedgerEntry,
        Location,
        Match,
        Page,
        PageAnnotation,
        Promise,
        Refinement,
        Slip,
        Suppression,
        Syntax,
        Table,
    )
    from docparse.model.prose import (
        FrontMatter,
        Heading,
        Link,
        Outline,
        OutlineGroup,
        OutlineHeading,
        Prose,
        Requirements,
        Surroundings,
        Tab,
        TabGroup,
    )
    from docparse.model.reports import CheckReport, Finding, Level, Part, Report, RuleText
    from docparse.model.runs import (
        NO_PROOF,
        Aspect,
        Bound,
        Exchange,
        Kind,
        Mismatch,
        Outcome,
        Proof,
        Result,
        Severity,
        Target,
        Verdict,
    )
    from docparse.model.scenarios import Parameters, Scenario, ScenarioFile, Setup
else:
    __getattr__ = import_late(
        __name__,
        {
            "pages": (
                "NOTHING Annotation Block BlockType Docset Example Fate Json LedgerEntry Location Match "
                "Page PageAnnotation Promise Refinement Slip Suppression Syntax Table"
            ),
            "prose": (
                "FrontMatter Heading Link Outline OutlineGroup OutlineHeading Prose Requirements "
                "Surroundings Tab TabGroup"
            ),
            "reports": "CheckReport Finding Level Part Report RuleText",
            "runs": (
                "NO_PROOF Aspect Bound Exchange Kind Mismatch Outcome Proof Result Severity Target Verdict"
            ),
            "scenarios": "Parameters Scenario ScenarioFile Setup",
        },
    )

__all__ = [
    "NOTHING",
    "NO_PROOF",
    "Annotation",
    "Aspect",
    "Block",
    "BlockType",
    "Bound",
    "CheckReport",
    "Docset",
    "Example",
    "Exchange",
    "Fate",
    "Finding",
    "FrontMatter",
    "Heading",
    "Json",
    "Kind",
    "LedgerEntry",
    "Level",
    "Link",
    "Location",
    "Match",
    "Mismatch",
    "Outcome",
    "Outline",
    "OutlineGroup",
    "OutlineHeading",
    "Page",
    "PageAnnotation",
    "Parameters",
    "Part",
    "Promise",
    "Proof",
    "Prose",
    "Refinement",
    "Report",
    "Requirements",
    "Result",
    "RuleText",
    "Scenario",
    "ScenarioFile",
    "Setup",
    "Severity",
    "Slip",
    "Suppression",
    "Surroundings",
    "Syntax",
    "Tab",
    "TabGroup",
    "Table",
    "Target",
    "Verdict",
]
