"""The options of `docparse replay` alone, by section."""

from __future__ import annotations

import click

from docparse.cli.options import chain, option

_SECONDS = click.FloatRange(0, min_open=True)
_TARGET = "Target"
_JUDGING = "Judging"

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
