"""The scene of the timeline: what lies where for a filter, a grouping and a scale; made once, painted many times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from steppeline.model.arrays import Mask
from steppeline.model.cross_filter import Visible
from steppeline.model.fold import Detail, Frame, fold
from steppeline.model.fold_search import Found, Search
from steppeline.model.index import Index
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.sheet import Sheet
from steppeline.model.text import Language
from steppeline.model.viewport import Viewport
from steppeline.session.jobs import Jobs, Latest
from steppeline.session.view import Borders, Grouping
from steppeline.ui.timeline.lanes import LaneBook, LaneTitle, lane_book
from steppeline.ui.timeline.measures import LANE_MARGIN, ROW, STRIP

MOST_FOLDED = 60
"""So many lanes are laid out one by one; of more, all get one height, and only those near the view are folded."""

MOST_SORTED_AT_ONCE = 100_000
"""Events. To sort more takes longer than a frame."""

TIME = "time"
"""The control that the timeline itself is: it sets the span of time, and is not filtered by it."""


@dataclass(frozen=True)
class LaneBox:
    """A lane as it lies on the sheet, pixels from the sheet's upper edge; `strip` is where its counts are drawn.

    `events` tells how many visible ones it has, `place` which of the lanes of the frame it is.
    """

    lane: int
    title: LaneTitle
    events: int
    top: float
    height: float
    strip: float | None
    place: int

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height


@dataclass(frozen=True, eq=False)
class Scene:
    """The frame of a sheet with its lanes laid out one under another; of very many lanes, with those near the view.

    What is drawn (`found`) is not filtered by the timeline's own span of time; `visible`, bool[n], is what all filters
    leave. `middles`, float64[bars], is the height at which each bar lies. `lanes` are all that hold anything, `height`
    is theirs.
    """

    index: Index
    visible: Mask
    found: Found
    lanes: NDArray[np.int64]
    frame: Frame
    boxes: tuple[LaneBox, ...]
    middles: NDArray[np.float64]
    height: float

    def middle_of(self, lane: int) -> float | None:
        """The height at which the middle of a lane lies, though it be far from the view; None if it holds nothing."""
        place = int(np.searchsorted(self.lanes, lane))
        if place == len(self.lanes) or self.lanes[place] != lane:
            return None
        box = next((box for box in self.boxes if box.lane == lane), None)
        return (place + 0.5) * _EVEN_HEIGHT if box is None else (box.top + box.bottom) / 2

    def middle_of_event(self, row: int, lane: int | None) -> float | None:
        """The height of an event's bar in a lane; of the lane itself where lanes are laid out near the view only.

        None where the event is counted in a strip, or not there.
        """
        of_event = np.flatnonzero(self.frame.bars.rows == row)
        in_lane = of_event[self.frame.bars.lanes[of_event] == lane]
        if len(in_lane):
            return float(self.middles[in_lane[0]])
        return self.middle_of(-1 if lane is None else lane) if len(self.boxes) < len(self.lanes) else None

    def box_at(self, y: float) -> LaneBox | None:
        """The lane at this height."""
        return next((box for box in self.boxes if box.top <= y < box.bottom), None)


@dataclass(frozen=True, eq=False)
class _Contents:
    """What the lanes hold for a filter: the events that are drawn; the lanes that have any; visible ones by lane."""

    search: Search
    drawn: Mask
    visible: Visible
    found: Found
    lanes: NDArray[np.int64]
    events: NDArray[np.int64]


_Shown: TypeAlias = tuple[Grouping, Borders]


class Scenery:
    """Makes scenes, and keeps the last of each thing that goes into one: only what changed is made anew.

    The lanes of another grouping of very many events are sorted by one of the `jobs`. Until that is done, scenes are
    those of the grouping before; then `ready` is called.
    """

    def __init__(self, book: ReferenceBook, language: Language, jobs: Jobs, ready: Callable[[], None]) -> None:
        self._reference = book
        self._language = language
        self._sorting = Latest(jobs)
        self._ready = ready
        self._awaited: tuple[Index, _Shown] | None = None
        self._book: tuple[Index, _Shown, LaneBook, Search] | None = None
        self._contents: _Contents | None = None
        self._scene: tuple[_Contents, Sheet, int, range, Scene] | None = None

    def scene(self, visible: Visible, viewport: Viewport, grouping: Grouping, height: int, scroll: int = 0) -> Scene:
        """The scene around a view; `height` is that of the view, which lanes try not to exceed.

        `scroll` is how far it is scrolled down, which matters to very many lanes alone.
        """
        book, search = self._lanes(visible, grouping)
        contents = self._contents_of(search, visible, book)
        sheet, near = Sheet.around(viewport), _near(len(contents.lanes), height, scroll)
        last = self._scene
        if last is None or last[0].found is not contents.found or last[1:4] != (sheet, height, near):
            last = self._scene = (contents, sheet, height, near, _scene(contents, sheet, book, height, near))
        elif last[0] is not contents:
            last = self._scene = (contents, sheet, height, near, _recounted(last[4], contents))
        return last[4]

    def whole(self, visible: Visible, viewport: Viewport, grouping: Grouping, detail: Detail) -> Scene:
        """The scene of what all filters leave, with all lanes one under another however high: for paper."""
        book, search = self._lanes(visible, grouping)
        found = search.among(visible.result)
        events = book.lanes.sets.totals(visible.code_totals(book.facet), book.lanes.count)
        lanes = np.flatnonzero(found.totals())
        contents = _Contents(search, visible.result, visible, found, lanes, events)
        return _scene(contents, Sheet.around(viewport), book, 0, range(len(lanes)), finer=detail)

    def follow(self, book: ReferenceBook) -> None:
        """The casefile has changed: names may be others, but what is sorted may still serve."""
        self._reference = book
        self._contents = self._scene = None
        self._give_up()

    def _lanes(self, visible: Visible, grouping: Grouping) -> tuple[LaneBook, Search]:
        last, index = self._book, visible.index
        # Kinds and actors know no borders.
        shown: _Shown = grouping, visible.borders if grouping in ("country", "region") else "viewed"
        if last is not None and last[:2] == (index, shown):
            self._give_up()
            return last[2:]
        if last is not None and last[0] is index and len(index) > MOST_SORTED_AT_ONCE:
            self._have_sorted(index, shown)
            return last[2:]
        self._give_up()
        book = lane_book(index, self._reference, grouping, self._language, shown[1])
        before = None if last is None or last[1] != shown else last[3]
        search = Search(index, book.lanes, before)
        self._book = index, shown, book, search
        return book, search

    def _have_sorted(self, index: Index, shown: _Shown) -> None:
        if self._awaited == (index, shown):
            return
        self._awaited = index, shown
        book = lane_book(index, self._reference, shown[0], self._language, shown[1])

        def done(search: Search) -> None:
            self._awaited, self._book = None, (index, shown, book, search)
            self._ready()

        self._sorting.read(lambda _: Search(index, book.lanes), done)

    def _give_up(self) -> None:
        if self._awaited is not None:
            self._awaited = None
            self._sorting.cancel()

    def _contents_of(self, search: Search, visible: Visible, book: LaneBook) -> _Contents:
        drawn, last = visible.others(TIME).result, self._contents
        if last is not None and last.search is search and last.visible is visible:
            return last
        events = book.lanes.sets.totals(visible.code_totals(book.facet), book.lanes.count)
        if last is not None and last.search is search and last.drawn is drawn:
            # A brush over the time axis changes the numbers in the heads of the lanes, nothing else.
            found, lanes = last.found, last.lanes
        else:
            found = search.among(drawn)
            lanes = np.flatnonzero(found.totals())
        self._contents = _Contents(search, drawn, visible, found, lanes, events)
        return self._contents


def _near(lane_count: int, height: int, scroll: int) -> range:
    """Which of the lanes are laid out: all, or of very many those within a view's height above and below the view."""
    if lane_count <= MOST_FOLDED:
        return range(lane_count)
    in_view = int(height / _EVEN_HEIGHT) + 1
    first = int(scroll / _EVEN_HEIGHT) // in_view * in_view
    return range(max(first - in_view, 0), min(first + 3 * in_view, lane_count))


