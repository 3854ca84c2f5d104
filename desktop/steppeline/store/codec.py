"""How the value of one field lies in columns, and comes back from them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import NoneType
from typing import Any

from steppeline.model.change import Value
from steppeline.model.errors import WorldError
from steppeline.model.event import STATUSES
from steppeline.model.text import LANGUAGES, message
from steppeline.store.keys import Keys


@dataclass(frozen=True)
class Codec:
    """The columns for a field of some name, and the way to their values and back; types differ, hence `Any`."""

    columns: Callable[[str], tuple[str, ...]]
    write: Callable[[Any, Keys], tuple[Value, ...]]
    read: Callable[[Sequence[Any], Keys], Any]


def by_language(column: str) -> Codec:
    """One text in several languages, a column for each; null where a language is missing."""
    return Codec(lambda _: tuple(f"{column}_{language}" for language in LANGUAGES), _write_texts, _read_texts)


def key_of(table: str) -> Codec:
    """The key of a row of `table`, kept as its number in the column `…_id`."""

    def write(key: str | None, keys: Keys) -> tuple[Value, ...]:
        return (None if key is None else keys.number(table, key),)

    def read(values: Sequence[Any], keys: Keys) -> str | None:
        return None if values[0] is None else keys.key(table, values[0])

    return Codec(lambda field: (f"{field}_id",), write, read)


def _own_column(field: str) -> tuple[str, ...]:
    return (field,)


def _write_texts(texts: Mapping[str, str], _: Keys) -> tuple[Value, ...]:
    foreign = next((language for language in texts if language not in LANGUAGES), None)
    if foreign is not None:
        sentence = message(
            "A text is in the language “{language}”; a casefile keeps {known}.",
            language=foreign,
            known=", ".join(LANGUAGES),
        )
        raise WorldError(sentence)
    return tuple(texts.get(language) for language in LANGUAGES)


def _read_texts(values: Sequence[Any], _: Keys) -> dict[str, str]:
    if not all(isinstance(text, str | None) for text in values):
        raise TypeError("a text that is none")
    return {language: text for language, text in zip(LANGUAGES, values, strict=True) if text is not None}


def _write_list(texts: Sequence[str], _: Keys) -> tuple[Value, ...]:
    return (json.dumps(texts, ensure_ascii=False) if texts else None,)


def _read_list(values: Sequence[Any], _: Keys) -> tuple[str, ...]:
    texts = json.loads(values[0]) if values[0] else []
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise TypeError("not a list of texts")
    return tuple(texts)


def _plain(*types: type) -> Codec:
    """A value as it is, of one of these types."""

    def read(values: Sequence[Any], _: Keys) -> Any:
        if not isinstance(values[0], types):
            raise TypeError(f"a {type(values[0]).__name__} where there can be none")
        return values[0]

    return Codec(_own_column, lambda value, _: (value,), read)


def plain(annotation: str) -> Codec:
    """The codec of a field that is neither named by key nor kept in several columns, by its annotation."""
    return _PLAIN.get(annotation, _PLAIN["str | None" if annotation.endswith("| None") else "str"])


def _status(position: int) -> str:
    if position < 0:
        raise IndexError("a status before the first")
    return STATUSES[position]


_PLAIN: Mapping[str, Codec] = {
    "str": _plain(str),
    "str | None": _plain(str, NoneType),
    "int": _plain(int),
    "int | None": _plain(int, NoneType),
    "float": _plain(float, int),
    "float | None": _plain(float, int, NoneType),
}
FLAG = Codec(_own_column, lambda flag, _: (int(flag),), lambda values, _: bool(values[0]))
STATUS = Codec(_own_column, lambda status, _: (STATUSES.index(status),), lambda values, _: _status(values[0]))
# Several texts as a JSON array; null where there is none.
TEXTS = Codec(_own_column, _write_list, _read_list)
