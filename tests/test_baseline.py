"""Known findings: named by page, example, rule and place, never by line."""

import pytest

from docparse.baseline import Baseline, Entry, compare, parse_baseline, render_baseline, renew
from docparse.model import Finding, Level, Location

HEIGHT = Entry("a.md", "get", "type-mismatch", "$.height")
LINK = Entry("b.md", "", "link-broken", "")


def finding(entry: Entry, line: int = 1) -> Finding:
    example = f"{entry.page}::{entry.example}" if entry.example else ""
    place = Location(entry.page, line)
    return Finding("DP1", entry.rule, Level.ERROR, "", place, example, entry.where)


def everything(entry: Entry) -> bool:
    return True


def nothing(entry: Entry) -> bool:
    return False


def test_what_is_rendered_reads_back() -> None:
    baseline = {LINK: 3, HEIGHT: 1, Entry("é.md", "", "x", "$['a b']"): 1}
    assert parse_baseline(render_baseline(baseline)) == baseline


def test_every_entry_has_a_line_and_lines_are_sorted() -> None:
    text = render_baseline({LINK: 2, HEIGHT: 1})
    assert text == (
        '{"schema": "docparse.baseline/1"}\n'
        '{"page": "a.md", "example": "get", "rule": "type-mismatch", "where": "$.height"}\n'
        '{"page": "b.md", "rule": "link-broken", "count": 2}\n'
    )


def test_of_an_entry_that_a_merge_left_twice_the_greater_count_holds() -> None:
    line = '{"page": "b.md", "rule": "link-broken", "count": %d}\n'
    assert parse_baseline(line % 2 + line % 3) == {LINK: 3}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("<<<<<<< HEAD\n", "line 1 is no entry", id="a conflict that is left"),
        pytest.param("\n[]\n", "line 2 is no entry", id="a list"),
        pytest.param('{"page": "a.md"}', "names no page or no rule", id="no rule"),
        pytest.param('{"page": 1, "rule": "x"}', "are texts", id="a number for a page"),
        pytest.param('{"schema": "docparse.baseline/2"}', "docparse.baseline/1", id="of another version"),
    ],
)
def test_refuses(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_baseline(text)


@pytest.mark.parametrize(
    ("baseline", "lines", "counts", "stale"),
    [
        pytest.param({}, [4], (1, 0), (), id="nothing is known"),
        pytest.param({HEIGHT: 1}, [4], (0, 1), (), id="known, on whatever line"),
        pytest.param({HEIGHT: 1}, [4, 9], (1, 1), (), id="one more than is known"),
        pytest.param(
            {HEIGHT: 2}, [4], (0, 1), ("a.md::get: type-mismatch at $.height (1 of 2 left)",), id="one less"
        ),
        pytest.param({HEIGHT: 1}, [], (0, 0), ("a.md::get: type-mismatch at $.height",), id="mended"),
        pytest.param({LINK: 1}, [4], (1, 0), ("b.md: link-broken",), id="another is known"),
    ],
)
def test_compares(
    baseline: Baseline, lines: list[int], counts: tuple[int, int], stale: tuple[str, ...]
) -> None:
    compared = compare([finding(HEIGHT, line) for line in lines], baseline, str, everything)
    assert (len(compared.new), len(compared.known)) == counts
    assert compared.stale == stale


def test_what_was_not_checked_is_not_stale() -> None:
    assert compare([], {HEIGHT: 1}, str, nothing).stale == ()


def test_renewing_takes_out_what_is_mended_and_keeps_what_was_not_checked() -> None:
    baseline = {HEIGHT: 1, LINK: 1}
    assert renew([finding(HEIGHT), finding(HEIGHT)], baseline, str, lambda entry: entry == LINK) == {
        HEIGHT: 2
    }
    assert renew([finding(HEIGHT)], baseline, str, nothing) == baseline
