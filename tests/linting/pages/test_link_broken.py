"""A link to what is on the disk is never broken; one to nothing is told once on a page."""

import pytest

from docparse.linting.pages.link_broken import check
from docparse.model import Docset, Requirements
from docparse.reading import read_page
from tests.linting.pages.pages import make_docset, tell

OTHERS = ("docs/resources/user.md", "docs/img/a b.png", "LICENSE", "docs/tool/README.md", "docs/100%.md")


@pytest.mark.parametrize(
    "destination",
    [
        pytest.param("resources/user.md", id="page"),
        pytest.param("./resources/../resources/user.md", id="dots"),
        pytest.param("resources/user.md#part", id="anchor in a page that was not read"),
        pytest.param("resources/user.md?view=x#part", id="query"),
        pytest.param("img/a%20b.png", id="percent-encoding"),
        pytest.param("<img/a b.png>", id="angle brackets"),
        pytest.param("100%25.md", id="an encoded percent sign"),
        pytest.param("resources\\user.md", id="backslash"),
        pytest.param("resources/user", id="without its suffix"),
        pytest.param("resources/user.html", id="as a site shows it"),
        pytest.param("resources/user/", id="as a folder, as a site shows it"),
        pytest.param("resources", id="folder"),
        pytest.param("tool/", id="folder with a README"),
        pytest.param("../LICENSE", id="above the page's folder"),
        pytest.param("../../elsewhere/x.md", id="where nobody looked"),
        pytest.param(".", id="the page's own folder"),
        pytest.param("#part", id="anchor"),
        pytest.param("", id="nothing"),
        pytest.param("/graph/overview", id="the site's"),
        pytest.param("~/overview.md", id="the site's, as DocFX has it"),
        pytest.param("//host/x", id="URL without a scheme"),
        pytest.param("https://host/x.md", id="URL"),
        pytest.param("mailto:a@b.c", id="mail"),
        pytest.param("xref:some.id", id="another scheme"),
        pytest.param("{{site.url}}/x.md", id="template"),
        pytest.param("{id}", id="placeholder"),
    ],
)
def test_leaves_alone(destination: str) -> None:
    assert tell(check, make_docset({"docs/a.md": f"[x]({destination})"}, others=OTHERS)) == []


@pytest.mark.parametrize(
    ("destination", "message"),
    [
        pytest.param("nothing.md", "there is no 'docs/nothing.md'", id="file"),
        pytest.param("img/nothing.png#x", "there is no 'docs/img/nothing.png'", id="image"),
        pytest.param("gone/x.md", "there is no 'docs/gone/x.md'", id="folder"),
        pytest.param(
            "resources/User.md",
            "there is no 'docs/resources/User.md'; did you mean 'resources/user.md'?",
            id="letter case",
        ),
        pytest.param("user.md", "there is no 'docs/user.md'", id="elsewhere, but not read"),
        pytest.param("../b.md", "there is no 'b.md'; did you mean 'b.md'?", id="a page in another folder"),
    ],
)
def test_finds(destination: str, message: str) -> None:
    pages = {"docs/a.md": f"[x]({destination})", "docs/b.md": ""}
    docset = make_docset(pages, others=OTHERS, absent=["docs/gone"])
    assert tell(check, docset) == [("docs/a.md", 1, 5, message)]


def test_each_target_is_told_once_on_a_page() -> None:
    text = "[x](no.md) [y](no.md#a)\n\n[z]: no.md"
    told = tell(check, make_docset({"a.md": text, "b.md": text}))
    assert [each[:3] for each in told] == [("a.md", 1, 5), ("b.md", 1, 5)]


def test_an_included_file_is_told_once_and_from_its_own_folder() -> None:
    pages = {f"{name}.md": "# T\n\n[!INCLUDE [i](i/x.md)]\n" for name in "ab"}
    docset = make_docset({**pages, "i/x.md": "[a](../a.md) [x](a.md)"})
    assert [each[:3] for each in tell(check, docset)] == [("i/x.md", 1, 18)]


def test_nothing_is_told_where_nobody_looked() -> None:
    assert tell(check, Docset((read_page("[x](no.md)"),))) == []


def test_a_site_root_lets_slashes_be_looked_for() -> None:
    docset = make_docset(
        {"docs/a.md": "[x](/resources/user.md) [y](/no.md)"},
        others=OTHERS,
        requirements=Requirements(site_root="docs"),
    )
    assert tell(check, docset) == [("docs/a.md", 1, 29, "there is no 'docs/no.md'")]


def test_unchecked_links_are_left_alone() -> None:
    docset = make_docset({"a.md": "[x](other/x.md)"}, requirements=Requirements(unchecked=("other/",)))
    assert tell(check, docset) == []


def test_a_folder_in_other_letters_is_told_where_the_disk_does_not_care() -> None:
    docset = make_docset({"docs/a.md": "[x](Img/i.png)"}, others=["docs/img/i.png", "docs/Img/i.png"])
    assert docset.surroundings
    folders = dict(docset.surroundings.folders) | {"docs": frozenset({"a.md", "img"})}
    told = tell(check, Docset(docset.pages, type(docset.surroundings)(folders)))
    assert [each[:3] for each in told] == [("docs/a.md", 1, 5)]


def test_dead_urls_are_told_once_on_a_page() -> None:
    text = "[x](https://h/x#a) [y](https://h/x) [z](https://h/z)"
    told = tell(check, make_docset({"a.md": text}, dead={"https://h/x": "the answer is 404"}))
    assert told == [("a.md", 1, 5, "'https://h/x' answers no page: the answer is 404")]
