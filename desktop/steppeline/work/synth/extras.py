"""What few synthetic events have: a history of their status, figures, claims, notes, refs and links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from steppeline.model.event import BOUNDS, NATURES, STATUSES
from steppeline.store.bulk import Column
from steppeline.work.synth.date_forms import Integers
from steppeline.work.synth.dates import Calendar, Flags
from steppeline.work.synth.words import FIGURES

Columns = Mapping[str, Column]
Rows = Iterator[tuple[str, Columns]]

_HISTORY, _FIGURES, _CLAIMS, _NOTES, _REFS = 0.02, 0.015, 0.01, 0.005, 0.01
_PLANNED, _ANNOUNCED = STATUSES.index("planned"), STATUSES.index("announced")


@dataclass(frozen=True)
class Told:
    """What is known of events already: their numbers, statuses, days, and whose dates are plain days."""

    ids: Integers
    status: Integers
    days: Integers
    plain: Flags

    def some(self, chance: np.random.Generator, share: float) -> Told:
        """A share of the events with plain dates."""
        rows = np.flatnonzero((chance.random(len(self.ids)) < share) & self.plain)
        return Told(self.ids[rows], self.status[rows], self.days[rows], self.plain[rows])


def extra_rows(chance: np.random.Generator, told: Told, calendar: Calendar, sources: Integers) -> Rows:
    """The rows; `sources` are the numbers of sources to name."""
    yield "status_entry", _history(chance, told.some(chance, _HISTORY), calendar)
    yield "figure", _figures(chance, told.some(chance, _FIGURES), calendar, sources)
    yield "claim", _claims(chance, told.some(chance, _CLAIMS), calendar, sources)
    noted = told.some(chance, _NOTES).ids.tolist()
    yield (
        "note",
        {
            "event_id": noted,
            "text_en": ["To be compared with the accounts of the other side."] * len(noted),
            "text_ru": ["Сверить с сообщениями другой стороны."] * len(noted),
            "kind": ["note"] * len(noted),
        },
    )
    yield from _links(told.some(chance, _REFS))


def _history(chance: np.random.Generator, told: Told, calendar: Calendar) -> Columns:
    """Two entries: it was planned or announced first, and what became of it."""
    before = chance.integers(5, 200, len(told.ids))
    foreseen = calendar.text_of(told.days)
    first = np.where(chance.random(len(told.ids)) < 0.5, _PLANNED, _ANNOUNCED)
    as_of = np.stack((calendar.text_of(told.days - before), calendar.text_of(told.days - before // 3)), axis=1)
    return {
        "event_id": np.repeat(told.ids, 2),
        "status": np.stack((first, told.status), axis=1).ravel(),
        "as_of": as_of.ravel().tolist(),
        "date": np.repeat(foreseen, 2).tolist(),
    }


def _figures(chance: np.random.Generator, told: Told, calendar: Calendar, sources: Integers) -> Columns:
    count = len(told.ids)
    sorts = [FIGURES[sort] for sort in chance.integers(0, len(FIGURES), count).tolist()]
    numbers = np.round(np.exp(chance.normal(4.0, 1.5, count)), 1)
    ranged = (chance.random(count) < 0.1).tolist()
    return {
        "event_id": told.ids,
        "meaning_en": [words.en for words, _, _ in sorts],
        "meaning_ru": [words.ru for words, _, _ in sorts],
        "meaning_kk": [words.kk for words, _, _ in sorts],
        "number": numbers.tolist(),
        "low": [number * 0.9 if wide else None for number, wide in zip(numbers.tolist(), ranged, strict=True)],
        "high": [number * 1.2 if wide else None for number, wide in zip(numbers.tolist(), ranged, strict=True)],
        "scale": [1e6 if currency else 1.0 for _, _, currency in sorts],
        "unit": [unit for _, unit, _ in sorts],
        "currency": [currency for _, _, currency in sorts],
        "as_of": calendar.text_of(told.days).tolist(),
        "bound": np.array(BOUNDS, object)[chance.integers(0, len(BOUNDS), count)].tolist(),
        "nature": np.array(NATURES, object)[chance.integers(0, len(NATURES), count)].tolist(),
        "source_id": sources[chance.integers(0, len(sources), count)],
        "verified": [1] * count,
    }


def _claims(chance: np.random.Generator, told: Told, calendar: Calendar, sources: Integers) -> Columns:
    """Two claims on the day: the one that is believed, and another a little later."""
    count = len(told.ids)
    other = told.days + chance.integers(1, 9, count)
    said = np.stack((calendar.text_of(told.days), calendar.text_of(other)), axis=1)
    return {
        "event_id": np.repeat(told.ids, 2),
        "field": ["date"] * (2 * count),
        "value": said.ravel().tolist(),
        "source_id": sources[chance.integers(0, len(sources), 2 * count)],
        "chosen": [1, 0] * count,
    }


def _links(told: Told) -> Rows:
    """Refs, and a link from every second event that has one to the one before it."""
    ids = told.ids.tolist()
    # A ref bears the number of its event, here and in its row: then links need not look it up.
    yield (
        "event_ref",
        {"id": ids, "event_id": ids, "ref": [f"synth-{number}" for number in ids], "position": [0] * len(ids)},
    )
    linked = ids[1::2]
    yield "link", {"event_id": linked, "type": ["related"] * len(linked), "to_id": ids[: 2 * len(linked) : 2]}
