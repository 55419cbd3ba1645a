"""The rules that a page can break by itself, one a module, and the function that finds where it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from docparse.linting.annotations import (
    annotation_comment_malformed,
    annotation_comment_unclosed,
    annotation_duplicate_key,
    annotation_json_invalid,
    annotation_json_lenient,
    annotation_orphan,
    annotation_unknown_property,
    annotation_value_type,
    page_annotation_invalid,
)
from docparse.linting.blocks import (
    block_type_alias,
    block_type_inferred,
    block_type_unknown,
    code_block_unannotated,
)
from docparse.linting.consistency import credential_in_page, echo_contradicted, sample_key_missing
from docparse.linting.http import (
    body_json_invalid,
    body_placeholder_binary,
    http_content_length,
    http_content_type_without_body,
    http_header_folded,
    http_method_unknown,
    http_missing_blank_line,
    http_multiple_requests,
    http_reason_missing,
    http_request_empty,
    http_request_line,
    http_status_line_missing,
)
from docparse.linting.pages import (
    anchor_broken,
    fence_unclosed,
    front_matter_empty,
    front_matter_invalid,
    front_matter_missing,
    heading_missing,
    heading_order,
    include_not_found,
    link_broken,
    tab_group_position,
    tab_group_unclosed,
    text_before_heading,
    text_undecodable,
)
from docparse.linting.pairing import (
    request_name_duplicate,
    request_unnamed,
    request_unpaired,
    response_alternate,
    response_before_request,
    response_name_unknown,
    response_shared_with_ignored,
    response_to_ignored,
    response_unpaired,
)
from docparse.linting.resources import (
    base_type_cycle,
    collection_empty,
    collection_property_missing,
    date_invalid,
    enum_value,
    property_missing,
    property_null,
    property_undocumented,
    resource_duplicate,
    resource_language,
    resource_not_object,
    response_type_missing,
    type_mismatch,
    type_unknown,
    url_invalid,
)
from docparse.linting.rule import Rule
from docparse.linting.scenarios import (
    scenario_capture_unknown,
    scenario_capture_unused,
    scenario_json_invalid,
    scenario_json_lenient,
    scenario_key_unknown,
    scenario_method_unknown,
    scenario_name_duplicate,
    scenario_value_invalid,
)
from docparse.linting.standing import Standing
from docparse.linting.suppressing import suppress, suppression_unused
from docparse.linting.tables import (
    property_not_in_resource,
    property_not_in_table,
    table_cell_value,
    table_unmapped,
)
from docparse.model import Docset, Finding, Level

RULES: tuple[Rule, ...] = (
    response_unpaired.RULE,
    request_unpaired.RULE,
    request_unnamed.RULE,
    request_name_duplicate.RULE,
    response_alternate.RULE,
    response_name_unknown.RULE,
    response_before_request.RULE,
    response_to_ignored.RULE,
    response_shared_with_ignored.RULE,
    annotation_orphan.RULE,
    annotation_json_invalid.RULE,
    annotation_json_lenient.RULE,
    annotation_duplicate_key.RULE,
    annotation_value_type.RULE,
    annotation_unknown_property.RULE,
    annotation_comment_unclosed.RULE,
    annotation_comment_malformed.RULE,
    page_annotation_invalid.RULE,
    block_type_unknown.RULE,
    block_type_alias.RULE,
    block_type_inferred.RULE,
    code_block_unannotated.RULE,
    fence_unclosed.RULE,
    include_not_found.RULE,
    text_undecodable.RULE,
    http_method_unknown.RULE,
    http_request_line.RULE,
    http_request_empty.RULE,
    http_multiple_requests.RULE,
    http_missing_blank_line.RULE,
    http_header_folded.RULE,
    http_content_length.RULE,
    http_content_type_without_body.RULE,
    http_status_line_missing.RULE,
    body_json_invalid.RULE,
    body_placeholder_binary.RULE,
    http_reason_missing.RULE,
    response_type_missing.RULE,
    property_missing.RULE,
    property_undocumented.RULE,
    property_null.RULE,
    type_mismatch.RULE,
    type_unknown.RULE,
    enum_value.RULE,
    url_invalid.RULE,
    date_invalid.RULE,
    collection_property_missing.RULE,
    collection_empty.RULE,
    base_type_cycle.RULE,
    resource_not_object.RULE,
    resource_duplicate.RULE,
    resource_language.RULE,
    property_not_in_table.RULE,
    property_not_in_resource.RULE,
    table_cell_value.RULE,
    table_unmapped.RULE,
    front_matter_missing.RULE,
    front_matter_empty.RULE,
    front_matter_invalid.RULE,
    text_before_heading.RULE,
    heading_missing.RULE,
    heading_order.RULE,
    tab_group_position.RULE,
    tab_group_unclosed.RULE,
    link_broken.RULE,
    anchor_broken.RULE,
    suppression_unused.RULE,
    echo_contradicted.RULE,
    sample_key_missing.RULE,
    credential_in_page.RULE,
    scenario_json_invalid.RULE,
    scenario_json_lenient.RULE,
    scenario_key_unknown.RULE,
    scenario_value_invalid.RULE,
    scenario_name_duplicate.RULE,
    scenario_method_unknown.RULE,
    scenario_capture_unknown.RULE,
    scenario_capture_unused.RULE,
)
"""In the order of their codes."""

_BY_NAME = {rule.name: rule for rule in RULES}
BY_DEFAULT = tuple(rule for rule in RULES if rule.by_default)
MET_WHILE_READING = tuple(replace(rule, check=None) for rule in RULES if rule is not suppression_unused.RULE)
"""What reading tells of a page alone, even of its blocks only: rules that look at nothing themselves."""


def find_rule(word: str) -> Rule | None:
    """Return the rule of a code or name, letter case aside; None where there is none."""
    wanted = word.strip().lower()
    return next((rule for rule in RULES if wanted in {rule.code.lower(), rule.name}), None)


def lint(docset: Docset, rules: Sequence[Rule] = BY_DEFAULT) -> Iterator[Finding]:
    """Yield what is wrong with the pages by themselves, in page order, and by line on each page.

    What the pages silence is left out. Of a file that several pages include, each finding comes once.
    """
    order = {page.path: index for index, page in enumerate(docset.pages)}
    found = _place(dict.fromkeys((*_met_while_reading(docset, rules), *_checked(docset, rules))), docset)
    kept = suppress(found, docset, known=RULES, checked=rules)
    yield from sorted(kept, key=lambda finding: _rank(finding, order))


def _place(findings: Iterable[Finding], docset: Docset) -> Iterator[Finding]:
    """Yield the findings with the examples that they stand in."""
    standing = Standing(docset)
    for finding in findings:
        example = standing.find(finding.location)
        yield replace(finding, example=example) if example else finding


def _rank(finding: Finding, order: Mapping[str, int]) -> tuple[int, str, int, int]:
    """Return what findings are sorted by; those of included files come after those of the pages."""
    where = finding.location
    return order.get(where.page, len(order)), where.page, where.line, where.column


def _met_while_reading(docset: Docset, rules: Sequence[Rule]) -> Iterator[Finding]:
    names = {rule.name for rule in rules if not (rule.check and rule.sums_up)}
    for page in docset.pages:
        for slip in page.slips:
            if slip.rule in names:
                rule = _BY_NAME[slip.rule]
                level = Level.NOTE if slip.noted else rule.level
                yield Finding(rule.code, rule.name, level, slip.message, slip.location)


def _checked(docset: Docset, rules: Sequence[Rule]) -> Iterator[Finding]:
    for rule in rules:
        for location, message, *where in rule.check(docset) if rule.check else ():
            yield Finding(
                rule.code, rule.name, rule.level, message, location, where=where[0] if where else ""
            )
