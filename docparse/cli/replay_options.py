"""The options of `docparse replay` alone, by section."""

from __future__ import annotations

import click

from docparse.cli.options import chain, option

_SECONDS = click.FloatRange(0, min_open=True)
_TARGET = "Target"
_CREDENTIALS = "Credentials"
_JUDGING = "Judging"
_MEMORY = "Memory"

targeting = chain(
    option(
        "--target", metavar="URL", section=_TARGET,
        help="The service. Default: DOCPARSE_TARGET, else the configured one, else one made from the pages.",
    ),
    option(
        "--allow-writes/--no-allow-writes", default=None, section=_TARGET,
        help="Send more than GET, HEAD and OPTIONS off loopback too. Default: no.",
    ),
    option(
        "--follow-redirects/--no-follow-redirects", default=None, section=_TARGET,
        help="Follow redirects within the target. Default: no.",
    ),
    option(
        "--var", "variables", multiple=True, metavar="NAME=VALUE", section=_TARGET,
        help="The value of the placeholder {NAME}. May be repeated.",
    ),
    option(
        "--vars", multiple=True, metavar="FILE", section=_TARGET,
        help="Values of placeholders from a .json, .toml or .env file. May be repeated.",
    ),
    option(
        "--file", "files", multiple=True, metavar="NAME=PATH", section=_TARGET,
        help="What the example NAME sends in place of words that stand for bytes. May be repeated.",
    ),
    option(
        "--scenarios", multiple=True, metavar="FILE", section=_TARGET,
        help="A scenario file (or a glob) beside those in the folders of the pages. May be repeated.",
    ),
    option(
        "-j", "--jobs", type=click.IntRange(1, 256), metavar="N", section=_TARGET,
        help="How many pages at once. Default: 1 on loopback, else 4 for each processor.",
    ),
    option(
        "--timeout", type=_SECONDS, metavar="SECONDS", section=_TARGET,
        help="How long a whole example may take. Default: 60.",
    ),
    option(
        "--connect-timeout", type=_SECONDS, metavar="SECONDS", section=_TARGET,
        help="How long to wait for a connection. Default: 5.",
    ),
    option(
        "--read-timeout", type=_SECONDS, metavar="SECONDS", section=_TARGET,
        help="How long the service may be silent. Default: 30.",
    ),
    option(
        "--tries", type=click.IntRange(1, 100), metavar="N", section=_TARGET,
        help="How often a request is sent at most where the service is busy. Default: 5.",
    ),
    option(
        "--rate", type=_SECONDS, metavar="N", section=_TARGET,
        help="At most N requests a second. Default: as fast as it goes.",
    ),
    option(
        "--max-failures", type=click.IntRange(1), metavar="N", section=_TARGET,
        help="Send nothing more after N failures and errors.",
    ),
    option(
        "--dry-run", is_flag=True, section=_TARGET,
        help="Send nothing: show what would be sent, with the origin of every value.",
    ),
)  # fmt: skip

remembering = chain(
    option(
        "--last-failed", is_flag=True, section=_MEMORY,
        help="Only the examples that failed or got no answer when they were last sent to this target, and "
        "those that were skipped because of that; all where none is known to have.",
    ),
    option(
        "--failed-first", is_flag=True, section=_MEMORY,
        help="All of them, the pages first on which such an example stands.",
    ),
    option(
        "--history", metavar="FILE", section=_MEMORY,
        help="Remember runs in this file. Default: one in the cache folder for each working folder.",
    ),
    option("--no-history", is_flag=True, section=_MEMORY, help="Remember nothing, and look nothing up."),
)  # fmt: skip

asking = chain(
    option(
        "--account", multiple=True, metavar="NAME", section=_CREDENTIALS,
        help="Ask with this account of the account files. May be repeated.",
    ),
    option(
        "--accounts", multiple=True, metavar="FILE", section=_CREDENTIALS,
        help="An account file (or a glob). May be repeated.",
    ),
    option(
        "--secondary-account", metavar="NAME", section=_CREDENTIALS,
        help="The account for what scenarios send with another one.",
    ),
    option(
        "--token", metavar="TOKEN", section=_CREDENTIALS,
        help="A bearer token, or @FILE with it. Better: DOCPARSE_TOKEN, which no list of processes shows.",
    ),
    option(
        "--user", metavar="NAME:PASSWORD", section=_CREDENTIALS,
        help="Basic credentials, or @FILE with them. Better: DOCPARSE_USER.",
    ),
    option(
        "--header", "headers", multiple=True, metavar="'NAME: VALUE'", section=_CREDENTIALS,
        help="A header field for each request to the target; VALUE may be @FILE or $env:NAME.",
    ),
    option(
        "--netrc/--no-netrc", default=None, section=_CREDENTIALS,
        help="Take the credentials for the target's host from .netrc. Default: no.",
    ),
    option(
        "--ca", metavar="FILE", section=_CREDENTIALS,
        help="Trust the certificates in this file (PEM) or folder.",
    ),
    option(
        "--cert", metavar="FILE", section=_CREDENTIALS,
        help="The certificate to show to the service (PEM).",
    ),
    option(
        "--key", metavar="FILE", section=_CREDENTIALS,
        help="The certificate's key, where it is in a file of its own.",
    ),
)  # fmt: skip

judging = chain(
    option(
        "--match", type=click.Choice(["docs", "status", "shape", "subset", "exact", "schema"]),
        section=_JUDGING,
        help="docs: what readers rely on (default); status: the status code only; shape: no values; subset: "
        "documented values too; exact: the same JSON; schema: the documented resource.",
    ),
    option("--strict/--no-strict", default=None, section=_JUDGING, help="Warnings fail too. Default: no."),
    option(
        "--unpaired", is_flag=True, section=_JUDGING,
        help="Also send requests without a documented response.",
    ),
)  # fmt: skip

formatting = option(
    "--format", "formats", multiple=True, metavar="NAME[=FILE]", section="Output",
    help="text (default), concise, json, jsonl, junit, sarif, github, gitlab or markdown, to a file with "
    "=FILE. May be repeated: one to the terminal, the others to files. jsonl grows as results come.",
)  # fmt: skip
