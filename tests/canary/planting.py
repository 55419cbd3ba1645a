"""A folder with a different secret in every place where one may be."""

import base64
import json
from collections.abc import Mapping
from pathlib import Path

from tests.canary.searching import FOR_COOKIES, FOR_FIELDS, make_canary

CANARIES: Mapping[str, str] = {
    "DOCPARSE_TOKEN": make_canary("DOCPARSE_TOKEN", FOR_FIELDS),
    "DOCPARSE_USER": make_canary("DOCPARSE_USER"),
    "DOCPARSE_VAR": make_canary("DOCPARSE_VAR"),
    "--token": make_canary("--token", FOR_FIELDS),
    "--user": make_canary("--user") + "ä",
    "--header": make_canary("--header", FOR_FIELDS),
    "--header Cookie": make_canary("--header Cookie", FOR_COOKIES),
    "--header @FILE": make_canary("--header @FILE", FOR_FIELDS),
    "--header $env": make_canary("--header $env", FOR_FIELDS),
    "--var": make_canary("--var"),
    ".env": make_canary(".env", FOR_FIELDS),
    "vars.toml": make_canary("vars.toml") + "ö",
    "vars.json": make_canary("vars.json"),
    "configuration": make_canary("configuration"),
    "configuration by page": make_canary("configuration by page"),
    "value in a credential field": make_canary("value in a credential field", FOR_FIELDS),
    "client secret": make_canary("client secret"),
    "refresh token": make_canary("refresh token"),
    "password": make_canary("password") + "é",
    "additionalHeaders": make_canary("additionalHeaders", FOR_FIELDS),
    "oauth-client-secret": make_canary("oauth-client-secret"),
    "oauth-refresh-token": make_canary("oauth-refresh-token"),
    "access token": make_canary("access token", ""),
    "rotated refresh token": make_canary("rotated refresh token"),
    ".netrc": make_canary(".netrc", FOR_COOKIES),
    "page Authorization": make_canary("page Authorization", FOR_COOKIES),
    "page JWT": make_canary("page JWT", ""),
    "page AccountKey": make_canary("page AccountKey", "") + "0123xyABcd",
    "page Basic": make_canary("page Basic", "+/=~"),
    "scenario Authorization": make_canary("scenario Authorization", FOR_FIELDS),
    "scenario $.password": make_canary("scenario $.password"),
    "scenario setup": make_canary("scenario setup", FOR_FIELDS),
    "target URL": make_canary("target URL", ""),
    "proxy URL": make_canary("proxy URL", ""),
    "cookie": make_canary("cookie", FOR_COOKIES),
    "signature": make_canary("signature", FOR_COOKIES),
    "access_token of an answer": make_canary("access_token of an answer", FOR_FIELDS),
}
ISSUED = {
    "cookie": CANARIES["cookie"],
    "signature": CANARIES["signature"],
    "token": CANARIES["access_token of an answer"],
}
OF_PAGES = frozenset(name for name in CANARIES if name.startswith("page "))
"""What a page itself has, which list, show and the cache keep as it stands."""
KINDS = (
    "json",
    "raw",
    "refusal",
    "unauthorized",
    "fields",
    "text",
    "html",
    "utf16",
    "utf16-text",
    "octets",
    "wrapped",
)


