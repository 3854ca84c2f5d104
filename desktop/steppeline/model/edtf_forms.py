"""Two forms of an EDTF expression: one date, and an interval between two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from steppeline.model.calendar import DAY, MINUTE, OPEN, add_months
from steppeline.model.edtf_bounds import Bounds, DateForm
from steppeline.model.edtf_pattern import DatePattern, Precision, Span
from steppeline.model.event import Extent


class Widening(NamedTuple):
    """How far an approximate date may be off, either way: calendar months and seconds."""

    months: int
    seconds: int


WIDENING: dict[Precision, Widening] = {
    "second": Widening(0, 30),
    "minute": Widening(0, 15 * MINUTE),
    "day": Widening(0, 3 * DAY),
    "month": Widening(1, 0),
    "season": Widening(3, 0),
    "year": Widening(12, 0),
    "decade": Widening(5 * 12, 0),
    "century": Widening(50 * 12, 0),
    "millennium": Widening(500 * 12, 0),
}
"""What `~` and `%` mean for each part of a date they stand at. EDTF gives no numbers; these are ours."""

EXACT = Widening(0, 0)


@dataclass(frozen=True, slots=True)
class SimpleDate(DateForm):
    """One date, perhaps with unspecified digits and qualifiers; `first` and `last` are its earliest and latest span.

    Its bounds tell exactly what is certain, however many spans it may mean: each of them starts before a moment when
    the latest does, and ends after a moment when the earliest does. Only what is possible depends on the gaps.

    `uncertain` and `approximate` name the parts (year, month, day, …) under `?`, `~` or `%`, in order; `parts` are all
    it has. `year_text` is the year as written; `estimate` the year before an `S`.
    """

    pattern: DatePattern
    first: Span
    last: Span
    year_text: str
    parts: tuple[str, ...]
    uncertain: tuple[str, ...] = ()
    approximate: tuple[str, ...] = ()
    widening: Widening = EXACT
    estimate: int | None = None

    @property
    def contiguous(self) -> bool:
        """Whether there are no gaps between its spans."""
        return self.pattern.contiguous

    @property
    def precision(self) -> Precision:
        """That of its pattern."""
        return self.pattern.precision

    def bounds(self, extent: Extent = "within", as_of: int | None = None) -> Bounds:
        """Somewhere within one of the spans, or throughout one of them."""
        earliest, latest = self._earlier(self.first[0]), self._later(self.last[1])
        if extent == "within":
            return Bounds(earliest, latest - 1, earliest + 1, latest)
        return Bounds(earliest, self._later(self.last[0]), self._earlier(self.first[1]), latest)

    def possible(self, start: int, end: int, extent: Extent, as_of: int | None = None) -> bool:
        """Whether any of the spans, widened if approximate, overlaps [start, end)."""
        in_hull = self.bounds(extent, as_of).possible(start, end)
        if self.contiguous or not in_hull:
            return in_hull
        # The earliest of the spans that do not end before `start` decides. Undoing the widening may miss by the three
        # days that months differ in length, so begin a little earlier.
        before = self._earlier(start) - 4 * DAY if self.widening != EXACT else start
        for span_start, span_end in self.pattern.spans_after(before):
            if self._later(span_end) > start:
                return self._earlier(span_start) < end
        return False

    def _earlier(self, moment: int) -> int:
        return _moved(moment, -self.widening.months, -self.widening.seconds)

    def _later(self, moment: int) -> int:
        return _moved(moment, self.widening.months, self.widening.seconds)


Missing = Literal["open", "unknown"]


@dataclass(frozen=True, slots=True)
class Interval(DateForm):
    """From somewhere in `start` to somewhere in `end`; at most one of them is missing."""

    start: SimpleDate | Missing
    end: SimpleDate | Missing

    @property
    def precision(self) -> Precision:
        """Always "interval"."""
        return "interval"

    def bounds(self, extent: Extent = "within", as_of: int | None = None) -> Bounds:
        """Of a missing start nothing is claimed; an open end is reached no earlier than `as_of`."""
        earliest_start, latest_start = -OPEN, OPEN
        earliest_end, latest_end = -OPEN, OPEN
        if isinstance(self.start, SimpleDate):
            start = self.start.bounds(extent)
            earliest_start, latest_start = start.earliest_start, start.latest_start
        if isinstance(self.end, SimpleDate):
            end = self.end.bounds(extent)
            earliest_end, latest_end = end.earliest_end, end.latest_end
        elif self.end == "open" and as_of is not None:
            earliest_end = as_of
        return Bounds(
            earliest_start, min(latest_start, latest_end - 1), max(earliest_end, earliest_start + 1), latest_end
        )


def _moved(moment: int, months: int, seconds: int) -> int:
    return (add_months(moment, months) if months else moment) + seconds
