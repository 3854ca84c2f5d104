"""Columns that can be added to without being copied: an edit adds some rows to millions.

Arrays have room behind their rows. An index sees its own rows only; the next one sees some more of the same memory.
What is there is never written to again, so that both stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from steppeline.model.arrays import frozen

if TYPE_CHECKING:
    from steppeline.model.time_order import TimeOrder

_LEAST_ROOM = 512
_SHARE = 64
"""There is room for one row more for so many rows."""


class Room:
    """The memory of one column: the first `used` places are rows of some index."""

    def __init__(self, count: int, dtype: Any) -> None:
        self._array = np.empty(count + max(_LEAST_ROOM, count // _SHARE), dtype)
        self._used = 0

    def to_fill(self, count: int) -> NDArray[Any]:
        """The next `count` places, to be written to now and never again."""
        self._used += count
        return self._array[self._used - count : self._used]

    def can_go_on(self, count: int, more: int) -> bool:
        """Whether `count` places are used, and so many more are free."""
        return self._used == count and count + more <= len(self._array)

    def rows(self) -> NDArray[Any]:
        """All rows, read-only."""
        return frozen(self._array[: self._used])


class Growth:
    """The memory of the columns of an index and of all that follow from it by edits, by name.

    They follow one another: `newest` is how many rows the last of them has.
    """

    def __init__(self, newest: int) -> None:
        self.newest = newest
        self.time_order: TimeOrder | None = None
        """Of the sorted rows, which are the same in all of them."""
        self._rooms: dict[str, Room] = {}

    def keep(self, name: str, room: Room) -> NDArray[Any]:
        """Take the memory of a column that was filled; its rows."""
        self._rooms[name] = room
        return room.rows()

    def appended(self, name: str, rows: NDArray[Any], more: NDArray[Any]) -> NDArray[Any]:
        """All rows of a column, as the newest index has them, and some more."""
        if not len(more):
            return rows
        room = self._rooms.get(name)
        if room is None or not room.can_go_on(len(rows), len(more)):
            room = self._rooms[name] = Room(len(rows) + len(more), rows.dtype)
            room.to_fill(len(rows))[:] = rows
        room.to_fill(len(more))[:] = more
        return room.rows()
