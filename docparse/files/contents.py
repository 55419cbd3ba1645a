"""The bytes of files, and what tells whether they have changed."""

from __future__ import annotations

import os
from typing import TypeAlias

Mark: TypeAlias = "tuple[int, int]"
"""Size in bytes and time of change in nanoseconds; NO_FILE where there is none."""

NO_FILE: Mark = (-1, -1)
_TO_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def read_marked(path: str) -> tuple[bytes, Mark]:
    """Return the bytes of a file and its mark from before they were read; raises OSError."""
    descriptor = os.open(path, _TO_READ)
    try:
        status = os.fstat(descriptor)
        content = os.read(descriptor, status.st_size + 1)
        if len(content) != status.st_size:  # a pipe, or a file that changes under us
            pieces = [content]
            while pieces[-1]:
                pieces.append(os.read(descriptor, 1 << 20))
            content = b"".join(pieces)
        return content, (status.st_size, status.st_mtime_ns)
    finally:
        os.close(descriptor)
