"""A dry run shows each request as it would be sent, where its values are from, and no secret."""

import json

from docparse.reporting.dry_run import DRY_RUNS, DryRun
from docparse.reporting.style import Style
from tests.reporting.dry_run.examples import BYTES, SENT, SKIPPED, WAITING

RUN = DryRun("https://staging.example/v1", (SENT, WAITING, SKIPPED, BYTES))


def test_people_read_requests_and_origins():
    assert (
        DRY_RUNS["text"](RUN, Style())
        == """\
Nothing is sent. This would go to https://staging.example/v1:

a.md::one  a.md:2
  POST https://staging.example/users/a%20b?key=********
  Authorization: Bearer ********
  Content-Type: application/json

  {"n": 5}

    {user-id} in url: a b, from --var
    {api-key} in url: ********, from staging.env:3
    {token} in Authorization: ********, from DOCPARSE_VAR_TOKEN
    {n} in $.n: 5, from a.toml:1

a.md::two  a.md:2
  GET https://staging.example/photos/{PHOTO_ID}/48d31887
    with the credentials of reader
    77 in place of 48d31887, from ids.json:2
    {PHOTO_ID} for photo-id: from $.id of a.md::create, when it has answered
    after a.md::first

a.md::three  a.md:2
  skipped: no value for {gone}: give it with --var gone=VALUE
  GET https://staging.example/a/{gone}
    {gone} in url has no value: give it with --var gone=VALUE or
      DOCPARSE_VAR_GONE

a.md::one  a.md:2
  PUT https://staging.example/a
  X: y

  (2 bytes that are no text)

4 examples: 2 would be sent, 1 after earlier answers, 1 would be skipped
"""
    )


def test_machines_read_the_same():
    output = json.loads(DRY_RUNS["json"](RUN, Style()))
    sent, waiting, skipped, as_bytes = output["examples"]
    assert output["summary"] == {"sent": 2, "waiting": 1, "skipped": 1}
    assert sent["request"] == {
        "method": "POST",
        "target": "/users/a%20b?key=********",
        "headers": [["Authorization", "Bearer ********"], ["Content-Type", "application/json"]],
        "content": '{"n": 5}',
    }
    assert sent["values"][-1] == {
        "placeholder": "{n}", "where": "$.n", "value": 5, "origin": "a.toml:1", "secret": False,
    }  # fmt: skip
    assert waiting["url"] == "https://staging.example/photos/{PHOTO_ID}/48d31887"
    assert waiting["waits"][0] == {"example": "a.md::create", "source": "$.id", "name": "photo-id"}
    assert skipped["missing"] == [
        {"placeholder": "{gone}", "where": "url", "give": ["--var gone=VALUE", "DOCPARSE_VAR_GONE"]}
    ]
    assert as_bytes["request"]["content_base64"] == "/wA="


def test_no_secret_is_in_any_format():
    for render in DRY_RUNS.values():
        text = render(RUN, Style())
        assert not any(secret in text for secret in ("s3cr3t", "k3y", "to ken", "docparse.secret", "never"))


def test_the_embedded_service_is_named():
    assert "would go to the embedded service" in DRY_RUNS["text"](
        DryRun("http://127.0.0.1:1", embedded=True), Style()
    )


def test_a_page_drives_no_terminal():
    run = DryRun("http://x", (SENT.__class__(SENT.example, reason="\x1b[31m\u202e"),))
    assert "\\x1b[31m\\u202e" in DRY_RUNS["text"](run, Style())