def _encode(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


JWT = f"{_encode({'alg': 'HS256'})}.{_encode({'sub': '12'})}.{CANARIES['page JWT']}"
BASIC = base64.b64encode(f"jo:{CANARIES['page Basic']}".encode()).decode()


def write_example(name: str, request: str, response: str, **more: object) -> str:
    annotation = json.dumps({"blockType": "request", "name": name, **more})
    return (
        f"<!-- {annotation} -->\n```http\n{request}\n```\n\n"
        f'<!-- {{"blockType": "response"}} -->\n```http\n{response}\n```\n\n'
    )


PROMISE = (
    "HTTP/1.1 200 OK\nContent-Type: application/json\nX-Documented: other\n"
    'ETag: "a"\nLocation: https://api.example/a\n\n{"height": 99, "said": [0], "again": 1}'
)


def write_leaks_page() -> str:
    """Return examples that send secrets in every place, and one for each way of saying them back."""
    send = write_example(
        "send_all",
        "POST https://api.example/json?key={api-key}\nAuthorization: Bearer {bearer}\n"
        "X-Api-Key: {client-secret}\nContent-Type: application/json\n\n"
        '{"password": "{password}", "toml": "{toml-password}", "file": "{json-secret}", '
        '"env": "{env-token}", '
        '"page": "{page-secret}", "var": "{var-token}", "shown": "seen {{config-password}} there"}',
        PROMISE,
    )
    form = write_example(
        "send_form",
        "POST https://api.example/json\nContent-Type: application/x-www-form-urlencoded\n\n"
        "a={password}&b={var-token}&c={api-key}",
        PROMISE,
    )
    xml = write_example(
        "send_xml",
        "POST https://api.example/json\nContent-Type: application/xml\n\n<a>{{password}}</a>",
        PROMISE,
    )
    issuing = write_example(
        "issue",
        "POST https://api.example/issuing",
        "HTTP/1.1 201 Created\nContent-Type: application/json\nLocation: https://api.example/up/json\n\n"
        '{"height": "99", "id": "u-0", "uploadUrl": "https://api.example/up/json"}',
        docparse={"capture": {"upload": "$.uploadUrl", "session": "$.access_token", "place": "Location:"}},
    )
    follow = write_example("follow", "GET {upload}", PROMISE)
    badly = write_example("issue_badly", "POST https://api.example/issuing/badly/issuing", PROMISE)
    place = write_example("follow_place", "GET {place}", PROMISE)
    session = write_example("use_session", "GET https://api.example/json\nX-A: {session}", PROMISE)
    kinds = "".join(
        write_example(f"say_{kind}", f"GET https://api.example/{kind}", PROMISE) for kind in KINDS
    )
    again = "".join(
        write_example(f"again_{kind}", f"GET https://api.example/{kind}", PROMISE)
        for kind in ("json", "fields", "refusal")
    )
    return f"# Leaks\n\n{send}{form}{xml}{kinds}{badly}{issuing}{follow}{place}{session}{again}"


def write_few_page() -> str:
    """Return an example for each way of saying back what goes along with any request."""
    return "# Few\n\n" + "".join(
        write_example(f"few_{kind}", f"GET https://api.example/{kind}", PROMISE)
        for kind in ("json", "raw", "refusal", "fields", "utf16", "wrapped")
    )


def write_account(**fields: object) -> str:
    return json.dumps({"accounts": [{"name": "one", **fields}]})


def write_own_page() -> str:
    """Return examples with credentials that look real."""
    literal = write_example(
        "own_literal",
        f"GET https://api.example/json\nAuthorization: Bearer {CANARIES['page Authorization']}",
        PROMISE,
    )
    basic = write_example("own_basic", f"GET https://api.example/json\nAuthorization: Basic {BASIC}", PROMISE)
    jwt = write_example(
        "own_jwt",
        f'POST https://api.example/json\nContent-Type: application/json\n\n{{"id": "{JWT}"}}',
        PROMISE,
    )
    key = write_example(
        "own_key", f"GET https://api.example/json?AccountKey={CANARIES['page AccountKey']}", PROMISE
    )
    promised = write_example(
        "own_promise",
        "GET https://api.example/json",
        f"HTTP/1.1 200 OK\nContent-Type: application/json\nX-Documented: Bearer {JWT}\n\n"
        f'{{"height": 99, "jwt": "{JWT}", "said": [{{"x": "{JWT}"}}]}}',
    )
    return f"# Own\n\n{literal}{basic}{jwt}{key}{promised}Text with {JWT}.\n"


def write_scenarios() -> str:
    setup = {
        "http-request": "POST /json HTTP/1.1\nContent-Type: application/json\nX-Api-Key: {api-key}\n\n{}",
        "request-parameters": {"Authorization:": f"Bearer {CANARIES['scenario setup']}"},
        "allowed-status-codes": [200, 500],
        "capture": {"[echo-token]": "$.said[0]"},
    }
    return json.dumps(
        {
            "scenarios": [
                {
                    "name": "With secrets",
                    "method": "send_scenario",
                    "enabled": True,
                    "test-setup": [setup],
                    "request-parameters": {
                        "Authorization:": f"Bearer {CANARIES['scenario Authorization']}",
                        "$.password": CANARIES["scenario $.password"],
                    },
                    "expectations": {"$.height": "99"},
                }
            ]
        },
        indent=1,
    )


SCENARIO_PAGE = "# Scenario\n\n" + write_example(
    "send_scenario",
    'POST https://api.example/json\nContent-Type: application/json\n\n{"password": "x", "size": 1}',
    PROMISE,
)


def plant(folder: Path) -> None:
    """Write pages, scenarios, configuration and files of values, each with its canary."""
    docs = folder / "docs"
    (docs / "tests").mkdir(parents=True)
    (docs / "leaks.md").write_text(write_leaks_page(), "utf-8")
    (docs / "scenario.md").write_text(SCENARIO_PAGE, "utf-8")
    (docs / "tests" / "scenarios.json").write_text(write_scenarios(), "utf-8")
    (folder / "own").mkdir()
    (folder / "own" / "own.md").write_text(write_own_page(), "utf-8")
    (folder / "few").mkdir()
    (folder / "few" / "few.md").write_text(write_few_page(), "utf-8")
    (folder / "staging.env").write_text(f"ENV_TOKEN={CANARIES['.env']}\n", "utf-8")
    toml = json.dumps(CANARIES["vars.toml"], ensure_ascii=False)
    (folder / "vars.toml").write_text(f"toml-password = {toml}\n", "utf-8")
    (folder / "vars.json").write_text(json.dumps({"json-secret": CANARIES["vars.json"]}), "utf-8")
    (folder / "key.txt").write_text(f"{CANARIES['--header @FILE']}\n", "utf-8")
    (folder / "docparse.toml").write_text(
        'doc-hosts = { "https://api.example" = "/" }\n[variables]\n'
        f"config-password = {json.dumps(CANARIES['configuration'])}\n"
        f"bearer = {json.dumps(CANARIES['value in a credential field'])}\n"
        f'[variables-for."docs/*"]\npage-secret = {json.dumps(CANARIES["configuration by page"])}\n',
        "utf-8",
    )
