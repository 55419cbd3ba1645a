"""A file that grows line by line: what was written can be read whatever becomes of the run."""

from __future__ import annotations

import os
from threading import Lock


class LinesFile:
    """A file that several threads add whole lines to."""

    def __init__(self, path: str) -> None:
        """Begin it anew; raises OSError."""
        self._path = path
        self._lock = Lock()
        self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666)

    def write(self, line: str) -> None:
        """Add a line, unless the file is closed; raises OSError, with the file's name."""
        left = memoryview(line.encode())
        with self._lock:
            try:
                while left and self._descriptor >= 0:
                    left = left[os.write(self._descriptor, left) :]
            except OSError as error:
                raise OSError(error.errno, error.strerror, self._path) from error

    def close(self) -> None:
        """Add no more, even if a thread still has something."""
        with self._lock:
            descriptor, self._descriptor = self._descriptor, -1
            if descriptor >= 0:
                os.close(descriptor)
