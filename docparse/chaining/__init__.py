"""Chains: which examples live on the answers of others, in what order they go, and what is put where.

An example needs another where its annotation says so (`after`), where a placeholder of its request has the
name of a value that the other captures, or where its request uses a key (an id, an entity tag, the end of a
`Location`) that the other's documented response is the first to show.
"""

from docparse.chaining.binding import bind
from docparse.chaining.captures import CaptureError, read_source
from docparse.chaining.held import find_held
from docparse.chaining.needs import Need, find_needs
from docparse.chaining.strands import Step, Strand, arrange

__all__ = [
    "CaptureError", "Need", "Step", "Strand", "arrange", "bind", "find_held", "find_needs", "read_source",
]  # fmt: skip
