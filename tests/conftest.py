"""What tests share: where the samples are, and a corpus of real pages where there is one."""

import os
from pathlib import Path

import pytest

TESTS = Path(__file__).parent


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of Markdown pages written as authors write them."""
    return TESTS / "samples"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real pages with the right answers, where DOCPARSE_CORPUS names one."""
    folder = os.environ.get("DOCPARSE_CORPUS")
    if not folder:
        pytest.skip("DOCPARSE_CORPUS names no corpus of real pages")
    return Path(folder)
