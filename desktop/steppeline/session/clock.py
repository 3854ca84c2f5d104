"""What the clock on the wall shows."""

from __future__ import annotations

from datetime import datetime

from steppeline.model.calendar import seconds_of


def now() -> datetime:
    """The moment it is, with the time zone of the clock on the wall."""
    return datetime.now().astimezone()


def civil_now() -> int:
    """The civil time of this moment, in seconds from 1970-01-01T00:00 without zone."""
    moment = now()
    return seconds_of(moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
