"""What the fields of an event are called in its history, and their values as plain text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import MappingProxyType
from typing import Any

from steppeline.model.date_words import date_words
from steppeline.model.edtf import bounds_of
from steppeline.model.errors import InputError
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.region import name_on
from steppeline.model.text import Language, Message, message
from steppeline.model.vocabulary_words import CERTAINTY_WORDS, STATUS_WORDS
from steppeline.ui.widgets.record_words import (
    BOUND_WORDS,
    CONFIDENCE_WORDS,
    DATE_BASIS_WORDS,
    FIELD_WORDS,
    LANGUAGE_WORDS,
    LINK_WORDS,
    MODE_WORDS,
    NATURE_WORDS,
    ROLE_WORDS,
    STAGE_WORDS,
)

_NOTHING: tuple[object, ...] = (None, "", (), {}, False)
_DATES = frozenset({"date", "as_of", "period"})
_WORDS: Mapping[str, Message] = MappingProxyType(
    {
        "kind": message("Kind"),
        "title": message("Title"),
        "date": message("Date"),
        "status": message("Status"),
        "refs": message("Stable name"),
        "summary": message("Summary"),
        "extent": message("Extent"),
        "date_basis": message("What the date rests on"),
        "certainty": message("Certainty"),
        "verified": message("Verified"),
        "unverified_fields": message("Not verified"),
        "unreviewed_languages": message("Translations not reviewed"),
        "mode": message("Mode"),
        "theme": message("Theme"),
        "series": message("Series"),
        "ordinal": message("Number in the series"),
        "history": message("How the status changed"),
        "stages": message("Stages"),
        "regions": message("Regions"),
        "places": message("Places"),
        "actors": message("Actors"),
        "figures": message("Figures"),
        "claims": message("Who says what"),
        "sources": message("Sources"),
        "links": message("Links to other events"),
        "notes": message("Notes"),
        "tags": message("Tags"),
    }
)
_VALUES: Mapping[str, Mapping[str, Message]] = MappingProxyType(
    {
        "status": STATUS_WORDS,
        "stage": STAGE_WORDS,
        "certainty": CERTAINTY_WORDS,
        "confidence": CONFIDENCE_WORDS,
        "date_basis": DATE_BASIS_WORDS,
        "mode": MODE_WORDS,
        "role": ROLE_WORDS,
        "type": LINK_WORDS,
        "nature": NATURE_WORDS,
        "bound": BOUND_WORDS,
        "field": FIELD_WORDS,
        "unreviewed_languages": LANGUAGE_WORDS,
    }
)
"""What the values of some fields are called."""

_YES, _NO = message("yes"), message("no")


class HistoryWords:
    """Words for `FieldChange`s, with the names that entries have in the book now."""

    def __init__(self, book: ReferenceBook, language: Language) -> None:
        self._language = language
        code = language.code
        self._names = {
            "region": {key: name_on(each.names, code) for key, each in book.regions.items()},
            "place": {key: name_on(each.names, code) for key, each in book.places.items()},
            "actor": {key: name_on(each.names, code) for key, each in book.actors.items()},
        }
        self._names["kind"] = {key: language.pick(kind.names) for key, kind in book.kinds.items()}
        self._names["source"] = {key: source.title or key for key, source in book.sources.items()}

    def field(self, name: str) -> str:
        """What a field is called, with the language of its text where it has several."""
        own, _, code = name.partition(".")
        said = self._language.say(_WORDS[own]) if own in _WORDS else own
        return f"{said} ({self._language.say(LANGUAGE_WORDS[code])})" if code in LANGUAGE_WORDS else said

    def value(self, field: str, value: object) -> str:
        """A value as text; "—" for none."""
        return self._text(field.partition(".")[0], value) or "—"

    def _text(self, field: str, value: Any) -> str:
        if value is None:
            return ""
        if isinstance(value, bool):
            return self._language.say(_YES if value else _NO)
        if is_dataclass(value):
            parts = ((each.name, getattr(value, each.name)) for each in fields(value))
            return " · ".join(self._text(name, part) for name, part in parts if part not in _NOTHING)
        if isinstance(value, Mapping):
            return " / ".join(f"{text}" for text in value.values())
        if isinstance(value, tuple):
            return "\n".join(self._text(field, each) for each in value)
        return self._plain(field, str(value))

    def _plain(self, field: str, text: str) -> str:
        if field in _DATES:
            try:
                bounds_of(text)
            except InputError:
                return text
            return self._language.say(date_words(text))
        words = _VALUES.get(field, {}).get(text)
        if words is not None:
            return self._language.say(words)
        return self._names.get(field, {}).get(text) or text
