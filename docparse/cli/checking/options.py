"""The options of `docparse check` alone, by section."""

from __future__ import annotations

from docparse.cli.options import chain, option

_RULES = "Rules"
_KNOWN = "Known findings"
_MENDING = "Mending"

choosing_rules = chain(
    option(
        "--select", "select", multiple=True, metavar="RULES", section=_RULES,
        help="Check these rules only: names, codes, the start of codes (DP3), globs, 'all'; with commas "
        "between, and may be repeated.",
    ),
    option(
        "--ignore", "ignore", multiple=True, metavar="RULES", section=_RULES,
        help="Do not check these rules.",
    ),
    option("--strict/--no-strict", default=None, section=_RULES, help="Warnings fail too. Default: no."),
)  # fmt: skip

following = option(
    "--external", is_flag=True, section=_RULES,
    help="Also ask for the URLs that pages link to: the only thing that uses the network.",
)  # fmt: skip

knowing = chain(
    option(
        "--baseline", metavar="FILE", section=_KNOWN,
        help="Findings in this file are known: counted, and do not fail.",
    ),
    option(
        "--update-baseline", is_flag=True, section=_KNOWN,
        help="Write the findings of this run to the baseline, and take out what is mended. Default file: "
        "docparse-baseline.jsonl.",
    ),
)  # fmt: skip

mending = chain(
    option("--fix", is_flag=True, section=_MENDING, help="Mend what has one right answer, in the pages."),
    option("--diff", is_flag=True, section=_MENDING,
           help="Show what --fix would do, and write nothing; the exit code is 1 where that is something."),
)  # fmt: skip

formatting = option(
    "--format", "formats", multiple=True, metavar="NAME[=FILE]", section="Output",
    help="text (default), concise, json, junit, sarif, github, gitlab or markdown, to a file with =FILE. May "
    "be repeated: one to the terminal, the others to files.",
)  # fmt: skip
