import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.message import HttpRequest
from docparse.model import Annotation, Block, BlockType, Example, Location
from docparse.rebasing import documented_host, rebase

GRAPH = "https://graph.example"
MAP = {
    "https://graph.example/v1.0": "/",
    "https://graph.example/beta": "/beta2/",
    "https://up.example": "/upload",
}
ON_THE_WIRE = re.compile(r"/(?!/)(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*")


def example(target):
    block = Block(Annotation(BlockType.REQUEST), Location("a.md", 1), 0, "http", "", 2)
    return Example("a.md::a", "a", block, HttpRequest("GET", target), 0)


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("/me/drive", id="a path"),
        pytest.param("/me?$top=1&$filter=a%20eq%20'b'", id="a query"),
        pytest.param("/a/../b/./c", id="dot segments"),
        pytest.param("/%7Eme/x%2Fy", id="percent-encoded characters"),
        pytest.param("/f(a='b',c=@d)/g:/h;i=j", id="all that a path may hold"),
        pytest.param("/a//b/", id="empty segments"),
        pytest.param("/", id="the root"),
    ],
)
def test_leaves_what_may_go_out_as_written(target):
    assert rebase(target, {}, GRAPH) == target
    assert rebase(GRAPH + target, {}, GRAPH) == target


@pytest.mark.parametrize(
    ("target", "sent"),
    [
        pytest.param("/a?$filter=b gt 3", "/a?$filter=b%20gt%203", id="spaces"),
        pytest.param('/a?q="b"', "/a?q=%22b%22", id="double quotes"),
        pytest.param("/{id}/<id>", "/%7Bid%7D/%3Cid%3E", id="braces"),
        pytest.param("/é/\U0001f600", "/%C3%A9/%F0%9F%98%80", id="characters beyond ASCII"),
        pytest.param("/100%/%zz", "/100%25/%25zz", id="percent signs that encode nothing"),
        pytest.param("/a\r\nHost: evil", "/a%0D%0AHost:%20evil", id="line breaks"),
        pytest.param("/a#top", "/a", id="a fragment"),
        pytest.param("me/drive", "/me/drive", id="no slash in front"),
        pytest.param("root:/a/b", "/root:/a/b", id="a colon that ends no scheme"),
        pytest.param("", "/", id="nothing"),
        pytest.param("?a=b", "/?a=b", id="only a query"),
        pytest.param("https://graph.example", "/", id="only the host"),
        pytest.param("https://graph.example?a=b", "/?a=b", id="the host and a query"),
        pytest.param("HTTP://GRAPH.example:80/a", "/a", id="scheme and host in another case, default port"),
        pytest.param("//graph.example/a", "/a", id="no scheme"),
        pytest.param("https://me:secret@graph.example/a", "/a", id="a user"),
        pytest.param(
            "https://graph.example//evil.example/a", "/evil.example/a", id="two slashes in front of the path"
        ),
    ],
)
def test_makes_it_fit_to_go_out(target, sent):
    assert rebase(target, {}, GRAPH) == sent


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("https://evil.example/a", id="another host"),
        pytest.param("https://graph.example.evil.example/a", id="a host that begins like it"),
        pytest.param("https://graph.example:8443/a", id="another port"),
        pytest.param("https://graph.example@evil.example/a", id="the host as a user"),
        pytest.param("//evil.example/a", id="no scheme"),
        pytest.param("///evil.example/a", id="three slashes"),
        pytest.param("\\\\evil.example\\a", id="backslashes"),
        pytest.param("http:\\\\evil.example\\a", id="scheme and backslashes"),
        pytest.param("https:/evil.example/a", id="one slash"),
        pytest.param("https:evil.example", id="no slash"),
        pytest.param("ftp://graph.example.evil/a", id="another scheme"),
        pytest.param("https://{tenant}.example/a", id="a host with a placeholder"),
    ],
)
def test_finds_another_host(target):
    assert rebase(target, {}, GRAPH) is None
    assert rebase(target, MAP, GRAPH) is None


@pytest.mark.parametrize(
    ("target", "sent"),
    [
        pytest.param("https://graph.example/v1.0/me", "/me", id="a prefix that goes"),
        pytest.param("https://graph.example/v1.0", "/", id="the prefix alone"),
        pytest.param("https://graph.example/v1.0?a=b", "/?a=b", id="the prefix and a query"),
        pytest.param("https://graph.example/beta/me", "/beta2/me", id="a prefix that becomes another"),
        pytest.param("https://graph.example/v1.01/me", "/v1.01/me", id="no whole segment"),
        pytest.param("https://graph.example/me", "/me", id="no prefix, the documented host"),
        pytest.param("http://UP.example/x", "/upload/x", id="another host that is mapped"),
        pytest.param("/v1.0/me", "/v1.0/me", id="a path, as the prefix names a host"),
    ],
)
def test_maps_prefixes(target, sent):
    assert rebase(target, MAP, GRAPH) == sent


def test_maps_the_longest_prefix_and_paths_too():
    doc_hosts = {"/v1.0": "/", "/v1.0/me": "/users/1"}
    assert rebase("/v1.0/me/drive", doc_hosts, GRAPH) == "/users/1/drive"
    assert rebase("/v1.0/groups", doc_hosts, GRAPH) == "/groups"


def test_takes_no_host_for_documented_where_no_example_names_one():
    assert rebase("https://graph.example/me", {}, "") is None
    assert rebase("/me", {}, "") == "/me"


@given(
    st.text() | st.text("ht:/\\@#?%.{}\r\n\tevil ", max_size=30),
    st.sampled_from([{}, MAP, {"/": "//evil.example"}]),
)
def test_never_leaves_the_path(target, doc_hosts):
    sent = rebase(target, doc_hosts, GRAPH)
    assert sent is None or ON_THE_WIRE.fullmatch(sent)


@given(st.text("aé/{} %20%7E?&='", max_size=20))
def test_changes_nothing_the_second_time(path):
    sent = rebase(f"/{path}", {}, GRAPH)
    assert sent is not None or path.startswith("/")
    assert sent is None or rebase(sent, {}, GRAPH) == sent


@pytest.mark.parametrize(
    ("targets", "host"),
    [
        pytest.param([], "", id="no examples"),
        pytest.param(["/a", "b", "//c/d"], "", id="no host named"),
        pytest.param(["https://a.example/1", "/2"], "https://a.example", id="one host"),
        pytest.param(
            ["https://up.example/1", "https://A.example:443/1", "https://a.example/2"],
            "https://a.example",
            id="most",
        ),
        pytest.param(["http://b:8080/1", "http://a/1"], "http://b:8080", id="the first of equals"),
    ],
)
def test_finds_the_host_that_most_examples_name(targets, host):
    assert documented_host(example(target) for target in targets) == host
