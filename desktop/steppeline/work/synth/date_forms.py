"""Forms of uncertain dates, and the columns that the casefile keeps beside a date.

Every text is understood by the program's own reader, so that what stands beside it is what any other way into a
casefile would have put there. Uncertain dates are written around a few hundred anchor days, so that there are some ten
thousand different texts at most, each read once; whole days, minutes and ranges of days, of which there are millions,
follow from the bounds of their parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from steppeline.model.event import Extent
from steppeline.store.rows import date_columns

Integers = NDArray[np.int64]

FIRST, LAST = np.datetime64("1991-01-01"), np.datetime64("2026-12-31")
"""The days between which events are."""
EXTENTS: tuple[Extent, ...] = ("within", "throughout")
BOUNDS = ("earliest_start", "latest_start", "earliest_end", "latest_end")
COLUMNS = (*BOUNDS, "never_certain", "needs_recheck")
"""The columns that `store.rows.date_columns` gives, in order."""


class Form(NamedTuple):
    """How a date is written.

    Its `pattern` is filled in for an anchor day: year `y`, month `m`, day `d`, decade `c` (three digits), season `s` of
    the year `w`; and for another day `later` days after it, in capitals. One that is `lasting` takes longer than a
    meeting.
    """

    weight: float
    pattern: str
    later: int = 0
    lasting: bool = False


FORMS = (
    Form(5.0, "{y}-{m}"),
    Form(3.0, "{y}"),
    Form(1.5, "{w}-{s}"),
    Form(0.8, "{c}X"),
    Form(0.8, "{y}-{m}-XX"),
    Form(0.4, "{y}-XX"),
    Form(0.3, "{c}X-{m}"),
    Form(2.5, "{y}-{m}-{d}~"),
    Form(2.0, "{y}-{m}-{d}?"),
    Form(0.7, "{y}-{m}-{d}%"),
    Form(0.3, "{y}-{m}-?{d}"),
    Form(1.0, "{y}-{m}~"),
    Form(0.6, "{y}-{m}?"),
    Form(1.0, "{y}~"),
    Form(0.6, "{y}?"),
    Form(0.3, "{y}%"),
    Form(0.4, "[{y}-{m}-{d},{Y}-{M}-{D}]", 5),
    Form(0.3, "[{y}-{m}-{d}..{Y}-{M}-{D}]", 9),
    Form(0.2, "[{y},{Y}]", 800),
    Form(0.3, "{{{y}-{m}-{d},{Y}-{M}-{D}}}", 28, lasting=True),
    Form(0.2, "{{{y}-{m}..{Y}-{M}}}", 150, lasting=True),
    Form(1.6, "{y}-{m}-{d}/..", lasting=True),
    Form(0.8, "{y}-{m}/", lasting=True),
    Form(0.5, "../{y}-{m}-{d}", lasting=True),
    Form(0.4, "/{y}-{m}", lasting=True),
    Form(1.0, "{y}-{m}/{Y}-{M}", 130, lasting=True),
    Form(0.6, "{y}/{Y}", 900, lasting=True),
    Form(0.6, "{y}-{m}-{d}~/{Y}-{M}-{D}", 60, lasting=True),
    Form(0.4, "{y}-{m}-{d}/{Y}-{M}-{D}?", 90, lasting=True),
    Form(0.3, "{w}-{s}/{Y}", 500, lasting=True),
    Form(0.2, "{y}/{Y}", 9_000, lasting=True),
    Form(0.1, "{c}X/{Y}", 7_000, lasting=True),
)


def written(form: Form, day: np.datetime64) -> str:
    """The date of a form at an anchor day, or so long before the last day of all that it ends with it."""
    later = np.timedelta64(form.later, "D")
    begin = min(day, LAST - later)
    here, there = str(begin), str(begin + later)
    month = int(here[5:7])
    return form.pattern.format(
        y=here[:4],
        c=here[:3],
        m=here[5:7],
        d=here[8:],
        s=21 + (month - 3) // 3 % 4,
        # January and February belong to the winter that bears the year before.
        w=int(here[:4]) - (month < 3),
        Y=there[:4],
        M=there[5:7],
        D=there[8:],
    )


class Understood:
    """The columns of dates by their text and extent, each text read once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Extent], tuple[int, ...]] = {}

    def rows(self, texts: Sequence[str], extents: Sequence[Extent]) -> Integers:
        """int64[n, 6] for n dates: COLUMNS."""
        keys = list(zip(texts, extents, strict=True))
        for key in set(keys).difference(self._known):
            columns = date_columns(*key)
            self._known[key] = tuple(int(columns[name] or 0) for name in COLUMNS)
        return np.array([self._known[key] for key in keys], np.int64).reshape(-1, len(COLUMNS))


def span_rows(starts: Integers, ends: Integers, unit: int, throughout: NDArray[np.bool_]) -> Integers:
    """int64[n, 6], COLUMNS of dates from one plain day (or minute: `unit` seconds long) to another, both included.

    `starts` and `ends` are the first seconds of the two; where they are equal, the date is a single one. The formulas
    are those of `model.edtf_forms` for spans without qualifiers.
    """
    rows = np.zeros((len(starts), len(COLUMNS)), np.int64)
    rows[:, 0] = starts
    rows[:, 1] = np.where(throughout, starts, starts + unit - 1)
    rows[:, 2] = np.where(throughout, ends + unit, ends + 1)
    rows[:, 3] = ends + unit
    return rows
