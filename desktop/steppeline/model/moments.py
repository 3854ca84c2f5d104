"""A column of moments, kept in four bytes each wherever all of them lie within 136 years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from steppeline.model.arrays import Integers, Mask, frozen
from steppeline.model.calendar import OPEN

_OUTER = (-OPEN, 1 - OPEN, OPEN - 1, OPEN)
"""The only values beyond the calendar: open bounds, and the seconds next to them."""

_LOW = 2
_TOP = np.iinfo(np.uint32).max
_ROOM = int(_TOP) - 2 * _LOW
"""So many seconds there are between the least and the greatest moment of a narrow column."""


@dataclass(frozen=True, eq=False)
class Moments:
    """int64 seconds[n], OPEN and −OPEN for no bound. `column[rows]` gives those of rows, as whole numbers.

    Narrow, `codes` is uint32 and rises with the moments: `base` has code 2, each second one more; the two lowest and
    the two highest codes stand for open bounds and the seconds next to them. Else `codes` are the moments themselves.
    """

    codes: NDArray[Any]
    base: int = 0

    @classmethod
    def of(cls, seconds: Integers) -> Moments:
        """The column of these moments, narrow if they allow it."""
        base = base_for(seconds)
        if base is None:
            return cls(frozen(np.array(seconds, np.int64)))
        return cls(frozen(encoded(seconds, base)), base)

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def is_narrow(self) -> bool:
        """Whether four bytes are enough for each."""
        return self.codes.dtype == np.uint32

    @overload
    def __getitem__(self, rows: int | np.integer[Any]) -> np.int64: ...
    @overload
    def __getitem__(self, rows: slice | NDArray[Any] | list[int]) -> Integers: ...
    def __getitem__(self, rows: Any) -> Any:
        """The moments of rows: of one, of a slice, of an array of rows or a mask."""
        codes = self.codes[rows]
        if not self.is_narrow:
            return codes
        seconds = codes.astype(np.int64) + (self.base - _LOW)
        if seconds.size and (codes.min() < _LOW or codes.max() >= _TOP - 1):
            for code, outer in zip((0, 1, _TOP - 1, _TOP), _OUTER, strict=True):
                seconds = np.where(codes == code, outer, seconds)
        return seconds

    def below(self, moment: int) -> Mask:
        """bool[n]: those before the moment."""
        code = self._first_code(moment)
        return np.ones(len(self), np.bool_) if code is None else self.codes < code

    def above(self, moment: int) -> Mask:
        """bool[n]: those after the moment."""
        code = self._first_code(moment + 1)
        return np.zeros(len(self), np.bool_) if code is None else self.codes >= code

    def are_above(self, rows: NDArray[Any], moment: int) -> Mask:
        """bool[rows]: which of some rows are after the moment."""
        code = self._first_code(moment + 1)
        return np.zeros(len(rows), np.bool_) if code is None else self.codes[rows] >= code

    def place(self, moment: int, sorted_count: int) -> int:
        """How many of the first `sorted_count`, which must rise, are before the moment."""
        code = self._first_code(moment)
        return sorted_count if code is None else int(np.searchsorted(self.codes[:sorted_count], code))

    def extremes(self, rows: NDArray[Any] | slice) -> tuple[int, int] | None:
        """The least and the greatest of rows, open bounds left out; None if nothing is left."""
        codes = self.codes[rows]
        if not len(codes):
            return None
        low, high = (_LOW, int(_TOP) - _LOW) if self.is_narrow else (_OUTER[1] + 1, _OUTER[2] - 1)
        least, greatest = int(codes.min()), int(codes.max())
        if least < low or greatest > high:
            codes = codes[(codes >= low) & (codes <= high)]
            if not len(codes):
                return None
            least, greatest = int(codes.min()), int(codes.max())
        offset = self.base - _LOW if self.is_narrow else 0
        return least + offset, greatest + offset

    def fits(self, seconds: Integers) -> bool:
        """Whether these moments could be among the others as the column is."""
        if not self.is_narrow:
            return True
        inner = seconds[(seconds > _OUTER[1]) & (seconds < _OUTER[2])]
        return not len(inner) or (int(inner.min()) >= self.base and int(inner.max()) <= self.base + _ROOM)

    def _first_code(self, moment: int) -> Any:
        """The least code that stands for the moment or a later one; None if there is none."""
        if not self.is_narrow:
            return np.int64(moment) if moment <= OPEN else None
        if moment > OPEN:
            return None
        if moment <= _OUTER[1]:
            return np.uint32(0 if moment <= _OUTER[0] else 1)
        if moment >= OPEN:
            return np.uint32(_TOP)
        return np.uint32(min(max(moment - self.base, 0) + _LOW, int(_TOP) - 1))


def base_for(seconds: Integers) -> int | None:
    """The base with which a narrow column can hold these moments and as much on either side; None if none can."""
    inner = seconds[(seconds > _OUTER[1]) & (seconds < _OUTER[2])]
    if not len(inner):
        return 0
    least, greatest = int(inner.min()), int(inner.max())
    free = _ROOM - (greatest - least)
    return least - free // 2 if free >= 0 else None


def encoded(seconds: Integers, base: int) -> NDArray[np.uint32]:
    """uint32[n]: the codes of moments in a narrow column of this base."""
    codes = (np.clip(seconds, base, base + _ROOM) - (base - _LOW)).astype(np.uint32)
    for code, outer in zip((0, 1, _TOP - 1, _TOP), _OUTER, strict=True):
        codes[seconds == outer] = code
    return codes
