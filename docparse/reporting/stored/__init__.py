"""Results that were written as JSON, read again, so that any report can be made of them."""

from docparse.reporting.stored.checks import read_check
from docparse.reporting.stored.merging import StoredError, merge_checks, merge_replays
from docparse.reporting.stored.replays import read_replay

__all__ = ["StoredError", "merge_checks", "merge_replays", "read_check", "read_replay"]
