"""Servers on loopback that answer each connection with given bytes, however wrong they are."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from docparse.model import Target

Script = Callable[[socket.socket, int], None]


@contextmanager
def raw_server(script: Script) -> Iterator[Target]:
    """Run the script with each connection and its number, the first being 0, on a thread of its own."""
    listening = socket.create_server(("127.0.0.1", 0))
    connections: list[socket.socket] = []

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = listening.accept()
                connections.append(connection)
                threading.Thread(target=talk, args=(connection, len(connections) - 1), daemon=True).start()

    def talk(connection: socket.socket, number: int) -> None:
        with contextlib.suppress(OSError), connection:
            script(connection, number)

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield Target(f"http://127.0.0.1:{listening.getsockname()[1]}", loopback=True)
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()
        for connection in connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


def read_request(connection: socket.socket) -> bytes:
    """Return the bytes of one request without content, empty where the connection was closed."""
    received = b""
    while not received.endswith(b"\r\n\r\n"):
        part = connection.recv(65536)
        if not part:
            return b""
        received += part
    return received


def answering(*answers: bytes) -> Script:
    """Return a script that gives the answers in turn, one a request, and then closes the connection."""

    def script(connection: socket.socket, _number: int) -> None:
        for answer in answers:
            if read_request(connection):
                connection.sendall(answer)

    return script
