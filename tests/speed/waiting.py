"""How well `-j` fills the time that answers take: `python tests/speed/waiting.py`.

A service on loopback answers each request after a latency. The limit is jobs / latency examples a second;
what counts is the time that docparse names for the run. Pages are short, two examples each: the examples
of a page go one after another, so that few long pages fill no more jobs than there are pages.

With the argument `jobs` it prints a table of jobs and latencies, by which the default of `-j` was chosen.
"""

import asyncio
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from replaying import ANSWER, python_environment, write_suite

LATENCIES = (0, 20, 200)
"""Milliseconds."""
JOBS = (1, 2, 4, 8, 16, 32)
GOALS = {(20, 1): 0.9, (20, 8): 0.9, (20, 32): 0.8, (200, 32): 0.9}
ROUNDS = 3
BODY = json.dumps(ANSWER).encode()
RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (
    len(BODY),
    BODY,
)
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
TOLD = re.compile(r"([\d,]+) passed of [\d,]+ examples in ([\d.]+) s")


class SlowAnswer(asyncio.Protocol):
    """Answers every request of a connection after the latency."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.received = b""

    def connection_made(self, transport: asyncio.Transport) -> None:
        """Keep the transport."""
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer a request once it is whole."""
        self.received += data
        head, end, content = self.received.partition(b"\r\n\r\n")
        length = LENGTH.search(head)
        if end and len(content) >= (int(length[1]) if length else 0):
            self.received = b""
            asyncio.get_running_loop().call_later(self.seconds, self.transport.write, RESPONSE)


async def serve(milliseconds: int) -> None:
    """Serve on a free port, and print it."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SlowAnswer(milliseconds / 1000), "127.0.0.1", 0, backlog=256)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def measure(folder: Path, milliseconds: int, jobs: int) -> float:
    """Return the examples a second of one run."""
    service = subprocess.Popen(
        [sys.executable, __file__, str(milliseconds)], stdout=subprocess.PIPE, text=True
    )
    try:
        port = service.stdout.readline().strip()
        options = ["-j", str(jobs), "--no-cache", "--no-history", "-q"]
        command = [sys.executable, "-m", "docparse", "replay", "pages", *options]
        told = subprocess.run(
            [*command, "--target", f"http://127.0.0.1:{port}"],
            cwd=folder,
            env=python_environment(folder),
            capture_output=True,
            text=True,
            check=True,
        )
    finally:
        service.terminate()
        service.wait()
    passed, seconds = TOLD.search(told.stdout).groups()
    return int(passed.replace(",", "")) / float(seconds)


def main() -> None:
    """Measure and print the table."""
    print(f"{'latency':<10}{'jobs':>5}{'examples/s':>12}   of jobs / latency")
    for (milliseconds, jobs), goal in GOALS.items():
        with tempfile.TemporaryDirectory() as name:
            write_suite(Path(name), 50 * jobs if milliseconds < 100 else 10 * jobs, examples_a_page=2)
            rate = median(measure(Path(name), milliseconds, jobs) for _ in range(ROUNDS))
        share = rate * milliseconds / 1000 / jobs
        print(f"{milliseconds:>4} ms   {jobs:>5}{rate:>12,.0f}   {share:.2f} (goal: at least {goal})")


def tabulate() -> None:
    """Measure and print examples a second for each number of jobs and each latency."""
    print(f"{'latency':<10}" + "".join(f"{f'-j {jobs}':>9}" for jobs in JOBS))
    for milliseconds in LATENCIES:
        rates = []
        for jobs in JOBS:
            count = {0: 2000, 20: 50 * jobs}.get(milliseconds, 10 * jobs)
            with tempfile.TemporaryDirectory() as name:
                write_suite(Path(name), count, examples_a_page=2)
                rates.append(median(measure(Path(name), milliseconds, jobs) for _ in range(ROUNDS)))
        print(f"{milliseconds:>4} ms   " + "".join(f"{rate:>9,.0f}" for rate in rates), flush=True)


if __name__ == "__main__":
    if sys.argv[1:] == ["jobs"]:
        tabulate()
    elif len(sys.argv) > 1:
        asyncio.run(serve(int(sys.argv[1])))
    else:
        main()
