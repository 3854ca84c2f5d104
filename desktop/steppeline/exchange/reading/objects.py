"""From an object of JSON to fields: names told as those of columns are, however deep they lie."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from steppeline.exchange.reading.headers import SYNONYMS, plain_name

_DEEPEST = 4
_LANGUAGES = {"en": "", "ru": "_ru", "kk": "_kk"}
_NAMING = ("name", "title", "label", "value", "text", "id")

Fields = dict[str, str | None]


def text_of(value: Any) -> str | None:
    """A value in one cell: lists with "; " between, of objects what they are called."""
    if type(value) is str:
        return _sound(value) or None
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(filter(None, map(text_of, value[:1_000]))) or None if len(value) != 1 else text_of(value[0])
    if isinstance(value, dict):
        return next((text_of(value[name]) for name in _NAMING if value.get(name)), None)
    return _sound(str(value))


def _sound(text: str) -> str:
    """Without halves of characters, which no database holds."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def properties_of(feature: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a feature of GeoJSON tells of itself."""
    told = feature.get("properties")
    return told if isinstance(told, dict) else {}


def flat(value: Mapping[str, Any], deep: int = 0) -> Iterator[tuple[str, str]]:
    """Names and texts of an object and of the objects in it, outer ones first."""
    inner = []
    for name, each in value.items():
        if isinstance(each, dict):
            if set(each) & set(_LANGUAGES):
                yield from (
                    (f"{name}{_LANGUAGES[language]}", text)
                    for language in _LANGUAGES
                    if (text := text_of(each.get(language)))
                )
            elif deep < _DEEPEST:
                inner.append(each)
            text = text_of(each)
        else:
            text = text_of(each)
        if text is not None and not (isinstance(each, dict) and set(each) & set(_LANGUAGES)):
            yield str(name), text
    for each in inner:
        yield from flat(each, deep + 1)


def fields_of(value: Mapping[str, Any], mapped: Mapping[str, str] | None = None) -> Fields:
    """The fields that an object tells; `mapped` names them by field."""
    told: dict[str, str] = {}
    if any(isinstance(each, dict) for each in value.values()):
        for name, text in flat(value):
            told.setdefault(name, text)
    else:
        # Most objects are flat, and read in half of the time.
        cells = ((name, text_of(each)) for name, each in value.items())
        told = {name: cell for name, cell in cells if cell is not None}
    if mapped is not None:
        return {field: told.get(name) for field, name in mapped.items()}
    return {field: told[name] for field, name in _named(tuple(told))}


@lru_cache(maxsize=2_000)
def _named(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Fields, and which of the names tells each: the objects of a file have few different sets of names."""
    plain = {plain_name(name): name for name in reversed(names)}
    found = (
        (field, next((plain[name] for name in synonyms.split() if name in plain), None))
        for field, synonyms in SYNONYMS.items()
    )
    return tuple((field, name) for field, name in found if name is not None)
