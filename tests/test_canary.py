"""No secret shows in any output, whatever a service says back: a different one in every place there is."""

import json
import os
import signal
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from docparse.cli import main
from docparse.message import HttpRequest, HttpResponse
from docparse.reporting import CHECK_REPORTERS, REPORTERS
from docparse.serving import serve
from tests.canary.leaking import Leaky, answer_json, leak
from tests.canary.planting import CANARIES, ISSUED, OF_PAGES, plant, write_account
from tests.canary.searching import find_leaks, make_canary, spell_out
from tests.token_service import CLIENT
from tests.token_service import answer_json as answer_token

FORMATS = tuple(REPORTERS)
ISSUED_NAMES = ("cookie", "signature", "access_token of an answer")
VARS = (
    "--vars",
    "staging.env",
    "--vars",
    "vars.toml",
    "--vars",
    "vars.json",
    "--var",
    f"api-key={CANARIES['--var']}",
)
DRY = ("--dry-run", "--target", "http://127.0.0.1:9")
VARIABLES = {
    "DOCPARSE_VAR_VAR_TOKEN": CANARIES["DOCPARSE_VAR"],
    "DOCPARSE_VAR_CLIENT_SECRET": "client secret of a page",
    "DOCPARSE_VAR_PASSWORD": "pass word 12345",
}


@dataclass
class World:
    """A folder to run in, a service, and all that was ever told."""

    folder: Path
    leaky: Leaky
    outputs: dict[str, bytes]
    capture: Callable[[], tuple[str, str]]

    def run(self, *arguments: str) -> int:
        """Run a command line and keep what it told."""
        code = main(arguments)
        self.keep(arguments, *self.capture())
        return code

    def keep(self, arguments: tuple[str, ...], *told: str) -> None:
        number = len(self.outputs)
        for name, text in zip(("stdout", "stderr"), told, strict=True):
            self.outputs[f"{name} {number} of {arguments[0]} {arguments[-1][:40]}"] = text.encode()

    def leaks(self, *, less: frozenset[str] = frozenset()) -> str:
        """Return where a canary shows, in what was told and in all files that docparse wrote; a line each."""
        canaries = {name: canary for name, canary in CANARIES.items() if name not in less}
        cached = {name: canary for name, canary in CANARIES.items() if name not in OF_PAGES}
        written = self.read("out")
        found = [*find_leaks(canaries, self.outputs | written), *find_leaks(cached, self.read("cache"))]
        return "\n".join(found)

    def read(self, folder: str) -> dict[str, bytes]:
        """Return the files in a folder."""
        paths = (path for path in (self.folder / folder).rglob("*") if path.is_file())
        return {str(path): path.read_bytes() for path in paths}

    def was_sent(self, *names: str) -> bool:
        """Tell whether the service met canaries, so that it could say them back."""
        known = "\n".join(self.leaky.known)
        return all(CANARIES[name] in known for name in names)

    @property
    def told(self) -> str:
        return b"\n".join(self.outputs.values()).decode()


@pytest.fixture(scope="module")
def service() -> Iterator[Leaky]:
    """The service of all tests here, which forgets all from one to the next."""
    with leak() as leaky:
        leaky.issued = ISSUED
        yield leaky


@pytest.fixture
def world(
    service: Leaky, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> World:
    plant(tmp_path)
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOCPARSE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "DOCPARSE_TARGET", "NETRC"):
        monkeypatch.delenv(name, raising=False)
    for name, value in VARIABLES.items():
        monkeypatch.setenv(name, value)
    service.known.clear()
    service.requests.clear()
    return World(tmp_path, service, {}, lambda: tuple(capsys.readouterr()))


def to_files(prefix: str) -> Iterator[str]:
    for name in FORMATS:
        yield from ("--format", f"{name}=out/{prefix}.{name}")


SENT = (
    "--var",
    ".env",
    "vars.toml",
    "vars.json",
    "configuration",
    "configuration by page",
    "value in a credential field",
    "DOCPARSE_VAR",
)


def test_no_secret_of_a_variable_in_any_report(world: World) -> None:
    target = world.leaky.origin
    assert (
        world.run(
            "replay", "docs", "--target", target, *VARS, *to_files("all"), "--format", "text", "-v", "-v"
        )
        == 1
    )
    assert world.was_sent(
        *SENT, "scenario Authorization", "scenario $.password", "scenario setup", *ISSUED_NAMES
    )
    assert "****" in world.told
    assert len(list((world.folder / "out").iterdir())) == len(FORMATS)
    assert world.leaks() == ""


