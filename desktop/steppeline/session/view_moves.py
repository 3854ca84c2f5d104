"""Where to go in time: to an event, to the next one, to all of them. Pure functions of an index and a viewport."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from steppeline.model.calendar import DAY, OPEN, seconds_of
from steppeline.model.index import Index, Integers, Mask
from steppeline.model.viewport import EARLIEST, LATEST, Viewport

Direction = Literal[1, -1]

NOTHING_TO_SHOW = (seconds_of(2000), seconds_of(2030))
"""The span that is shown when no event has a date to go by."""

_LEAD = 0.25
"""Share of the view left free before the start of an event that is longer than the view."""


def rows_of(index: Index, ids: tuple[int, ...]) -> NDArray[np.intp]:
    """intp[≤ len(ids)]: the rows of these events in the order of time; ids that are not there have none."""
    return np.flatnonzero(index.mask_of_ids(ids))


def span_of_rows(index: Index, rows: NDArray[np.intp]) -> tuple[int, int] | None:
    """The hull in seconds of the events in these rows; None when none of them has a bound.

    An end that is open is left out: the event counts with the inner bound instead, from which on it surely lasts.
    """
    starts = _inner_where_open(index.earliest_start[rows], index.latest_start[rows])
    ends = _inner_where_open(index.latest_end[rows], index.earliest_end[rows])
    known = np.concatenate((starts, ends))
    known = known[np.abs(known) < OPEN]
    if not len(known):
        return None
    start, end = int(known.min()), int(known.max())
    return start, max(end, start + 1)


def fitted(viewport: Viewport, index: Index, rows: NDArray[np.intp]) -> Viewport:
    """The view that shows these events with some room around them."""
    start, end = span_of_rows(index, rows) or NOTHING_TO_SHOW
    # A day alone would fill the view from edge to edge with its hours; its surroundings say more.
    room = max(0, 3 * DAY - (end - start)) // 2
    return viewport.fit(start - room, end + room)


def next_row(index: Index, visible: Mask, current: int | None, viewport: Viewport, direction: Direction) -> int | None:
    """The row of the next visible event in time, None at the end.

    Without a `current` row it is the first (last) one that begins in the view, or after (before) it.
    """
    rows = np.flatnonzero(visible)
    if current is None:
        moment = viewport.start if direction == 1 else viewport.end
        place = int(np.searchsorted(index.earliest_start[rows], moment)) - (direction == -1)
    elif direction == 1:
        place = int(np.searchsorted(rows, current, side="right"))
    else:
        place = int(np.searchsorted(rows, current)) - 1
    return int(rows[place]) if 0 <= place < len(rows) else None


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


def _inner_where_open(outer: Integers, inner: Integers) -> Integers:
    return np.where(np.abs(outer) == OPEN, inner, outer)
