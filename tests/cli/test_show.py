"""docparse show: one example, and its request in other forms."""

import pytest


def test_shows_request_and_promise_with_their_lines(run) -> None:
    code, out, err = run("show", "docs/photo.md::update_photo")
    assert (code, err) == (0, "")
    assert out == (
        "docs/photo.md::update_photo\n"
        "  request   docs/photo.md:4\n"
        "    PATCH https://api.example/v1.0/me/photo\n"
        "    Content-Type: application/json\n"
        "\n"
        '    {"height": 99, "width": 99}\n'
        "\n"
        "  response  docs/photo.md:12  truncated\n"
        "    200\n"
        "    Content-Type: application/json\n"
        "\n"
        '    {"id": "99x99", "height": 99, "width": 99}\n'
    )


def test_globs_show_all_of_a_page(run) -> None:
    out = run("show", "docs/photo.md::*").out
    assert "docs/photo.md::update_photo\n" in out
    assert "\n\ndocs/photo.md::get_photo\n" in out


def test_as_curl_is_a_command(run) -> None:
    out = run("show", "docs/photo.md::get_photo", "--as", "curl").out
    assert out == "curl https://api.example/v1.0/me/photo\n"


def test_as_curl_goes_to_the_target(run) -> None:
    out = run("show", "docs/photo.md::get_photo", "--as", "curl", "--target", "localhost:8080/x").out
    assert out == "curl http://localhost:8080/x/v1.0/me/photo\n"


def test_as_http_is_the_request(run) -> None:
    out = run("show", "docs/photo.md::update_photo", "--as", "http").out
    assert out.startswith("PATCH https://api.example/v1.0/me/photo\nContent-Type: application/json\n\n{")


@pytest.mark.parametrize("name", ["docs/photo.md::get_foto", "docs/photo.md::GET_PHOTO"])
def test_an_unknown_name_says_what_was_near(run, name: str) -> None:
    code, out, err = run("show", name)
    assert (code, out) == (5, "")
    assert "did you mean 'get_photo'?" in err or "chooses none" in err


def test_an_id_is_needed(run) -> None:
    assert run("show").code == 2


@pytest.mark.parametrize("options", [(), ("--target", "localhost:8080")])
@pytest.mark.parametrize("form", ["curl", "http"])
def test_as_a_command_it_has_no_credential(run, folder, form: str, options) -> None:
    page = folder / "docs" / "photo.md"
    field = "me/photo\nAuthorization: Bearer SEKRET123\nX-Api-Key: {token}\nContent-Type"
    page.write_text(page.read_text("utf-8").replace("me/photo\nContent-Type", field), "utf-8")
    arguments = ("show", "docs/photo.md::update_photo", "--as", form, "--var", "token=SEKRET456", *options)
    out = run(*arguments).out
    assert "SEKRET" not in out
    assert "Authorization" not in out
    assert "X-Api-Key: *********" in out
