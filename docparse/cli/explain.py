"""docparse explain."""

from __future__ import annotations

import sys

import click

from docparse.cli.command import WIDTH, Command
from docparse.cli.exits import Exit
from docparse.errors import ConfigurationError, did_you_mean
from docparse.model import Kind
from docparse.reporting.kinds import KINDS
from docparse.reporting.style import fold, fold_page


@click.command(
    "explain",
    cls=Command,
    arguments=[("[CODE]", "A rule's code or name, or a kind of mismatch. Default: a list of them.")],
    examples=[
        ("docparse explain", "A list of kinds and rules."),
        ("docparse explain missing", "A kind of mismatch."),
        ("docparse explain DP102", "A rule by its code."),
        ("docparse explain request-unpaired", "A rule by its name."),
    ],
    exits=("0", "2"),
)
@click.argument("code", default="", metavar="[CODE]")
def command(code: str) -> int:
    """Say what a rule or a kind of mismatch means and how to mend it.

    A rule is broken by a page alone. A mismatch is page and service at odds.
    """
    sys.stdout.write(explain(code) if code else list_all())
    return Exit.CLEAN


def explain(code: str) -> str:
    """Return the page of a rule or kind; raises ConfigurationError where there is none of that name."""
    word = code.strip().lower()
    if word in set(Kind):
        explanation = KINDS[Kind(word)]
        return f"{word}: {explanation.title}\n\n{fold_page(explanation.text, WIDTH)}\n"
    from docparse.linting import RULES, find_rule

    rule = find_rule(word)
    if rule is None:
        names = [*Kind, *(rule.name for rule in RULES), *(rule.code for rule in RULES)]
        hint = did_you_mean(word.upper() if word.startswith("dp") else word, names)
        raise ConfigurationError(
            f"there is no rule or kind {code!r}{hint or '; docparse explain lists them'}"
        )
    head = fold(f"{rule.code} {rule.name} ({rule.level.value}): {rule.title}", WIDTH)
    return f"{head}\n\n{fold_page(rule.text, WIDTH)}\n"


def list_all() -> str:
    """Return a row for each kind and each rule."""
    from docparse.linting import RULES

    width = max(len(rule.name) for rule in RULES)
    kinds = [f"  {kind.value:<8}  {explanation.title}\n" for kind, explanation in KINDS.items()]
    rules = [f"  {rule.code}  {rule.name:<{width}}  {rule.level.value}\n" for rule in RULES]
    return f"Kinds of mismatch:\n{''.join(kinds)}\nRules:\n{''.join(rules)}"
