"""How fast replaying is, beside loops over urllib3 and requests: `python tests/speed/replaying.py`.

nginx (`apt-get install nginx`) answers static JSON on loopback. Each way is a whole process, start-up
included, and they take turns; a ratio is the median of the ratios of neighbouring runs. The loops do the
least that replaying takes: they cut the examples out of the same pages with one regular expression, send
them, and compare status code and JSON for equality. "Bare" loops have their requests and answers ready
in one JSON file: what is left is sending alone. Compiled modules are kept in a folder of the run's own,
for docparse and loops alike, as an installed tool has them. Where there is a `hurl` (on PATH, or the program
that HURL names), it takes part with the same examples in its own form, every one asserted.
"""

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median

ANSWER = {
    "id": "d69179bf-f4a4-41a9-a9de-249c0f2efb1d",
    "@odata.type": "#microsoft.graph.profilePhoto",
    "height": 99,
    "width": 99,
    "createdDateTime": "2024-03-14T04:32:51Z",
    "owner": {"displayName": "Megan Bowen", "mail": "megan@contoso.example", "active": True},
    "tags": ["portrait", "square"],
    "size": 48215,
    "webUrl": "https://contoso.example/photos/1",
}
CONTENT = json.dumps({name: ANSWER[name] for name in ("height", "width", "tags", "webUrl", "size")})
GOALS = {"hurl": 1.4, "urllib3": 1.1, "requests": 0.5}

FROM_PAGES = r"""
import json, re, sys
from pathlib import Path
BLOCK = re.compile(r"^<!-- (\{.*?\}) -->\n+```http\n(.*?)\n```$", re.DOTALL | re.MULTILINE)

def suite():
    for page in sorted(Path("pages").glob("*.md")):
        for annotation, text in BLOCK.findall(page.read_text("utf-8")):
            head, _, content = text.partition("\n\n")
            first, *fields = head.split("\n")
            if json.loads(annotation)["blockType"] == "request":
                method, url = first.split(" ", 1)
                headers = dict(field.split(": ", 1) for field in fields)
                request = method, "/" + url.split("/", 3)[3], headers, content or None
            else:
                yield *request, int(first.split(" ")[1]), json.loads(content)
"""
READY = """
import json, sys

def suite():
    return json.load(open("suite.json"))
"""
URLLIB3 = """
import urllib3
pool = urllib3.HTTPConnectionPool("127.0.0.1", int(sys.argv[1]))
bad = 0
for method, target, headers, content, status, expected in suite():
    answer = pool.urlopen(method, target, body=content, headers=headers, redirect=False, retries=False)
    bad += answer.status != status or json.loads(answer.data) != expected
sys.exit(bad)
"""
REQUESTS = """
import requests
origin = "http://127.0.0.1:" + sys.argv[1]
bad = 0
with requests.Session() as session:
    for method, target, headers, content, status, expected in suite():
        answer = session.request(method, origin + target, data=content, headers=headers)
        bad += answer.status_code != status or answer.json() != expected
sys.exit(bad)
"""

NGINX = """
worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
  access_log off; keepalive_requests 1000000; client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; default_type application/json;
    location / {{ return 200 '{answer}'; }} }}
}}
"""


def write_suite(folder: Path, count: int, *, examples_a_page: int = 10) -> None:
    """Write the examples as pages, and as one JSON file."""
    suite = []
    for number in range(count):
        method, content = ("PATCH", CONTENT) if number % 2 else ("GET", None)
        headers = {"Content-Type": "application/json"} if content else {"Accept": "application/json"}
        suite.append((method, f"/v1.0/users/{number}/photo", headers, content, 200, ANSWER))
    (folder / "suite.json").write_text(json.dumps(suite), "utf-8")
    (folder / "suite.hurl").write_text("\n".join(write_entry(*example) for example in suite), "utf-8")
    pages = folder / "pages"
    pages.mkdir()
    for start in range(0, count, examples_a_page):
        numbers = range(start, min(start + examples_a_page, count))
        blocks = [write_example(number, *suite[number]) for number in numbers]
        text = "# Photo\n\nSome prose.\n\n" + "\n".join(blocks)
        (pages / f"photo-{start}.md").write_text(text, "utf-8")


