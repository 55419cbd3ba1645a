"""The failure view: where, what was sent, what differs and why, and what to do next."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docparse.exporting import EXPORTERS
from docparse.model import Bound, Location, Outcome, Result
from docparse.reading import read_page
from docparse.reporting.failure.view import render_line, render_result
from docparse.reporting.style import Style
from tests.reporting.results import answer, make_page

PHOTO = make_page(
    {"height": 99, "id": "id-value"},
    annotation=', "truncated": true',
    request='PATCH https://api.example/photo\nContent-Type: application/json\n\n{"height": 99}',
)


def test_shows_all_of_a_failure() -> None:
    assert render_result(answer(PHOTO, {"height": 98, "id": "7", "more": 1}), Style()) == (
        "FAILED p.md:2 photo\n"
        '  PATCH /photo {"height":99}\n'
        "\n"
        "  $.height  another value                                                p.md:15\n"
        "    expected  99\n"
        "    actual    98\n"
        "    why       echo of $.height at line 6\n"
        "\n"
        "     | - documented   + actual\n"
        "  11 |   HTTP/1.1 200\n"
        "  14 |   {\n"
        '  15 | -   "height": 99,\n'
        '     | +   "height": 98,\n'
        '  16 |     "id": "7"\n'
        "     |     … 1 undocumented property\n"
        "     |   }\n"
        "\n"
        "  next: mend the service, or line 15; if $.height changes by itself, name it\n"
        "        under volatile\n"
        "        docparse explain value\n"
        "\n"
    )


@pytest.mark.parametrize(
    ("value", "status_code", "headers", "shown"),
    [
        pytest.param(
            {"id": "1"}, 200, None, ["$.height  missing", "not there", '- "height": 99'], id="missing"
        ),
        pytest.param(
            {"height": "99", "id": "1"},
            200,
            None,
            ["$.height  another type", "number 99", 'string "99"'],
            id="type",
        ),
        pytest.param(
            {"error": {"code": "gone"}},
            404,
            None,
            ["status  another value", "- HTTP/1.1 200 OK", "+ HTTP/1.1 404", '+ {"error": {"code": "gone"}}'],
            id="another status, with what the service said",
        ),
        pytest.param(
            b"<h1>Hi</h1>\n",
            200,
            {"Content-Type": "text/html"},
            ["Content-Type  another value", "- Content-Type: application/json", "+ <h1>Hi</h1>"],
            id="content that is not JSON",
        ),
        pytest.param(b"\xff\xd8", 200, None, ["+ 2 bytes that are not text"], id="content that is no text"),
        pytest.param(b"", 200, None, ["FAILED"], id="no content"),
    ],
)
def test_shows(value: object, status_code: int, headers: dict[str, str] | None, shown: list[str]) -> None:
    result = answer(PHOTO, value, status_code, **({"headers": headers} if headers else {}))
    text = re.sub(r"\| ([-+]) +", r"\1 ", render_result(result, Style()))
    for words in shown:
        assert words in text


def test_failures_come_before_warnings() -> None:
    page = make_page({"a": "2015-10-25T14:57:30Z", "b": 1})
    text = render_result(answer(page, {"a": "yesterday", "b": "x"}), Style())
    assert text.index("$.b  another type") < text.index("$.a  warning, another format")


def test_many_mismatches_are_cut_short_until_asked() -> None:
    page = make_page({f"p{number}": number for number in range(60)})
    result = answer(page, {})
    short = render_result(result, Style())
    assert "… 55 more (-v shows all): $.p5, $.p6" in short
    assert "more lines (-v shows all)" in short
    assert render_result(result, Style(verbosity=1)).count("not there") == 60


def test_the_command_to_try_comes_with_verbose_only() -> None:
    result = answer(PHOTO, {})
    assert "curl" not in render_result(result, Style(as_command=EXPORTERS["curl"]))
    result = answer(PHOTO, {}, 500)
    told = render_result(
        Result(result.example, Outcome.FAILED, "http://127.0.0.1:1/photo", exchange=result.exchange),
        Style(verbosity=1, as_command=EXPORTERS["curl"]),
    )
    assert "\n  curl -X PATCH http://127.0.0.1:1/photo" in told


def test_quiet_shows_a_line_only() -> None:
    assert render_result(answer(PHOTO, {}), Style(verbosity=-1)) == "FAILED p.md:2 photo\n"


@pytest.mark.parametrize("embedded", [True, False])
def test_no_step_blames_a_service_that_the_page_made(*, embedded: bool) -> None:
    for value in ({"height": 98, "id": "1"}, {"height": "1", "id": "1"}, {"id": "1"}):
        assert (
            "service" in _next_of(render_result(answer(PHOTO, value), Style(), embedded=embedded))
        ) is not embedded
    assert (
        "service" in _next_of(render_result(answer(PHOTO, {}, 500), Style(), embedded=embedded))
    ) is not embedded


def _next_of(text: str) -> str:
    return text.rpartition("next:")[2]


def test_truncated_responses_are_not_told_to_be_marked_so() -> None:
    whole, marked = make_page({"a": 1}), make_page({"a": 1}, annotation=', "truncated": true')
    assert "mark the response as truncated" in render_result(
        answer(whole, {"b": 1, "a": 1}, strict=True), Style()
    )
    assert "mark the response as truncated" not in render_result(answer(marked, {"b": 1}), Style())


def test_colours_are_signs_too() -> None:
    plain = render_result(answer(PHOTO, {"height": 98, "id": "1"}), Style())
    coloured = render_result(answer(PHOTO, {"height": 98, "id": "1"}), Style(colour=True))
    assert coloured != plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert not re.search(r"\x1b\[(?:4[0-9]|10[0-7]|38|48)", coloured)


@settings(max_examples=60)
@given(
    st.dictionaries(st.text(max_size=8), st.text(max_size=8) | st.integers(), max_size=4),
    st.dictionaries(st.text(max_size=8), st.text(max_size=8) | st.integers(), max_size=4),
    st.text(max_size=10),
)
def test_nothing_in_pages_or_answers_reaches_the_terminal_raw(
    documented: dict[str, object], actual: dict[str, object], odd: str
) -> None:
    result = answer(make_page(documented), actual, headers={"Content-Type": f"text/{odd}"})
    text = render_result(result, Style(verbosity=1, as_command=EXPORTERS["curl"]))
    assert all(char == "\n" or char.isprintable() for char in text)


def test_names_and_paths_are_made_visible() -> None:
    page = read_page(PHOTO.replace('"photo"', '"p\\u001b[31mx"'), "a\x1b.md")
    result = Result(page.examples[0], Outcome.PASSED)
    assert page.examples[0].location == Location("a\x1b.md", 2)
    assert "\x1b" not in render_line(result, Style())


@pytest.mark.parametrize("width", [40, 80, 100])
def test_fits_the_width(width: int) -> None:
    page = make_page({"a": "x" * 200, "b": [{"c" * 30: list(range(40))}]})
    result = answer(page, {"a": 1, "b": [{"c" * 30: "y" * 300}]})
    text = render_result(result, Style(width=width))
    assert max(len(line) for line in text.splitlines() if "$" not in line and "next" not in line) <= width


def test_a_type_that_the_annotation_promises_is_told_in_words() -> None:
    page = make_page({"a": 1}, annotation=', "docparse": {"types": {"$.a": "string|null"}}')
    text = render_result(answer(page, {"a": 1}), Style())
    assert "    expected  a string or null\n    actual    number 1\n" in text
    assert '  12 | -   "a": a string or null\n     | +   "a": 1\n' in text


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b'{\n"a": 1,}', ["JSON at its line 2, column 8", '| + "a": 1,}'], id="broken"),
        pytest.param(b"<html>", ["JSON at its line 1, column 1", "| + <html>"], id="something else"),
        pytest.param(b"\xff", ["byte 1 of it is not in UTF-8"], id="no text"),
        pytest.param(b"", ["actual    no content"], id="nothing"),
    ],
)
def test_content_that_is_no_json_is_told_as_it_is(content: bytes, told: list[str]) -> None:
    text = " ".join(render_result(answer(make_page({"a": 1}), content), Style()).split())
    assert all(part in text for part in map(" ".join, map(str.split, told)))
    assert "Expecting" not in text


def test_a_long_binding_is_folded_and_painted_line_by_line() -> None:
    bound = Bound("{photo-id}", "p-" + "9" * 30, f"$.id of {'folder/' * 6}photos.md::create_photo")
    result = replace(answer(PHOTO, {"height": 98, "id": "7"}), bound=(bound,))
    for style in (Style(), Style(colour=True)):
        view = render_result(result, style)
        assert "\\n" not in view
        assert max(map(len, re.sub("\x1b[^m]*m", "", view).splitlines())) <= style.width
        assert f"    with p-{'9' * 30} for {{photo-id}}: $.id of" in re.sub("\x1b[^m]*m", "", view)


def test_what_no_page_expects_has_no_line() -> None:
    result = answer(PHOTO, {"height": 98, "id": "7"})
    unmet = replace(result.mismatches[0], line=0, why="scenario 'x' (s.json:6) expects it")
    view = render_result(replace(result, mismatches=(unmet,)), Style())
    assert "\n  $.height  another value\n" in view
    assert "next: mend the service, or what the scenario expects of $.height" in view
