"""What the clock on the wall shows."""

from __future__ import annotations

from PySide6.QtCore import QDateTime

from steppeline.model.calendar import seconds_of


def civil_now() -> int:
    """The civil time of this moment, in seconds from 1970-01-01T00:00 without zone."""
    now = QDateTime.currentDateTime()
    day, time = now.date(), now.time()
    return seconds_of(day.year(), day.month(), day.day(), time.hour(), time.minute(), time.second())