def write_example(
    number: int, method: str, target: str, headers: dict, content: str | None, status: int, answer: dict
) -> str:
    """Return an example as it stands in a page."""
    fields = "".join(f"{name}: {value}\n" for name, value in headers.items())
    request = f"{method} https://graph.example{target}\n{fields}\n{content or ''}".rstrip()
    response = f"HTTP/1.1 {status} OK\nContent-Type: application/json\n\n{json.dumps(answer, indent=2)}"
    return "".join(
        f"<!-- {json.dumps(annotation)} -->\n```http\n{text}\n```\n\n"
        for annotation, text in (
            ({"blockType": "request", "name": f"photo_{number}"}, request),
            ({"blockType": "response", "@odata.type": "microsoft.graph.profilePhoto"}, response),
        )
    )


def write_entry(
    method: str, target: str, headers: dict, content: str | None, status: int, answer: dict
) -> str:
    """Return an example as hurl reads it."""
    fields = "".join(f"{name}: {value}\n" for name, value in headers.items())
    request = f"{method} {{{{origin}}}}{target}\n{fields}{content or ''}".rstrip()
    return f"{request}\nHTTP {status}\n{json.dumps(answer)}\n"


@contextmanager
def nginx(folder: Path):
    """Run nginx and give its port."""
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    configuration = folder / "nginx.conf"
    configuration.write_text(NGINX.format(folder=folder, port=port, answer=json.dumps(ANSWER)), "utf-8")
    server = subprocess.Popen([program, "-c", str(configuration)], stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(0.05)
        yield port
    finally:
        server.terminate()
        server.wait()


def python_environment(folder: Path) -> dict[str, str]:
    """Return the environment of a Python with compiled modules and a cache of pages in a folder."""
    own = {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), "DOCPARSE_CACHE": str(folder / "cache")}
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"} | own


def run(command: list[str], folder: Path) -> tuple[float, float]:
    """Return the seconds that a process took and the megabytes that it held at most."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=python_environment(folder), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if status:
        sys.exit(f"{' '.join(command)[:200]} failed:\n{output.decode()[-2000:]}")
    return seconds, usage.ru_maxrss / 1024


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--examples", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_suite(folder, arguments.examples)
        with nginx(folder) as port:
            python = [sys.executable, "-m", "docparse", "replay", "pages", "--target"]
            replay = [*python, f"http://127.0.0.1:{port}", "-q"]
            ways = {
                "docparse": [*replay, "--no-cache"],
                "docparse, pages cached": replay,
                "urllib3": [sys.executable, "-c", FROM_PAGES + URLLIB3, str(port)],
                "requests": [sys.executable, "-c", FROM_PAGES + REQUESTS, str(port)],
                "urllib3, bare": [sys.executable, "-c", READY + URLLIB3, str(port)],
                "requests, bare": [sys.executable, "-c", READY + REQUESTS, str(port)],
            }
            if hurl := os.environ.get("HURL") or shutil.which("hurl"):
                ways["hurl"] = [hurl, "--test", "--variable", f"origin=http://127.0.0.1:{port}", "suite.hurl"]
            for command in ways.values():  # compiles modules, fills the cache
                run(command, folder)
            runs = {way: [] for way in ways}
            for _ in range(arguments.rounds):
                for way, command in ways.items():
                    runs[way].append(run(command, folder))
    print(f"{arguments.examples} examples, medians of {arguments.rounds} rounds")
    print(f"{'way':<24}{'s':>6}{'MB':>6}   docparse takes")
    for way, measured in runs.items():
        ratio = median(ours[0] / theirs[0] for ours, theirs in zip(runs["docparse"], measured, strict=True))
        seconds, memory = (median(column) for column in zip(*measured, strict=True))
        goal = f" (goal: at most {GOALS[way]})" if way in GOALS else ""
        print(f"{way:<24}{seconds:>6.2f}{memory:>6.0f}   {ratio:.2f} x{goal}")


if __name__ == "__main__":
    main()
