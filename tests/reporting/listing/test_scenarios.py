"""The listing of scenarios: which would run, what goes before each, and why others are off."""

import json

from docparse.reporting.listing.scenarios import list_scenarios_json, list_scenarios_text
from docparse.reporting.style import Style
from docparse.scenarios import read_scenarios

FILE = read_scenarios(
    json.dumps(
        {
            "canned-requests": [{"name": "create-file", "method": "upload", "capture": {"[id]": "$.id"}}],
            "scenarios": [
                {"name": "Get it", "method": "get", "enabled": True, "tags": ["t"]},
                {
                    "name": "Copy it",
                    "method": "copy",
                    "enabled": True,
                    "test-setup": [{"canned-request": "create-file"}, {"http-request": "GET /drive"}],
                },
                {"name": "Off", "method": "get", "enabled": False},
                {"name": "Gone", "method": "list", "enabled": True},
                {"name": "Lost", "method": "get", "enabled": True, "test-setup": [{"canned-request": "x"}]},
                {"name": "Half", "method": "get", "enabled": True, "test-setup": [{"method": "list"}]},
                {"name": "\x1b[31m", "method": "get", "enabled": True},
            ],
        },
        indent=1,
    ),
    "tests/s.json",
)
NAMES = {"get", "copy", "upload"}
TEXT = """\
tests/s.json
  14  on   get   Get it
  22  on   copy  Copy it
           after create-file, GET /drive
  35  off  get   Off
           "enabled" is false
  40  off  list  Gone
           no page has a request 'list'
  45  off  get   Lost
           there is no canned request 'x'
  55  off  get   Half
           no page has what its test-setup names: list
  65  on   get   \\x1b[31m

7 scenarios: 3 would run, 4 off
"""


def test_shows_a_row_for_each_scenario():
    assert "".join(list_scenarios_text([FILE], NAMES, Style())) == TEXT


def test_cuts_rows_to_the_width():
    lines = "".join(list_scenarios_text([FILE], NAMES, Style(width=40))).splitlines()
    assert max(map(len, lines[:-1])) <= 40


def test_sums_up_only_where_less_is_asked_for():
    assert "".join(list_scenarios_text([FILE], NAMES, Style(verbosity=-1))) == TEXT.splitlines()[-1] + "\n"
    assert "".join(list_scenarios_text([FILE], NAMES, Style(verbosity=-2))) == ""


def test_says_where_findings_are_listed():
    file = read_scenarios('{"scenarios": [{"method": "get", "enabld": true}]}', "s.json")
    assert list(list_scenarios_text([file], NAMES, Style()))[-1] == (
        "1 scenario: 0 would run, 1 off; 1 finding (docparse check lists them)\n"
    )


def test_json_has_all_of_it():
    value = list_scenarios_json([FILE], NAMES)
    assert value["schema"] == "docparse.scenarios/1"
    rows = value["scenarios"]
    assert isinstance(rows, list)
    assert rows[1] == {
        "path": "tests/s.json",
        "line": 22,
        "name": "Copy it",
        "method": "copy",
        "enabled": True,
        "runs": True,
        "reason": "",
        "setup": [
            {
                "line": 26,
                "name": "create-file",
                "method": "upload",
                "request": "",
                "captures": ["id"],
                "secondary_account": False,
            },
            {
                "line": 29,
                "name": "GET /drive",
                "method": "",
                "request": "GET /drive",
                "captures": [],
                "secondary_account": False,
            },
        ],
        "scopes": [],
        "api_versions": [],
        "tags": [],
    }
    assert [row["runs"] for row in rows if isinstance(row, dict)] == [
        True,
        True,
        False,
        False,
        False,
        False,
        True,
    ]
