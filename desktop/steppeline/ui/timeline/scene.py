"""The scene of the timeline: what lies where for a filter, a grouping and a scale; made once, painted many times."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from steppeline.model.filter import Visible
from steppeline.model.fold import Detail, Frame, fold
from steppeline.model.fold_search import Found, Search
from steppeline.model.index import Index, Mask
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.sheet import Sheet
from steppeline.model.text import Language
from steppeline.model.viewport import Viewport
from steppeline.session.view import Grouping
from steppeline.ui.timeline.lanes import LaneBook, LaneTitle, lane_book
from steppeline.ui.timeline.measures import LANE_MARGIN, ROW, STRIP

TIME = "time"
"""The control that the timeline itself is: it sets the span of time, and is not filtered by it."""


@dataclass(frozen=True)
class LaneBox:
    """A lane as it lies on the sheet, pixels from the sheet's upper edge; `strip` is where its counts are drawn.

    `events` tells how many visible ones it has.
    """

    lane: int
    title: LaneTitle
    events: int
    top: float
    height: float
    strip: float | None

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height


@dataclass(frozen=True, eq=False)
class Scene:
    """The frame of a sheet with its lanes laid out one under another.

    What is drawn (`found`) is not filtered by the timeline's own span of time; `visible`, bool[n], is what all filters
    leave. `middles`, float64[bars], is the height at which each bar lies.
    """

    index: Index
    visible: Mask
    found: Found
    frame: Frame
    boxes: tuple[LaneBox, ...]
    middles: NDArray[np.float64]
    height: float

    def box_at(self, y: float) -> LaneBox | None:
        """The lane at this height."""
        return next((box for box in self.boxes if box.top <= y < box.bottom), None)


@dataclass(frozen=True, eq=False)
class _Contents:
    """What the lanes hold for a filter: the events that are drawn, and how many visible ones each lane has."""

    search: Search
    drawn: Mask
    visible: Mask
    found: Found
    events: NDArray[np.int64]


class Scenery:
    """Makes scenes, and keeps the last of each thing that goes into one: only what changed is made anew."""

    def __init__(self, book: ReferenceBook, language: Language) -> None:
        self._reference = book
        self._language = language
        self._book: tuple[Index, Grouping, LaneBook, Search] | None = None
        self._contents: _Contents | None = None
        self._scene: tuple[_Contents, Sheet, int, Scene] | None = None

    def scene(self, visible: Visible, viewport: Viewport, grouping: Grouping, height: int) -> Scene:
        """The scene around a view; `height` is that of the view, which lanes try not to exceed."""
        book, search = self._lanes(visible.index, grouping)
        contents = self._contents_of(search, visible)
        sheet = Sheet.around(viewport)
        last = self._scene
        if last is None or last[0] is not contents or last[1:3] != (sheet, height):
            rows = _rows_that_fit(int(np.count_nonzero(contents.found.totals())), height)
            frame = fold(contents.found, sheet, Detail(rows=rows))
            last = self._scene = (contents, sheet, height, _scene(visible.index, contents, frame, book))
        return last[3]

    def _lanes(self, index: Index, grouping: Grouping) -> tuple[LaneBook, Search]:
        last = self._book
        if last is None or last[0] is not index or last[1] != grouping:
            book = lane_book(index, self._reference, grouping, self._language)
            last = self._book = (index, grouping, book, Search(index, book.lanes))
        return last[2], last[3]

    def _contents_of(self, search: Search, visible: Visible) -> _Contents:
        drawn, last = visible.others(TIME).result, self._contents
        if last is None or last.search is not search or last.drawn is not drawn or last.visible is not visible.result:
            found = search.among(drawn)
            events = found.totals() if drawn is visible.result else search.totals(visible.result)
            last = self._contents = _Contents(search, drawn, visible.result, found, events)
        return last


def _scene(index: Index, contents: _Contents, frame: Frame, book: LaneBook) -> Scene:
    tops = np.zeros(book.lanes.count)
    boxes: list[LaneBox] = []
    top = 0.0
    for lane in np.flatnonzero(contents.found.totals()).tolist():
        has_counts = bool(frame.density[lane].any())
        foot = top + LANE_MARGIN + max(int(frame.heights[lane]), 0 if has_counts else 1) * ROW
        bottom = foot + (STRIP if has_counts else 0.0) + LANE_MARGIN
        strip = foot if has_counts else None
        boxes.append(LaneBox(lane, book.titles[lane], int(contents.events[lane]), top, bottom - top, strip))
        tops[lane] = top + LANE_MARGIN
        top = bottom
    middles = tops[frame.bars.lanes] + (frame.bars.slots + 0.5) * ROW
    return Scene(index, contents.visible, contents.found, frame, tuple(boxes), middles, top)


def _rows_that_fit(lanes: int, height: int) -> int:
    """Rows of bars that fit into a height beside the margins of so many lanes, half of them with a strip of counts."""
    return max(int((height - lanes * (2 * LANE_MARGIN + STRIP / 2)) / ROW), 0)
