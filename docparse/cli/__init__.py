"""The command line: reads arguments, calls a job, chooses a reporter, exits."""

from __future__ import annotations

import atexit
import gc
import sys
from collections.abc import Sequence

_ALLOCATIONS = 100_000
"""Between two looks for cycles; with Python's own 700 all pages are looked through again and again."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code; complaints go to standard error as sentences."""
    import click

    from docparse.errors import DocparseError

    _prepare_streams()
    _prepare_memory()
    try:
        return _run(arguments)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except (click.ClickException, click.Abort, KeyboardInterrupt, DocparseError) as error:
        sentence, code = _judge(error)
    except Exception as error:  # noqa: BLE001 - a fault of ours ends with a sentence and a code of its own
        if not isinstance(error, OSError) or error.filename is None:
            return _tell_fault(error)
        sentence, code = _judge(error)
    print(sentence, file=sys.stderr)
    return code


def _run(arguments: Sequence[str] | None) -> int:
    from docparse.cli.command import group

    code = group.main(arguments, prog_name="docparse", standalone_mode=False)
    return code if isinstance(code, int) else 0


def _judge(error: BaseException) -> tuple[str, int]:
    """Return the sentence and the exit code for what ended a command."""
    import click

    from docparse.cli.exits import Exit
    from docparse.errors import ConfigurationError, NoPagesError, PageNotFoundError
    from docparse.reporting.style import visible

    if isinstance(error, click.ClickException):
        command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "docparse"
        told, code = error.format_message(), error.exit_code
        hint = f"\nTry '{command} -h'." if isinstance(error, click.UsageError) else ""
        return f"{command}: {visible(told)}{hint}", code
    if isinstance(error, OSError):
        return f"docparse: {visible(f'{error.filename}: {error.strerror}')}", Exit.MISUSE
    if isinstance(error, (click.Abort, KeyboardInterrupt)):
        return "docparse: interrupted", Exit.INTERRUPTED
    codes = {
        ConfigurationError: Exit.MISUSE,
        NoPagesError: Exit.NOTHING,
        PageNotFoundError: Exit.UNREADABLE,
    }
    code = next((code for kind, code in codes.items() if isinstance(error, kind)), Exit.UNJUDGED)
    return f"docparse: {visible(str(error))}", code


def _tell_fault(error: Exception) -> int:
    from traceback import format_exception

    from docparse.cli.exits import Exit

    told = "".join(format_exception(error))
    print(
        f"{told}docparse: this is a fault of docparse itself; please report the lines above", file=sys.stderr
    )
    return Exit.FAULT


def _prepare_memory() -> None:
    """Let Python seldom look for cycles: pages and results have none, and go with the process."""
    gc.set_threshold(_ALLOCATIONS, 50, 100)
    atexit.register(gc.freeze)


def _prepare_streams() -> None:
    """Let no character that a page holds make printing raise."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")
