"""The settings of a pytest run: those of the command line's configuration, and pytest's options for them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from docparse.config import Settings, load_settings
from docparse.errors import ConfigurationError
from docparse.plugin.summary import Given


def load(config: pytest.Config) -> Settings:
    """Return the settings; raises ConfigurationError.

    A target of pytest's own configuration goes before that of docparse's, and behind the environment.
    """
    target = config.getoption("docparse_target")
    if not target and not os.environ.get("DOCPARSE_TARGET"):
        target = config.getini("docparse_target")
    given = {"target": target or None, "strict": config.getoption("docparse_strict") or None}
    variables = dict(_read_pairs(config.getoption("docparse_var")))
    settings = load_settings(_find_first(config), given=given, variables=variables)
    return replace(settings, rate=settings.rate / _count_workers(config))


def find_given(config: pytest.Config) -> Given | None:
    """Return the target that the option or the environment gives; None where neither gives one."""
    from docparse.transport import parse_target

    typed = config.getoption("docparse_target")
    url = typed or os.environ.get("DOCPARSE_TARGET")
    if not url:
        return None
    origin = "--docparse-target" if typed else "DOCPARSE_TARGET"
    try:
        target = parse_target(url)
    except ConfigurationError:  # told where it is opened, unless a fixture goes before it
        return Given(origin, "")
    return Given(origin, target.origin + target.path)


def list_paths(config: pytest.Config) -> list[str]:
    """Return the files and folders that pytest was asked to collect, each once."""
    paths = (argument.partition("::")[0] for argument in config.args)
    return [path for path in dict.fromkeys(paths) if os.path.exists(path)]  # noqa: PTH110 - they are texts


def _find_first(config: pytest.Config) -> str:
    """Return the path from which the configuration is looked for upwards."""
    return next(iter(list_paths(config)), str(config.rootpath))


def _read_pairs(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign or not name.strip():
            raise ConfigurationError(f"--docparse-var {text}: write NAME=VALUE")
        yield name.strip(), value


def _count_workers(config: pytest.Config) -> int:
    """Return how many processes share the rate (pytest-xdist)."""
    worker = getattr(config, "workerinput", None)
    return int(worker["workercount"]) if worker else 1
