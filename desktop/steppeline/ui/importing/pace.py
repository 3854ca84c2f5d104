"""How fast something goes, and how long it will still take, told from how far it was when."""

from __future__ import annotations

from collections.abc import Callable

from steppeline.model.text import Message, counted, message


class Pace:
    """Begun now, by `clock` in seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._begun = clock()

    def words(self, done: int, total: int, rows: int) -> Message | None:
        """`rows` have been dealt with, `done` of `total` steps (0: nobody knows). None while nothing can be told."""
        passed = self._clock() - self._begun
        if passed < 1 or not rows:
            return None
        rate = counted("{count} row a second", "{count} rows a second", round(rows / passed))
        if not 0 < done < total:
            return rate
        left = round(passed * (total - done) / done)
        if left < 90:
            time = counted("about {count} second left", "about {count} seconds left", max(left, 1))
        else:
            time = counted("about {count} minute left", "about {count} minutes left", round(left / 60))
        return message("{rate}, {time}", rate=rate, time=time)
