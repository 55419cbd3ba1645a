"""Pages of four real products, each replayed against the product itself: the promises that they make hold."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.third_party.conftest import Start
from tests.third_party.running import PAGES, check, replay
from tests.third_party.variables import VARIABLES

pytestmark = pytest.mark.third_party

EXAMPLES: Mapping[str, str] = {
    "httpbin/content.md": """
        post_form post_multipart post_bytes get_png get_image_by_accept get_image_none_fits get_bytes
        get_range get_range_beyond get_utf8 get_xml get_robots get_json get_gzip get_deflate
        get_chunked get_slowly
    """,
    "httpbin/methods.md": """
        get_with_query post_json put_json patch_json delete_nothing head_of_get options_of_get post_to_get
        anything
    """,
    "httpbin/status.md": """
        status_created status_no_content status_not_found status_teapot status_server_error status_unknown
        etag_plain etag_known etag_required cache_first cache_again cache_for_a_minute redirect_once
        redirect_keeping_the_method redirect_followed cookie_set cookies_of_nobody bearer_missing bearer
        basic_missing basic fields_to_order new_guid decoded
    """,
    "kinto/errors.md": """
        hello heartbeat without_version no_such_endpoint no_such_method no_such_bucket
        content_of_wrong_type content_not_json query_of_wrong_type
    """,
    "kinto/records.md": """
        create_bucket create_collection list_no_records create_record read_record list_records count_records
        read_unchanged update_record replace_too_late replace_record create_twice update_by_json_patch
        update_by_merge_patch delete_record read_deleted delete_bucket
    """,
    "kinto/walkthrough.md": """
        make_bucket make_collection add_book add_two_books read_book read_book_unchanged find_old_books
        first_page nothing_found change_year change_too_late remove_book read_removed_book remove_bucket
    """,
    "registry/indexes.md": """
        api_version push_index pull_index list_tags_of_index unknown_repository unknown_tag unknown_blob
        manifest_of_unknown_blob manifest_of_wrong_form catalog_is_read_only name_of_wrong_form
    """,
    "registry/push.md": """
        start_upload send_chunk close_upload ask_for_blob pull_blob pull_part_of_blob pull_known_blob
        mount_blob push_manifest pull_manifest ask_for_manifest list_tags list_repositories delete_manifest
        pull_deleted_manifest delete_blob ask_for_deleted_blob
    """,
    "registry/upload.md": "begin how_far send_all how_far_when_done pull_text_blob",
    "etcd/keys.md": """
        put_key get_key put_again get_key_as_it_was count_keys compare_and_put compare_in_vain delete_key
        get_deleted_key
    """,
    "etcd/leases.md": """
        grant_lease put_under_lease time_to_live revoke_lease revoke_lease_twice version health members
        key_missing key_not_base64 future_revision get_instead_of_post
    """,
}
OUTCOMES = {
    "refused_without_credentials": ("inconclusive", "refused with 401"),
    "value_missing": ("skipped", "no value for {code}"),
    "left_out": ("skipped", "httpbin forgets nothing"),
    "another_host": ("skipped", "names another host"),
    "this_host": ("passed", ""),
    "no_items": ("passed", ""),
    "echo_broken": ("failed", ""),
    "get_brotli": ("error", "encoded as 'br'"),
    "compressed_badly": ("error", "not gzip"),
    "redirected_elsewhere": ("failed", ""),
    "too_slow": ("error", "0.3 s"),
}


@pytest.fixture(scope="module", params=["httpbin", "kinto", "registry", "etcd"])
def report(request: pytest.FixtureRequest, start: Start) -> dict[str, Any]:
    """The JSON report of a replay of a product's pages against it."""
    return replay(PAGES / request.param, start(request.param), VARIABLES)


def test_each_example_keeps_its_promise(report: dict[str, Any]) -> None:
    outcomes = {each["id"]: each["outcome"] for each in report["results"] if "outcomes.md" not in each["id"]}
    folder = next(iter(outcomes)).partition("/")[0]
    wanted = [f"{page}::{name}" for page, names in EXAMPLES.items() for name in names.split()]
    assert outcomes == {each: "passed" for each in wanted if each.startswith(f"{folder}/")}


def test_nothing_false_is_said_of_them(report: dict[str, Any]) -> None:
    said = {
        each["id"]: each["mismatches"]
        for each in report["results"]
        if each["mismatches"] and "outcomes.md" not in each["id"]
    }
    assert said == {}


def test_the_second_replay_says_the_same(report: dict[str, Any], start: Start) -> None:
    folder = report["results"][0]["id"].partition("/")[0]
    again = replay(PAGES / folder, start(folder), VARIABLES)
    assert [(each["id"], each["outcome"], each["mismatches"]) for each in again["results"]] == [
        (each["id"], each["outcome"], each["mismatches"]) for each in report["results"]
    ]


@pytest.mark.parametrize("product", ["httpbin", "kinto", "registry", "etcd"])
def test_the_pages_are_right_by_themselves(product: str) -> None:
    assert [each for each in check(PAGES / product)["findings"] if each["severity"] != "note"] == []


def test_other_outcomes_are_told_apart(start: Start) -> None:
    results = replay(PAGES / "httpbin", start("httpbin"), VARIABLES)["results"]
    found = {each["name"]: each for each in results if "outcomes.md" in each["id"]}
    assert {name: each["outcome"] for name, each in found.items()} == {
        name: outcome for name, (outcome, _) in OUTCOMES.items()
    }
    assert [name for name, (_, why) in OUTCOMES.items() if why not in found[name]["reason"]] == []
