"""The reports that are written to their files as results come."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING

from docparse.cli.options import Output
from docparse.model import Report, Result
from docparse.reporting.weighing import weigh

if TYPE_CHECKING:
    from docparse.files.appending import LinesFile

_STREAMED = "jsonl"


def find_streamed(outputs: Sequence[Output]) -> tuple[Output, ...]:
    """Return the outputs that are written while the run goes on."""
    return tuple(output for output in outputs if output.file and output.format == _STREAMED)


class Streams:
    """The files with a line for each result; of a run that is killed they have what was done."""

    def __init__(self, outputs: Sequence[Output], report: Report, severity: Mapping[str, str]) -> None:
        self._names = [output.file for output in find_streamed(outputs)]
        self._report = report
        self._severity = severity
        self._files: list[LinesFile] = []

    def __enter__(self) -> Streams:
        if self._names:
            from docparse.files.appending import LinesFile
            from docparse.reporting.json_lines import write_head

            self._files = [LinesFile(name) for name in self._names]
            self._write(write_head(self._report))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in self._files:
            file.close()

    @property
    def watch(self) -> Callable[[Result], None] | None:
        """What a replay shows its results to; None: nobody looks."""
        return self._add if self._files else None

    def end(self, report: Report) -> None:
        """Write what the run comes to."""
        if self._files:
            from docparse.reporting.json_lines import write_end

            self._write(write_end(report))

    def _add(self, result: Result) -> None:
        from docparse.reporting.json_lines import write_result

        self._write(write_result(weigh(result, self._severity)))

    def _write(self, line: str) -> None:
        for file in self._files:
            file.write(line)
