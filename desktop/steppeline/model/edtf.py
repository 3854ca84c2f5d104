"""Dates as EDTF text (ISO 8601-2, levels 0 to 2), and what they mean on the axis of seconds.

The text is the truth. From it come four bounds (the hull), and exact answers to "possibly or certainly in this span?".
`extent` says whether an event lies somewhere within its date or goes on throughout it; an interval lasts from somewhere
in its start to somewhere in its end either way. `as_of` is the moment up to which an open end (`..`) is known to last.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from steppeline.model.calendar import DAY, begin_of_year, days_in_month, is_leap, seconds_of
from steppeline.model.edtf_bounds import Bounds
from steppeline.model.edtf_parser import parse_form
from steppeline.model.edtf_pattern import Precision
from steppeline.model.edtf_set import Form
from steppeline.model.event import Extent

__all__ = ["Bounds", "EdtfDate", "bounds_of", "parse", "span_of"]


_SECONDS_BEFORE_DAY = {
    f"-{month:02}-{day:02}": seconds_of(1970, month, day)
    for month in range(1, 13)
    for day in range(1, days_in_month(1970, month) + 1)
}
"""From 1 January to each day of a common year, as it is written."""


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date that was understood. `form` is what the text says: a SimpleDate, an Interval or a DateSet."""

    text: str
    form: Form = field(compare=False, repr=False)
    never_certain: bool = field(compare=False)
    """It contains `?` or `%`: no span is certain."""
    needs_recheck: bool = field(compare=False)
    """The bounds alone may say yes where `possible` and `certain` say no (never the other way round)."""

    @property
    def precision(self) -> Precision:
        """The smallest calendar unit that holds the date for sure; "interval" and "set" for those."""
        return self.form.precision

    def bounds(self, extent: Extent = "within", as_of: int | None = None) -> Bounds:
        """The hull of all that the date may mean."""
        return self.form.bounds(extent, as_of)

    def possible(self, start: int, end: int, extent: Extent = "within", as_of: int | None = None) -> bool:
        """Whether an event of this date may overlap [start, end), of at least one second."""
        return self.form.possible(start, end, extent, as_of)

    def certain(self, start: int, end: int, extent: Extent = "within", as_of: int | None = None) -> bool:
        """Whether an event of this date overlaps [start, end), of at least one second, whatever the date means."""
        return not self.never_certain and self.form.certain(start, end, extent, as_of)


def parse(text: str) -> EdtfDate:
    """The date that an EDTF text says. Raises InputError with a sentence and the place of the mistake."""
    form = parse_form(text)
    return EdtfDate(text, form, never_certain="?" in text or "%" in text, needs_recheck=not form.contiguous)


def bounds_of(text: str, extent: Extent = "within", as_of: int | None = None) -> Bounds:
    """The bounds of an EDTF text; fast for plain years, months and days and intervals of them. Raises InputError."""
    first, slash, second = text.partition("/")
    start = _plain_span(first)
    end = _plain_span(second) if slash else start
    if start is None or end is None or end[1] <= start[0]:
        return parse(text).bounds(extent, as_of)
    if extent == "throughout":
        return Bounds(start[0], start[0], end[1], end[1])
    if start is end:
        return Bounds(start[0], start[1] - 1, start[0] + 1, start[1])
    return Bounds(start[0], min(start[1], end[1]) - 1, max(start[0], end[0]) + 1, end[1])


def span_of(text: str) -> tuple[int, int]:
    """Earliest start and latest end of an EDTF text, as a span to ask for; −OPEN and +OPEN where it has no bound."""
    bounds = bounds_of(text)
    return bounds.earliest_start, bounds.latest_end


def _plain_span(text: str) -> tuple[int, int] | None:
    """The span of a plain YYYY, YYYY-MM or YYYY-MM-DD; None for any other text, and for 29 February."""
    length = len(text)
    digits = text[:4]
    if length not in (4, 7, 10) or not (digits.isdigit() and digits.isascii()):
        return None
    year = int(digits)
    start = begin_of_year(year)
    if length == 4:
        return start, begin_of_year(year + 1)
    before = _SECONDS_BEFORE_DAY.get(text[4:] if length == 10 else text[4:] + "-01")
    if before is None:
        return None
    start += before
    if before >= _SECONDS_BEFORE_DAY["-03-01"] and is_leap(year):
        start += DAY
    return start, start + DAY * (1 if length == 10 else days_in_month(year, int(text[5:])))
