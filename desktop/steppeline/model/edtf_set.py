"""The third form of an EDTF expression: a set of dates, of which one is meant, or every one."""

from __future__ import annotations

from dataclasses import dataclass

from steppeline.model.calendar import DAY, OPEN, add_months, begin_of_year, civil_of, seconds_of
from steppeline.model.edtf_bounds import Bounds, DateForm
from steppeline.model.edtf_forms import Interval, SimpleDate
from steppeline.model.edtf_pattern import Precision, Unit
from steppeline.model.event import Extent

_FROM_EVER = Bounds(-OPEN, -OPEN, 1 - OPEN, 1 - OPEN)
_FOR_EVER = Bounds(OPEN - 1, OPEN - 1, OPEN, OPEN)


@dataclass(frozen=True, slots=True)
class SetRange(DateForm):
    """All years, months or days from `first` to `last` as members of a set; None: from ever, for ever.

    One of them is meant, or `every` one.
    """

    first: SimpleDate | None
    last: SimpleDate | None
    every: bool

    @property
    def precision(self) -> Precision:
        """Always "set"."""
        return "set"

    @property
    def contiguous(self) -> bool:
        """Whether one is meant: then nothing lies between the members."""
        return not self.every

    def bounds(self, extent: Extent = "within", as_of: int | None = None) -> Bounds:
        """Of something at any one of the members; of something at each of them, from the first to the last."""
        early = self.first.bounds(extent, as_of) if self.first else _FROM_EVER
        late = self.last.bounds(extent, as_of) if self.last else _FOR_EVER
        if self.every:
            return Bounds(early.earliest_start, early.latest_start, late.earliest_end, late.latest_end)
        return Bounds(early.earliest_start, late.latest_start, early.earliest_end, late.latest_end)

    def certain(self, start: int, end: int, extent: Extent, as_of: int | None = None) -> bool:
        """Whether [start, end) surely holds a piece of what is meant; for `every` one member in it is enough."""
        if not self.every or extent == "throughout":
            return self.bounds(extent, as_of).certain(start, end)
        ends = [date for date in (self.first, self.last) if date is not None]
        if any(date.certain(start, end, extent, as_of) for date in ends):
            return True
        lowest = max(start, self.first.first[1]) if self.first else start
        highest = min(end, self.last.first[0]) if self.last else end
        unit = ends[0].pattern.unit
        inner_start = _begin_of_unit(lowest, unit)
        return _begin_of_unit(inner_start + 1, unit) <= highest


Member = SimpleDate | SetRange


@dataclass(frozen=True, slots=True)
class DateSet(DateForm):
    """Several dates: one of them is meant, or `every` one of them."""

    members: tuple[Member, ...]
    every: bool

    @property
    def precision(self) -> Precision:
        """Always "set"."""
        return "set"

    @property
    def contiguous(self) -> bool:
        """Whether one is meant and the members leave no gap between them."""
        if not all(member.contiguous for member in self.members):
            return False
        if self.every:
            return len(self.members) == 1
        hulls = [member.bounds() for member in self.members]
        spans = sorted((hull.earliest_start, hull.latest_end) for hull in hulls)
        reach = spans[0][1]
        for start, end in spans:
            if start > reach:
                return False
            reach = max(reach, end)
        return True

    def bounds(self, extent: Extent = "within", as_of: int | None = None) -> Bounds:
        """One of the dates: whichever it is. Every date: from the first of them to the last."""
        hulls = [member.bounds(extent, as_of) for member in self.members]
        latest_starts = [hull.latest_start for hull in hulls]
        earliest_ends = [hull.earliest_end for hull in hulls]
        return Bounds(
            min(hull.earliest_start for hull in hulls),
            min(latest_starts) if self.every else max(latest_starts),
            max(earliest_ends) if self.every else min(earliest_ends),
            max(hull.latest_end for hull in hulls),
        )

    def possible(self, start: int, end: int, extent: Extent, as_of: int | None = None) -> bool:
        """Whether any of the dates may overlap [start, end)."""
        return any(member.possible(start, end, extent, as_of) for member in self.members)

    def certain(self, start: int, end: int, extent: Extent, as_of: int | None = None) -> bool:
        """Whether all of the dates surely overlap [start, end), or any one when every one is meant."""
        answers = (member.certain(start, end, extent, as_of) for member in self.members)
        return any(answers) if self.every else all(answers)


Form = SimpleDate | Interval | DateSet


def _begin_of_unit(moment: int, unit: Unit) -> int:
    """The first moment not before `moment` at which a year, month or day begins."""
    civil = civil_of(moment)
    if unit == "year":
        begin = begin_of_year(civil.year)
        return begin if begin == moment else begin_of_year(civil.year + 1)
    if unit == "month":
        begin = seconds_of(civil.year, civil.month)
        return begin if begin == moment else add_months(begin, 1)
    return -(-moment // DAY) * DAY
