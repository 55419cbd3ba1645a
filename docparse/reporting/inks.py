"""In which ink an outcome is written."""

from __future__ import annotations

from docparse.model import Outcome
from docparse.reporting.style import Ink

INKS = {
    Outcome.PASSED: Ink.BOLD_GREEN,
    Outcome.FAILED: Ink.BOLD_RED,
    Outcome.ERROR: Ink.BOLD_RED,
    Outcome.INCONCLUSIVE: Ink.BOLD_YELLOW,
    Outcome.SKIPPED: Ink.DIM,
}
