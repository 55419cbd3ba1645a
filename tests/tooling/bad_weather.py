"""What whole processes make of services that misbehave: python tests/tooling/bad_weather.py [WORDS].

For each storm of `tests/storms.py`, and for TLS, proxies and a rate, a server is started that really does it,
and `docparse replay` is run against it. Printed is a table: situation, outcome with what was told, exit
code, tries, seconds, megabytes. Exit code 1 where an outcome is not the one to be expected, where a run
took longer than its limit, or more memory than a run in fair weather and what content may take. Words
choose situations.
"""

from __future__ import annotations

import json
import os
import re
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import trustme

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests import storms
from tests.storms import Storm
from tests.transport.servers import raw_server

READ_SECONDS = 1.5
LEAST_SECONDS = 3.0
SLACK_SECONDS = 1.5
"""What a process takes beside the example."""
MOST_MEGABYTES = 60
"""More than in fair weather: 10 MB of content, decoded, and again as text."""
RUN = """
import sys
from pathlib import Path
from docparse.cli import main
code = main(sys.argv[1:])
peak = Path("/proc/self/status")
print(peak.read_text() if peak.exists() else "")
sys.exit(int(code))
"""
"""Runs docparse and prints its own peak of memory: what the system tells of a child counts its parent's."""
FAIR = Storm("fair weather", storms.always(storms.saying(storms.FINE)), "passed")


@dataclass(frozen=True)
class Trial:
    """A storm, and how the process is to meet it; `{ca}`, `{cert}` and `{key}` stand for files."""

    storm: Storm
    target: str = "http://127.0.0.1:{port}"
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Met:
    """What came of a trial."""

    outcome: str
    reason: str
    exit_code: int
    tries: int
    seconds: float
    megabytes: float


