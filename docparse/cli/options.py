"""The options that commands share, and what they come to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

from docparse.cli.command import Option
from docparse.errors import ConfigurationError, did_you_mean

if TYPE_CHECKING:
    from docparse.arranging.choice import Wanted
    from docparse.sharding import Shard

Function = TypeVar("Function", bound=Callable[..., Any])
PATHS = (
    "[PATH]...",
    "Page, folder (searched for *.md and *.markdown), glob, '-' for standard input, or an example's id "
    "PAGE::NAME (both may be globs). Default: the configured paths, else docs, else the current folder.",
)


@dataclass(frozen=True, slots=True)
class Output:
    """A report that is asked for."""

    format: str
    file: str = ""
    """Empty: standard output."""


def parse_outputs(texts: Iterable[str], formats: Iterable[str]) -> tuple[Output, ...]:
    """Return the outputs that `--format NAME[=FILE]` asks for; text to the terminal where none goes there.

    Raises ConfigurationError for an unknown format, for a file that has no name or cannot be written (better
    now than after the run), and for two that would go to the terminal.
    """
    known = tuple(formats)
    outputs = tuple(map(_read_output, texts))
    for output in outputs:
        if output.format not in known:
            hint = did_you_mean(output.format, known) or f"; there are {', '.join(known)}"
            raise ConfigurationError(f"--format: there is no format {output.format!r}{hint}")
        folder = os.path.dirname(output.file) or "."  # noqa: PTH120 - pathlib costs start-up
        if not os.access(folder, os.W_OK) or os.path.isdir(output.file):  # noqa: PTH112 - as above
            raise ConfigurationError(f"--format: {output.file!r} is no file that can be written")
    shown = [output for output in outputs if not output.file]
    if len(shown) > 1:
        name = shown[1].format
        raise ConfigurationError(
            f"--format: only one format can go to the terminal; give the other a file: --format {name}=FILE"
        )
    return outputs if shown else (*outputs, Output("text"))


def _read_output(text: str) -> Output:
    name, sign, file = text.partition("=")
    if sign and not file:
        raise ConfigurationError(
            f"--format {text}: the name of the file is empty; "
            f"write {name}=FILE, or {name} alone for the terminal"
        )
    return Output(name, file)


def parse_pairs(texts: Iterable[str], option: str) -> dict[str, str]:
    """Return the names and values of NAME=VALUE; raises ConfigurationError where there is no `=`."""
    pairs = {}
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign or not name.strip():
            raise ConfigurationError(f"{option} {text}: write NAME=VALUE")
        pairs[name.strip()] = value
    return pairs


def read_wanted(paths: tuple[str, ...], given: Mapping[str, Any]) -> Wanted:
    """Return what the options say of pages and examples."""
    from docparse.arranging.choice import Wanted

    return Wanted(
        paths,
        given["expression"] or "",
        given["methods"],
        given["stdin_filename"],
        cached=not given["no_cache"],
        changed_since=given["changed_since"],
        shard=_read_shard(given["shard"]),
    )


def _read_shard(text: str | None) -> Shard | None:
    if not text:
        return None
    from docparse.sharding import parse_shard

    return parse_shard(text)


def chain(*decorators: Callable[[Function], Function]) -> Callable[[Function], Function]:
    """Return the decorator that puts options on a command in this order."""

    def decorate(function: Function) -> Function:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


def option(*names: str, section: str, **attributes: Any) -> Callable[[Function], Function]:  # noqa: ANN401 - click's
    """Return click's decorator for an option in a section of the help."""
    return click.option(*names, cls=Option, section=section, **attributes)


paths = click.argument("paths", nargs=-1, metavar="[PATH]...")

selecting = chain(
    option(
        "-k", "expression", metavar="EXPRESSION", section="Selecting",
        help="Only examples in whose page, name, method or path these words are: \"photo and not delete\".",
    ),
    option("--method", "methods", multiple=True, metavar="METHOD", section="Selecting",
           help="Only examples with this method; may be repeated."),
    option("--changed-since", metavar="REV", section="Selecting",
           help="Only pages that git says changed since HEAD and REV (main, HEAD~1) had a commit in common; "
           "check adds those that the change touches."),
    option("--shard", metavar="I/N", section="Selecting",
           help="Only the I-th of N parts, each time the same pages; all parts together are all of them. "
           "docparse report joins what they find."),
    option("--stdin-filename", metavar="PATH", default="-", section="Selecting",
           help="What to call the page from standard input."),
)  # fmt: skip

configuring = option(
    "--config", "config_file", metavar="FILE", section="Configuration",
    help="Read this file, not the nearest pyproject.toml or docparse.toml.",
)  # fmt: skip

caching = option("--no-cache", is_flag=True, section="Configuration", help="Read every page anew.")

colouring = option(
    "--color", "colour", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
    section="Output", help="Colours; auto also heeds NO_COLOR, FORCE_COLOR, TERM.",
)  # fmt: skip

formatting = option(
    "--format", "formats", multiple=True, metavar="NAME[=FILE]", section="Output",
    help="text (default) or json, to a file with =FILE. May be repeated: one to the terminal, the others to "
    "files.",
)  # fmt: skip

verbosity = chain(
    option("-q", "--quiet", "quiet", count=True, section="Output", help="Say less; -qq: only the exit code."),
    option("-v", "--verbose", "verbose", count=True, section="Output", help="Say more."),
)
