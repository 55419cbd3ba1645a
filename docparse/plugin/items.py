"""Pages as pytest's files, examples as its functions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from docparse.errors import DocparseError
from docparse.model import Example, Outcome, Page, Result
from docparse.plugin.stage import Given, stage_of
from docparse.plugin.telling import (
    DocparseWarning,
    ExampleFailed,
    describe,
    describe_briefly,
    list_properties,
    list_result_properties,
    list_sections,
    repr_briefly,
    warn,
)
from docparse.replay.options import ReplayOptions
from docparse.replay.refining import refine_example
from docparse.selecting import split_id

if TYPE_CHECKING:
    import os
    from pathlib import Path

    from docparse.plugin.running import Run


class PageFile(pytest.File):
    """A page."""

    obj = None
    """pytest asks what holds a function for its set-up functions; a page has none."""

    def collect(self) -> Iterable[pytest.Item]:
        """Yield the examples of the page, and what a check finds on it."""
        stage = stage_of(self.config)
        try:
            page = stage.library.find(self.path)
            if page is None:
                return
            if stage.replays:
                yield from self._collect_examples(page)
            if self.config.getoption("docparse_check"):
                from docparse.plugin.findings import collect_findings

                yield from collect_findings(self, stage.findings[page.path])
        except DocparseError as error:
            raise self.CollectError(str(error)) from error

    def _collect_examples(self, page: Page) -> Iterable[pytest.Item]:
        stage = stage_of(self.config)
        settings = stage.settings
        options = ReplayOptions(refinements=settings.examples, place=settings.place)
        for example in stage.by_page.get(page.path, ()):
            name = split_id(example.id)[1]
            skip = refine_example(example, options).skip
            item = ExampleItem.from_parent(self, name=name, example=example, skip=skip)
            item.add_marker(pytest.mark.docparse(page=page.path, method=example.request.method))
            yield item


def replay_example(
    docparse_target: object,
    docparse_credentials: object,
    docparse_variables: object,
    docparse_service: object,
) -> None:
    """Name the fixtures of an example; `ExampleItem` does the work."""


class ExampleItem(pytest.Function):
    """An example."""

    example: Example

    def __init__(self, *, example: Example, skip: str = "", **named: Any) -> None:  # noqa: ANN401 - pytest's own
        super().__init__(callobj=replay_example, **named)
        self.example = example
        self._skip = skip
        self._run: Run | None = None
        self.user_properties.extend(list_properties(example))
        self.extra_keyword_matches.update(
            (example.request.method, *example.block.annotation.texts("tags"), example.request.target)
        )

    def reportinfo(self) -> tuple[os.PathLike[str] | str, int | None, str]:
        """Return the page, the line of the request (from 0), and a title."""
        return self.path, self.example.location.line - 1, f"{self.name} ({self.example.location.page})"

    def setup(self) -> None:
        """Ask for the fixtures of an example that is sent at all.

        A marker would do the same, but pytest forgets the line of what a marker skips.
        """
        if self._skip:
            self._report(Result(self.example, Outcome.SKIPPED, reason=self._skip))
        super().setup()

    def runtest(self) -> None:
        """Replay the example; raises what pytest calls a failure or a skip."""
        named: Mapping[str, Any] = self.funcargs
        said = Given(named["docparse_target"], named["docparse_credentials"], named["docparse_variables"])
        self._run = stage_of(self.config).find_run(said, partial(list_asked, self.session))
        result = self._run.replay(self.example, named["docparse_service"], self.ihook)
        self._report(result, embedded=self._run.opened.target.embedded, target=self._run.name)

    def _report(self, result: Result, *, embedded: bool = False, target: str = "") -> None:
        known = list(list_properties(self.example))
        own = {"url", "proof", "outcome", "target"}
        others = [each for each in self.user_properties if each not in known and each[0] not in own]
        self.user_properties[:] = [*known, *list_result_properties(result, target), *others]
        if result.outcome is Outcome.SKIPPED:
            raise pytest.skip.Exception(result.reason)
        if result.outcome is Outcome.INCONCLUSIVE:
            raise pytest.skip.Exception(f"inconclusive: {_reason_of(result)}")
        if result.outcome is Outcome.PASSED:
            warn(result)
            return
        for title, text in list_sections(result):
            self.add_report_section("call", title, text)
        view = describe(result, self.config.get_verbosity(), embedded=embedded)
        raise ExampleFailed(view, describe_briefly(result))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *_: Any, **__: Any) -> Any:  # noqa: ANN401 - pytest's own
        """Return what is said of a failure: of an example its view, of our own errors their sentence."""
        if isinstance(excinfo.value, ExampleFailed):
            return repr_briefly(excinfo, str(excinfo.value), excinfo.value.brief)
        if isinstance(excinfo.value, DocparseWarning | DocparseError):
            return str(excinfo.value)
        told = super().repr_failure(excinfo)
        return self._run.hide(str(told), self.example) if self._run else told

    @property
    def place(self) -> tuple[Path, int]:
        """The page's file and the line of the request."""
        return self.path, self.example.location.line


def list_asked(session: pytest.Session) -> Iterator[Example]:
    """Yield the examples that a session is to replay."""
    return (item.example for item in session.items if isinstance(item, ExampleItem))


def _reason_of(result: Result) -> str:
    return result.reason or "the answer proves nothing about the page"
