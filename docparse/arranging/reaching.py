"""The service that is replayed against: the target, or docparse's own for the pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from docparse.config import Settings
from docparse.message import Service
from docparse.model import Docset, Target
from docparse.transport import TransportOptions, connect, parse_target


@contextmanager
def open_target(settings: Settings, docset: Docset, url: str) -> Iterator[tuple[Target, Service]]:
    """Give the target at a URL with the service there; without one, docparse's own on a loopback port."""
    transport = make_transport(settings)
    if url:
        target = parse_target(url)
        yield target, connect(target, replace(transport, jobs=find_jobs(settings, target)))
        return
    from docparse.mock import mock
    from docparse.serving import serve

    with serve(mock(docset, settings.doc_hosts)) as own:
        target = replace(own, embedded=True)
        yield target, connect(target, transport)


def make_transport(settings: Settings) -> TransportOptions:
    """Return how long and how much an exchange may take, and whom to trust."""
    return TransportOptions(
        connect_seconds=settings.connect_timeout,
        read_seconds=settings.read_timeout,
        total_seconds=settings.timeout,
        jobs=settings.jobs or 1,
        ca_bundle=settings.ca,
        client_certificate=settings.cert,
        client_key=settings.key,
    )


def find_jobs(settings: Settings, target: Target) -> int:
    """Return how many pages to replay at once: threads only help where answers take their time."""
    return settings.jobs or (1 if target.loopback else 4 * (os.cpu_count() or 1))
