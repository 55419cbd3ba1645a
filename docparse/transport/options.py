"""How much time and room an exchange may take, and whom to trust over TLS."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TransportOptions:
    """How long and how much an exchange may take, in seconds and bytes; whom to trust; whom to show."""

    connect_seconds: float = 5.0
    read_seconds: float = 30.0
    """How long the service may be silent."""
    total_seconds: float = 60.0
    """How long one exchange may take where no example's own time bounds it (`endure`)."""
    max_content: int = 10_000_000
    """How large a response's content may be, decoded."""
    idle_seconds: float = 1.0
    """How long an idle connection is trusted with a request that must not be sent twice."""
    jobs: int = 1
    """How many connections are kept."""
    ca_bundle: str = ""
    """A file or folder of certificates to trust; empty: the environment's, else the usual ones."""
    client_certificate: str = ""
    """A file with the certificate to show to the service, and those behind it (PEM)."""
    client_key: str = ""
    """The file of its key; empty: it is in the certificate's file."""
    use_environment: bool = True
    """Proxies and CA bundles are taken from the environment (`HTTPS_PROXY`, `REQUESTS_CA_BUNDLE`)."""


DEFAULTS = TransportOptions()
