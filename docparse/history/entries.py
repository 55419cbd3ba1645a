"""What a history holds: runs, and how examples ended in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from docparse.model import NO_PROOF, Block, Example, Outcome, Proof, Report, Result


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a replay."""

    started: float
    """Seconds since 1970 (UTC)."""
    target: str
    """Its URL, or a name."""
    version: str
    """Of docparse."""
    commit: str = ""
    """Of the pages' checkout, where that is known."""
    seconds: float = 0.0
    shard: str = ""
    """`2/4`; empty: all of the run."""
    interrupted: bool = False


@dataclass(frozen=True, slots=True)
class Ended:
    """How an example ended in a run."""

    example: str
    """Its id, its page named from the folder of the configuration or of the docs."""
    outcome: Outcome
    seconds: float = 0.0
    tries: int = 0
    proof: Proof = NO_PROOF
    says: bytes = b""
    """A digest of what the page says of it; empty where that is not known."""


def list_ended(report: Report, naming: Callable[[str], str]) -> Iterator[Ended]:
    """Yield how the examples of a report ended; `naming` gives the name of an id."""
    return (_make_ended(result, naming) for result in report.results)


def _make_ended(result: Result, naming: Callable[[str], str]) -> Ended:
    example = result.example
    return Ended(
        naming(example.id), result.outcome, result.seconds, result.tries, result.proof, digest(example)
    )


def digest(example: Example) -> bytes:
    """Return 8 bytes that are others when the page says anything else of an example; not its line.

    Of a stored example, which has no content, there is none.
    """
    blocks: tuple[Block, ...] = (example.block, *(promise.block for promise in example.promises))
    if not example.block.content:
        return b""
    told = "\0".join(f"{block.annotation.value}\0{block.content}" for block in blocks)
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).digest()
