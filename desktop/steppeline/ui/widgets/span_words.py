"""A span of time in a few words, as exact as its length deserves: "2014 – 2022", "Sep 2021 – Jan 2022"."""

from __future__ import annotations

from steppeline.model.calendar import DAY, OPEN, civil_of
from steppeline.model.text import Message, message, term
from steppeline.model.tick_words import tick_words
from steppeline.model.ticks import Parts, TickLabel
from steppeline.model.time_words import year_words

_IN_YEARS = 6 * 365 * DAY
_IN_MONTHS = 92 * DAY


def span_words(start: int, end: int) -> Message:
    """The half-open span [start, end), seconds; ±OPEN for no bound. Whole months and years are named as such."""
    parts = _parts(start, end)
    if start == -OPEN and end == OPEN:
        return message("any time")
    if start == -OPEN:
        return message("until {last}", last=_moment(end - 1, parts))
    if end == OPEN:
        return message("since {first}", first=_moment(start, parts))
    first, last = _moment(start, parts), _moment(end - 1, parts)
    return first if first == last else term("span of time", "{first} – {last}", first=first, last=last)


def _parts(start: int, end: int) -> Parts:
    """Which parts of the dates to name: enough to be true where the edges are round, or where nobody misses more."""
    edges = [civil_of(edge) for edge in (start, end) if abs(edge) != OPEN]
    length = end - start if len(edges) == 2 else 0
    if length >= _IN_YEARS or all(edge[1:] == (1, 1, 0, 0, 0) for edge in edges):
        return "year"
    if length >= _IN_MONTHS or all(edge[2:] == (1, 0, 0, 0) for edge in edges):
        return "month"
    return "date"


def _moment(seconds: int, parts: Parts) -> Message:
    civil = civil_of(seconds)
    words = tick_words(TickLabel(parts, civil))
    if parts == "month":
        return term("month and year of a span", "{month} {year}", month=words, year=year_words(civil.year))
    return words
