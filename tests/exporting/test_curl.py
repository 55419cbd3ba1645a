import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docparse.exporting import render_curl
from docparse.message import Headers, HttpRequest

URL = "http://127.0.0.1:8080/me/photo"


def run(command, tmp_path):
    """Return the arguments and the standard input of the curl that a shell starts for a command."""
    curl = tmp_path / "curl"
    curl.write_text(
        f"#!{sys.executable}\n"
        "import sys\n"
        "feed = sys.stdin.buffer.read() if '@-' in sys.argv else b''\n"
        "sys.stdout.buffer.write(repr((sys.argv[1:], feed)).encode())\n"
    )
    curl.chmod(0o755)
    env = {"PATH": f"{tmp_path}:/usr/bin:/bin", "PYTHONUTF8": "1"}
    done = subprocess.run(["sh", "-c", command], capture_output=True, env=env, check=True, timeout=20)
    return eval(done.stdout.decode())  # noqa: S307 - the repr that the script above writes


@pytest.mark.parametrize(
    ("request_", "command"),
    [
        pytest.param(HttpRequest("GET", "/a"), f"curl {URL}", id="GET"),
        pytest.param(HttpRequest("HEAD", "/a"), f"curl --head {URL}", id="HEAD"),
        pytest.param(HttpRequest("DELETE", "/a"), f"curl -X DELETE {URL}", id="DELETE"),
        pytest.param(HttpRequest("POST", "/a"), f"curl -X POST {URL}", id="POST without content"),
        pytest.param(
            HttpRequest("GET", "/a", Headers([("Prefer", "it's"), ("X", "")])),
            f"curl {URL} -H 'Prefer: it'\"'\"'s' -H 'X;'",
            id="fields",
        ),
        pytest.param(
            HttpRequest("POST", "/a", Headers([("Content-Type", "text/plain")]), b"a"),
            f"curl {URL} \\\n  -H 'Content-Type: text/plain' \\\n  --data-binary a",
            id="more than 80 columns",
        ),
        pytest.param(
            HttpRequest("GET", "/a", Headers([("content-length", "27"), ("X", "1")])),
            f"curl {URL} -H 'X: 1'",
            id="the length of the content is curl's to write",
        ),
        pytest.param(
            HttpRequest("PUT", "/a", content=b"\x01"),
            f"printf '\\001' |\ncurl -X PUT {URL} \\\n  -H Content-Type: \\\n  --data-binary @-",
            id="bytes",
        ),
    ],
)
def test_renders(request_, command):
    assert render_curl(request_, URL) == command


def test_renders_an_empty_url_as_the_request_s_own_target():
    assert render_curl(HttpRequest("GET", "/me?$top=1")) == "curl '/me?$top=1'"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b'{\n  "a": "it\'s $(id) `id` \\\\ !"\n}', id="what a shell would read"),
        pytest.param("é €".encode(), id="UTF-8"),
        pytest.param(b"@/etc/passwd", id="what curl would take for a file"),
        pytest.param(b"\x00\xff%s\\n\r\n\x1b[31m", id="bytes"),
    ],
)
def test_sends_content_byte_for_byte(content, tmp_path):
    arguments, feed = run(render_curl(HttpRequest("PUT", "/a", content=content), URL), tmp_path)
    sent = arguments[arguments.index("--data-binary") + 1]
    assert (feed if sent == "@-" else sent.encode()) == content
    assert URL in arguments
    assert "Content-Type:" in arguments


@pytest.mark.parametrize(
    ("url", "option"),
    [
        pytest.param("http://h/{a}[1-9]", "--globoff", id="globs"),
        pytest.param("http://h/a/../b", "--path-as-is", id="dot segments"),
        pytest.param("-oevil", "--url", id="what looks like an option"),
    ],
)
def test_makes_curl_take_the_url_as_it_is(url, option, tmp_path):
    arguments, _ = run(render_curl(HttpRequest("GET", "/a"), url), tmp_path)
    assert arguments == [option, url]


@settings(max_examples=25)
@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20),
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20),
)
def test_shows_no_control_characters(value, content):
    shown = render_curl(HttpRequest("PUT", "/a", Headers([("X", value)]), content.encode()), URL)
    assert all(character.isprintable() or character in "\n\t" or ord(character) > 0x9F for character in shown)
