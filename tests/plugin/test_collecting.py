"""What pytest collects of pages, and how it is called and chosen."""

import pytest

from tests.plugin.pages import THINGS, example, page

PLAIN = "# Nothing here\n\n```http\nGET /things\n```\n"


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    docs = pytester.mkdir("docs")
    (docs / "things.md").write_text(THINGS, "utf-8")
    (docs / "plain.md").write_text(PLAIN, "utf-8")
    (docs / "twice.markdown").write_text(page(*[example("get it", "GET /it", {"a": 1})] * 2), "utf-8")
    return pytester


def collected(pytester: pytest.Pytester, *arguments: str) -> list[str]:
    result = pytester.runpytest("--collect-only", "-q", *arguments)
    return [line for line in result.outlines if "::" in line]


ALL = [
    "docs/things.md::create_thing",
    "docs/things.md::get_thing",
    "docs/things.md::delete_thing",
    "docs/twice.markdown::get-it",
    "docs/twice.markdown::get-it~2",
]


@pytest.mark.parametrize("how", ["--docparse", "--docparse-target=http://127.0.0.1:9", "ini", "ini target"])
def test_every_example_is_collected_once_it_is_asked_for(project: pytest.Pytester, how: str) -> None:
    if how.startswith("ini"):
        line = "docparse = true" if how == "ini" else "docparse_target = http://127.0.0.1:9"
        project.makeini(f"[pytest]\n{line}\n")
    assert collected(project, *([] if how.startswith("ini") else [how]), "docs") == ALL


def test_nothing_is_collected_where_it_is_not_asked_for(project: pytest.Pytester) -> None:
    project.makepyprojecttoml('[tool.docparse]\ntarget = "http://127.0.0.1:9"\n')
    assert collected(project, "docs") == []


@pytest.mark.parametrize("id_", ALL)
def test_an_example_is_selected_by_its_id(project: pytest.Pytester, id_: str) -> None:
    assert collected(project, "--docparse", id_) == [id_]


def test_a_page_that_is_named_is_collected(project: pytest.Pytester) -> None:
    assert collected(project, "--docparse", "docs/things.md") == ALL[:3]


def test_beside_other_tests(project: pytest.Pytester) -> None:
    project.makepyfile(test_it="def test_it(): pass")
    assert collected(project, "--docparse") == [*ALL, "test_it.py::test_it"]


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        pytest.param(("-k", "get_thing or delete"), ALL[1:3], id="words of names"),
        pytest.param(("-k", "POST"), ALL[:1], id="method"),
        pytest.param(("-k", "twice"), ALL[3:], id="page"),
        pytest.param(("-m", "docparse"), ALL, id="marker"),
        pytest.param(("-m", "docparse(method='DELETE')"), ALL[2:3], id="marker's method"),
        pytest.param(("-m", "not docparse"), [], id="all others"),
        pytest.param(("--deselect", ALL[0]), ALL[1:], id="less one"),
        pytest.param(("--ignore", "docs/twice.markdown"), ALL[:3], id="less a page"),
    ],
)
def test_pytest_s_own_selections_hold(
    project: pytest.Pytester, selection: tuple[str, ...], expected: list[str]
) -> None:
    assert collected(project, "--docparse", "--strict-markers", *selection, "docs") == expected


def test_what_git_ignores_and_the_configuration_excludes_is_left_out(project: pytest.Pytester) -> None:
    project.makefile("", **{".gitignore": "twice.markdown\n"})
    (project.path / ".git").mkdir()
    project.makepyprojecttoml('[tool.docparse]\nexclude = ["things.md"]\n')
    assert collected(project, "--docparse", "docs") == []


def test_a_page_below_the_folder_of_the_run_keeps_its_id(project: pytest.Pytester) -> None:
    result = project.runpytest("--collect-only", "-q", "--docparse", str(project.path / "docs"))
    assert [line for line in result.outlines if "::" in line] == ALL


def test_a_broken_configuration_is_told_before_anything_is_collected(project: pytest.Pytester) -> None:
    project.makepyprojecttoml('[tool.docparse]\ntargt = "http://127.0.0.1:9"\n')
    result = project.runpytest("--docparse", "docs")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: docparse: *unknown key 'targt'; did you mean 'target'?"])


def test_a_variable_without_a_value_is_told(project: pytest.Pytester) -> None:
    result = project.runpytest("--docparse", "--docparse-var", "a", "docs")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: docparse: --docparse-var a: write NAME=VALUE"])


def test_the_markers_and_fixtures_are_described(project: pytest.Pytester) -> None:
    project.runpytest("--markers").stdout.fnmatch_lines(["@pytest.mark.docparse(page, method): *"])
    shown = project.runpytest("--fixtures").stdout
    shown.fnmatch_lines_random(
        [f"docparse_{name} *" for name in ("target", "credentials", "variables", "service")]
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param("file", "http://127.0.0.1:1", id="the configuration of docparse"),
        pytest.param("file ini", "http://127.0.0.1:2", id="before it pytest's"),
        pytest.param("file ini environment", "http://127.0.0.1:3", id="before both the environment"),
        pytest.param("file ini environment option", "http://127.0.0.1:4", id="before all the option"),
    ],
)
def test_where_the_target_comes_from(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, given: str, expected: str
) -> None:
    ini = '[tool.pytest.ini_options]\ndocparse_target = "http://127.0.0.1:2"\n' if "ini" in given else ""
    project.makepyprojecttoml(f'[tool.docparse]\ntarget = "http://127.0.0.1:1"\n{ini}')
    if "environment" in given:
        monkeypatch.setenv("DOCPARSE_TARGET", "http://127.0.0.1:3")
    project.makepyfile(f"def test_it(docparse_target): assert docparse_target == {expected!r}")
    options = ["--docparse-target", "http://127.0.0.1:4"] if "option" in given else []
    result = project.runpytest(*options, *[path.name for path in project.path.glob("test_*.py")])
    result.assert_outcomes(passed=1)
