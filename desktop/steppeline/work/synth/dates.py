"""When synthetic events happen: in bursts and between them, and how exactly that is known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from steppeline.model.calendar import DAY, MINUTE
from steppeline.work.synth.date_forms import EXTENTS, FIRST, FORMS, LAST, Integers, Understood, span_rows, written
from steppeline.work.synth.sets import drawn, frequencies

Texts = NDArray[np.object_]
Flags = NDArray[np.bool_]

FIRST_DAY, LAST_DAY = int(FIRST.astype(np.int64)), int(LAST.astype(np.int64))
BURSTS = 400
_ANCHORS = 600
_IN_BURSTS = 0.45
_MOMENTS, _UNCERTAIN, _RANGES = 0.03, 0.2, 0.25
"""Shares of dates with a time of day, uncertain ones, and ranges of whole days; the others are single days."""
_LONGEST = 240


@dataclass(frozen=True)
class Days:
    """int64[n] days since 1970, and the number of the burst that an event belongs to, -1 for none."""

    day: Integers
    burst: Integers


@dataclass(frozen=True)
class Dates:
    """The dates of events: their texts, int64[n, 6] the COLUMNS beside them, and which are `plain` days or ranges."""

    text: Texts
    columns: Integers
    plain: Flags


class Calendar:
    """Draws days and dates; bursts and anchor days are those of its seed."""

    def __init__(self, chance: np.random.Generator) -> None:
        span = LAST_DAY - FIRST_DAY
        self._begins = FIRST_DAY + (span * chance.random(BURSTS) ** 0.8).astype(np.int64)
        self._lengths = np.exp(chance.normal(2.6, 1.0, BURSTS))
        self._shares = frequencies(BURSTS, 0.7)
        self._anchors = np.sort(chance.choice(np.arange(FIRST_DAY, LAST_DAY + 1), _ANCHORS, replace=False))
        self._forms = np.cumsum([form.weight for form in FORMS]) / sum(form.weight for form in FORMS)
        self._lasting = np.array([form.lasting for form in FORMS])
        every = np.arange(FIRST, LAST + np.timedelta64(1, "D"))
        self._texts = np.array([str(day) for day in every], object)
        self._clock = np.array([f"T{minute // 60:02}:{minute % 60:02}" for minute in range(0, 24 * 60, 5)], object)
        self._uncertain = np.array(
            [[written(form, day) for day in self._anchors.astype("datetime64[D]")] for form in FORMS], object
        )
        self._understood = Understood()

    def days(self, chance: np.random.Generator, count: int) -> Days:
        """Days of events, more and more of them as the years go by."""
        background = FIRST_DAY + ((LAST_DAY - FIRST_DAY + 1) * chance.random(count) ** 0.75).astype(np.int64)
        burst = drawn(chance, self._shares, count)
        day = self._begins[burst] + (self._lengths[burst] * chance.exponential(1.0, count)).astype(np.int64)
        apart = (chance.random(count) >= _IN_BURSTS) | (day > LAST_DAY)
        return Days(np.where(apart, background, day), np.where(apart, -1, burst))

    def dates(self, chance: np.random.Generator, days: Integers, longest: Integers, throughout: Flags) -> Dates:
        """Dates of events that begin about these days, and are over in `longest` days at most (0: whenever)."""
        sort = np.searchsorted(np.cumsum((_MOMENTS, _UNCERTAIN, _RANGES)), chance.random(len(days)), side="right")
        form = drawn(chance, self._forms, len(days))
        sort[(sort == 1) & self._lasting[form] & (longest > 0)] = 2
        length = np.exp(chance.normal(2.3, 1.3, len(days))).astype(np.int64).clip(1, _LONGEST)
        length = np.where(longest > 0, 1 + length % np.maximum(longest - 1, 1), length)
        ends = np.minimum(np.where(sort == 2, days + length, days), LAST_DAY)
        text = self.text_of(days)
        ranges = np.flatnonzero(ends > days)
        text[ranges] = text[ranges] + "/" + self.text_of(ends[ranges])
        columns = span_rows(days * DAY, ends * DAY, DAY, throughout)
        dates = Dates(text, columns, sort > 1)
        moments = np.flatnonzero(sort == 0)
        self._put_times(chance, moments, days[moments], throughout[moments], dates)
        uncertain = np.flatnonzero(sort == 1)
        text[uncertain] = self._uncertain[form[uncertain], np.searchsorted(self._anchors[:-1], days[uncertain])]
        extents = [EXTENTS[flag] for flag in throughout[uncertain].tolist()]
        columns[uncertain] = self._understood.rows(text[uncertain].tolist(), extents)
        return dates

    def text_of(self, days: Integers) -> Texts:
        """Days as they are written; those before the first or after the last become it."""
        texts: Texts = self._texts[days.clip(FIRST_DAY, LAST_DAY) - FIRST_DAY]
        return texts

    def _put_times(
        self, chance: np.random.Generator, rows: Integers, days: Integers, throughout: Flags, dates: Dates
    ) -> None:
        """Give the dates of these rows a time between eight in the morning and eight in the evening."""
        clock = chance.integers(8 * 12, 20 * 12, len(rows))
        dates.text[rows] = dates.text[rows] + self._clock[clock]
        moments = days * DAY + clock * 5 * MINUTE
        dates.columns[rows] = span_rows(moments, moments, MINUTE, throughout)
