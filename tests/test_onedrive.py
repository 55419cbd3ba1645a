"""OneDrive's documentation with its own scenarios and accounts, replayed against a service like it.

The service is written by hand from the pages' prose (`tests/onedrive`). What runs is pinned, and of what does
not pass each reason: the page, the scenario file, or that the service has less than the page shows.
"""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from docparse.message import HttpRequest, HttpResponse
from tests.onedrive.service import OneDrive, running, write_accounts

NO_NEXT_PAGE = "the page shows a next link, and here all items are on one page"
NO_FOLDER = "scenario: a special folder that the page does not know"
FAILED = {
    "drive_get_specialfolder.md::get-special-folder[Camera-Imports]": NO_FOLDER,
    "drive_get_specialfolder.md::get-special-children[Public-folder]": NO_FOLDER,
    "driveitem_delta.md::get_item_delta_first": NO_NEXT_PAGE,
    "driveitem_delta.md::get-item-delta-last": "page: its token is nobody's, which is answered 410",
    "driveitem_list_children.md::list-children-root": NO_NEXT_PAGE,
    "driveitem_list_children.md::list-children": NO_NEXT_PAGE,
    "driveitem_list_children.md::list-children-from-path": NO_NEXT_PAGE,
    "driveitem_put_content.md::upload-via-put-id": "page: 201 for a file that is only replaced",
    "driveitem_put_thumbnailset_content.md::get-custom-thumbnail": "scenario: nobody set a thumbnail",
    "driveitem_search.md::item_search": NO_NEXT_PAGE,
    "driveitem_search.md::item_search_all": NO_NEXT_PAGE,
    "listitem_update.md::update-listitem": "page: 201 for a change; scenario: none of the fields is sent",
    "site_list.md::list-sites": "page: it shows properties that its request does not select",
    "filtering-results.md::filtering-image-file": NO_NEXT_PAGE,
}
PLACES = {
    "drive_get_specialfolder.md::get-special-folder[Camera-Imports]": {"status"},
    "drive_get_specialfolder.md::get-special-children[Public-folder]": {"status"},
    "driveitem_delta.md::get-item-delta-last": {"status"},
    "driveitem_put_content.md::upload-via-put-id": {"status"},
    "driveitem_put_thumbnailset_content.md::get-custom-thumbnail": {"$.thumbnails[0].source"},
    "listitem_update.md::update-listitem": {"status"},
    "site_list.md::list-sites": {"$.value[0].name"},
}
"""Where each of these fails; the others do for want of `@odata.nextLink`."""
SKIPPED = {
    r"no value for \{": 19,  # placeholders, and no scenario gives them a value
    r"no account offers the scope (?:files|groups?)\.read\.all$": 3,
    r"no account offers the API version beta$": 2,  # the account that does is off
    r'its scenario .Multipart upload .* is off: "enabled" is false': 1,
    r"its test-setup 'PUT \{upload-url\}' .* 400: 99 bytes are not bytes 0-100/128$": 1,  # the file's slip
    r"names another host; map it .*b0mpua-by3301\.files\.1drv\.com": 1,
}
"""Patterns of reasons, and how often each is given."""


def replay(corpus: Path, folder: Path, service: OneDrive, *arguments: str) -> tuple[int, dict, str]:
    """Run `docparse replay` as a person would; return its exit code, JSON output and all that it said."""
    source = corpus / "onedrive"
    secrets = write_accounts(source / "tests" / "accounts.json", folder / "accounts.json", service.origin)
    (folder / "docparse.toml").write_text('[doc-hosts]\n"https://graph.microsoft.com/v1.0" = "/"\n', "utf-8")
    for length in (26, 27):
        (folder / f"{length}.bytes").write_bytes(bytes(range(length)))
    given = {
        "--target": f"{service.origin}/v1.0",
        "--config": folder / "docparse.toml",
        "--scenarios": source / "tests" / "test-scenarios.json",
        "--accounts": folder / "accounts.json",
        "--secondary-account": "OneDriveProdSecondary",
        "--format": "json",
    }
    files = {"upload-fragment-piece": folder / "26.bytes", "upload-fragment-final": folder / "27.bytes"}
    options = [*given.items(), *(("--file", f"{example}={path}") for example, path in files.items())]
    command = [sys.executable, "-m", "docparse", "replay", "--no-cache", str(source / "docs"), *arguments]
    command += [str(word) for option in options for word in option]
    run = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **secrets})
    assert run.stdout, run.stderr
    return run.returncode, json.loads(run.stdout), run.stdout + run.stderr


def name(result: dict) -> str:
    return result["id"].rpartition("/")[2]


def tell_reason(reason: str) -> str:
    """Return the pattern of a reason to skip; the reason itself where it fits none."""
    return next((pattern for pattern in SKIPPED if re.match(pattern, reason)), reason)


