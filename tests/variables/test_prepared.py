"""What is used, what is secret, what comes later: with stand-ins that no request changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.message import Headers, HttpRequest
from docparse.rebasing import rebase
from docparse.variables import Value, fill, missing
from docparse.variables.advice import name_for_shell, suggest
from docparse.variables.prepared import Awaited, Prepared, Used, find_used
from docparse.variables.stand_ins import Reason, StandIn, await_value, put_for_stand_ins, veil
from tests.reporting.dry_run.examples import SENT, WAITING, read_example

JSON = Headers([("Content-Type", "application/json"), ("Authorization", "Bearer {t}")])


def test_each_value_is_told_with_its_place():
    request = HttpRequest("POST", "/{id}/{id}?a={b | c}", JSON, b'{"x": "<ID>", "y": "{gone}"}')
    values = {"Id": Value("1", "--var"), "c": Value("2", "a.env:1"), "unused": Value("3", "--var")}
    assert find_used(request, values) == (
        Used("{id}", "url", Value("1", "--var")),
        Used("{b | c}", "url", Value("2", "a.env:1")),
        Used("<ID>", "$.x", Value("1", "--var")),
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("client-secret", Value("x", "--var"), id="by its name"),
        pytest.param("t", Value("x", "--var"), id="by its place"),
        pytest.param("other", Value("x", "--var", secret=True), id="as it is said"),
    ],
)
def test_a_secret_is_veiled(name, value):
    request = HttpRequest("GET", "/", JSON)
    assert veil(request, {name: value})[name].text == f"~docparse.secret.{name_for_shell(name)}~"


def test_others_are_left_alone():
    values = {"id": Value("x", "--var"), "keyboard": Value(5, "--var", typed=True)}
    assert veil(HttpRequest("GET", "/", JSON), values) == values


@pytest.mark.parametrize(
    ("name", "written"),
    [("photo-id", "PHOTO_ID"), ("48d3", "_48D3"), ("a.b|c", "A_B_C"), ("\u00e9", "VALUE")],
)
def test_a_name_is_one_for_the_shell(name, written):
    assert name_for_shell(name) == written


def test_a_prepared_example_knows_its_stand_ins():
    assert SENT.find_stand_ins() == (StandIn(Reason.SECRET, "API_KEY"), StandIn(Reason.SECRET, "TOKEN"))
    assert WAITING.find_stand_ins() == (StandIn(Reason.LATER, "PHOTO_ID"),)
    assert Prepared(read_example("GET /"), awaited=(Awaited("a.md::x"),)).find_stand_ins() == ()


@given(st.text(min_size=1))
def test_a_stand_in_goes_through_url_field_and_content(name):
    later = await_value(name, "$.id of a")
    request = HttpRequest("POST", "/a/{x}?b={x}", Headers([*JSON.fields[:1], ("X", "{x}")]), b'{"x": "{x}"}')
    filled = fill(request, {"x": later})
    target = rebase(filled.target, {}, "")
    stand_ins = [StandIn(Reason.LATER, name_for_shell(name))]
    assert put_for_stand_ins(target, stand_ins, lambda each: each.name).count(stand_ins[0].name) == 2
    assert filled.headers.get("X") == later.text
    assert filled.content == f'{{"x": "{later.text}"}}'.encode()


def test_a_way_to_give_a_value_is_suggested():
    (lacking,) = missing(HttpRequest("GET", "/{user-id | 2nd name}"), {})
    assert suggest(lacking) == ("--var user-id=VALUE", "DOCPARSE_VAR_USER_ID")


@pytest.mark.parametrize(
    ("target", "ways"),
    [
        ("/{the blob}", ("--var 'the blob=VALUE'", "DOCPARSE_VAR_THE_BLOB")),
        ("/{größe}", ("--var 'größe=VALUE'",)),
        ("/{a.b}", ("--var a.b=VALUE",)),
    ],
)
def test_what_is_suggested_works(target, ways):
    (lacking,) = missing(HttpRequest("GET", target), {})
    assert suggest(lacking) == ways
    for way in ways[1:]:
        assert missing(HttpRequest("GET", target), {way.removeprefix("DOCPARSE_VAR_"): Value("1", way)}) == ()
