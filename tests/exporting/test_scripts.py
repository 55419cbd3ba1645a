"""A dry run as a script for the shell, and as a file of requests."""

import subprocess
import sys
from dataclasses import replace

import pytest

from docparse.exporting import SCRIPTS
from docparse.message import Headers
from tests.reporting.dry_run.examples import BYTES, SECRET, SENT, SKIPPED, WAITING, prepare


def run(script, tmp_path, **environment):
    """Return the arguments of each curl that a shell starts for a script, with its standard input."""
    curl = tmp_path / "curl"
    curl.write_text(
        f"#!{sys.executable}\nimport sys\n"
        "feed = sys.stdin.buffer.read() if '@-' in sys.argv else b''\n"
        "print(repr((sys.argv[1:], feed)))\n"
    )
    curl.chmod(0o755)
    environment |= {"PATH": f"{tmp_path}:/usr/bin:/bin", "PYTHONUTF8": "1"}
    return subprocess.run(["sh", "-c", script], capture_output=True, env=environment, timeout=20, check=False)


def test_a_script_takes_secrets_from_variables(tmp_path):
    script = SCRIPTS["curl"]((SENT, SKIPPED))
    assert not any(secret in script for secret in ("s3cr3t", "k3y", "docparse.secret"))
    done = run(script, tmp_path, TOKEN=SECRET, API_KEY="$(touch x) `y`\\")
    ((arguments, _),) = [eval(line) for line in done.stdout.decode().splitlines()]  # noqa: S307 - our own repr
    assert f"Authorization: Bearer {SECRET}" in arguments
    assert "https://staging.example/users/a%20b?key=$(touch x) `y`\\" in arguments
    assert '{"n": 5}' in arguments
    assert not (tmp_path / "x").exists()


def test_a_script_stops_where_a_variable_is_not_set(tmp_path):
    done = run(SCRIPTS["curl"]((SENT,)), tmp_path, TOKEN="x")
    assert done.returncode != 0
    assert b"API_KEY: is a secret; set it first" in done.stderr
    assert done.stdout == b""


def test_a_script_says_what_it_waits_for(tmp_path):
    script = SCRIPTS["curl"]((WAITING, BYTES))
    assert "# PHOTO_ID: $.id of a.md::create\n" in script
    done = run(script, tmp_path, PHOTO_ID="7")
    first, second = [eval(line) for line in done.stdout.decode().splitlines()]  # noqa: S307 - our own repr
    assert first[0] == ["https://staging.example/photos/7/48d31887"]
    assert second[1] == b"\xff\x00"


def test_what_would_be_skipped_is_a_comment(tmp_path):
    hostile = replace(SKIPPED, reason="no\ntouch x\r\x85\u2028rm y")
    script = SCRIPTS["curl"]((hostile,))
    assert script == "#!/bin/sh\n\n# a.md::three: would be skipped: no touch x rm y\n"
    assert SCRIPTS["http"]((hostile,)) == "### a.md::three: would be skipped: no touch x rm y\n\n"


def test_a_file_of_requests_has_variables():
    assert SCRIPTS["http"]((SENT,)) == (
        "### a.md::one\n"
        "POST https://staging.example/users/a%20b?key={{API_KEY}}\n"
        "Authorization: Bearer {{TOKEN}}\nContent-Type: application/json\n\n"
        '{"n": 5}\n\n'
    )


@pytest.mark.parametrize("form", ["curl", "http"])
def test_a_page_names_no_variable_of_the_shell(form):
    planted = prepare("GET /~docparse.secret.AWS_SECRET_ACCESS_KEY~/~docparse.later.HOME~", {})
    script = SCRIPTS[form]((planted,))
    assert "/~docparse.secret.AWS_SECRET_ACCESS_KEY~/~docparse.later.HOME~" in script
    assert "$" not in script
    assert "{{" not in script


def test_a_stand_in_is_a_variable_wherever_it_stands(tmp_path):
    request = replace(
        SENT.request, headers=Headers([("X", SENT.request.headers.get("Authorization"))]), content=b""
    )
    done = run(SCRIPTS["curl"]((replace(SENT, request=request),)), tmp_path, TOKEN="t", API_KEY="k")
    assert b"'X: Bearer t'" in done.stdout