@pytest.mark.parametrize("name", FORMATS)
def test_no_secret_in_a_format_on_a_terminal(world: World, name: str) -> None:
    world.run(
        "replay",
        "docs/leaks.md",
        "-k",
        "send_all or say_refusal or say_fields",
        "--target",
        world.leaky.origin,
        *VARS,
        "--format",
        name,
        "--color",
        "always",
    )
    assert world.was_sent(*SENT)
    assert world.leaks() == ""


def replay_few(world: World, *arguments: str) -> None:
    world.run(
        "replay", "few", "--target", world.leaky.origin, *arguments, "--format", "json=out/few.json", "-vv"
    )


@pytest.mark.parametrize(
    ("environment", "arguments", "planted"),
    [
        pytest.param({"DOCPARSE_TOKEN": "DOCPARSE_TOKEN"}, (), ("DOCPARSE_TOKEN",), id="DOCPARSE_TOKEN"),
        pytest.param({"DOCPARSE_USER": "jo:DOCPARSE_USER"}, (), ("DOCPARSE_USER",), id="DOCPARSE_USER"),
        pytest.param({}, ("--token", "--token"), ("--token",), id="--token"),
        pytest.param({}, ("--token", "@token.txt"), ("--token",), id="--token @FILE"),
        pytest.param({}, ("--user", "jo:--user"), ("--user",), id="--user"),
        pytest.param(
            {"STAGING_KEY": "--header $env"},
            (
                "--header",
                "X-Api-Key: --header",
                "--header",
                "X-Key: @key.txt",
                "--header",
                "X-Own: $env:STAGING_KEY",
                "--header",
                "Cookie: sid=--header Cookie; lang=en",
            ),
            ("--header", "--header @FILE", "--header $env", "--header Cookie"),
            id="--header",
        ),
        pytest.param({"NETRC": "netrc"}, ("--netrc",), (".netrc",), id=".netrc"),
    ],
)
def test_no_credential_of_a_run_is_shown(
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    environment: Mapping[str, str],
    arguments: tuple[str, ...],
    planted: tuple[str, ...],
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, put_canary(value))
    (world.folder / "token.txt").write_text(CANARIES["--token"] + "\n", "utf-8")
    (world.folder / "netrc").write_text(
        f"machine 127.0.0.1 login jo password {CANARIES['.netrc']}\n", "utf-8"
    )
    typed = [each if number % 2 == 0 else put_canary(each) for number, each in enumerate(arguments)]
    replay_few(world, *typed)
    assert world.was_sent(*planted)
    assert world.leaks() == ""


def put_canary(text: str) -> str:
    """Return a text with a canary in the place of its name."""
    name = max((name for name in CANARIES if text.endswith(name) or f"={name};" in text), key=len, default="")
    return text.replace(name, CANARIES[name]) if name and not text.startswith("@") else text


ACCOUNTS = {
    "refresh token": {
        "oauthType": "RefreshToken",
        "refreshToken": "refresh token",
        "clientSecret": "client secret",
    },
    "password": {
        "oauthType": "UserPassword",
        "username": "jo",
        "password": "password",
        "clientSecret": "client secret",
    },
    "Basic": {"oauthType": "Basic", "username": "jo", "password": "password"},
}


def write_accounts(world: World, kind: str, url: str) -> None:
    fields = {name: CANARIES.get(value, value) for name, value in ACCOUNTS[kind].items()}
    world.folder.joinpath("accounts.json").write_text(
        write_account(
            **fields,
            clientId=CLIENT,
            tokenService=url,
            additionalHeaders=[f"X-More: {CANARIES['additionalHeaders']}"],
        ),
        "utf-8",
    )


@contextmanager
def granting(world: World) -> Iterator[str]:
    """Give the URL of a token service whose tokens are canaries and hold for no time."""

    def answer(request: HttpRequest) -> HttpResponse:
        world.leaky(request)
        told = {
            "access_token": CANARIES["access token"],
            "expires_in": 3600,
            "refresh_token": CANARIES["rotated refresh token"],
        }
        return answer_token(told)

    with serve(answer) as target:
        yield f"{target.origin}/token"


