"""The fields of stored JSON, each of the type that it has there; ValueError says which one is not."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from docparse.message import Headers
from docparse.model import Json

Word = TypeVar("Word", bound=StrEnum)
Scalar = TypeVar("Scalar", str, bool)


class Fields:
    """An object of stored JSON; what an older docparse did not write yet has its default."""

    def __init__(self, value: Json, where: str = "") -> None:
        if not isinstance(value, dict):
            raise ValueError(f"{where or 'it'} is no object")  # noqa: TRY004 - read by whoever wrote the file
        self._value: Mapping[str, Json] = value
        self._where = where

    def __contains__(self, name: str) -> bool:
        return name in self._value

    def text(self, name: str, default: str = "") -> str:
        """Return a text."""
        return self._take(name, default, str)

    def flag(self, name: str) -> bool:
        """Return true or false; false where there is none."""
        return self._take(name, default=False, kind=bool)

    def count(self, name: str) -> int:
        """Return a whole number; 0 where there is none."""
        return int(self.number(name))

    def number(self, name: str) -> float:
        """Return a number; 0 where there is none."""
        value = self._value.get(name, 0)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self._fault(name)
        return value

    def maybe_count(self, name: str) -> int | None:
        """Return a whole number, or None for null."""
        return None if self._value.get(name) is None else self.count(name)

    def json(self, name: str) -> Json:
        """Return a value of any type."""
        return self._value.get(name)

    def word(self, name: str, words: type[Word]) -> Word:
        """Return one of several words."""
        try:
            return words(self.text(name))
        except ValueError:
            raise self._fault(name) from None

    def texts(self, name: str) -> tuple[str, ...]:
        """Return several texts."""
        value = self._value.get(name, [])
        if not isinstance(value, list):
            raise self._fault(name)
        texts = tuple(item for item in value if isinstance(item, str))
        if len(texts) < len(value):
            raise self._fault(name)
        return texts

    def places(self, name: str) -> tuple[tuple[int, ...], ...]:
        """Return lists of whole numbers."""
        value = self._value.get(name, [])
        if not isinstance(value, list):
            raise self._fault(name)
        lists = []
        for each in value:
            if not isinstance(each, list) or not all(isinstance(item, int) for item in each):
                raise self._fault(name)
            lists.append(tuple(item for item in each if isinstance(item, int)))
        return tuple(lists)

    def object(self, name: str) -> Fields:
        """Return an object; an empty one where there is none."""
        return Fields(self._value.get(name, {}), self._path(name))

    def objects(self, name: str) -> Iterator[Fields]:
        """Yield several objects."""
        value = self._value.get(name, [])
        if not isinstance(value, list):
            raise self._fault(name)
        for index, item in enumerate(value):
            yield Fields(item, f"{self._path(name)}[{index}]")

    def headers(self) -> Headers:
        """Return header fields."""
        value = self._value.get("headers", [])
        if not isinstance(value, list):
            raise self._fault("headers")
        fields = []
        for field in value:
            match field:
                case [str(name), str(text)]:
                    fields.append((name, text))
                case _:
                    raise self._fault("headers")
        return Headers(fields)

    def content(self) -> bytes:
        """Return content, as text or as base64."""
        if "content_base64" in self._value:
            return b64decode(self.text("content_base64"))
        return self.text("content").encode("utf-8", "surrogatepass")

    def _take(self, name: str, default: Scalar, kind: type[Scalar]) -> Scalar:
        value = self._value.get(name, default)
        if not isinstance(value, kind):
            raise self._fault(name)
        return value

    def _path(self, name: str) -> str:
        return f"{self._where}.{name}" if self._where else name

    def _fault(self, name: str) -> ValueError:
        return ValueError(f"{self._path(name)} is not as docparse writes it")
