"""Spans of time to choose from with one click: named lengths back from today, as pure functions."""

from __future__ import annotations

from dataclasses import dataclass

from steppeline.model.calendar import DAY, add_months, civil_of, seconds_of
from steppeline.model.filter import TimeClause
from steppeline.model.text import Message, message

SOURCE = "time"
"""The control whose clause the presets replace."""


@dataclass(frozen=True)
class TimePreset:
    """The last `months` up to and including a day."""

    text: Message
    months: int

    def clause(self, now: int) -> TimeClause:
        """The span that ends with the day of the moment `now` (seconds)."""
        today = civil_of(now)
        tomorrow = seconds_of(today.year, today.month, today.day) + DAY
        return TimeClause(add_months(tomorrow, -self.months), tomorrow)


PRESETS = (
    TimePreset(message("Past three months"), 3),
    TimePreset(message("Past year"), 12),
    TimePreset(message("Past three years"), 36),
    TimePreset(message("Past ten years"), 120),
)
