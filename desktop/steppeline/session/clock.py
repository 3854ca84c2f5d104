"""What the clock on the wall shows."""

from __future__ import annotations

from datetime import datetime

from steppeline.model.calendar import seconds_of


def civil_now() -> int:
    """The civil time of this moment, in seconds from 1970-01-01T00:00 without zone."""
    now = datetime.now().astimezone()
    return seconds_of(now.year, now.month, now.day, now.hour, now.minute, now.second)
