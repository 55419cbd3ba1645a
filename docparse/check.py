"""Docset → CheckReport: the rules of a run over its pages, held against what is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from docparse.baseline import Baseline, Comparison, Entry, compare
from docparse.linting import RULES, lint
from docparse.linting.choosing import Wish, choose_rules, find_ignored
from docparse.linting.rule import Rule
from docparse.linting.secrecy import Secrecy
from docparse.linting.weighing import weigh_findings
from docparse.model import CheckReport, Docset, Finding, Level, Location, RuleText

Lines = Mapping[tuple[str, int], str]


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What is checked, and of what is told."""

    wish: Wish = field(default_factory=Wish)
    severity: Mapping[str, str] = field(default_factory=dict)
    pages: frozenset[str] | None = None
    """The pages that are told of; the others only say what there is to refer to. None: all of them."""
    examples: frozenset[str] | None = None
    """The ids of the examples that are told of; None: all, and what stands in none."""
    baseline: Baseline = field(default_factory=dict)
    naming: Callable[[str], str] = str
    """Gives the name that the baseline has for a page."""
    place: Callable[[str], str] = str
    """Gives the path of a page that globs of the configuration are for."""
    anchored: bool = True
    """The docset is the same whichever of its pages are told of."""
    is_gone: Callable[[str], bool] = lambda _: False
    """Tells of such a name whether there is no such page any more."""


def check(
    docset: Docset, options: CheckOptions, read_lines: Callable[[Iterable[Location]], Lines] = lambda _: {}
) -> CheckReport:
    """Return what is wrong with pages by themselves; raises ValueError for a word that means no rule.

    No credential that stands in a page is in it, whatever is told of its line.
    """
    rules = choose_rules(options.wish, RULES)
    secrecy = Secrecy(docset)
    findings = tuple(secrecy.hide(finding) for finding in find(docset, rules, options))
    compared = compare_with_known(findings, rules, docset, options)
    told = [page for page in docset.pages if options.pages is None or page.path in options.pages]
    return CheckReport(
        pages=len(told),
        examples=sum(
            options.examples is None or example.id in options.examples for page in told for example in page
        ),
        findings=compared.new,
        baselined=compared.known,
        stale=compared.stale,
        lines=secrecy.hide_lines(read_lines(finding.location for finding in findings)),
        rules=tuple(_describe(rule, options.severity) for rule in rules),
    )


def find(docset: Docset, rules: Sequence[Rule], options: CheckOptions) -> Iterator[Finding]:
    """Yield the findings that are told of, weighed."""
    own = {page.path for page in docset.pages}
    included = {
        path
        for page in docset.pages
        if options.pages is None or page.path in options.pages
        for path in page.includes
    }
    ignored: dict[str, set[str]] = {}
    for finding in weigh_findings(lint(docset, rules), options.severity):
        page = finding.location.page
        if options.pages is not None and page not in (options.pages if page in own else included):
            continue
        if options.examples is not None and finding.example not in options.examples:
            continue
        if page not in ignored:
            ignored[page] = find_ignored(options.wish, options.place(page), RULES)
        if finding.rule not in ignored[page]:
            yield finding


def compare_with_known(
    findings: Iterable[Finding], rules: Sequence[Rule], docset: Docset, options: CheckOptions
) -> Comparison:
    """Return the findings held against the baseline."""
    return compare(findings, options.baseline, options.naming, tell_checked(rules, docset, options))


def tell_checked(rules: Sequence[Rule], docset: Docset, options: CheckOptions) -> Callable[[Entry], bool]:
    """Return what tells whether a run would find again what an entry of a baseline stands for."""
    names = {rule.name for rule in rules}
    told = docset.pages if options.pages is None else [p for p in docset.pages if p.path in options.pages]
    pages = {options.naming(path): path for page in told for path in (page.path, *page.includes)}
    examples = options.examples
    if not options.anchored and not _is_whole(docset, options):
        return lambda _: False

    def was_checked(entry: Entry) -> bool:
        if entry.rule not in names:
            return False
        if examples is not None:
            return any(_named(each, options.naming) == (entry.page, entry.example) for each in examples)
        if entry.page not in pages:
            return options.is_gone(entry.page)
        return entry.rule not in find_ignored(options.wish, options.place(pages[entry.page]), RULES)

    return was_checked


def _is_whole(docset: Docset, options: CheckOptions) -> bool:
    """Tell whether a docset has all the pages that the baseline names and that there still are."""
    read = {options.naming(path) for page in docset.pages for path in (page.path, *page.includes)}
    return all(name in read or options.is_gone(name) for name in {entry.page for entry in options.baseline})


def _named(example: str, naming: Callable[[str], str]) -> tuple[str, str]:
    page, _, name = example.partition("::")
    return naming(page), name


def _describe(rule: Rule, severity: Mapping[str, str]) -> RuleText:
    level = Level(severity[rule.name]) if rule.name in severity else rule.level
    return RuleText(rule.code, rule.name, level, rule.title, rule.text)
