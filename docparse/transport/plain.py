"""A connection without TLS and proxies, for loopback: what urllib3 knows of either takes long to import."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

from docparse.transport.connection import ExchangingConnection


class PlainSocket:
    """Takes the place of urllib3's connection behind ours."""

    def __init__(self, origin: str, seconds: float) -> None:
        parts = urlsplit(origin)
        self._address = (parts.hostname or "", parts.port or 80)
        self._seconds = seconds
        self.sock: socket.socket | None = None

    def connect(self) -> None:
        """Connect within the seconds given; raises OSError."""
        try:
            self.sock = socket.create_connection(self._address, self._seconds)
        except UnicodeError as error:  # no name has such a part
            raise socket.gaierror(socket.EAI_NONAME, "not a host name") from error
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def close(self) -> None:
        """Close the connection, where there is one."""
        if self.sock is not None:
            self.sock.close()
            self.sock = None

    @property
    def is_connected(self) -> bool:
        """There is a connection, and neither its end nor a byte waits to be read."""
        if self.sock is None:
            return False
        self.sock.settimeout(0)
        try:
            self.sock.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False


class PlainConnection(ExchangingConnection, PlainSocket):
    """A connection of ours on a plain socket."""
