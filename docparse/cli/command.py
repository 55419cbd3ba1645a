"""The command line's frame: commands that are imported when they are called, and help made to be read."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

import click

from docparse import __version__
from docparse.cli.console import wants_colour
from docparse.cli.exits import Exit
from docparse.errors import did_you_mean

COMMANDS: Mapping[str, tuple[str, str]] = {
    "replay": ("Main jobs", "Send the examples' requests and compare the answers with the pages."),
    "check": ("Main jobs", "Say what is wrong with the pages by themselves; no network without --external."),
    "report": ("Main jobs", "Make any report of stored results, and join those of shards."),
    "list": ("Looking", "Show what is in the pages: examples, resources, other blocks."),
    "show": ("Looking", "Show one example: its request and what the page promises."),
    "explain": ("Looking", "Say what a rule or a kind of mismatch means and how to mend it."),
    "config": ("Looking", "Show each setting with its value and where it comes from."),
}
WIDTH = 80
_OPTION_COLUMN = 26
CONTEXT: dict[str, Any] = {
    "help_option_names": ["-h", "--help"],
    "max_content_width": WIDTH,
    "terminal_width": WIDTH,
}
EXIT_CODES = (
    ("0", "nothing is wrong"),
    ("1", "an example failed or ended in an error; an error finding (warnings do not fail unless --strict)"),
    ("2", "options or configuration cannot be used"),
    ("3", "pages cannot be read"),
    ("4", "no example could be judged: target unreachable or credentials refused"),
    ("5", "nothing was run: there is no example or page, or none is selected"),
    ("130", "interrupted; what was done is reported"),
)
_EXAMPLES = (
    ("docparse replay docs", "Does each example agree with itself?"),
    ("docparse replay docs --target http://localhost:8080", "Does your service do what they say?"),
    ("docparse check docs", "Are the pages right by themselves?"),
    ("docparse list docs", "Which examples are there?"),
    ("docparse explain missing", "What does a kind of mismatch mean?"),
)


class Option(click.Option):
    """An option that stands in a section of its command's help."""

    def __init__(self, *args: Any, section: str = "Options", **attributes: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **attributes)
        self.section = section

    def get_help_extra(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's type is private
        """Return what click adds to the help, less the range of numbers, which the help says in words."""
        extra = super().get_help_extra(ctx)
        extra.pop("range", None)
        return extra


class Command(click.Command):
    """A command whose help has sections, examples and exit codes."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - click's own
        arguments: Sequence[tuple[str, str]] = (),
        examples: Sequence[tuple[str, str]] = (),
        exits: Sequence[str] = (),
        **attributes: Any,  # noqa: ANN401 - click's own
    ) -> None:
        super().__init__(*args, **{"context_settings": dict(CONTEXT), **attributes})
        self.arguments = arguments
        self.examples = examples
        self.exits = exits

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help: purpose, arguments, options by section, examples, exit codes."""
        self.format_usage(ctx, formatter)
        self.format_help_text(ctx, formatter)
        if self.arguments:
            write_section(formatter, "Arguments", self.arguments)
        sections: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record and isinstance(parameter, click.Option):
                section = parameter.section if isinstance(parameter, Option) else "Help"
                sections.setdefault(section, []).append(record)
        sections["Help"] = sections.pop("Help", [])
        for section, records in sections.items():
            write_section(formatter, section, records, column=_OPTION_COLUMN)
        write_examples(formatter, self.examples)
        if self.exits:
            write_section(formatter, "Exit codes", [row for row in EXIT_CODES if row[0] in self.exits])


class Group(click.Group):
    """docparse itself: imports a command's module when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """Return a command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"docparse.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments name; an unknown one is a misuse that says what was near."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            hint = did_you_mean(name, COMMANDS)
            if not hint and (os.path.exists(name) or "::" in name):  # noqa: PTH110 - pathlib costs start-up
                hint = f"; did you mean 'docparse replay {name}'?"
            ctx.fail(f"there is no command {name!r}{hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own
        """Run the command; where nobody reads its output any more, end quietly (click would say 1)."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise click.exceptions.Exit(Exit.BROKEN_PIPE) from None
        return code

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help: what docparse is, its commands by section, examples, exit codes."""
        self.format_usage(ctx, formatter)
        self.format_help_text(ctx, formatter)
        for section in dict.fromkeys(section for section, _ in COMMANDS.values()):
            rows = [(name, summary) for name, (of, summary) in COMMANDS.items() if of == section]
            write_section(formatter, section, rows)
        records = [parameter.get_help_record(ctx) for parameter in self.get_params(ctx)]
        write_section(formatter, "Options", [record for record in records if record])
        write_examples(formatter, _EXAMPLES)
        write_section(formatter, "Exit codes", EXIT_CODES)
        formatter.write("\n'docparse COMMAND -h' says more of a command.\n")


def write_section(
    formatter: click.HelpFormatter, title: str, rows: Sequence[tuple[str, str]], *, column: int = 0
) -> None:
    """Write rows of two columns under a title; the first column has at least so many characters."""
    with formatter.section(_bold(title)):
        formatter.write_dl([(f"{term:<{column}}", text) for term, text in rows], col_max=_OPTION_COLUMN)


def write_examples(formatter: click.HelpFormatter, examples: Sequence[tuple[str, str]]) -> None:
    """Write commands to try, each with what it is for."""
    if not examples:
        return
    column = max(len(command) for command, _ in examples)
    in_columns = all(column + len(purpose) + 6 <= WIDTH for _, purpose in examples)
    with formatter.section(_bold("Examples")):
        for command, purpose in examples:
            formatter.write(
                f"  {command:<{column}}  {purpose}\n" if in_columns else f"  {command}\n      {purpose}\n"
            )


def _bold(title: str) -> str:
    return click.style(title, bold=True) if wants_colour("auto", os.environ, sys.stdout) else title


@click.group(cls=Group, context_settings=CONTEXT, invoke_without_command=False)
@click.version_option(
    __version__, "-V", "--version", message="docparse %(version)s", help="Show the version."
)
def group() -> None:
    """Replay the HTTP examples of Markdown API documentation.

    The examples are code blocks that an HTML comment above marks as request or
    response. docparse sends the requests as they stand and says, at the line of the
    page, where page and service disagree. With no target it starts a small service
    made from the pages.
    """
