"""Between which moments an event starts and ends, and what that says about a span of time."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from steppeline.model.calendar import OPEN
from steppeline.model.edtf_pattern import Precision
from steppeline.model.event import Extent

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@overload
def is_open(moment: int) -> bool: ...
@overload
def is_open(moment: NDArray[np.int64]) -> NDArray[np.bool_]: ...
def is_open(moment: int | NDArray[np.int64]) -> bool | NDArray[np.bool_]:
    """Whether a bound (each of an array of bounds) is none: ±OPEN, or the second this side of it."""
    return (moment >= OPEN - 1) | (moment <= 1 - OPEN)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which moments an event starts and ends, in seconds; `latest_end` is the moment just after it.

    No bound is −OPEN (or the second after it) on the early side and +OPEN (or the second before it) on the late side.
    """

    earliest_start: int
    latest_start: int
    earliest_end: int
    latest_end: int

    def as_json(self) -> list[int | None]:
        """The four bounds in order; None where there is no bound."""
        four = (self.earliest_start, self.latest_start, self.earliest_end, self.latest_end)
        return [None if is_open(bound) else bound for bound in four]

    def possible(self, start: int, end: int) -> bool:
        """Whether the event may overlap [start, end)."""
        return self.earliest_start < end and self.latest_end > start

    def certain(self, start: int, end: int) -> bool:
        """Whether the event overlaps [start, end) wherever in its bounds it starts and ends."""
        return self.latest_start < end and self.earliest_end > start


class DateForm:
    """What an EDTF text says: a date, an interval or a set.

    `bounds` is the hull of all it may mean; `possible` and `certain` are exact. Where the hull's own formulas are not
    exact (`contiguous` is false), they err towards yes: an exact check after them only ever takes away.
    """

    __slots__ = ()

    @property
    @abstractmethod
    def precision(self) -> Precision:
        """The smallest calendar unit that holds the date for sure; "interval" and "set" for those."""

    @property
    def contiguous(self) -> bool:
        """Whether the formulas of the hull are exact."""
        return True

    @abstractmethod
    def bounds(self, extent: Extent = "within", as_of: int | None = None) -> Bounds:
        """The hull; `as_of` is the moment up to which an open end is known to last."""

    def possible(self, start: int, end: int, extent: Extent, as_of: int | None = None) -> bool:
        """Whether an event of this date may overlap [start, end)."""
        return self.bounds(extent, as_of).possible(start, end)

    def certain(self, start: int, end: int, extent: Extent, as_of: int | None = None) -> bool:
        """Whether an event of this date overlaps [start, end) whatever the date means, qualifiers apart."""
        return self.bounds(extent, as_of).certain(start, end)
