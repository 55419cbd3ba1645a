"""Rows of a listing: the promised status code stays in view."""

import pytest

from docparse.reading import read_page
from docparse.reporting.listing import LISTINGS
from docparse.reporting.style import Style
from tests.reporting.results import make_page


@pytest.mark.parametrize("width", [60, 80, 100])
def test_a_long_url_is_cut_and_the_status_code_is_not(width: int) -> None:
    page = read_page(make_page({}, request=f"GET https://api.example/{'long/' * 40}"), "p.md")
    row = "".join(LISTINGS["text"]([page], lambda _: (), Style(width=width))).splitlines()[1]
    assert len(row) == width
    assert row.endswith("… -> 200")
