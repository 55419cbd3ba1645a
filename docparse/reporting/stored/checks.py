"""A stored check."""

from __future__ import annotations

from collections.abc import Callable

from docparse.model import CheckReport, Json, RuleText
from docparse.reporting.stored.fields import Fields
from docparse.reporting.stored.replays import read_finding, read_part

SCHEMA = "docparse.check/1"

Describe = Callable[[str, str], RuleText | None]
"""Gives the text of the rule with this code, at this level."""


def read_check(value: Json, describe: Describe) -> CheckReport:
    """Return the report of a stored check; raises ValueError, with what is wrong, where it is none."""
    whole = Fields(value)
    summary, rules = whole.object("summary"), whole.json("rules")
    findings, baselined = (tuple(whole.objects(name)) for name in ("findings", "baselined"))
    levels = rules.items() if isinstance(rules, dict) else ()
    texts = (describe(code, str(level)) for code, level in levels)
    return CheckReport(
        pages=summary.count("pages"),
        examples=summary.count("examples"),
        findings=tuple(map(read_finding, findings)),
        baselined=tuple(map(read_finding, baselined)),
        stale=whole.texts("stale"),
        lines={
            (each.text("path"), each.count("line")): each.text("text")
            for each in (*findings, *baselined)
            if "text" in each
        },
        rules=tuple(text for text in texts if text is not None),
        strict=whole.flag("strict"),
        seconds=float(summary.number("seconds")),
        commit=whole.text("commit"),
        part=read_part(whole.object("shard")) if "shard" in whole else None,
        places=whole.object("shard").places("places"),
        gaps=summary.text("gaps"),
    )
