"""A span of time to filter by, from two dates as a person writes them."""

from __future__ import annotations

from steppeline.model.calendar import OPEN
from steppeline.model.edtf import span_of
from steppeline.model.errors import InputError
from steppeline.model.filter import TimeClause
from steppeline.model.text import message


def span_clause(first: str | None, last: str | None) -> TimeClause | None:
    """From the beginning of the date `first` to the end of the date `last` (EDTF); None when both are missing or blank.

    A missing date leaves that side open. Raises InputError for what is no date, and for a span that ends first.
    """
    first, last = (first or "").strip(), (last or "").strip()
    if not first and not last:
        return None
    start = span_of(first)[0] if first else -OPEN
    end = span_of(last)[1] if last else OPEN
    if start >= end:
        raise InputError(message("The span ends before it begins; exchange the dates."))
    return TimeClause(start, end)
