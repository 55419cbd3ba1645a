"""Runs of pytest inside pytest. What these import is imported here, as each would do it anew."""

import pytest


@pytest.fixture(autouse=True)
def _plain_runs(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out plugins that have nothing to do with it, and take no settings of this run."""
    options = (
        "-p no:hypothesispytest",
        "-p no:randomly",
        "-W default",
        "--strict-markers",
        "--strict-config",
    )
    monkeypatch.setenv("PYTEST_ADDOPTS", " ".join(options))
    for name in ("DOCPARSE_TARGET", "DOCPARSE_TOKEN", "DOCPARSE_USER"):
        monkeypatch.delenv(name, raising=False)
