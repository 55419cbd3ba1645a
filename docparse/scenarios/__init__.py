"""Scenario files: values, setups and expectations for the examples of pages, as API Doctor reads them.

`read_scenarios` gives what a file says, `prepare` the flat list of requests that one scenario asks for.
Whoever replays puts `apply` on each request, checks the status code, and takes values from the answer with
`capture`.
All of it is pure; no code of a file is ever run.
"""

from docparse.scenarios.answers import capture
from docparse.scenarios.applying import apply, replaces_content
from docparse.scenarios.expecting import find_unmet
from docparse.scenarios.faults import ScenarioError
from docparse.scenarios.functions import NEW, Fresh
from docparse.scenarios.judging import find_slips, find_unknown_methods
from docparse.scenarios.notes import JSON_INVALID
from docparse.scenarios.planning import Step, Steps, prepare, tell_scenario
from docparse.scenarios.reading import read_page_scenarios, read_scenarios

__all__ = [
    "JSON_INVALID",
    "NEW",
    "Fresh",
    "ScenarioError",
    "Step",
    "Steps",
    "apply",
    "capture",
    "find_slips",
    "find_unknown_methods",
    "find_unmet",
    "prepare",
    "read_page_scenarios",
    "read_scenarios",
    "replaces_content",
    "tell_scenario",
]
