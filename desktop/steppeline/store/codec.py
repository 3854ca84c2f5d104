"""How the value of one field lies in columns, and comes back from them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
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
    return {language: text for language, text in zip(LANGUAGES, values, strict=True) if text is not None}


def _write_list(texts: Sequence[str], _: Keys) -> tuple[Value, ...]:
    return (json.dumps(texts, ensure_ascii=False) if texts else None,)


def _read_list(values: Sequence[Any], _: Keys) -> tuple[str, ...]:
    return tuple(json.loads(values[0])) if values[0] else ()


PLAIN = Codec(_own_column, lambda value, _: (value,), lambda values, _: values[0])
FLAG = Codec(_own_column, lambda flag, _: (int(flag),), lambda values, _: bool(values[0]))
STATUS = Codec(_own_column, lambda status, _: (STATUSES.index(status),), lambda values, _: STATUSES[values[0]])
# Several texts as a JSON array; null where there is none.
TEXTS = Codec(_own_column, _write_list, _read_list)
