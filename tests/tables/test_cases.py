"""The small cases of the corpus that have tables of enumerations."""

from typing import Any

import pytest

from docparse.reading import read_page
from docparse.tables import TableKind, find_kind, read_rows
from tests.cases import read_cases


@pytest.mark.parametrize("case", read_cases())
def test_reads_the_members_of_enumerations(case: dict[str, Any]) -> None:
    members = [
        row.name
        for table in read_page(case["markdown"]).tables or ()
        if find_kind(table) is TableKind.MEMBERS
        for row in read_rows(table)
    ]
    assert members == case["expect"]["docparse"].get("enums", [])