def _scene(
    contents: _Contents, sheet: Sheet, book: LaneBook, height: int, near: range, *, finer: Detail | None = None
) -> Scene:
    index, lanes = contents.search.index, contents.lanes[near.start : near.stop]
    is_even = len(near) < len(contents.lanes)
    detail = finer or Detail(rows=_rows_that_fit(len(contents.lanes), height))
    frame = fold(contents.found, sheet, Detail(slots=1) if is_even else detail, lanes)
    boxes: list[LaneBox] = []
    top = near.start * _EVEN_HEIGHT if is_even else 0.0
    tops = np.zeros(book.lanes.count)
    has_counts = [bool(counts.any()) for counts in frame.density]
    for place, lane in enumerate(lanes.tolist()):
        slots = 1 if is_even else max(int(frame.heights[place]), 0 if has_counts[place] else 1)
        foot = top + LANE_MARGIN + slots * ROW
        bottom = top + _EVEN_HEIGHT if is_even else foot + (STRIP if has_counts[place] else 0.0) + LANE_MARGIN
        strip = foot if has_counts[place] else None
        boxes.append(LaneBox(lane, book.titles[lane], int(contents.events[lane]), top, bottom - top, strip, place))
        tops[lane] = top + LANE_MARGIN
        top = bottom
    middles = tops[frame.bars.lanes] + (frame.bars.slots + 0.5) * ROW
    whole = len(contents.lanes) * _EVEN_HEIGHT if is_even else top
    return Scene(index, contents.visible.result, contents.found, contents.lanes, frame, tuple(boxes), middles, whole)


def _recounted(scene: Scene, contents: _Contents) -> Scene:
    """The same picture with other numbers in the heads of its lanes."""
    boxes = tuple(replace(box, events=int(contents.events[box.lane])) for box in scene.boxes)
    return replace(scene, visible=contents.visible.result, boxes=boxes)


_EVEN_HEIGHT = 2 * LANE_MARGIN + ROW + STRIP


def _rows_that_fit(lanes: int, height: int) -> int:
    """Rows of bars that fit into a height beside the margins of so many lanes, half of them with a strip of counts."""
    return max(int((height - lanes * (2 * LANE_MARGIN + STRIP / 2)) / ROW), 0)
