"""The project in docs/how-to/pytest.md, made from the page and run as a newcomer would."""

import re
from pathlib import Path

import pytest

GUIDE = Path(__file__).parents[2] / "docs" / "how-to" / "pytest.md"
FILE = re.compile(r"`(app\.py|README\.md|conftest\.py)`[.:][^\n]*\n\n(`{3,})\w+\n(.*?)\n\2\n", re.DOTALL)


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    files = {name: text for name, _, text in FILE.findall(GUIDE.read_text("utf-8"))}
    assert set(files) == {"app.py", "README.md", "conftest.py"}
    for name, text in files.items():
        (pytester.path / name).write_text(f"{text}\n", "utf-8")
    return pytester


def shown(begin: str) -> list[str]:
    """Return the lines of the block of the guide that begins so, less its prompt."""
    text = GUIDE.read_text("utf-8")
    start = text.index(f"```\n{begin}") + 4
    return text[start : text.index("\n```", start)].splitlines()


def test_it_passes_as_shown(project: pytest.Pytester) -> None:
    command, *lines = shown("$ pytest README.md")
    result = project.runpytest_subprocess(*command.split()[2:])
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines([f"{line}*" for line in lines])


def test_a_fault_of_the_application_is_shown_as_shown(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = project.path / "app.py"
    text = app.read_text("utf-8")
    fault = 'note = note | json.load(environ["wsgi.input"]) | {"done": False}'
    app.write_text(text.replace('note.update(json.load(environ["wsgi.input"]))', fault), "utf-8")
    result = project.runpytest_subprocess("README.md", "--docparse")
    result.assert_outcomes(passed=1, failed=1)
    lines = shown("FAILED README.md:")
    pattern = [re.sub(r":\d{5}/", ":*/", line.replace("[", "[[]")) for line in lines if line]
    result.stdout.fnmatch_lines(pattern)
    (brief,) = shown("FAILED README.md::")
    monkeypatch.setenv("COLUMNS", "120")
    result = project.runpytest_subprocess("README.md", "--docparse")
    result.stdout.fnmatch_lines([brief])


def test_in_every_run(project: pytest.Pytester) -> None:
    toml = next(text for text in re.findall(r"```toml\n(.*?)\n```", GUIDE.read_text("utf-8"), re.DOTALL))
    project.makepyprojecttoml(toml)
    for name in ("tests", "docs"):
        project.mkdir(name)
    project.runpytest_subprocess().assert_outcomes(passed=2)


def test_its_hooks(project: pytest.Pytester) -> None:
    blocks = re.findall(r"```python\n(.*?)\n```", GUIDE.read_text("utf-8"), re.DOTALL)
    hooks = next(block for block in blocks if "pytest_docparse_before_request" in block)
    conftest = project.path / "conftest.py"
    conftest.write_text(f"{conftest.read_text('utf-8')}\n{hooks}\n", "utf-8")
    project.runpytest_subprocess("README.md", "--docparse").assert_outcomes(passed=2)
