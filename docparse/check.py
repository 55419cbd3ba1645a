"""Docset → CheckReport: the rules of a run over its pages, held against what is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from docparse.baseline import Baseline, Comparison, Entry, compare
from docparse.linting import RULES, lint
from docparse.linting.choosing import Wish, choose_rules, find_ignored
from docparse.linting.rule import Rule
from docparse.linting.secrecy import Secrecy
from docparse.linting.survey import Survey, SurveyedPage, survey, survey_page
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
    show_lines: Callable[[CheckReport], Iterable[Finding]] = lambda report: (
        *report.findings,
        *report.baselined,
    )
    """Gives the findings of a report of which the authors' lines are wanted."""


def check(
    docset: Docset, options: CheckOptions, read_lines: Callable[[Iterable[Location]], Lines] = lambda _: {}
) -> CheckReport:
    """Return what is wrong with pages by themselves; raises ValueError for a word that means no rule.

    No credential that stands in a page is in it, whatever is told of its line.
    """
    return judge(survey(docset, choose_rules(options.wish, RULES)), options, read_lines)


def judge(
    found: Survey, options: CheckOptions, read_lines: Callable[[Iterable[Location]], Lines] = lambda _: {}
) -> CheckReport:
    """Return the report of what the rules of the options found; raises ValueError as check does."""
    rules = choose_rules(options.wish, RULES)
    findings = _choose(found.findings, found.pages, options)
    compared = compare_with_known(findings, rules, found.pages, options)
    told = _find_told(found.pages, options)
    report = CheckReport(
        pages=len(told),
        examples=sum(page.examples for page in told) if options.examples is None else len(options.examples),
        findings=compared.new,
        baselined=compared.known,
        stale=compared.stale,
        rules=tuple(_describe(rule, options.severity) for rule in rules),
    )
    lines = read_lines(finding.location for finding in options.show_lines(report))
    return replace(report, lines=Secrecy(found.exposures).hide_lines(lines))


def find(docset: Docset, rules: Sequence[Rule], options: CheckOptions) -> Iterator[Finding]:
    """Yield the findings that are told of, weighed."""
    return _choose(lint(docset, rules), tuple(map(survey_page, docset.pages)), options)


def _choose(
    findings: Iterable[Finding], pages: Sequence[SurveyedPage], options: CheckOptions
) -> Iterator[Finding]:
    """Yield those of the findings on pages that are told of, weighed."""
    own = {page.path for page in pages}
    included = {path for page in _find_told(pages, options) for path in page.includes}
    included |= (options.pages or frozenset()) - own  # files that are no pages: scenarios
    ignored: dict[str, set[str]] = {}
    for finding in weigh_findings(findings, options.severity):
        page = finding.location.page
        if options.pages is not None and page not in (options.pages if page in own else included):
            continue
        if options.examples is not None and finding.example not in options.examples:
            continue
        if options.wish.per_path_ignores and page not in ignored:
            ignored[page] = find_ignored(options.wish, options.place(page), RULES)
        if finding.rule not in ignored.get(page, ()):
            yield finding


def _find_told(pages: Sequence[SurveyedPage], options: CheckOptions) -> Sequence[SurveyedPage]:
    """Return the pages that are told of."""
    return pages if options.pages is None else [page for page in pages if page.path in options.pages]


def compare_with_known(
    findings: Iterable[Finding], rules: Sequence[Rule], pages: Sequence[SurveyedPage], options: CheckOptions
) -> Comparison:
    """Return the findings held against the baseline."""
    if not options.baseline:
        return Comparison(tuple(findings), (), ())
    return compare(findings, options.baseline, options.naming, tell_checked(rules, pages, options))


def tell_checked(
    rules: Sequence[Rule], pages: Sequence[SurveyedPage], options: CheckOptions
) -> Callable[[Entry], bool]:
    """Return what tells whether a run would find again what an entry of a baseline stands for."""
    names = {rule.name for rule in rules}
    told = {
        options.naming(path): path
        for page in _find_told(pages, options)
        for path in (page.path, *page.includes)
    }
    examples = options.examples
    if not options.anchored and not _is_whole(pages, options):
        return lambda _: False

    def was_checked(entry: Entry) -> bool:
        if entry.rule not in names:
            return False
        if examples is not None:
            return any(_named(each, options.naming) == (entry.page, entry.example) for each in examples)
        if entry.page not in told:
            return options.is_gone(entry.page)
        return entry.rule not in find_ignored(options.wish, options.place(told[entry.page]), RULES)

    return was_checked


def _is_whole(pages: Sequence[SurveyedPage], options: CheckOptions) -> bool:
    """Tell whether a docset has all the pages that the baseline names and that there still are."""
    read = {options.naming(path) for page in pages for path in (page.path, *page.includes)}
    return all(name in read or options.is_gone(name) for name in {entry.page for entry in options.baseline})


def _named(example: str, naming: Callable[[str], str]) -> tuple[str, str]:
    page, _, name = example.partition("::")
    return naming(page), name


def _describe(rule: Rule, severity: Mapping[str, str]) -> RuleText:
    level = Level(severity[rule.name]) if rule.name in severity else rule.level
    return RuleText(rule.code, rule.name, level, rule.title, rule.text)
