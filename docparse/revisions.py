"""What git says has changed: the one module that runs git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from docparse.errors import ConfigurationError

_OPTION = "--changed-since"


@dataclass(frozen=True, slots=True)
class Changes:
    """The files that differ from a revision, in the working folder or committed since."""

    revision: str
    root: str
    """The top of the checkout, links resolved."""
    base: str
    """The commit that the revision and this checkout have in common."""
    files: frozenset[str]
    """Whole paths, links resolved; those that are gone as well."""

    def __contains__(self, path: str) -> bool:
        """Tell whether a file has changed; a path with a slash first may begin at the checkout."""
        if os.path.realpath(path) in self.files:
            return True
        return path.startswith("/") and self.root + path in self.files


def find_changes(revision: str, folder: str = ".") -> Changes:
    """Return what has changed since the commit that a revision and HEAD share, and what is untracked.

    Raises ConfigurationError, with what to do, where git cannot tell: no git, no repository, no such
    revision, a history that was cut off.
    """
    if revision.startswith("-") or not revision.strip():
        raise ConfigurationError(f"{_OPTION} {revision!r}: this is no revision")
    root = os.path.realpath(
        _ask(folder, ["rev-parse", "--show-toplevel"], "lies in no git repository").strip()
    )
    commit = _find_commit(root, revision)
    base = _run(root, ["merge-base", "HEAD", commit])
    if base.returncode:
        raise ConfigurationError(f"{_OPTION} {revision}: HEAD has no commit in common with it{_hint(root)}")
    common = os.fsdecode(base.stdout).split()[0]
    names = _split(_ask(root, ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", common, "--"]))
    names += _split(_ask(root, ["ls-files", "--others", "--exclude-standard", "-z"]))
    return Changes(revision, root, common, frozenset(f"{root}/{name}" for name in names))


def find_commit(folder: str) -> str:
    """Return the commit that is checked out where a folder lies; empty where nobody can tell."""
    try:
        found = _run(folder, ["rev-parse", "--verify", "--quiet", "HEAD"])
    except ConfigurationError:
        return ""
    return "" if found.returncode else os.fsdecode(found.stdout).strip()


def read_before(changes: Changes, suffixes: tuple[str, ...]) -> Mapping[str, bytes]:
    """Return what changed files with these suffixes held in the base commit; new ones held nothing."""
    names = sorted(path[len(changes.root) + 1 :] for path in changes.files if path.lower().endswith(suffixes))
    asked = b"".join(os.fsencode(f"{changes.base}:{name}\n") for name in names if "\n" not in name)
    answer = _run(changes.root, ["cat-file", "--batch"], asked).stdout if asked else b""
    before: dict[str, bytes] = {}
    at = 0
    for name in (name for name in names if "\n" not in name):
        end = answer.find(b"\n", at)
        head = answer[at:end]
        at = end + 1
        if head.endswith(b"missing"):
            continue
        size = int(head.rpartition(b" ")[2])
        before[f"{changes.root}/{name}"] = answer[at : at + size]
        at += size + 1
    return before


def _find_commit(root: str, revision: str) -> str:
    found = _run(root, ["rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"])
    if found.returncode:
        raise ConfigurationError(f"{_OPTION} {revision}: git knows no such revision{_hint(root)}")
    return os.fsdecode(found.stdout).strip()


def _hint(root: str) -> str:
    """Return what to do where the history was cut off."""
    if _run(root, ["rev-parse", "--is-shallow-repository"]).stdout.strip() != b"true":
        return ""
    return (
        "; this clone is shallow, and what the two have in common may be cut off: "
        "run 'git fetch --unshallow', or check out with fetch-depth: 0"
    )


def _ask(folder: str, arguments: list[str], fault: str = "") -> str:
    """Return what git prints; raises ConfigurationError where it fails."""
    answer = _run(folder, arguments)
    if answer.returncode:
        told = fault or os.fsdecode(answer.stderr).strip().partition("\n")[0]
        raise ConfigurationError(f"{_OPTION}: '{os.path.abspath(folder)}' {told}")
    return os.fsdecode(answer.stdout)


def _run(folder: str, arguments: Iterable[str], sent: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = ["git", "--no-optional-locks", "-C", folder, *arguments]
    try:
        return subprocess.run(command, input=sent, capture_output=True, check=False)  # noqa: S603 - no shell
    except OSError as error:
        raise ConfigurationError(f"{_OPTION} asks git, which cannot be run: {error.strerror}") from error


def _split(text: str) -> list[str]:
    return [name for name in text.split("\0") if name]
