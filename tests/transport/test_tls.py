"""TLS: certificates are checked and shown, and a tunnel through a proxy is one too."""

import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import trustme

from docparse.errors import ConfigurationError, ServiceError, ServiceUnreachableError
from docparse.message import HttpRequest
from docparse.model import Target
from docparse.transport import TransportOptions, connect, parse_target
from tests.transport.servers import Script, raw_server, read_request

GET = HttpRequest("GET", "/me/{photo}")
AUTHORITY = trustme.CA()
ANOTHER = trustme.CA()
SERVER = AUTHORITY.issue_cert("localhost", "service.invalid")
CLIENT = AUTHORITY.issue_cert("me@service.invalid")


@pytest.fixture(scope="module")
def certificates(tmp_path_factory) -> Path:
    """A folder of the authority (`ca.pem`), and of a client's certificate and key, apart and in one file."""
    folder = tmp_path_factory.mktemp("tls")
    AUTHORITY.cert_pem.write_to_path(folder / "ca.pem")
    CLIENT.cert_chain_pems[0].write_to_path(folder / "client.pem")
    CLIENT.private_key_pem.write_to_path(folder / "client.key")
    CLIENT.private_key_and_cert_chain_pem.write_to_path(folder / "both.pem")
    ANOTHER.issue_cert("x@service.invalid").private_key_pem.write_to_path(folder / "other.key")
    return folder


@pytest.fixture
def trusting(certificates) -> TransportOptions:
    """Options that trust the authority, and the environment in nothing."""
    return TransportOptions(ca_bundle=str(certificates / "ca.pem"), use_environment=False)


