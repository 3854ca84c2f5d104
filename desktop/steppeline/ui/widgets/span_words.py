"""A span of time in a few words, as exact as its length deserves: "2014 – 2022", "Sep 2021 – Jan 2022"."""

from __future__ import annotations

from steppeline.model.calendar import DAY, OPEN, civil_of
from steppeline.model.text import Message, message, term
from steppeline.model.tick_words import tick_words
from steppeline.model.ticks import TickLabel
from steppeline.model.time_words import year_words

_IN_YEARS = 6 * 365 * DAY
_IN_MONTHS = 92 * DAY


def span_words(start: int, end: int) -> Message:
    """The half-open span [start, end), seconds; ±OPEN for no bound. Whole months and years are named as such."""
    if start == -OPEN and end == OPEN:
        return message("any time")
    if start == -OPEN:
        return message("until {last}", last=_moment(end - 1, end - 1, end))
    if end == OPEN:
        return message("since {first}", first=_moment(start, start, start + 1))
    first, last = _moment(start, start, end), _moment(end - 1, start, end)
    return first if first == last else term("span of time", "{first} – {last}", first=first, last=last)


def _moment(seconds: int, start: int, end: int) -> Message:
    """A moment of the span: its year, its month, or its day."""
    civil = civil_of(seconds)
    if end - start >= _IN_YEARS or (_begins_year(start) and _begins_year(end)):
        return year_words(civil.year)
    month = tick_words(TickLabel("month", civil))
    if end - start >= _IN_MONTHS or (_begins_month(start) and _begins_month(end)):
        return term("month and year of a span", "{month} {year}", month=month, year=year_words(civil.year))
    return tick_words(TickLabel("date", civil))


def _begins_year(seconds: int) -> bool:
    return civil_of(seconds)[1:] == (1, 1, 0, 0, 0)


def _begins_month(seconds: int) -> bool:
    return civil_of(seconds)[2:] == (1, 0, 0, 0)
