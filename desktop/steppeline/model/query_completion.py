"""What may be meant by a query that is still being typed: fields, names and dates to put at the cursor."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from steppeline.model.arrays import Integers
from steppeline.model.calendar import OPEN, civil_of
from steppeline.model.entities import Entities, FacetName
from steppeline.model.index import Index
from steppeline.model.query_tokens import PAIR, PAIR_SIGN
from steppeline.model.text import Language, Message, counted, message, term
from steppeline.model.time_words import MONTHS, year_words
from steppeline.model.transliteration import search_key
from steppeline.model.vocabulary_words import FACET_WORDS, entity_words

Totals = Callable[[FacetName], Integers]
"""int64[entities]: how many events each entity of a facet has; what has more comes first."""

MOST_CANDIDATES = 12

FIELD_WORDS: Mapping[str, Message] = MappingProxyType(
    {
        "kind": message("kind of event"),
        "region": message("country or region, by name or code"),
        "actor": message("person or organisation"),
        "status": message("planned, happened, cancelled…"),
        "during": message("possibly in a span of time"),
        "during!": message("certainly in a span of time"),
        "after": message("possibly at the start of a span or later"),
        "after!": message("certainly at the start of a span or later"),
        "before": message("possibly before a span"),
        "before!": message("certainly before a span"),
        "place": message("town or venue, by its name or key"),
        "pair": message("two regions that share events"),
        "tag": message("topic"),
        "source": message("document or publisher"),
        "certainty": message("how sure the record is"),
        "verified": message("whether it was seen in a source"),
        "series": message("series that events are part of"),
        "ordinal": message("number within a series"),
        "mode": message("in person, online or hybrid"),
        "ref": message("stable name of an event"),
        "import": message("number of the import that events came with"),
        "id": message("number of an event"),
    }
)
"""What each field asks for, in the order in which fields are offered."""

_FACETS_WITHOUT_FIELD: tuple[FacetName, ...] = ("kind", "region", "actor", "tag")
_LEAST_WITHOUT_FIELD = 2
# A title would be long, and actors of the same words are meant together (see `query_names`).
_BY_KEY: frozenset[FacetName] = frozenset({"source"})
_NEED_NOT_BE_UNIQUE: frozenset[FacetName] = frozenset({"actor"})
_TIME_FIELDS = frozenset({"during", "after", "before"})
_CHOICES: Mapping[str, Mapping[str, Message]] = MappingProxyType(
    {
        "verified": {"yes": message("seen in a source"), "no": message("not yet seen in a source")},
        "mode": {
            "in person": term("mode", "in person"),
            "online": term("mode", "online"),
            "hybrid": term("mode", "hybrid"),
        },
    }
)

_FIELD = re.compile(r"([^\W\d_]+)!?:")
_CLOSED = re.compile(r'"[^"]*"|“[^”]*”|«[^»]*»')
_OPENED = re.compile(r"[\"“«](.*)\Z", re.DOTALL)
_BARE = re.compile(r'[^\s(),"“«]*')
_SIDE = re.compile(r'[^\s(),~"“«]*')
_BETWEEN = re.compile(r"[\s(),]*-?")
_BETWEEN_SIDES = re.compile(r"~|[\s(),]*-?")
_YEAR = re.compile(r"\d{0,3}")
_MONTH = re.compile(r"(\d{4})(?:-(\d?\d?))?")


@dataclass(frozen=True)
class Candidate:
    """Something to put at the cursor: the text itself, what it is called, and what it is.

    After an `is_whole` condition the next may follow; a field still wants its value.
    """

    text: str
    label: str
    note: str = ""
    is_whole: bool = True


@dataclass(frozen=True)
class Completion:
    """What may take the place of the characters [start, end) of the query, the likeliest first."""

    start: int
    end: int
    candidates: tuple[Candidate, ...]


def complete(text: str, cursor: int, index: Index, language: Language, totals: Totals) -> Completion:
    """What may be meant at the `cursor` (characters from the start) of a query; at most MOST_CANDIDATES.

    Candidates are said in `language`; what they insert means the same in every language.
    """
    place = _place(text[:cursor])
    if place is None:
        return Completion(cursor, cursor, ())
    candidates = _Candidates(index, language, totals).at(place)
    start = cursor - len(place.typed) - place.is_quoted
    if place.field in _TIME_FIELDS:
        start += place.typed.rfind("/") + 1
    return Completion(start, _end(text, cursor, place), tuple(islice(candidates, MOST_CANDIDATES)))


def matches(entities: Entities, typed: str) -> dict[int, bool]:
    """The entities that have a name whose words begin with the words of `typed`: is that the beginning of the name?

    However names are written (see `transliteration`); no words match everything. Where no name does, what lies within
    the entities is asked for: a town finds its region.
    """
    words = search_key(typed).split()
    if not words:
        return dict.fromkeys(range(len(entities)), False)
    return entities.by_name.beginning(words) or entities.by_name_within.beginning(words)


class _Place(NamedTuple):
    """Where the cursor stands: after `typed`, a word or the value of `field`, perhaps in an open quotation mark.

    Of a pair of values it may be in the second one.
    """

    field: str
    typed: str
    is_quoted: bool = False
    is_second: bool = False


def _place(before: str) -> _Place | None:
    """Where a query that goes on like this is to be completed; None within a phrase and right after a whole one."""
    position, field, is_second = _after(_BETWEEN, before, 0), "", False
    while position < len(before):
        if found := _FIELD.match(before, position):
            field, position = found[1].lower(), found.end()
            continue
        typed = None
        if quotation := _CLOSED.match(before, position):
            position = quotation.end()
        elif quotation := _OPENED.match(before, position):
            return _Place(field, quotation[1], is_quoted=True, is_second=is_second) if field else None
        else:
            start, position = position, _after(_bare(field), before, position)
            typed = before[start:position]
        if position == len(before):
            return None if typed is None else _Place(field, typed, is_second=is_second)
        between, position = position, _after(_BETWEEN_SIDES if field == PAIR else _BETWEEN, before, position)
        is_second = field == PAIR and before[between:position] == PAIR_SIGN
        field = field if is_second or before[between:position] == "," else ""
    return _Place(field, "", is_second=is_second)


def _bare(field: str) -> re.Pattern[str]:
    return _SIDE if field == PAIR else _BARE


def _after(pattern: re.Pattern[str], text: str, start: int) -> int:
    found = pattern.match(text, start)
    return found.end() if found else start


def _end(text: str, cursor: int, place: _Place) -> int:
    """Where the word or value that the cursor is in ends; the first of a pair has the sign after it."""
    if place.is_quoted:
        whole = _CLOSED.match(text, cursor - len(place.typed) - 1)
        end = whole.end() if whole else len(text)
    else:
        end = _after(_bare(place.field), text, cursor)
    is_first = place.field == PAIR and not place.is_second
    return end + 1 if is_first and text[end : end + 1] == PAIR_SIGN else end


def _has_beginnings(name: str, words: list[str]) -> bool:
    return all(name.startswith(word) or f" {word}" in name for word in words)


class _Candidates:
    """Makes candidates, the likeliest first."""

    def __init__(self, index: Index, language: Language, totals: Totals) -> None:
        self._index = index
        self._language = language
        self._totals = totals

    def at(self, place: _Place) -> Iterator[Candidate]:
        facet = next((name for name in FACET_WORDS if name == place.field), None)
        if facet is not None:
            yield from self._values(facet, place.typed)
        elif place.field == PAIR:
            for region in self._values("region", place.typed):
                first = replace(region, text=region.text + PAIR_SIGN, is_whole=False)
                yield region if place.is_second else first
        elif place.field in _TIME_FIELDS:
            yield from self._dates(place.typed.rpartition("/")[2])
        elif place.field in _CHOICES:
            for value, words in _CHOICES[place.field].items():
                if value.startswith(place.typed.lower()):
                    yield Candidate(_quoted(value), value, self._language.say(words))
        elif not place.field:
            yield from self._fields(place.typed)
            if len(place.typed) >= _LEAST_WITHOUT_FIELD:
                yield from self._without_field(place.typed)

    def _fields(self, typed: str) -> Iterator[Candidate]:
        for name, words in FIELD_WORDS.items():
            if name.startswith(typed.lower()):
                yield Candidate(f"{name}:", f"{name}:", self._language.say(words), is_whole=False)

    def _without_field(self, typed: str) -> Iterator[Candidate]:
        for facet in _FACETS_WITHOUT_FIELD:
            for value in islice(self._values(facet, typed), MOST_CANDIDATES // 3):
                note = self._language.say(FACET_WORDS[facet])
                yield Candidate(f"{facet}:{value.text}", value.label, note)

    def _values(self, facet: FacetName, typed: str) -> Iterator[Candidate]:
        entities = self._index.facet(facet).entities
        found = matches(entities, typed)
        if facet in ("status", "certainty"):
            # Their keys are English; what they are called in other languages is known here alone.
            words = search_key(typed).split()
            labels = (search_key(self._label(facet, code)) for code in range(len(entities)))
            found |= {code: True for code, label in enumerate(labels) if _has_beginnings(label, words)}
        totals = self._totals(facet)
        ranked = sorted(
            (code for code in found if entities.keys[code]),
            key=lambda code: (not found[code], -int(totals[code]), code),
        )[:MOST_CANDIDATES]
        own_names = self._names_to_insert(facet, entities, ranked)
        for code in ranked:
            key, label = entities.keys[code], self._label(facet, code)
            text = own_names.get(code, key)
            note = counted("{count} event", "{count} events", int(totals[code]))
            yield Candidate(_quoted(text), label, self._language.say(note))

    def _label(self, facet: FacetName, code: int) -> str:
        return entity_words(facet, self._index.facet(facet).entities, code, self._language)

    def _names_to_insert(self, facet: FacetName, entities: Entities, codes: list[int]) -> dict[int, str]:
        """The names that say which entity is meant; the others are named by their keys."""
        if facet in _BY_KEY:
            return {}
        names = {code: self._language.pick(entities.names[code]) for code in codes}
        key_of = {code: search_key(name) for code, name in names.items() if '"' not in name}
        shared = self._shared(entities, frozenset(key_of.values()) - {""})
        may_be_shared = facet in _NEED_NOT_BE_UNIQUE
        return {
            code: names[code]
            for code, key in key_of.items()
            if key and (may_be_shared or key not in shared) and entities.code_of(names[code]) in (None, code)
        }

    @staticmethod
    def _shared(entities: Entities, keys: frozenset[str]) -> frozenset[str]:
        """Those of the search keys that more than one entity has."""
        once: set[str] = set()
        shared: set[str] = set()
        for names in entities.search_keys:
            here = names & keys
            shared |= here & once
            once |= here
        return frozenset(shared)

    def _dates(self, typed: str) -> Iterator[Candidate]:
        """Years that have events, the latest first; once a year is there, its months."""
        if _YEAR.fullmatch(typed):
            for year in self._years():
                if f"{year:04}".startswith(typed):
                    yield Candidate(f"{year:04}", f"{year:04}")
        elif found := _MONTH.fullmatch(typed):
            for number, month in enumerate(MONTHS, start=1):
                text = f"{found[1]}-{number:02}"
                if text.startswith(typed):
                    words = term("date", "{part} {year}", part=month, year=year_words(int(found[1])))
                    yield Candidate(text, text, self._language.say(words))

    def _years(self) -> range:
        starts, count = self._index.earliest_start, self._index.sorted_count
        ends_of_sorted = [min(starts.place(1 - OPEN, count), count - 1), count - 1] if count else []
        known = starts[[*ends_of_sorted, *range(count, len(starts))]]
        known = known[known > -OPEN]
        if not len(known):
            return range(0)
        first, last = (civil_of(int(moment)).year for moment in (known.min(), known.max()))
        return range(min(last, 9999), max(first, 0) - 1, -1)


def _quoted(text: str) -> str:
    """The text as a value of a field."""
    return text if _SIDE.fullmatch(text) else f'"{text}"'