@pytest.mark.parametrize(
    ("kind", "planted"),
    [
        ("refresh token", ("refresh token", "client secret", "access token", "additionalHeaders")),
        ("password", ("password", "client secret", "access token", "additionalHeaders")),
        ("Basic", ("password", "additionalHeaders")),
    ],
)
def test_no_secret_of_an_account_is_shown(world: World, kind: str, planted: tuple[str, ...]) -> None:
    with granting(world) as url:
        write_accounts(world, kind, url)
        world.leaky.known[CANARIES["rotated refresh token"]] = None
        replay_few(world, "--accounts", "accounts.json")
    assert world.was_sent(*planted)
    known = {} if kind != "Basic" else {"rotated refresh token"}
    assert world.leaks(less=frozenset(known)) == ""


def test_no_secret_of_the_environments_account_is_shown(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with granting(world) as url:
        for name, value in {
            "token-service": url,
            "client-id": CLIENT,
            "client-secret": CANARIES["oauth-client-secret"],
            "refresh-token": CANARIES["oauth-refresh-token"],
            "redirect-uri": "http://127.0.0.1/",
            "scopes": "a",
        }.items():
            monkeypatch.setenv(f"oauth-{name}", value)
        replay_few(world)
    assert world.was_sent("oauth-client-secret", "oauth-refresh-token", "access token")
    assert world.leaks() == ""


@pytest.mark.parametrize("kind", ["refresh token", "password"])
@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(
            lambda told: answer_token({"error": told[:90], "error_description": told}, 400), id="OAuth 2"
        ),
        pytest.param(lambda told: answer_token({"error": told, "error_uri": told}, 401), id="in the error"),
        pytest.param(
            lambda told: answer_token({"access_token": f"{told} ", "token_type": told}), id="a broken token"
        ),
        pytest.param(lambda told: HttpResponse(500, content=told.encode(), reason=told[:200]), id="no JSON"),
    ],
)
def test_a_failed_login_says_no_secret(
    world: World, kind: str, answer: Callable[[str], HttpResponse]
) -> None:
    def refuse(request: HttpRequest) -> HttpResponse:
        world.leaky(request)
        return answer(" ".join(world.leaky.words()))

    with serve(refuse) as target:
        write_accounts(world, kind, target.origin)
        assert world.run("replay", "few", "--target", world.leaky.origin, "--accounts", "accounts.json") == 4
    assert world.was_sent(kind, "client secret")
    assert "cannot log in" in world.told
    assert world.leaks() == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("config",),
        ("config", "docs"),
        ("list", "docs", "--format", "json"),
        ("list", "docs", "-v"),
        ("show", "docs/leaks.md::*", "--as", "curl"),
        ("show", "docs/leaks.md::*", "--as", "http"),
        ("show", "own/own.md::*", "--as", "curl"),
        ("show", "own/own.md::*", "--as", "http", "--target", "http://127.0.0.1:9"),
        ("replay", "docs", "--dry-run", "--target", "http://127.0.0.1:9", *VARS),
        *[("replay", "docs", *DRY, *VARS, "--format", each) for each in ("json", "curl", "http")],
        *[("replay", "own", *DRY, "--format", each) for each in ("text", "json", "curl", "http")],
    ],
    ids=" ".join,
)
def test_no_secret_without_sending(
    world: World, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setenv("DOCPARSE_TOKEN", CANARIES["DOCPARSE_TOKEN"])
    assert world.run(*arguments) in {0, 5}
    assert world.told
    less = OF_PAGES if arguments[0] == "list" else frozenset()
    if arguments[0] == "list":
        less |= {"scenario Authorization"}
    assert world.leaks(less=less) == ""


def test_no_credential_of_a_page_in_what_check_says(world: World) -> None:
    formats = (each for name in CHECK_REPORTERS for each in ("--format", f"{name}=out/check.{name}"))
    assert world.run("check", "own", "--no-cache", *formats, "--format", "text", "-v", "-v") == 0
    world.run("check", "own", "--diff", "--no-cache")
    world.run("check", "docs", "--no-cache", "-v")
    world.run("check", "own", "--baseline", "out/baseline.jsonl", "--update-baseline", "--no-cache")
    assert "credential" in world.told
    assert world.leaks() == ""


def test_no_credential_of_a_page_in_what_replay_says(world: World) -> None:
    world.run(
        "replay",
        "own",
        "--target",
        world.leaky.origin,
        *to_files("own"),
        "--format",
        "text",
        "-v",
        "-v",
        "--no-cache",
    )
    world.run("replay", "own", "--no-cache", *to_files("embedded"))
    sent = repr(world.leaky.requests)
    assert not [name for name in OF_PAGES if CANARIES[name] in sent]
    assert world.leaks() == ""


def test_a_target_with_credentials_is_not_repeated(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"http://jo:{CANARIES['target URL']}@127.0.0.1:9/v1"
    assert world.run("replay", "docs", "--target", url) == 2
    assert world.run("show", "docs/leaks.md::send_all", "--as", "curl", "--target", url) == 2
    for more in ("?a=b", "#x"):
        assert world.run("replay", "docs", "--target", url + more) == 2
    assert world.run("replay", "docs", "--target", f"ftp://jo:{CANARIES['target URL']}@127.0.0.1/") == 2
    assert world.run("replay", "docs", "--target", f"http://jo:{CANARIES['target URL']}@127.0.0.1:x/") == 2
    monkeypatch.setenv("DOCPARSE_TARGET", url)
    assert world.run("replay", "docs") == 2
    world.run("config")
    world.run("replay", "docs", "--dry-run")
    assert "credentials" in world.told
    assert world.leaks() == ""


def test_a_proxy_with_credentials_is_not_repeated(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(request: HttpRequest) -> HttpResponse:
        return answer_json(world.leaky, world.leaky(request) and request)

    with serve(refuse) as proxy:
        for scheme in ("http", "https"):
            url = proxy.origin.replace("://", f"://jo:{CANARIES['proxy URL']}@")
            monkeypatch.setenv(f"{scheme}_proxy", url)
        for target in ("http://docparse.invalid", "https://docparse.invalid"):
            world.run("replay", "few", "--target", target, *to_files("proxy"), "-v", "--tries", "1")
        monkeypatch.setenv("https_proxy", f"foo://jo:{CANARIES['proxy URL']}@[::1/")
        world.run("replay", "few", "--target", "https://docparse.invalid", "-v")
    assert "proxy" in world.told
    assert world.leaks() == ""


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("--var", "SECRET"), id="--var without ="),
        pytest.param(("--user", "SECRET"), id="--user without a colon"),
        pytest.param(("--header", "SECRET"), id="--header without a colon"),
        pytest.param(("--header", "X-Api-Key: SECRET\nX: y"), id="--header with a line break"),
        pytest.param(("--header", "Bad Name: SECRET"), id="--header with a bad name"),
        pytest.param(("--token", "SECRET with spaces"), id="--token with spaces"),
        pytest.param(("--user", "a\n:SECRET"), id="--user with a line break"),
        pytest.param(("--token", "@SECRET.txt", "--user", "a:SECRET"), id="two who ask"),
        pytest.param(("--vars", "bad.json"), id="broken JSON"),
        pytest.param(("--vars", "bad.toml"), id="broken TOML"),
        pytest.param(("--vars", "bad.env"), id="broken .env"),
        pytest.param(("--accounts", "bad.json"), id="a broken account file"),
        pytest.param(("--accounts", "odd.json"), id="an odd account file"),
        pytest.param(("--config", "bad.toml"), id="a broken configuration"),
        pytest.param(("--config", "odd.toml"), id="a configuration with a secret"),
        pytest.param(("--netrc",), id="a broken .netrc"),
        pytest.param(("--scenarios", "bad.json"), id="a broken scenario file"),
        pytest.param(("--scenarios", "odd-scenarios.json"), id="an odd scenario file"),
    ],
)
def test_misuse_is_told_without_the_secret(
    world: World, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    secret = CANARIES["--var"]
    monkeypatch.setenv("NETRC", "bad.netrc")
    odd = {"Authorization": [secret], "$.password": f"#{secret}", "{token}": {"a": secret}}
    files = {
        "bad.json": f'{{"token": "{CANARIES[".env"]}" "scenarios": [], "accounts": [}}',
        "odd.json": write_account(
            oauthType=secret,
            clientSecret=[secret],
            password=secret,
            additionalHeaders=[secret, f"X Y: {secret}"],
            tokenService=f"https://jo:{secret}@login.example/",
            scopes={"a": secret},
        ),
        "bad.toml": f'token = "{CANARIES[".env"]}" {CANARIES[".env"]}\n',
        "odd.toml": f"[accounts.one]\nclient-secret = {json.dumps(secret)}\n"
        f'additional-headers = ["X-Api-Key: {CANARIES["cookie"]}"]\n',
        "bad.env": f"GOOD=a\n{CANARIES['.env']} nothing = like\n=TOKEN {CANARIES['.env']}\n",
        "bad.netrc": f"machine 127.0.0.1 login jo passwort {CANARIES['.netrc']}\n",
        "odd-scenarios.json": json.dumps(
            {"scenarios": [{"name": "x", "method": "send_all", "enabled": True, "request-parameters": odd}]}
        ),
    }
    for name, text in files.items():
        (world.folder / name).write_text(text, "utf-8")
    typed = [each.replace("SECRET", secret) for each in arguments]
    world.run("replay", "few", "--target", world.leaky.origin, *typed)
    world.run("replay", "docs/leaks.md::send_all", "--dry-run", "--target", world.leaky.origin, *typed)
    assert world.leaks() == ""


class Crash(socketserver.StreamRequestHandler):
    """Says half of what it was sent, as something that is not HTTP, and goes."""

    ways = (
        lambda told: b"",
        lambda told: b"HTTP/1.1 2x0 " + told + b"\r\n\r\n",
        lambda told: told + b"\r\n\r\n",
        lambda told: b"HTTP/1.1 200 OK\r\n" + told + b"\r\n\r\n",
        lambda told: b"HTTP/1.1 200 OK\r\nTransfer-Encoding: " + told + b"\r\n\r\n",
        lambda told: b"HTTP/1.1 200 OK\r\nContent-Length: " + told + b"\r\n\r\n",
        lambda told: b"HTTP/1.1 200 OK\r\nContent-Encoding: " + told + b"\r\nContent-Length: 2\r\n\r\nab",
        lambda told: b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + told,
        lambda told: b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + told + b"\r\n",
    )
    count = 0

    def handle(self) -> None:
        head = [line.strip() for line in iter(self.rfile.readline, b"\r\n") if line]
        told = next((line.partition(b": ")[2] for line in head if line.startswith(b"Authorization")), b"")
        Crash.count += 1
        self.wfile.write(self.ways[Crash.count % len(self.ways)](told))


def test_a_crashing_service_makes_no_secret_shown(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCPARSE_TOKEN", CANARIES["DOCPARSE_TOKEN"])
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Crash)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        origin = f"http://127.0.0.1:{server.server_address[1]}"
        code = world.run(
            "replay",
            "few",
            "own",
            "docs/scenario.md",
            "--target",
            origin,
            "--tries",
            "1",
            *to_files("crash"),
            "-vv",
        )
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert code == 4
    assert "ERROR" in world.told
    assert world.leaks() == ""


def test_an_interrupted_run_shows_no_secret(world: World) -> None:
    def slow(request: HttpRequest) -> HttpResponse:
        if request.target == "/fields":
            time.sleep(0.25)
        return world.leaky(request)

    with serve(slow) as target:
        process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "docparse",
                "replay",
                "few",
                "--target",
                target.origin,
                "-vv",
                *to_files("cut"),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "DOCPARSE_TOKEN": CANARIES["DOCPARSE_TOKEN"]},
        )
        assert process.stdout is not None
        told = "".join(iter_until(process.stdout.readline, "few_refusal"))
        os.kill(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=10)
    assert process.returncode == 130
    world.keep(("interrupted",), told + out, err)
    assert world.was_sent("DOCPARSE_TOKEN")
    assert world.leaks() == ""


def iter_until(read: Callable[[], str], word: str) -> Iterator[str]:
    for line in iter(read, ""):
        yield line
        if word in line:
            return


@pytest.mark.parametrize("way", spell_out(make_canary("one") + "ß"))
def test_the_search_finds_a_secret_however_it_is_written(way: str) -> None:
    canaries = {"one": make_canary("one") + "ß", "other": make_canary("other")}
    wrapped = "\n".join(way[at : at + 30] for at in range(0, len(way), 30))
    for text in (way, wrapped, json.dumps({"a": way})):
        assert [
            found
            for found in find_leaks(canaries, {"a": f"x {text} y".encode()})
            if found.startswith("one in")
        ]
    assert list(find_leaks(canaries, {"a": b"nothing ******** here"})) == []
