"""How fast the pytest plugin is, beside bare items that do the same: `python tests/speed/plugin.py`.

nginx answers static JSON on loopback. A bare item is a `pytest.Item` that sends a request, and compares
status code and JSON for equality; requests and answers are ready in one JSON file. Each run times itself
from within: collecting, and running all tests; start-up is no part of either. Collecting is held
against reading the same pages, without a cache, in the same way.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from replaying import nginx, python_environment, write_suite

RUN_GOAL, COLLECT_GOAL = 2.0, 3.0
TIMING = """
import json, resource, time
import pytest

TIMES = {}

@pytest.hookimpl(wrapper=True)
def pytest_collection(session):
    started = time.perf_counter()
    try:
        return (yield)
    finally:
        TIMES["collect"] = time.perf_counter() - started

@pytest.hookimpl(wrapper=True)
def pytest_runtestloop(session):
    started = time.perf_counter()
    try:
        return (yield)
    finally:
        TIMES["run"] = time.perf_counter() - started

def pytest_unconfigure():
    TIMES["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print("TIMES", json.dumps(TIMES))
"""
BARE = """
class Suite(pytest.File):
    def collect(self):
        for number, example in enumerate(json.loads(self.path.read_text())):
            item = Example.from_parent(self, name=f"photo_{number}")
            item.example = example
            yield item

class Example(pytest.Item):
    def runtest(self):
        method, target, headers, content, status, expected = self.example
        answer = send(method, target, content, headers)
        assert answer == (status, expected)

def pytest_collect_file(file_path, parent):
    if file_path.name == "suite.json":
        return Suite.from_parent(parent, path=file_path)
"""
REQUESTS = """
import requests
session = requests.Session()
def send(method, target, content, headers):
    answer = session.request(method, ORIGIN + target, data=content, headers=headers)
    return answer.status_code, answer.json()
"""
URLLIB3 = """
import urllib3
pool = urllib3.connectionpool.connection_from_url(ORIGIN)
def send(method, target, content, headers):
    answer = pool.urlopen(method, target, body=content, headers=headers, redirect=False, retries=False)
    return answer.status, json.loads(answer.data)
"""
READING = """
import sys, time
from docparse.files import read_docset
from docparse.reading import Depth
started = time.perf_counter()
read_docset(["pages"], depth=Depth.BLOCKS)
print(time.perf_counter() - started)
"""


def run(folder: Path, conftest: str, *arguments: str) -> dict[str, float]:
    """Return the seconds that one run took for its parts, and its megabytes."""
    (folder / "conftest.py").write_text(conftest, "utf-8")
    shutil.rmtree(folder / "cache", ignore_errors=True)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly"]
    done = subprocess.run(
        [*command, "-p", "no:hypothesispytest", "-c", "pytest.ini", *arguments],
        cwd=folder, env=python_environment(folder), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        sys.exit(done.stdout[-2000:] + done.stderr[-2000:])
    return json.loads(
        next(line for line in done.stdout.splitlines() if "TIMES" in line).partition("TIMES ")[2]
    )


def read(folder: Path) -> float:
    """Return the seconds that reading the pages takes."""
    command = [sys.executable, "-c", READING]
    done = subprocess.run(
        command, cwd=folder, env=python_environment(folder), capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--examples", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_suite(folder, arguments.examples)
        (folder / "pytest.ini").write_text("[pytest]\n", "utf-8")
        with nginx(folder) as port:
            origin = f"http://127.0.0.1:{port}"
            bare = f"{TIMING}\nORIGIN = {origin!r}\n{BARE}"
            ways = {
                "docparse": (TIMING, "--docparse-target", origin, "pages"),
                "bare, requests": (bare + REQUESTS, "suite.json"),
                "bare, urllib3": (bare + URLLIB3, "suite.json"),
            }
            for way in ways.values():  # compiles modules
                run(folder, *way)
            runs = {label: [] for label in ways}
            readings = []
            for _ in range(arguments.rounds):
                readings.append(read(folder))
                for label, way in ways.items():
                    runs[label].append(run(folder, *way))
    print(f"{arguments.examples} examples, medians of {arguments.rounds} rounds")
    print(f"{'way':<18}{'collect s':>10}{'run s':>8}{'ms an item':>12}{'MB':>6}   docparse's run takes")
    for label, each in runs.items():
        collect, seconds, memory = (
            median(times[part] for times in each) for part in ("collect", "run", "memory")
        )
        ratio = median(own["run"] / other["run"] for own, other in zip(runs["docparse"], each, strict=True))
        item = seconds / arguments.examples * 1000
        told = f"{ratio:.2f} of it (goal: at most {RUN_GOAL})"
        print(f"{label:<18}{collect:>10.2f}{seconds:>8.2f}{item:>12.2f}{memory:>6.0f}   {told}")
    ratio = median(own["collect"] / seconds for own, seconds in zip(runs["docparse"], readings, strict=True))
    print(f"reading the pages takes {median(readings):.2f} s, collecting them {ratio:.2f} of it", end=" ")
    print(f"(goal: at most {COLLECT_GOAL})")


if __name__ == "__main__":
    main()
