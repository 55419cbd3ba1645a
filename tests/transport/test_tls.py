"""TLS: certificates are checked, and a tunnel through a proxy is one too."""

import shutil
import socket
import ssl
import subprocess
import threading
from pathlib import Path

import pytest

from docparse.errors import ServiceUnreachableError
from docparse.message import HttpRequest
from docparse.model import Target
from docparse.transport import TransportOptions, connect
from tests.transport.servers import raw_server, read_request

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificate")
GET = HttpRequest("GET", "/me/{photo}")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> tuple[Path, Path]:
    """The files of a certificate for localhost, signed by itself, and of its key."""
    folder = tmp_path_factory.mktemp("tls")
    files = folder / "certificate.pem", folder / "key.pem"
    made_for = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,DNS:service.invalid"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *made_for]
    subprocess.run([*command, "-out", files[0], "-keyout", files[1]], check=True, capture_output=True)
    return files


def speaking_tls(certificate: tuple[Path, Path]):
    """Return a script that answers one request over TLS with its request line."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)

    def script(connection: socket.socket, _number: int) -> None:
        with context.wrap_socket(connection, server_side=True) as secure:
            line = read_request(secure).partition(b"\r\n")[0]
            secure.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(line), line))

    return script


def secure_target(target: Target, host: str = "localhost") -> Target:
    return Target(f"https://{host}:{target.origin.rpartition(':')[2]}")


def test_an_unknown_certificate_is_refused(certificate):
    with (
        raw_server(speaking_tls(certificate)) as target,
        pytest.raises(ServiceUnreachableError, match="over TLS: self-signed certificate"),
    ):
        connect(secure_target(target))(GET)


def test_a_trusted_certificate_is_taken(certificate):
    with raw_server(speaking_tls(certificate)) as target:
        response = connect(secure_target(target), TransportOptions(ca_bundle=str(certificate[0])))(GET)
    assert response.content == b"GET /me/{photo} HTTP/1.1"


def test_the_environment_may_name_the_certificates(certificate, monkeypatch):
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate[0]))
    with raw_server(speaking_tls(certificate)) as target:
        assert connect(secure_target(target))(GET).status_code == 200


def test_goes_through_a_proxy_without_showing_it_anything(certificate, monkeypatch):
    seen: list[bytes] = []

    def tunnel(connection: socket.socket, _number: int) -> None:
        seen.append(read_request(connection))
        with socket.create_connection(("127.0.0.1", int(target.origin.rpartition(":")[2]))) as behind:
            connection.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
            threading.Thread(target=pipe, args=(behind, connection), daemon=True).start()
            pipe(connection, behind)

    with raw_server(speaking_tls(certificate)) as target, raw_server(tunnel) as proxy:
        monkeypatch.setenv("https_proxy", proxy.origin)
        monkeypatch.delenv("no_proxy", raising=False)
        options = TransportOptions(ca_bundle=str(certificate[0]))
        response = connect(Target("https://service.invalid"), options)(GET)
    assert response.content == b"GET /me/{photo} HTTP/1.1"
    assert [request.rpartition(b" HTTP/")[0] for request in seen] == [b"CONNECT service.invalid:443"]


def pipe(source: socket.socket, sink: socket.socket) -> None:
    try:
        while part := source.recv(65536):
            sink.sendall(part)
    except OSError:
        pass
