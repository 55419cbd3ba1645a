"""The URLs that were alive not long ago, so that nobody is asked for them again."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress

_DAY = 24 * 3600


class LinkCache:
    """Remembers for a day which URLs were alive; dead ones are asked for anew."""

    def __init__(self, file: str, clock: Callable[[], float] = time.time) -> None:
        self._file = file
        self._clock = clock

    def recall(self) -> frozenset[str]:
        """Return the URLs that were alive within the last day."""
        return frozenset(self._read())

    def keep(self, alive: Iterable[str]) -> None:
        """Remember URLs; whatever goes wrong there is no one's concern."""
        now = self._clock()
        seconds = {**self._read(), **dict.fromkeys(alive, now)}
        with suppress(OSError):
            os.makedirs(os.path.dirname(self._file), mode=0o700, exist_ok=True)
            temporary = f"{self._file}.{os.getpid()}"
            with open(temporary, "w", encoding="utf-8") as file:
                json.dump(seconds, file)
            os.replace(temporary, self._file)

    def _read(self) -> dict[str, float]:
        """Return when each URL was alive, less what is too long ago."""
        with suppress(OSError, ValueError):
            with open(self._file, encoding="utf-8") as file:
                seconds = json.load(file)
            if isinstance(seconds, dict):
                since = self._clock() - _DAY
                return {url: at for url, at in seconds.items() if isinstance(at, (int, float)) and at > since}
        return {}


def open_link_cache(environment: Mapping[str, str] = os.environ) -> LinkCache:
    """Return the cache beside that of pages (docparse.cache.shelf)."""
    from docparse.cache.shelf import find_folder

    return LinkCache(os.path.join(find_folder(environment), "links.json"))
