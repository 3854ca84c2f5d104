"""The calendar spans that one EDTF date may mean: one span for a plain date, many where digits are unspecified.

Spans are half-open pairs of seconds, in rising order. They are never listed in full: `XXXX-XX-XX` is as cheap as
`2021`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from steppeline.model.calendar import DAY, MINUTE, civil_of, days_in_month, seconds_of

Unit = Literal["year", "season", "month", "day", "minute", "second"]
Precision = Literal[
    "millennium", "century", "decade", "year", "season", "month", "day", "minute", "second", "interval", "set"
]
Span = tuple[int, int]


class SubYear(NamedTuple):
    """A named run of months; one that passes December ends in the following year."""

    first_month: int
    months: int


_METEOROLOGICAL = (SubYear(3, 3), SubYear(6, 3), SubYear(9, 3), SubYear(12, 3))
_SOUTHERN = (SubYear(9, 3), SubYear(12, 3), SubYear(3, 3), SubYear(6, 3))
SEASONS: dict[int, SubYear] = dict(
    zip(
        range(21, 42),
        (
            *_METEOROLOGICAL,  # 21–24 spring to winter, anywhere: taken as northern, where our regions lie
            *_METEOROLOGICAL,  # 25–28 spring to winter, northern hemisphere
            *_SOUTHERN,  # 29–32 spring to winter, southern hemisphere
            *(SubYear(month, 3) for month in (1, 4, 7, 10)),  # 33–36 quarters
            *(SubYear(month, 4) for month in (1, 5, 9)),  # 37–39 thirds
            *(SubYear(month, 6) for month in (1, 7)),  # 40–41 halves
        ),
        strict=True,
    )
)
"""Sub-year groupings of ISO 8601-2 by their number. The standard leaves the months of a season open: we take the
meteorological ones; a winter bears the year of its December."""


@dataclass(frozen=True, slots=True)
class DatePattern:
    """Which years, months and days are meant, each in rising order, and what unit of time each of them is.

    `time` is in seconds after midnight and matters for minutes and seconds only. Days that a month does not have are
    skipped, so a pattern may have fewer spans than combinations, or none.
    """

    unit: Unit
    years: range | tuple[int, ...]
    months: tuple[int, ...] = (1,)
    days: tuple[int, ...] = (1,)
    season: int | None = None
    time: int = 0

    def first(self) -> Span | None:
        """The earliest span; None when no date fits the pattern."""
        for year in self.years:
            for span in self._in_year(year):
                return span
        return None

    def last(self) -> Span | None:
        """The latest span; None when no date fits the pattern."""
        for year in reversed(self.years):
            spans = list(self._in_year(year))
            if spans:
                return spans[-1]
        return None

    def spans_after(self, moment: int) -> Iterator[Span]:
        """The spans that end after `moment`."""
        # A span begins in the year of its pattern and ends at most one year later.
        for position in range(bisect_left(self.years, civil_of(moment).year - 1), len(self.years)):
            for span in self._in_year(self.years[position], moment):
                if span[1] > moment:
                    yield span

    @property
    def contiguous(self) -> bool:
        """Whether the spans surely follow one another without gaps, so that first and last tell all."""
        whole_years = self.unit == "year" or len(self.months) == 12
        whole_months = self.unit in ("year", "season", "month") or len(self.days) == 31
        if len(self.years) > 1:
            return whole_years and whole_months and _unbroken(self.years)
        if len(self.months) > 1:
            return whole_months and _unbroken(self.months)
        return _unbroken(self.days)

    @property
    def precision(self) -> Precision:
        """The smallest unit of the calendar that surely holds the date."""
        if len(self.years) > 1:
            first, last = abs(self.years[0]), abs(self.years[-1])
            if first // 10 == last // 10:
                return "decade"
            return "century" if first // 100 == last // 100 else "millennium"
        if len(self.months) > 1:
            return "year"
        return "month" if len(self.days) > 1 else self.unit

    def _in_year(self, year: int, after: int | None = None) -> Iterator[Span]:
        """The spans of one year; months that end by `after` may be left out."""
        if self.unit == "year":
            yield seconds_of(year), seconds_of(year + 1)
        elif self.season is not None:
            yield _span_of_months(year, SEASONS[self.season])
        elif self.unit == "month":
            for month in self.months:
                yield _span_of_months(year, SubYear(month, 1))
        else:
            for month in self.months:
                if after is None or _span_of_months(year, SubYear(month, 1))[1] > after:
                    yield from self._in_month(year, month)

    def _in_month(self, year: int, month: int) -> Iterator[Span]:
        length = {"second": 1, "minute": MINUTE}.get(self.unit, DAY)
        midnight = seconds_of(year, month)
        count = days_in_month(year, month)
        for day in self.days:
            if day <= count:
                start = midnight + (day - 1) * DAY + self.time
                yield start, start + length


def _span_of_months(year: int, months: SubYear) -> Span:
    years, month = divmod(months.first_month - 1 + months.months, 12)
    return seconds_of(year, months.first_month), seconds_of(year + years, month + 1)


def _unbroken(numbers: range | tuple[int, ...]) -> bool:
    return numbers[-1] - numbers[0] + 1 == len(numbers)
