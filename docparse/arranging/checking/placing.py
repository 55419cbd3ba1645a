"""Where the set lies that pages refer to, and what its pages are called while a check runs.

The set never depends on the working folder, so neither do the findings. Where it reaches out of the working
folder its pages have their whole paths until they are shown: a file has one name only.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from glob import escape, has_magic
from typing import NamedTuple

from docparse.arranging.choice import STDIN, Choice
from docparse.arranging.naming import DOCS, climb, find_folder
from docparse.config import Settings
from docparse.config.file import from_here
from docparse.model import CheckReport, Finding


class Placed(NamedTuple):
    """A choice with the set that its pages belong to, all paths spelt alike."""

    choice: Choice
    settings: Settings
    around: tuple[str, ...]
    """What the set is read from, beside the chosen pages."""
    reach: tuple[str, ...]
    """Folders that links of the set may lead to."""
    anchored: bool
    """The set is the same whichever of its pages are chosen."""
    show: Callable[[str], str]
    """Gives the path by which a page is told of."""


def place(choice: Choice, settings: Settings) -> Placed:
    """Return the choice with its set: the configured paths, else what lies around each chosen path."""
    typed = choice.wanted.stdin_filename
    named = [path for path in choice.pages if path != STDIN] + [typed] * (typed != STDIN)
    found = [climb(find_folder(path)) for path in named]
    around = [os.path.abspath(path) for path in settings.paths if os.path.exists(path)]  # noqa: PTH100, PTH110 - many, and cheap
    around = around or list(dict.fromkeys(filter(None, found)))
    reach = [_above(folder) for folder in around] + [settings.folder] * bool(settings.folder)
    whole = any(map(os.path.isabs, named))
    here = os.getcwd()  # noqa: PTH109 - as above
    all_of_it = [*around, *map(find_folder, named), settings.folder or here]
    if not whole and all(os.path.join(path, "").startswith(os.path.join(here, "")) for path in all_of_it):  # noqa: PTH118 - as above
        spell: Callable[[str], str] = _from_here
    else:
        spell = _whole
        exclude = tuple(_anchor(choice.exclude, settings.folder or here))
        choice = replace(choice, exclude=exclude)
        settings = replace(settings, site_root=settings.site_root and _whole(settings.site_root))
    return Placed(
        _spell(choice, spell),
        settings,
        tuple(map(spell, around)),
        tuple(reach),
        bool(settings.paths) or all(found),
        str if whole or spell is _from_here else _show,
    )


def show_report(report: CheckReport, show: Callable[[str], str]) -> CheckReport:
    """Return a report whose pages are called as they are shown."""
    if show is str:
        return report
    here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 - as above

    def rename(finding: Finding) -> Finding:
        page, mark, name = finding.example.partition("::")
        return replace(
            finding,
            location=replace(finding.location, page=show(finding.location.page)),
            message=finding.message.replace(here, ""),
            example=f"{show(page)}{mark}{name}" if page else "",
        )

    return replace(
        report,
        findings=tuple(map(rename, report.findings)),
        baselined=tuple(map(rename, report.baselined)),
        lines={(show(page), line): text for (page, line), text in report.lines.items()},
    )


def _above(folder: str) -> str:
    """Return the folder that a folder of docs lies in: its pages link to what is beside it."""
    return os.path.dirname(folder) if os.path.basename(folder) == DOCS else folder  # noqa: PTH119, PTH120 - as above


def _anchor(globs: Iterable[str], folder: str) -> Iterator[str]:
    """Yield globs for whole paths that mean below a folder what the globs mean from there."""
    for glob in globs:
        below = glob.removeprefix("./")
        yield f"{escape(_whole(folder)).rstrip('/')}/{below}"
        yield f"{escape(_whole(folder)).rstrip('/')}/*/{below}"


def _spell(choice: Choice, spell: Callable[[str], str]) -> Choice:
    """Return a choice with its paths spelt in one way."""

    def spell_page(path: str) -> str:
        return path if path == STDIN else spell(path)

    names = tuple((spell_page(page), name) for page, name in choice.selection.names)
    return replace(
        choice,
        pages=tuple(dict.fromkeys(map(spell_page, choice.pages))),
        selection=replace(choice.selection, names=names),
        wanted=replace(choice.wanted, stdin_filename=spell_page(choice.wanted.stdin_filename)),
    )


def _show(path: str) -> str:
    """Return a path from here; one that only a site knows stays as it is."""
    return os.path.relpath(path).replace(os.sep, "/") if os.path.exists(path) else path  # noqa: PTH110 - as above


def _from_here(path: str) -> str:
    return from_here("", path)


def _whole(path: str) -> str:
    here = os.getcwd()  # noqa: PTH109 - as above
    folder = escape(here) if has_magic(path) and not os.path.exists(path) else here  # noqa: PTH110 - as above
    return os.path.normpath(os.path.join(folder, path)).replace(os.sep, "/")  # noqa: PTH118 - as above