def speaking_tls(certificate: trustme.LeafCert = SERVER, *, asking: bool = False) -> Script:
    """Return a script that answers one request over TLS with its request line and the client's names."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    if asking:
        context.verify_mode = ssl.CERT_REQUIRED
        AUTHORITY.configure_trust(context)

    def script(connection: socket.socket, _number: int) -> None:
        with context.wrap_socket(connection, server_side=True) as secure:
            line = read_request(secure).partition(b"\r\n")[0]
            names = str((secure.getpeercert() or {}).get("subjectAltName", "")).encode()
            content = line + names
            secure.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(content), content))

    return script


def secure_target(target: Target, host: str = "localhost") -> Target:
    return parse_target(f"https://{host}:{target.origin.rpartition(':')[2]}")


def test_an_unknown_authority_is_refused_saying_what_to_do():
    with (
        raw_server(speaking_tls()) as target,
        pytest.raises(ServiceUnreachableError, match=r"over TLS: .*certificate.*; .* with --ca FILE"),
    ):
        connect(secure_target(target), TransportOptions(use_environment=False))(GET)


def test_a_trusted_authority_is_taken(trusting):
    with raw_server(speaking_tls()) as target:
        response = connect(secure_target(target), trusting)(GET)
    assert response.content == b"GET /me/{photo} HTTP/1.1"


def test_the_environment_may_name_the_authority_on_loopback_too(certificates, monkeypatch):
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificates / "ca.pem"))
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:1")
    with raw_server(speaking_tls()) as target:
        assert connect(secure_target(target))(GET).status_code == 200


def test_a_certificate_of_another_name_is_refused_saying_what_to_do(trusting):
    with (
        raw_server(speaking_tls()) as target,
        pytest.raises(ServiceUnreachableError, match="name the target as its certificate does"),
    ):
        connect(secure_target(target, "127.0.0.1"), trusting)(GET)


@pytest.mark.parametrize(
    ("certificate", "key"),
    [
        pytest.param("client.pem", "client.key", id="certificate and key"),
        pytest.param("both.pem", "", id="in one file"),
    ],
)
def test_a_client_certificate_is_shown(certificates, trusting, certificate, key):
    options = replace(
        trusting,
        client_certificate=str(certificates / certificate),
        client_key=str(certificates / key) if key else "",
    )
    with raw_server(speaking_tls(asking=True)) as target:
        response = connect(secure_target(target), options)(GET)
    assert b"me@service.invalid" in response.content


def test_a_service_that_asks_for_a_certificate_is_an_error_saying_what_to_do(trusting):
    with (
        raw_server(speaking_tls(asking=True)) as target,
        pytest.raises(ServiceError, match=r"--cert FILE and --key FILE"),
    ):
        connect(secure_target(target), trusting)(GET)


def change(folder: Path, **names: str) -> Callable[[TransportOptions], TransportOptions]:
    return lambda options: replace(options, **{key: str(folder / name) for key, name in names.items()})


@pytest.mark.parametrize(
    ("names", "told"),
    [
        pytest.param({"ca_bundle": "none.pem"}, r"--ca .*none\.pem: no such file", id="no authority"),
        pytest.param({"ca_bundle": "empty.pem"}, r"--ca .*no certificate in PEM form", id="no PEM"),
        pytest.param({"client_certificate": "none.pem"}, r"--cert .*: no such file", id="no certificate"),
        pytest.param({"client_certificate": "client.pem"}, r"--cert .*cannot be read.*--key", id="no key"),
        pytest.param({"client_key": "client.key"}, r"give the certificate with --cert", id="key alone"),
        pytest.param(
            {"client_certificate": "client.pem", "client_key": "other.key"},
            r"--cert .*not the certificate of the key",
            id="key of another",
        ),
        pytest.param(
            {"client_certificate": "client.pem", "client_key": "encrypted.key"},
            r"encrypted; give a key without a passphrase",
            id="encrypted key",
        ),
    ],
)
def test_files_that_cannot_be_used_are_told_before_anything_is_sent(certificates, trusting, names, told):
    (certificates / "empty.pem").write_text("nothing\n")
    (certificates / "encrypted.key").write_bytes(encrypted_key())
    with pytest.raises(ConfigurationError, match=told):
        connect(parse_target("https://localhost"), change(certificates, **names)(trusting))


def encrypted_key() -> bytes:
    from cryptography.hazmat.primitives import serialization as form

    key = form.load_pem_private_key(CLIENT.private_key_pem.bytes(), None)
    return key.private_bytes(
        form.Encoding.PEM, form.PrivateFormat.PKCS8, form.BestAvailableEncryption(b"secret")
    )


def test_goes_through_a_proxy_without_showing_it_anything(trusting, monkeypatch):
    seen: list[bytes] = []

    def tunnel(connection: socket.socket, _number: int) -> None:
        seen.append(read_request(connection))
        with socket.create_connection(("127.0.0.1", int(target.origin.rpartition(":")[2]))) as behind:
            connection.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
            threading.Thread(target=pipe, args=(behind, connection), daemon=True).start()
            pipe(connection, behind)

    with raw_server(speaking_tls()) as target, raw_server(tunnel) as proxy:
        monkeypatch.setenv("https_proxy", proxy.origin)
        monkeypatch.delenv("no_proxy", raising=False)
        options = replace(trusting, use_environment=True)
        response = connect(Target("https://service.invalid"), options)(GET)
    assert response.content == b"GET /me/{photo} HTTP/1.1"
    assert [request.rpartition(b" HTTP/")[0] for request in seen] == [b"CONNECT service.invalid:443"]


def test_a_proxy_that_refuses_a_tunnel_is_told_with_its_status_code(monkeypatch):
    refusal = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"

    def script(connection: socket.socket, _number: int) -> None:
        read_request(connection)
        connection.sendall(refusal)

    with raw_server(script) as proxy:
        monkeypatch.setenv("https_proxy", proxy.origin)
        monkeypatch.delenv("no_proxy", raising=False)
        with pytest.raises(ServiceUnreachableError, match=r"cannot be used: it refused to connect: 407"):
            connect(Target("https://service.invalid"))(GET)


def pipe(source: socket.socket, sink: socket.socket) -> None:
    try:
        while part := source.recv(65536):
            sink.sendall(part)
    except OSError:
        pass
