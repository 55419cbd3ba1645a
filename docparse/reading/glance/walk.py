"""Fenced blocks to rows: which response is whose where that is plain; reading.pairing has all cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from docparse.message import HttpRequest
from docparse.model import BlockType
from docparse.model.rows import PageRows, Row, make_block_row, make_example_row
from docparse.reading.code import EXPECTED_LANGUAGES, infer_type, name_language, starts_with_request
from docparse.reading.glance.texts import Annotation, read_annotation, read_request, read_status_code
from docparse.reading.glance.uncertain import UncertainError
from docparse.reading.naming import make_typable, number_names

_REQUEST, _RESPONSE, _SIMULATED = BlockType.REQUEST, BlockType.RESPONSE, BlockType.SIMULATED_RESPONSE
"""As names of their own: to look a member up in its enum takes longer than to compare it."""
_NOTHING: Annotation = ("", (), "", 0)
_NO_ORPHANS = frozenset({"", BlockType.PERMISSIONS})


@dataclass(slots=True)
class _Request:
    """A request on its way to a row."""

    line: int
    name: str
    method: str
    target: str
    codes: list[int | None] = field(default_factory=list)
    """The status codes of its responses so far."""


class Walk:
    """One walk over the fenced blocks of a page, in order."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._requests: list[_Request] = []
        self._by_name: dict[str, _Request | None] = {}
        """None where several have the name."""
        self._unknown: set[str] = set()
        """The names of responses that no request above has."""
        self._nearest: _Request | str = ""
        """What holds a request and stands nearest above: the last request, or the kind of another block."""
        self._blocks = 0
        self._slips = 0

    def compose(self, path: str) -> PageRows:
        """Return the rows of all that was taken."""
        requests = self._requests
        for request, name in zip(requests, _name(requests), strict=True) if requests else ():
            codes = request.codes
            self._slips += abs(len(codes) - 1)  # a request without a response, or further ones
            self._rows.append(make_example_row(request.line, name, request.method, request.target, codes))
        self._rows.sort()
        return PageRows(path, tuple(self._rows), len(requests), self._blocks, self._slips)

    def drop(self, comment: str) -> None:
        """Take a comment with a brace that no block follows."""
        kind, _, _, slips = read_annotation(comment)
        if slips:
            raise UncertainError
        self._slips += kind not in _NO_ORPHANS

    def take(self, line: int, info: str, code: str, comment: str) -> None:
        """Take a block and the comment right above it, if there is one."""
        kind, names, resource_type, slips = read_annotation(comment) if comment else _NOTHING
        if comment and not kind and (inferred := infer_type(resource_type, info, code)):
            kind, slips = inferred.value, slips + 1
        if not kind:
            self._slips += name_language(info) in EXPECTED_LANGUAGES
            if starts_with_request(code):
                self._nearest = "bare"
            return
        self._blocks += 1
        self._slips += slips
        if kind == _REQUEST:
            self._take_request(line, names[0] if names else "", code)
            return
        if kind != _RESPONSE or not self._take_response(names, code):
            self._rows.append(make_block_row(line, kind, names[0] if names else resource_type, code))
            self._slips += kind == _SIMULATED and not self._nearest
        if starts_with_request(code):
            self._nearest = kind

    def _take_request(self, line: int, name: str, code: str) -> None:
        if name in self._unknown:
            raise UncertainError
        method, target, slips = read_request(code)
        request = _Request(line, name, method, target)
        self._requests.append(request)
        self._nearest = request
        is_plain = name != "" and name not in self._by_name
        if name:
            self._by_name[name] = request if is_plain else None
        self._slips += slips + (not is_plain)

    def _take_response(self, names: tuple[str, ...], code: str) -> bool:
        """Take a response; tell whether it is one of a request above."""
        owners = [self._by_name.get(name) for name in names] if names else [self._nearest]
        requests = [owner for owner in owners if isinstance(owner, _Request)]
        self._slips += len(owners) - len(requests)
        for name in names:
            if name not in self._by_name:
                self._unknown.add(name)
            elif self._by_name[name] is None:
                raise UncertainError
        if not requests:
            if not names and self._requests and not self._requests[-1].codes:
                raise UncertainError  # it may be that one's in spite of what stands between
            return False
        status_code, slips = read_status_code(code)
        self._slips += slips
        promised = False
        for request in requests:
            if status_code is None and request.codes:
                self._slips += 1  # a further one that promises nothing
            else:
                request.codes.append(status_code)
                promised = True
        return promised


def _name(requests: Sequence[_Request]) -> list[str]:
    """Return the names of requests as number_names makes them."""
    names = [make_typable(request.name) for request in requests]
    if len({*names, ""}) > len(names):
        return names  # all have one, each another
    asked = [HttpRequest(each.method, each.target) if each.method else None for each in requests]
    return number_names([request.name for request in requests], asked)
