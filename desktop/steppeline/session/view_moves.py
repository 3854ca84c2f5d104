"""Where to go in time: to an event, to the next one, to all of them. Pure functions of an index and a viewport."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from steppeline.model.arrays import Mask
from steppeline.model.calendar import DAY, OPEN, seconds_of
from steppeline.model.index import Index
from steppeline.model.viewport import EARLIEST, LATEST, Viewport

Direction = Literal[1, -1]

NOTHING_TO_SHOW = (seconds_of(2000), seconds_of(2030))
"""The span that is shown when no event has a date to go by."""

EVERYTHING = slice(None)
"""All rows."""

_LEAD = 0.25
"""Share of the view left free before the start of an event that is longer than the view."""


def rows_of(index: Index, ids: tuple[int, ...]) -> NDArray[np.intp]:
    """intp[≤ len(ids)]: the rows of these events in the order of time; ids that are not there have none."""
    rows = index.rows_of(ids)
    return np.unique(rows[rows >= 0])


def span_of_rows(index: Index, rows: NDArray[np.intp] | slice) -> tuple[int, int] | None:
    """The hull in seconds of the events in these rows; None when none of them has a bound.

    An end that is open is left out: the event counts with the inner bound instead, from which on it surely lasts.
    """
    if isinstance(rows, slice) and len(index.dead):
        rows = np.flatnonzero(index.everything())
    known = []
    for outer, inner, is_open in (
        (index.earliest_start, index.latest_start, index.earliest_start.below(1 - OPEN)),
        (index.latest_end, index.earliest_end, index.latest_end.above(OPEN - 1)),
    ):
        open_rows = np.flatnonzero(is_open) if isinstance(rows, slice) else rows[is_open[rows]]
        known += [outer.extremes(rows), inner.extremes(open_rows)]
    moments = [moment for each in known if each is not None for moment in each]
    return (min(moments), max(*moments, min(moments) + 1)) if moments else None


def fitted(viewport: Viewport, index: Index, rows: NDArray[np.intp] | slice) -> Viewport:
    """The view that shows these events with some room around them."""
    start, end = span_of_rows(index, rows) or NOTHING_TO_SHOW
    # A day alone would fill the view from edge to edge with its hours; its surroundings say more.
    room = max(0, 3 * DAY - (end - start)) // 2
    return viewport.fit(start - room, end + room)


def next_row(index: Index, visible: Mask, current: int | None, viewport: Viewport, direction: Direction) -> int | None:
    """The row of the next visible event in time, None at the end.

    Without a `current` row it is the first (last) one that begins in the view, or after (before) it.
    """
    order = index.rows_in_time()
    if current is None:
        moment = viewport.start if direction == 1 else viewport.end
        place = int(np.count_nonzero(index.earliest_start.below(moment)[order])) - (direction == -1)
    else:
        place = int(np.flatnonzero(order == current)[0]) + direction
    seen = visible[order[place:]] if direction == 1 else visible[order[: place + 1]][::-1]
    steps = int(seen.argmax()) if len(seen) else 0
    return int(order[place + direction * steps]) if len(seen) and seen[steps] else None


def brought_into_view(viewport: Viewport, index: Index, row: int) -> Viewport:
    """The view of the same scale that shows the event: itself if it does so already.

    An event that fits is centred; of a longer one the start is shown, or the end if its start is open.
    """
    earliest, latest = int(index.earliest_start[row]), int(index.latest_end[row])
    shown_start, shown_end = max(earliest, EARLIEST), min(latest, LATEST)
    if viewport.start <= shown_start and shown_end <= viewport.end:
        return viewport
    if shown_end - shown_start <= viewport.span:
        return _moved_to(viewport, (shown_start + shown_end - viewport.span) // 2)
    if earliest > -OPEN:
        return _unless_seen(viewport, shown_start, round(viewport.span * _LEAD))
    if latest < OPEN:
        return _unless_seen(viewport, shown_end, round(viewport.span * (1 - _LEAD)))
    return viewport


def _unless_seen(viewport: Viewport, moment: int, lead: int) -> Viewport:
    if viewport.start <= moment <= viewport.end:
        return viewport
    return _moved_to(viewport, moment - lead)


def _moved_to(viewport: Viewport, start: int) -> Viewport:
    start = min(max(start, EARLIEST), LATEST - viewport.span)
    return Viewport(start, start + viewport.span, viewport.pixels)