class Papers:
    """An authority and certificates, as files in a folder."""

    def __init__(self, folder: Path) -> None:
        authority = trustme.CA()
        self.server = authority.issue_cert("localhost")
        self.authority = authority
        client = authority.issue_cert("me@service.invalid")
        self.files = {"ca": folder / "ca.pem", "cert": folder / "client.pem", "key": folder / "client.key"}
        authority.cert_pem.write_to_path(self.files["ca"])
        client.cert_chain_pems[0].write_to_path(self.files["cert"])
        client.private_key_pem.write_to_path(self.files["key"])

    def speaking_tls(self, *, asking: bool = False) -> storms.Script:
        """Return a script that answers over TLS, and may ask for the client's certificate."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.server.configure_cert(context)
        if asking:
            context.verify_mode = ssl.CERT_REQUIRED
            self.authority.configure_trust(context)
        plain = storms.saying(storms.FINE)

        def script(connection, number) -> None:
            with context.wrap_socket(connection, server_side=True) as secure:
                plain(secure, number)

        return script


def find_trials(papers: Papers) -> Iterator[Trial]:
    """Yield all trials."""
    yield Trial(FAIR)
    for storm in storms.STORMS:
        yield Trial(storm)
    tls = "https://localhost:{port}"
    speaking, asking = papers.speaking_tls(), papers.speaking_tls(asking=True)
    trusting, showing = ("--ca", "{ca}"), ("--ca", "{ca}", "--cert", "{cert}", "--key", "{key}")
    yield Trial(Storm("TLS, unknown authority", storms.always(speaking), "error", "--ca FILE"), tls)
    yield Trial(Storm("TLS, --ca", storms.always(speaking), "passed", options=trusting), tls)
    yield Trial(
        Storm("TLS, a certificate is asked for", storms.always(asking), "error", "--cert", options=trusting),
        tls,
    )
    yield Trial(Storm("TLS, --cert and --key", storms.always(asking), "passed", options=showing), tls)
    plain = storms.always(storms.saying(storms.FINE))
    proxied = {"HTTP_PROXY": "http://127.0.0.1:{port}", "NO_PROXY": ""}
    yield Trial(Storm("through a proxy", plain, "passed"), "http://service.invalid", proxied)
    excepted = {**proxied, "NO_PROXY": "service.invalid"}
    yield Trial(
        Storm("a proxy that NO_PROXY excepts", plain, "error", "name is not known"),
        "http://service.invalid",
        excepted,
    )
    yield Trial(Storm("a closed port", plain, "error", "connection refused"), "http://127.0.0.1:1")


def meet(trial: Trial, papers: Papers, folder: Path) -> Met:
    """Run a whole process against the storm's server, and return what it said and took."""
    page, answers = folder / "page.md", folder / "answers.json"
    page.write_text(storms.page(trial.storm), "utf-8")
    answers.unlink(missing_ok=True)
    with raw_server(trial.storm.make()) as target:
        port = target.origin.rpartition(":")[2]
        names = {"port": port, **papers.files}
        command = [sys.executable, "-c", RUN, "replay", page, "--target", trial.target.format(**names)]
        command += ["--timeout", str(find_limit(trial.storm)), "--read-timeout", str(READ_SECONDS)]
        command += ["--allow-writes", "-qq", "--no-cache", "--format", f"json={answers}"]
        command += [option.format(**names) for option in trial.storm.options]
        own = {name: value.format(**names) for name, value in trial.environment.items()}
        started = time.monotonic()
        done = subprocess.run(
            command, env={**os.environ, **own}, capture_output=True, text=True, check=False, timeout=120
        )
        seconds = time.monotonic() - started
    peak = re.search(r"VmHWM:\s*(\d+) kB", done.stdout)
    megabytes = int(peak[1]) / 1024 if peak else 0.0
    if not answers.exists():
        return Met("none", done.stderr.strip(), done.returncode, 0, seconds, megabytes)
    (result,) = json.loads(answers.read_text("utf-8"))["results"]
    mismatches = [f"{each['where']}: {each['kind']}" for each in result.get("mismatches", ())]
    reason = result.get("reason") or "; ".join(mismatches)
    return Met(result["outcome"], reason, done.returncode, result["tries"], seconds, megabytes)


def find_limit(storm: Storm) -> float:
    """Return how many seconds the example may take."""
    return max(storm.seconds, LEAST_SECONDS)


def find_faults(trial: Trial, met: Met, fair: Met) -> Iterator[str]:
    """Yield what is not as it should be."""
    storm = trial.storm
    if met.outcome != storm.outcome or storm.told not in met.reason:
        yield f"{storm.outcome} was to be expected, telling {storm.told!r}"
    if met.tries != storm.tries:
        yield f"{storm.tries} tries were to be expected"
    if met.seconds > find_limit(storm) + SLACK_SECONDS:
        yield "past its limit"
    if met.megabytes > fair.megabytes + MOST_MEGABYTES:
        yield f"more than {MOST_MEGABYTES} MB above fair weather"


def main(words: list[str], show: Callable[[str], object] = print) -> int:
    """Show the table, and return the exit code."""
    faults = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        papers = Papers(folder)
        fair = meet(Trial(FAIR), papers, folder)
        show("| situation | outcome | exit | tries | seconds | MB | what was told |")
        show("|:--|:--|--:|--:|--:|--:|:--|")
        for trial in find_trials(papers):
            situation = trial.storm.situation
            if words and not any(word in situation for word in words):
                continue
            met = meet(trial, papers, folder)
            reason = re.sub(r"(127\.0\.0\.1|localhost):\d+", r"\1:…", met.reason).replace("\n", " ")
            show(
                f"| {situation} | {met.outcome} | {met.exit_code} | {met.tries} | {met.seconds:.1f} "
                f"| {met.megabytes:.0f} | {reason} |"
            )
            for fault in find_faults(trial, met, fair):
                faults += 1
                show(f"  NOT AS EXPECTED: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
