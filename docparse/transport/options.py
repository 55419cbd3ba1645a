"""How much time and room an example may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TransportOptions:
    """How long and how much an example may take; seconds and bytes."""

    connect_seconds: float = 5.0
    read_seconds: float = 30.0
    """How long the service may be silent."""
    total_seconds: float = 60.0
    """How long one example may take, all in all."""
    max_content: int = 10_000_000
    """How large a response's content may be, decoded."""
    idle_seconds: float = 1.0
    """How long an idle connection is trusted with a request that must not be sent twice."""
    jobs: int = 1
    """How many connections are kept."""
    ca_bundle: str = ""
    """A file of certificates to trust; empty: the environment's, else the usual ones."""
    use_environment: bool = True
    """Proxies and CA bundles are taken from the environment (`HTTPS_PROXY`, `REQUESTS_CA_BUNDLE`)."""


DEFAULTS = TransportOptions()
