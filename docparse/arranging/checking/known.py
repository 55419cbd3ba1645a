"""What is asked of a check: rules, and findings that are known."""

from __future__ import annotations

import os

from docparse.baseline import Baseline, parse_baseline
from docparse.check import CheckOptions
from docparse.config import Settings
from docparse.errors import ConfigurationError
from docparse.files import read_file
from docparse.linting import RULES
from docparse.linting.choosing import Wish, choose_rules


def make_check_options(settings: Settings, baseline_file: str) -> CheckOptions:
    """Return how to check, with nothing known yet; raises ConfigurationError for a word that is no rule."""
    return CheckOptions(
        _read_wish(settings),
        settings.severity,
        naming=lambda page: name_from(baseline_file, page),
        place=settings.place,
        is_gone=lambda name: not os.path.exists(find_from(baseline_file, name)),  # noqa: PTH110 - many, and cheap
    )


def name_from(file: str, page: str) -> str:
    """Return the name of a page from the folder of a file, with forward slashes."""
    if not file:
        return page
    return os.path.relpath(page, os.path.dirname(file) or ".").replace(os.sep, "/")  # noqa: PTH120 - many, and cheap


def find_from(file: str, name: str) -> str:
    """Return where the page is that has a name from the folder of a file."""
    return os.path.join(os.path.dirname(file), name)  # noqa: PTH118, PTH120 - as above


def read_known(file: str) -> Baseline:
    """Return the entries of a baseline; raises ConfigurationError where it cannot be read."""
    try:
        return parse_baseline(read_file(file).decode("utf-8-sig"))
    except FileNotFoundError:
        raise ConfigurationError(f"there is no baseline '{file}'; --update-baseline writes it") from None
    except OSError as error:
        raise ConfigurationError(f"{file}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise ConfigurationError(f"{file}: {error}") from error


def _read_wish(settings: Settings) -> Wish:
    """Return the rules that are asked for; raises ConfigurationError for a word that means none."""
    for key in ("select", "ignore"):
        try:
            choose_rules(Wish(getattr(settings, key)), RULES)
        except ValueError as error:
            origin = settings.origins.get(key, f"--{key}")
            raise ConfigurationError(f"{origin}: {error}; docparse explain lists them") from error
    return Wish(settings.select, settings.ignore, settings.per_path_ignores)
