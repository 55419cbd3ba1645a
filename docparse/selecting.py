"""Which examples are meant: ids with globs, methods, and pytest's `-k` expressions over words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase

from docparse.errors import did_you_mean
from docparse.model import Example, Page

Words = tuple[str, ...]
"""What the words of an expression are looked up in, in lower case."""
Expression = Callable[[Words], bool]

_TOKEN = re.compile(r"""\s*(?:(?P<sign>[()])|"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<word>[^\s()]+))""")
_DEEPEST = 50


def parse_expression(text: str) -> Expression:
    """Return the test that a `-k` expression stands for: words, `and`, `or`, `not`, parentheses, "quotes".

    A word holds where it is part of the page, the name, the method or the path, without letter case (pytest).
    Raises ValueError, with the place of the fault, where the text is no expression.
    """
    return _Parser(text).read_whole()


class _Parser:
    """Recursive descent over `or` > `and` > `not`; never evaluates the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [
            (match.lastgroup or "", match[match.lastgroup or 0], match.start(match.lastgroup or 0))
            for match in _TOKEN.finditer(text)
        ]
        self.next = 0
        self.depth = 0

    def read_whole(self) -> Expression:
        expression = self.read_or()
        if self.next < len(self.tokens):
            raise self.fault("'and' or 'or'")
        return expression

    def read_or(self) -> Expression:
        terms = [self.read_and()]
        while self.take("or"):
            terms.append(self.read_and())
        return terms[0] if len(terms) == 1 else lambda words: any(term(words) for term in terms)

    def read_and(self) -> Expression:
        terms = [self.read_not()]
        while self.take("and"):
            terms.append(self.read_not())
        return terms[0] if len(terms) == 1 else lambda words: all(term(words) for term in terms)

    def read_not(self) -> Expression:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ValueError(f"more than {_DEEPEST} 'not' and '(' inside each other")
        if self.take("not"):
            negated = self.read_not()
            expression: Expression = lambda words: not negated(words)  # noqa: E731 - beside its sibling branches
        elif self.take("(", "sign"):
            expression = self.read_or()
            if not self.take(")", "sign"):
                raise self.fault("')'")
        else:
            expression = self.read_word()
        self.depth -= 1
        return expression

    def read_word(self) -> Expression:
        group, text, _ = self.tokens[self.next] if self.next < len(self.tokens) else ("", "", 0)
        if group in {"", "sign"} or (group == "word" and text.lower() in {"and", "or", "not"}):
            raise self.fault("a word")
        self.next += 1
        wanted = text.lower()
        return lambda words: any(wanted in word for word in words)

    def take(self, text: str, group: str = "word") -> bool:
        found = self.next < len(self.tokens) and self.tokens[self.next][:2] == (group, text)
        self.next += found
        return found

    def fault(self, awaited: str) -> ValueError:
        at_end = self.next >= len(self.tokens)
        column = len(self.text) + 1 if at_end else self.tokens[self.next][2] + 1
        there = "the end" if at_end else repr(self.tokens[self.next][1])
        return ValueError(f"at column {column} stands {there} where {awaited} is awaited")


@dataclass(frozen=True, slots=True)
class Selection:
    """The examples of a run; an empty one means all of them."""

    names: tuple[tuple[str, str], ...] = ()
    """Page and glob of names, for pages given by the ids of examples only."""
    expression: Expression | None = None
    methods: frozenset[str] = frozenset()
    """In upper case."""

    def __bool__(self) -> bool:
        return bool(self.names or self.expression or self.methods)

    def __contains__(self, example: Example) -> bool:
        if self.methods and example.request.method.upper() not in self.methods:
            return False
        globs = [glob for page, glob in self.names if page == example.location.page]
        if globs and not any(_is_named(name_in_page(example), glob) for glob in globs):
            return False
        return self.expression is None or self.expression(words_of(example))


def _is_named(name: str, glob: str) -> bool:
    """Tell whether a glob names an example, the replay of a scenario `NAME[scenario]`, or its example."""
    if name == glob or fnmatchcase(find_base(name), glob):
        return True
    return glob.endswith("]") and glob.startswith(f"{name}[")


def page_of(example: Example) -> str:
    """Return the path of the page that an example belongs to, also where an included file holds it."""
    page, separator, _ = example.id.rpartition("::")
    return page if separator else example.location.page


def find_base(id_: str) -> str:
    """Return the id of the example that `PAGE::NAME[scenario]` is a replay of."""
    page, separator, name = id_.rpartition("::")
    base, bracket, _ = name.rpartition("[")
    return f"{page}{separator}{base if bracket and name.endswith(']') else name}"


def name_in_page(example: Example) -> str:
    """Return the NAME of an example's id `PAGE::NAME`."""
    return example.id[len(example.location.page) + 2 :]


def words_of(example: Example) -> Words:
    """Return what the words of an expression are looked up in."""
    return (
        example.location.page.lower(),
        name_in_page(example).lower(),
        example.request.method.lower(),
        example.request.target.lower(),
    )


def select(page: Page, selection: Selection) -> tuple[Example, ...]:
    """Return the examples of a page that are selected, in order."""
    return tuple(example for example in page.examples if example in selection) if selection else page.examples


def split_id(path: str) -> tuple[str, str]:
    """Return the page and the name (a glob) of `PAGE::NAME`; the name of a mere path is empty."""
    page, _, name = path.partition("::")
    return page, name


def matches_path(path: str, glob: str) -> bool:
    """Tell whether a glob matches a path or one of the folders it lies in, from any folder on.

    A glob without a slash is for the name of a file or folder.
    """
    pattern = glob.rstrip("/").removeprefix("./")
    if (
        fnmatchcase(path, pattern)
        or fnmatchcase(path, f"{pattern}/*")
        or fnmatchcase(f"/{path}", f"*/{pattern}")
        or fnmatchcase(f"/{path}", f"*/{pattern}/*")
    ):
        return True
    return "/" not in pattern and any(fnmatchcase(part, pattern) for part in path.split("/"))


def matches_id(id_: str, glob: str, place: Callable[[str], str] = str) -> bool:
    """Tell whether a glob matches the id of an example: its page as matches_path does, and its name.

    `place` gives the path that the glob is for. A glob without a name is for all examples of its pages.
    """
    if glob == id_ or fnmatchcase(id_, glob):
        return True
    page, name = split_id(id_)
    page_glob, name_glob = split_id(glob)
    if name_glob and name_glob != name and not fnmatchcase(name, name_glob):
        return False
    return matches_path(place(page), page_glob)


def suggest_names(wanted: Iterable[str], examples: Iterable[Example]) -> str:
    """Return `; did you mean …?` with the name, page or method nearest to one of the words, or nothing."""
    names = {choice for example in examples for choice in (name_in_page(example), example.request.method)}
    return next((near for word in wanted if (near := did_you_mean(word, names))), "")
