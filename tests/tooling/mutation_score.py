"""How many faults of a service matching notices: python tests/tooling/mutation_score.py (DOCPARSE_CORPUS).

Each documented 2xx JSON response of the corpus is first answered as the page shows it (nothing may fail),
then with one fault at a time, in every place. Printed: the faults that break a promise of the page and how
many of them are caught, those that break none by their reason, and each one that was missed. Exit code 1 when
there is a false alarm or a miss.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from docparse.matching import match_response
from docparse.matching.content import read_promise
from docparse.model import Example, Json, Outcome, Promise, Severity
from docparse.reading import read_page
from tests.tooling.mutants import answer_as_shown, mutate


def find_responses(folder: Path) -> Iterator[tuple[Example, Promise, Json]]:
    """Yield the documented 2xx JSON responses of the pages in a folder, with the value of their content."""
    for path in sorted(folder.rglob("*.md")):
        for example in read_page(path.read_bytes(), path.relative_to(folder).as_posix()):
            for promise in example.promises:
                reading = read_promise(promise)
                if reading is not None and promise.content.strip() and is_successful(promise):
                    # alone: what breaks one of several documented responses may fit another of them
                    yield replace(example, promises=(promise,)), promise, reading.value


def is_successful(promise: Promise) -> bool:
    """Tell whether a documented response is a 2xx one that has content; no status line counts as 200."""
    return 200 <= (promise.status_code or 200) < 300 and promise.status_code not in (204, 205)


class Score:
    """What was found of all mutants so far."""

    def __init__(self) -> None:
        self.responses = self.alarms = self.warnings = 0
        self.caught: Counter[str] = Counter()
        self.promised: Counter[str] = Counter()
        self.free: Counter[tuple[str, str]] = Counter()
        self.missed: list[str] = []

    def take(self, example: Example, promise: Promise, documented: Json) -> None:
        """Answer the example as shown and with each fault, and count."""
        verdict = match_response(example, example.request, answer_as_shown(promise))
        self.responses += 1
        self.alarms += verdict.outcome is not Outcome.PASSED
        self.warnings += sum(mismatch.severity is Severity.WARNING for mismatch in verdict.mismatches)
        for mutant in mutate(example, promise, documented):
            failed = match_response(example, example.request, mutant.answer).outcome is Outcome.FAILED
            if mutant.free:
                self.free[mutant.kind, mutant.free] += 1
                continue
            self.promised[mutant.kind] += 1
            self.caught[mutant.kind] += failed
            if not failed:
                self.missed.append(f"{example.id} line {promise.line}: {mutant.kind} at {mutant.where}")


def main() -> int:
    """Print the table and return the exit code."""
    score = Score()
    for response in find_responses(Path(os.environ["DOCPARSE_CORPUS"])):
        score.take(*response)
    print(f"{score.responses} responses as shown: {score.alarms} false alarms, {score.warnings} warnings\n")
    print(f"{'fault that breaks a promise':32}{'mutants':>9}{'caught':>9}{'%':>8}")
    for kind, promised in score.promised.items():
        print(f"{kind:32}{promised:9}{score.caught[kind]:9}{100 * score.caught[kind] / promised:8.2f}")
    print(f"\n{'fault that breaks none':32}{'mutants':>9}  why")
    for (kind, free), count in sorted(score.free.items()):
        print(f"{kind:32}{count:9}  {free}")
    print(f"\n{len(score.missed)} missed")
    print("\n".join(score.missed))
    return 1 if score.alarms or score.missed else 0


if __name__ == "__main__":
    sys.exit(main())
