"""Servers that others wrote, each on a free loopback port for as long as it is needed."""

import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_START_SECONDS = 20.0
_KINTO = """
[server:main]
use = egg:waitress#main
host = 127.0.0.1
port = {port}

[app:main]
use = egg:kinto
kinto.includes = kinto.plugins.default_bucket
kinto.storage_backend = kinto.core.storage.memory
kinto.cache_backend = kinto.core.cache.memory
kinto.permission_backend = kinto.core.permission.memory
kinto.userid_hmac_secret = of-no-use-elsewhere
kinto.bucket_create_principals = system.Everyone
kinto.bucket_write_principals = system.Everyone
multiauth.policies = basicauth
"""
_REGISTRY = """
version: 0.1
log: {{level: error}}
storage:
  filesystem: {{rootdirectory: {folder}}}
  delete: {{enabled: true}}
http: {{addr: "127.0.0.1:{port}", secret: of-no-use-elsewhere}}
"""


@dataclass(frozen=True, slots=True)
class Server:
    """How to start a server: where it answers once it is up, what it comes from, and its command."""

    package: str
    """What to install, and how: `pip install httpbin`."""
    is_installed: Callable[[], bool]
    ready: str
    """A path that it answers with 200."""
    command: Callable[[int, Path], Sequence[str]]
    """Makes the command from a port and a folder of its own."""


def _has_module(name: str) -> Callable[[], bool]:
    return lambda: importlib.util.find_spec(name) is not None


def _has_program(name: str) -> Callable[[], bool]:
    return lambda: shutil.which(name) is not None


def _httpbin(port: int, folder: Path) -> Sequence[str]:
    return (sys.executable, "-m", "waitress", f"--listen=127.0.0.1:{port}", "httpbin:app")


def _kinto(port: int, folder: Path) -> Sequence[str]:
    settings = folder / "kinto.ini"
    settings.write_text(_KINTO.format(port=port), "utf-8")
    start = "from kinto.__main__ import main; main()"
    return (sys.executable, "-c", start, "start", "--ini", str(settings))


def _registry(port: int, folder: Path) -> Sequence[str]:
    settings = folder / "registry.yml"
    settings.write_text(_REGISTRY.format(port=port, folder=folder), "utf-8")
    return ("docker-registry", "serve", str(settings))


def _etcd(port: int, folder: Path) -> Sequence[str]:
    own, peers = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{find_free_port()}"
    return (
        *("etcd", "--data-dir", str(folder / "store"), "--initial-cluster", f"default={peers}"),
        *("--listen-client-urls", own, "--advertise-client-urls", own),
        *("--listen-peer-urls", peers, "--initial-advertise-peer-urls", peers),
    )


SERVERS: Mapping[str, Server] = {
    "httpbin": Server("pip install httpbin", _has_module("httpbin"), "/get", _httpbin),
    "kinto": Server("pip install kinto", _has_module("kinto"), "/v1/", _kinto),
    "registry": Server("apt-get install docker-registry", _has_program("docker-registry"), "/v2/", _registry),
    "etcd": Server("apt-get install etcd-server", _has_program("etcd"), "/version", _etcd),
}


def find_free_port() -> int:
    """Return a port of the loopback that nothing listens on now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def serve(server: Server, folder: Path) -> Iterator[str]:
    """Start a server, give its URL once it answers, and end it; its files and its log go to the folder."""
    port = find_free_port()
    url = f"http://127.0.0.1:{port}"
    log = folder / "log.txt"
    with log.open("wb") as said:
        process = subprocess.Popen(
            server.command(port, folder),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            cwd=folder,
            start_new_session=True,
        )
        try:
            _await(url + server.ready, process, log)
            yield url
        finally:
            _end(process)


def _await(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return once a URL is answered; raises AssertionError with the log where it never is."""
    limit = time.monotonic() + _START_SECONDS
    while time.monotonic() < limit and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    msg = f"{process.args!r} does not answer at {url}:\n{log.read_text('utf-8', 'replace')[-2000:]}"
    raise AssertionError(msg)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a server and what it started itself."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
            process.wait(timeout=5)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue
        else:
            return