@pytest.fixture(scope="module")
def replayed(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, dict, str, OneDrive]:
    """The whole run, with the accounts that are on."""
    with running(OneDrive()) as service:
        return *replay(corpus, tmp_path_factory.mktemp("onedrive"), service), service


def test_every_example_has_an_outcome(replayed) -> None:
    code, report, _, _ = replayed
    summary = report["summary"]
    outcomes = {name: summary[name] for name in ("passed", "failed", "inconclusive", "error", "skipped")}
    assert outcomes == {"passed": 61, "failed": 14, "inconclusive": 0, "error": 0, "skipped": 27}
    assert sum(outcomes.values()) == len(report["results"]) == summary["planned"] == 102
    assert code == 1


def test_what_fails_fails_for_a_known_reason(replayed) -> None:
    failed = [result for result in replayed[1]["results"] if result["outcome"] == "failed"]
    places = {
        name(result): {each["where"] for each in result["mismatches"] if each["severity"] == "failed"}
        for result in failed
    }
    assert places == {each: PLACES.get(each, {"$['@odata.nextLink']"}) for each in FAILED}
    assert all(FAILED[each] == NO_NEXT_PAGE for each in FAILED.keys() - PLACES.keys())


def test_what_is_skipped_says_why(replayed) -> None:
    reasons = Counter(
        tell_reason(result["reason"]) for result in replayed[1]["results"] if result["outcome"] == "skipped"
    )
    assert reasons == SKIPPED


def test_an_example_with_several_scenarios_is_replayed_for_each(replayed) -> None:
    outcomes = {name(result): result["outcome"] for result in replayed[1]["results"]}
    assert {key: outcome for key, outcome in outcomes.items() if "copy-item[" in key} == {
        "driveitem_copy.md::copy-item[Copy-file-to-new-filename]": "passed",
        "driveitem_copy.md::copy-item[Copy-file-and-replace]": "passed",
    }


def test_thumbnails_are_waited_for(replayed) -> None:
    tries = {name(result): result["tries"] for result in replayed[1]["results"] if result["tries"] > 1}
    assert tries == {
        "driveitem_list_thumbnails.md::get-one-thumbnail": 2,
        "driveitem_list_thumbnails.md::get-thumbnail-content": 2,
    }


def test_the_service_knew_who_asked_and_did_what_it_was_asked(replayed) -> None:
    answered = replayed[3].answered
    assert [each for each in answered if each[1] in {401, 501}] == []
    logins = [line for line, _ in answered if line == "POST /oauth2/token"]
    assert len(logins) == 7  # six accounts are on, and one is the second one too


def test_no_secret_is_told(replayed) -> None:
    assert re.findall(r"good-[a-z_]+|token-\d+-q8Zr2LmV", replayed[2]) == []


def test_the_state_is_what_the_examples_made_of_it(replayed) -> None:
    drive = replayed[3].drive
    documents = {item.name for item in drive.children(drive.find_special("documents"))}
    assert {"foobar.txt", "new-item-name.txt", "newFolderName", "vrmtest.docx"} <= documents
    assert drive.child(drive.root, "ApiTestTool") is not None


def test_an_account_that_is_off_can_be_named(corpus: Path, tmp_path: Path) -> None:
    with running(OneDrive()) as service:
        _, report, _ = replay(
            corpus, tmp_path, service, "--account", "MicrosoftGraphBetaBusiness", "-k", "checkin or checkout"
        )
        lines = [line for line, _ in service.answered if line.endswith(("/checkin", "/checkout"))]
    outcomes = {name(result): result["outcome"] for result in report["results"]}
    assert outcomes == {
        "driveitem_checkin.md::checkin-item": "passed",
        "driveitem_checkout.md::checkout-item": "passed",
    }
    assert len(lines) == 3  # to check in something, it is checked out first


def keep_the_old_name(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A bug: what is renamed answers with the name that it had."""
    content = response.content.replace(b'"name": "new-item-name.txt"', b'"name": "hello.txt"')
    return (
        HttpResponse(response.status_code, response.headers, content)
        if request.method == "PATCH"
        else response
    )


def test_a_bug_in_the_service_is_found(corpus: Path, tmp_path: Path) -> None:
    with running(OneDrive(fault=keep_the_old_name)) as service:
        code, report, _ = replay(corpus, tmp_path, service, "-k", "move-item")
    (result,) = report["results"]
    assert (code, result["outcome"]) == (1, "failed")
    assert [(each["where"], each["actual"]) for each in result["mismatches"]] == [("$.name", "hello.txt")]


def test_the_listing_says_what_would_run(corpus: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "docparse",
        "list",
        "--scenarios",
        "--format",
        "json",
        str(corpus / "onedrive"),
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    scenarios = json.loads(run.stdout)["scenarios"]
    assert Counter(each["runs"] for each in scenarios) == {True: 65, False: 37}
    assert all(bool(each["reason"]) != each["runs"] for each in scenarios)
