"""The moments at which the grid has lines: the marks of the axis, for all of a sheet."""

from __future__ import annotations

from typing import NamedTuple

from steppeline.model.sheet import Sheet
from steppeline.model.ticks import ticks
from steppeline.model.viewport import EARLIEST, LATEST, Viewport


class Grid(NamedTuple):
    """Moments (seconds) of faint lines, and of the stronger ones where periods begin."""

    marks: tuple[int, ...]
    periods: tuple[int, ...]


def grid_of(sheet: Sheet) -> Grid:
    """The grid of a sheet: what the axes of all views on it have."""
    axes = [ticks(view) for view in _views(sheet)]
    marks = {mark.seconds for axis in axes for mark in axis.marks}
    periods = {period.start for axis in axes for period in axis.periods}
    return Grid(tuple(sorted(marks)), tuple(sorted(periods)))


def _views(sheet: Sheet) -> list[Viewport]:
    """Views one beside another that cover the sheet as far as time goes."""
    starts = range(max(sheet.start, EARLIEST), min(sheet.end, LATEST), sheet.span)
    firsts = (min(start, LATEST - sheet.span) for start in starts)
    return [Viewport(first, first + sheet.span, sheet.pixels) for first in firsts]
