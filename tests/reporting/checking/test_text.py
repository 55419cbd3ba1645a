"""A check for people: all of a little, and of much what matters."""

from dataclasses import replace
from typing import Any

import pytest

from docparse.model import Location
from docparse.reporting.checking.text import render_check
from docparse.reporting.style import Style
from tests.reporting.checks import ERROR, NOTE, WARNING, make_report, many


def render(*findings: Any, verbosity: int = 0, width: int = 80, **fields: object) -> str:
    return render_check(make_report(*findings, **fields), Style(verbosity=verbosity, width=width))


def test_findings_stand_under_their_pages() -> None:
    assert render(ERROR, WARNING, NOTE) == (
        "docs/a.md\n"
        "  7:3 error DP110 annotation-orphan: no block follows\n"
        "    |\n"
        '  7 | - <!-- { "blockType": "ignored" } -->\n'
        "    |   ^^^^\n"
        "\n"
        "docs/b.md\n"
        "  2:1 warning DP102 request-unpaired: no response\n"
        "    |\n"
        "  2 | ```http\n"
        "    | ^^^^^^^\n"
        "\n"
        "1 error, 1 warning, 1 note on 3 of 10 pages (0.50 s)\n"
        "docparse explain DP110 says why it matters and how to mend it.\n"
        "-v shows the notes too.\n"
    )


def test_nothing_wrong_is_one_line() -> None:
    assert render() == "Nothing is wrong in 10 pages with 20 examples (0.50 s)\n"


def test_notes_alone_are_counted() -> None:
    assert render(NOTE) == "1 note on 1 of 10 pages (0.50 s)\n-v shows the notes too.\n"
    assert "1:1 note DP123" in render(NOTE, verbosity=1)


def test_thirty_are_shown_in_full() -> None:
    assert render(*many(WARNING, 30)).count("request-unpaired: no response") == 30


def test_more_are_summed_up_by_rule_and_page() -> None:
    text = render(*many(ERROR, 9), *many(WARNING, 30), *many(NOTE, 5))
    assert text.startswith(
        "9 errors            rule                     first\n"
        "     9 on 1 page     DP110 annotation-orphan  a.md:1\n"
        "30 warnings         rule                     first\n"
        "    30 on 1 page     DP102 request-unpaired   b.md:1\n"
        "\n"
        "5 errors of 9 to look at first\n"
    )
    assert "errors  warnings  page\n     9         0  docs/a.md\n     0        30  docs/b.md\n" in text
    assert "9 errors, 30 warnings, 5 notes on 3 of 10 pages" in text
    assert "See all: -v." in text
    assert len(text.splitlines()) < 50


def test_errors_to_look_at_are_of_as_many_rules_as_there_are() -> None:
    other = replace(ERROR, code="DP101", rule="response-unpaired", location=Location("docs/z.md", 1))
    text = render(*many(ERROR, 40), other)
    assert "  1:1 error DP101 response-unpaired: " in text
    assert "5 errors of 41 to look at first" in text


def test_verbose_shows_all_with_the_sums_at_the_end() -> None:
    text = render(*many(WARNING, 40), *many(NOTE, 2), verbosity=1)
    assert text.count("request-unpaired: no response") == 40
    assert text.count("unannotated: unannotated") == 2
    assert "\n     2 on 1 page     DP123 code-block-unannotated  c.md:1\n" in text


@pytest.mark.parametrize(
    ("verbosity", "lines"),
    [pytest.param(-1, 4, id="what it comes to"), pytest.param(-2, 0, id="nothing")],
)
def test_quiet(verbosity: int, lines: int) -> None:
    assert len(render(ERROR, NOTE, verbosity=verbosity).splitlines()) == lines


def test_the_baseline_is_told() -> None:
    text = render(baselined=(ERROR, WARNING), stale=tuple(f"docs/{number}.md" for number in range(12)))
    assert "2 findings in the baseline: not counted.\n" in text
    assert "12 lines of the baseline fit nothing any more (--update-baseline takes them out):\n" in text
    assert "  docs/9.md\n  … 2 more\n" in text
    assert "Nothing is wrong in 10 pages" in text


def test_a_long_message_is_folded_below() -> None:
    text = render(replace(ERROR, message="word " * 30))
    assert "  7:3 error DP110 annotation-orphan:\n    word word" in text


@pytest.mark.parametrize("width", [50, 80, 100])
@pytest.mark.parametrize("verbosity", [-1, 0, 1])
def test_fits_the_width(width: int, verbosity: int) -> None:
    long = replace(ERROR, message="word " * 40, location=Location("docs/" + "long-" * 20 + "name.md", 7))
    found = (*many(long, 20), *many(WARNING, 20))
    lines = {(long.location.page, number): "x" * 300 for number in range(30)}
    for line in render(*found, verbosity=verbosity, width=width, lines=lines).splitlines():
        assert len(line) <= width or line.startswith(("docs/long", "20 errors"))


def test_colours_are_words_too() -> None:
    report = make_report(ERROR, WARNING)
    plain, coloured = (render_check(report, Style(colour=colour)) for colour in (False, True))
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert "error DP110" in plain
