"""What the marks of a time axis say, where no window is there to word them."""

from __future__ import annotations

from steppeline.model.text import Message, message, term
from steppeline.model.ticks import TickLabel
from steppeline.model.time_words import MONTHS, MONTHS_AFTER_DAY, year_words

_SHORT_MONTHS = (
    term("month on an axis", "Jan"),
    term("month on an axis", "Feb"),
    term("month on an axis", "Mar"),
    term("month on an axis", "Apr"),
    term("month on an axis", "May"),
    term("month on an axis", "Jun"),
    term("month on an axis", "Jul"),
    term("month on an axis", "Aug"),
    term("month on an axis", "Sep"),
    term("month on an axis", "Oct"),
    term("month on an axis", "Nov"),
    term("month on an axis", "Dec"),
)


def tick_words(label: TickLabel) -> Message:
    """The parts of its date that a mark, or a period under the marks, is to show: "10:30", "28", "Sep", "2021"."""
    year, month, day, hour, minute, second = label.civil
    match label.parts:
        case "time with seconds":
            return message("{hour:02}:{minute:02}:{second:02}", hour=hour, minute=minute, second=second)
        case "time":
            return message("{hour:02}:{minute:02}", hour=hour, minute=minute)
        case "day":
            return term("day on an axis", "{day}", day=day)
        case "date":
            part = message("{day} {month}", day=day, month=MONTHS_AFTER_DAY[month - 1])
            return term("date", "{part} {year}", part=part, year=year_words(year))
        case "month":
            return _SHORT_MONTHS[month - 1]
        case "month and year":
            return term("date", "{part} {year}", part=MONTHS[month - 1], year=year_words(year))
        case "year":
            return year_words(year)
