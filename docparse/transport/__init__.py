"""Network out: Target → Service, on a `requests` session with its traps closed; nothing else knows requests.

What goes out is what the request says: its target and header fields as written, repeated ones too, its
content byte for byte. Added are `Host`, `Content-Length` and, where the request has none, `User-Agent`;
what a request may not say for itself (`wire.FRAMING_FIELDS`) is left out. No `Accept-Encoding` is
added, no cookie kept, no `.netrc` read, no redirect followed. The environment's proxies and CA bundle
are looked up once; loopback needs no proxy, and so without TLS no session either.

What is done where a service is slow, busy or not done yet is in `weather`: `endure` makes of the service
the one for an example.
"""

from docparse.transport.connecting import connect
from docparse.transport.options import TransportOptions
from docparse.transport.target import parse_target
from docparse.transport.timing import Timing
from docparse.transport.weather import BUSY, Endurance, Layer, Pace, Patience, endure

__all__ = [
    "BUSY",
    "Endurance",
    "Layer",
    "Pace",
    "Patience",
    "Timing",
    "TransportOptions",
    "connect",
    "endure",
    "parse_target",
]
