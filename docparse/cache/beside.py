"""A second process, forked from this one, that works beside it and hands back plain values."""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from threading import Thread
from typing import Any, NoReturn

_LENGTH = 4
_BUFFER = 1 << 16


def can_fork() -> bool:
    """Tell whether there is a second processor, and a way to use it that costs nothing."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


class Beside:
    """Work that a second process does; its values come in while this one goes on."""

    def __init__(self, work: Callable[[], Iterable[Any]]) -> None:
        """Start the work: it gives values that marshal writes, and nothing that it changes is seen here."""
        self._records: list[bytes] = []
        self._finished = False
        out, into = os.pipe()
        child = os.fork()
        if child == 0:
            _work_and_exit(into, work)
        os.close(into)
        self._thread = Thread(target=self._receive, args=(out, child), daemon=True)
        self._thread.start()

    def wait(self) -> list[bytes] | None:
        """Return the values as marshal writes them when all are there; None where the work broke off."""
        self._thread.join()
        records, self._records = self._records, []
        return records if self._finished else None

    def _receive(self, out: int, child: int) -> None:
        with open(out, "rb", buffering=_BUFFER) as stream:
            while length := int.from_bytes(stream.read(_LENGTH), "little"):
                self._records.append(stream.read(length))
        self._finished = os.waitpid(child, 0)[1] == 0


def _work_and_exit(into: int, work: Callable[[], Iterable[Any]]) -> NoReturn:
    """Write what the work gives to a pipe, and end this process without anything else that it began."""
    code = 1
    with suppress(BaseException):
        with open(into, "wb", buffering=_BUFFER) as stream:
            for value in work():
                record = marshal.dumps(value)
                stream.write(len(record).to_bytes(_LENGTH, "little") + record)
        code = 0
    os._exit(code)
