"""The sample of the page for those who come from API Doctor: what the page says of it happens."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.photo_service import PhotoService, running
from tests.token_service import CLIENT_SECRET, FIRST_REFRESH, token_service

SAMPLE = Path(__file__).parent.parent / "docs" / "how-to" / "from-api-doctor"
PAGE = "user-photo.md::update-user-photo"


def docparse(*arguments: str, **variables: str) -> tuple[int, str, str]:
    """Run docparse as a person would."""
    command = [sys.executable, "-m", "docparse", *arguments]
    run = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, **variables}
    )
    return run.returncode, run.stdout, run.stderr


def replayed(*arguments: str, **variables: str) -> tuple[int, dict[str, dict]]:
    """Return exit code and results by id, without the folder."""
    code, out, err = docparse(
        "replay", "--no-cache", str(SAMPLE), "--format", "json", *arguments, **variables
    )
    assert out, err
    return code, {result["id"].rpartition("/")[2]: result for result in json.loads(out)["results"]}


def test_it_agrees_with_itself_without_scenarios() -> None:
    code, results = replayed()
    assert (code, [*results]) == (0, [PAGE])


def test_each_scenario_that_is_on_is_replayed() -> None:
    with running(PhotoService()) as url:
        code, results = replayed("--target", url)
    assert (code, [*results]) == (0, [f"{PAGE}[As-high-as-mine]", f"{PAGE}[Nobody]"])
    mine, nobody = results.values()
    assert (mine["outcome"], mine["mismatches"]) == ("passed", [])
    assert (nobody["outcome"], [each["severity"] for each in nobody["mismatches"]]) == ("passed", ["warning"])


def test_one_can_be_chosen_by_its_id() -> None:
    with running(PhotoService()) as url:
        code, out, _ = docparse(
            "replay", "--no-cache", f"{SAMPLE}/{PAGE}[Nobody]", "--target", url, "--format", "json"
        )
    (result,) = json.loads(out)["results"]
    assert (code, result["id"].rpartition("/")[2]) == (0, f"{PAGE}[Nobody]")


def write_accounts(folder: Path, token_url: str) -> str:
    """Write the sample's accounts with a token service that is there; return the path."""
    text = (SAMPLE / "accounts.json").read_text("utf-8")
    path = folder / "accounts.json"
    path.write_text(text.replace("https://login.example/oauth2/token", token_url), "utf-8")
    return str(path)


class Listening(PhotoService):
    """Remembers who asked."""

    def answer(self, method, path, headers, content):
        self.heard = [*getattr(self, "heard", ()), headers.get("authorization", "")]
        return super().answer(method, path, headers, content)


def test_the_account_logs_in_and_is_asked_with(tmp_path: Path) -> None:
    service = Listening()
    with token_service() as tokens, running(service) as url:
        accounts = write_accounts(tmp_path, tokens.url)
        secrets = {"PHOTOS_SECRET": CLIENT_SECRET, "PHOTOS_REFRESH": FIRST_REFRESH}
        code, results = replayed("--target", url, "--accounts", accounts, **secrets)
    assert (code, len(results)) == (0, 2)
    assert {each.removeprefix("Bearer ") for each in service.heard} == tokens.valid


def test_a_login_that_fails_is_never_green(tmp_path: Path) -> None:
    with token_service(refusal="invalid_grant") as tokens, running(PhotoService()) as url:
        code, out, err = docparse(
            "replay", str(SAMPLE), "--target", url, "--accounts", write_accounts(tmp_path, tokens.url),
            PHOTOS_SECRET=CLIENT_SECRET, PHOTOS_REFRESH="no-longer-good",
        )  # fmt: skip
    assert (code, out) == (4, "")
    assert "PhotosStaging" in err
    assert "no-longer-good" not in err
