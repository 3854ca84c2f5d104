"""Folding: every event in view is one bar or one count, as a slow, obvious version says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppeline.model.calendar import DAY, OPEN, seconds_of
from steppeline.model.entities import Entities
from steppeline.model.fold import OFFSCREEN, Detail, Frame, fold
from steppeline.model.fold_search import Lanes, Search
from steppeline.model.index import Index
from steppeline.model.index_build import Columns, build_index
from steppeline.model.index_delta import extended
from steppeline.model.middles import FARTHEST
from steppeline.model.set_column import Sets
from steppeline.model.sheet import CELL, COLUMN, Sheet
from steppeline.model.viewport import EARLIEST, LATEST, Viewport

MILLENNIA = 20_000 * 365 * DAY


Bounds = tuple[int, int, int, int]


def index_of(events: list[Bounds], first_id: int = 1) -> Index:
    """The index of events that are sorted by start: their rows are their places."""
    bounds = np.array(events, np.int64).reshape(-1, 4).T
    ids = np.arange(first_id, first_id + len(events))
    nothing = np.zeros(len(events), np.int64)
    names = ("earliest_start", "latest_start", "earliest_end", "latest_end")
    known = dict(zip(names, bounds, strict=True))
    return build_index(
        Columns(
            ids=ids,
            **known,
            never_certain=nothing,
            verified=nothing,
            kind=nothing,
            status=nothing,
            kinds=Entities(("k",), ({},)),
        )
    )


def grown_index_of(events: list[Bounds], later: int) -> Index:
    """The same, of which the last `later` events were added by an edit."""
    count = len(events) - later
    index = extended(index_of(events[:count]), (), index_of(events[count:], count + 1))
    assert index is not None
    return index


def lanes_of(lanes: list[list[int]], count: int) -> Lanes:
    pairs = [(row, lane) for row, some in enumerate(lanes) for lane in some if lane >= 0]
    sets = Sets.from_pairs([row for row, _ in pairs], [lane for _, lane in pairs], len(lanes))
    return Lanes(count, np.arange(len(lanes), dtype=np.uint32), sets)


@dataclass(frozen=True)
class Scene:
    """Everything that is folded."""

    events: list[Bounds]
    lanes: list[list[int]]
    lane_count: int
    visible: list[bool]
    view: Viewport
    detail: Detail
    later: int = 0
    """So many of the events were added by an edit."""

    @property
    def sheet(self) -> Sheet:
        return Sheet.around(self.view)

    def fold(self) -> Frame:
        visible = np.array(self.visible, dtype=np.bool_)
        index = grown_index_of(self.events, self.later)
        found = Search(index, lanes_of(self.lanes, self.lane_count)).among(visible)
        return fold(found, self.sheet, self.detail)


@st.composite
def bounds(draw: st.DrawFn, sheet: Sheet) -> Bounds:
    """Bounds in and about a sheet: certain, uncertain, open; from a second to longer than the sheet."""
    whole = sheet.end - sheet.start
    lengths = (st.integers(1, 3), st.integers(1, max(whole // 100, 1)), st.integers(sheet.margin // 2, 2 * whole))
    length = max(draw(st.one_of(*lengths)), 1)
    start = draw(st.one_of(st.integers(sheet.start - length, sheet.end), st.integers(sheet.start, sheet.end)))
    end = start + length
    match draw(st.integers(0, 6)):
        case 0:
            return -OPEN, end - 1, end - 1, end
        case 1:
            return start, start, start + 1, OPEN
        case 2:
            return -OPEN, OPEN - 1, -OPEN + 1, OPEN
        case 3 | 4:
            return start, end - 1, start + 1, end
        case _:
            return start, start, end, end


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    spans = (st.integers(1, 3), st.integers(100, 3_000), st.integers(1_000, MILLENNIA), st.just(MILLENNIA))
    span = draw(st.one_of(*spans))
    start = draw(st.one_of(st.integers(-(10**9), 10**9), st.integers(seconds_of(-9_999), seconds_of(-9_000))))
    start = min(start, LATEST - span)
    view = Viewport(start, start + span, draw(st.integers(48, 160)))
    events = draw(st.lists(bounds(Sheet.around(view)), max_size=16))
    later = draw(st.integers(0, min(len(events), 3)))
    # An edit must not bring what would make the narrow columns of the others wider.
    count = len(events) - later
    events = sorted(events[:count]) + sorted(events[count:])
    later = 0 if extended(index_of(events[:count]), (), index_of(events[count:], count + 1)) is None else later
    events = events if later else sorted(events)
    lane_count = draw(st.integers(1, 4))
    some_lanes = st.lists(st.integers(0, lane_count - 1), max_size=3, unique=True)
    no_lane = st.just([-1])
    size = len(events)
    lanes = draw(st.lists(st.one_of(some_lanes, some_lanes, no_lane), min_size=size, max_size=size))
    visible = draw(st.lists(st.sampled_from((True, True, True, False)), min_size=size, max_size=size))
    counts = st.integers(0, 6)
    detail = Detail(
        mark=draw(st.integers(1, 20)),
        crowd=draw(counts),
        narrow=draw(counts),
        wide=draw(counts),
        label=draw(st.integers(0, 60)),
        slots=draw(st.integers(0, 4)),
        rows=draw(st.integers(0, 8)),
    )
    return Scene(events, lanes, lane_count, visible, view, detail, later)


def pairs_of(scene: Scene) -> list[tuple[int, int]]:
    """All visible events with each of their lanes."""
    return [(row, lane) for row, some in enumerate(scene.lanes) for lane in some if lane >= 0 and scene.visible[row]]


def length_of(event: Bounds) -> int:
    return min(event[3], FARTHEST) - max(event[0], -FARTHEST)


def middle_of(event: Bounds) -> int:
    middle = (max(event[0], -FARTHEST) + min(event[3], FARTHEST)) // 2
    return min(max(middle, EARLIEST), LATEST - 1)


def is_wide(scene: Scene, event: Bounds) -> bool:
    return length_of(event) * scene.view.pixels >= scene.detail.mark * scene.view.span


def column_of(sheet: Sheet, moment: int) -> int | None:
    edges = sheet.edges().tolist()
    return next((at for at in range(sheet.columns) if edges[at] <= moment < edges[at + 1]), None)


def counted_at(scene: Scene, event: Bounds) -> int | None:
    """The column in which an event is counted if it is not drawn."""
    sheet = scene.sheet
    shortest = -(-scene.detail.mark * scene.view.span // scene.view.pixels)
    if length_of(event) <= max(sheet.margin, shortest):
        return column_of(sheet, middle_of(event))
    if event[0] >= sheet.end or event[3] <= sheet.start:
        return None
    return column_of(sheet, (max(event[0], sheet.start) + min(event[3], sheet.end)) // 2)


def candidates_of(scene: Scene) -> set[tuple[int, int]]:
    """What is to be drawn one by one if it finds room."""
    sheet, detail = scene.sheet, scene.detail
    touching = [
        pair
        for pair in pairs_of(scene)
        if scene.events[pair[0]][0] < sheet.end and scene.events[pair[0]][3] > sheet.start
    ]
    wide = [pair for pair in touching if is_wide(scene, scene.events[pair[0]])]
    lengths = sorted((length_of(scene.events[row]) for row, _ in wide), reverse=True)
    too_short = lengths[detail.wide] if len(wide) > detail.wide else -1
    drawn = {pair for pair in wide if length_of(scene.events[pair[0]]) > too_short}
    cells: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for row, lane in pairs_of(scene):
        column = column_of(sheet, middle_of(scene.events[row]))
        if (row, lane) not in drawn and column is not None:
            cells.setdefault((lane, column // (CELL // COLUMN)), []).append((row, lane))
    limit = max(
        limit
        for limit in range(detail.crowd + 1)
        if sum(len(pairs) for pairs in cells.values() if len(pairs) <= limit) <= detail.narrow
    )
    few = {pair for pairs in cells.values() if len(pairs) <= limit for pair in pairs}
    return drawn | {pair for pair in few if not is_wide(scene, scene.events[pair[0]])}


@given(scenes())
def test_what_is_not_drawn_is_counted_as_the_slow_obvious_version_says(scene: Scene) -> None:
    frame = scene.fold()
    drawn = set(zip(frame.bars.rows.tolist(), frame.bars.lanes.tolist(), strict=True))
    assert len(drawn) == len(frame.bars.rows)
    assert drawn <= candidates_of(scene)
    counts = np.zeros((scene.lane_count, scene.sheet.columns), np.int64)
    for row, lane in set(pairs_of(scene)) - drawn:
        column = counted_at(scene, scene.events[row])
        if column is not None:
            counts[lane, column] += 1
    assert np.array_equal(frame.density, counts)


@given(scenes())
def test_whatever_may_overlap_the_view_is_drawn_or_counted(scene: Scene) -> None:
    frame = scene.fold()
    drawn = set(zip(frame.bars.rows.tolist(), frame.bars.lanes.tolist(), strict=True))
    for row, lane in pairs_of(scene):
        start, _, _, end = scene.events[row]
        if start < scene.view.end and end > scene.view.start and (row, lane) not in drawn:
            column = counted_at(scene, scene.events[row])
            assert column is not None
            assert frame.density[lane, column] > 0


@given(scenes())
def test_all_candidates_are_drawn_where_slots_do_not_end(scene: Scene) -> None:
    roomy = Scene(
        scene.events,
        scene.lanes,
        scene.lane_count,
        scene.visible,
        scene.view,
        Detail(scene.detail.mark, scene.detail.crowd, scene.detail.narrow, scene.detail.wide, slots=50, rows=1_000),
        scene.later,
    )
    frame = roomy.fold()
    assert set(zip(frame.bars.rows.tolist(), frame.bars.lanes.tolist(), strict=True)) == candidates_of(roomy)


@given(scenes())
def test_marks_in_a_slot_do_not_overlap_and_end_before_the_room_does(scene: Scene) -> None:
    frame, half = scene.fold(), scene.detail.mark / 2
    bars = frame.bars
    before: tuple[int, int, float] = (-1, -1, 0.0)
    for lane, slot, x0, x1, room in zip(
        *(array.tolist() for array in (bars.lanes, bars.slots, bars.x0, bars.x1, bars.room)), strict=True
    ):
        wide = x1 - x0 >= scene.detail.mark
        left = x0 if wide else (x0 + x1) / 2 - half
        right = x1 if wide else (x0 + x1) / 2 + half
        if before[:2] == (lane, slot):
            assert before[2] <= left + 1e-6
        before = (lane, slot, right)
        assert room >= min(right, frame.sheet.width) - 1e-6
        assert 0 <= slot < frame.heights[lane] <= scene.detail.slots


@given(scenes())
def test_bars_lie_where_their_bounds_are(scene: Scene) -> None:
    frame = scene.fold()
    sheet = frame.sheet
    nearest, farthest = -OFFSCREEN, sheet.width + OFFSCREEN
    bars = frame.bars
    places = (bars.x0, bars.x_certain0, bars.x_certain1, bars.x1, bars.anchor)
    for row, x0, sure0, sure1, x1, anchor in zip(
        bars.rows.tolist(), *(array.tolist() for array in places), strict=True
    ):
        earliest_start, latest_start, earliest_end, latest_end = (
            min(max((bound - sheet.start) * scene.view.pixels / scene.view.span, nearest), farthest)
            for bound in scene.events[row]
        )
        assert (x0, x1) == pytest.approx((earliest_start, latest_end), abs=1e-6)
        assert nearest <= x0 <= sure0 <= sure1 <= x1 <= farthest
        assert x0 - 1e-6 <= anchor <= x1 + 1e-6
        if scene.events[row][1] < scene.events[row][2]:
            assert (sure0, sure1) == pytest.approx((latest_start, earliest_end), abs=1e-6)
        else:
            assert sure0 == sure1 == (x0 + x1) / 2


def scene(events: list[Bounds], view: Viewport, detail: Detail | None = None) -> Scene:
    return Scene(events, [[0]] * len(events), 1, [True] * len(events), view, detail or Detail())


def certain(start: int, end: int) -> Bounds:
    return start, start, end, end


def test_no_events_make_an_empty_frame() -> None:
    frame = scene([], Viewport(0, 1_000, 100)).fold()
    assert frame.density.shape == (1, frame.sheet.columns)
    assert not frame.density.any()
    assert len(frame.bars.rows) == 0
    assert frame.heights.tolist() == [0]


def test_a_second_among_millennia_is_a_mark_where_it_lies() -> None:
    view = Viewport(-MILLENNIA // 2, MILLENNIA // 2, 1_000)
    frame = scene([certain(0, 1)], view).fold()
    assert (frame.bars.anchor + frame.sheet.offset(view)).tolist() == pytest.approx([500], abs=0.01)


def test_millennia_around_a_second_are_a_bar_cut_outside_the_sheet() -> None:
    frame = scene([certain(-MILLENNIA // 2, MILLENNIA // 2)], Viewport(0, 1_000, 1_000)).fold()
    assert not frame.density.any()
    assert frame.bars.x0.tolist() == frame.bars.x_certain0.tolist() == [-OFFSCREEN]
    assert frame.bars.x1.tolist() == frame.bars.x_certain1.tolist() == [frame.sheet.width + OFFSCREEN]


def test_events_too_close_for_their_cell_are_counted() -> None:
    days = [certain(at * DAY, at * DAY + 1) for at in range(5)]
    few = scene(days, Viewport(-500 * DAY, 500 * DAY, 1_000), Detail(crowd=5)).fold()
    many = scene(days, Viewport(-500 * DAY, 500 * DAY, 1_000), Detail(crowd=4)).fold()
    assert len(few.bars.rows) == 5
    assert len(many.bars.rows) == 0
    assert many.density.sum() == 5


def test_of_equally_long_events_beyond_the_limit_none_is_drawn() -> None:
    """Drawing the first of them would tell of a difference that is none."""
    events = [certain(at * 100, at * 100 + 90) for at in range(8)]
    frame = scene([*events, certain(0, 800)], Viewport(0, 800, 800), Detail(wide=5)).fold()
    assert frame.bars.x1.tolist() == [frame.bars.x0[0] + 800]
    assert frame.density.sum() == 8


def test_a_glyph_stands_at_the_head_of_what_is_certain_and_in_the_middle_of_what_is_not() -> None:
    view = Viewport(0, 1_000, 1_000)
    frame = scene([certain(100, 500), (600, 799, 601, 800), (820, 850, 950, 990)], view, Detail(mark=14)).fold()
    assert (frame.bars.anchor + frame.sheet.offset(view)).tolist() == [107, 700, 857]


def test_room_ends_where_the_next_mark_of_the_slot_begins() -> None:
    view = Viewport(0, 1_000, 1_000)
    frame = scene([certain(100, 200), certain(150, 300), certain(400, 500)], view, Detail(label=0)).fold()
    assert frame.bars.slots.tolist() == [0, 0, 1]
    assert (frame.bars.room + frame.sheet.offset(view)).tolist()[0] == 400
    assert frame.bars.room[1] == frame.bars.room[2] == frame.sheet.width


def test_what_is_longer_than_the_margin_is_counted_in_the_middle_of_what_the_sheet_shows() -> None:
    view = Viewport(0, 1_000, 100)
    sheet = Sheet.around(view)
    for length, middle in ((sheet.margin, sheet.start - 100 + sheet.margin // 2), (900, sheet.start + 400)):
        event = certain(sheet.start - 100, sheet.start - 100 + length)
        frame = scene([event], view, Detail(slots=0)).fold()
        assert np.argwhere(frame.density).tolist() == [[0, column_of(sheet, middle)]]


def test_frames_cannot_be_changed() -> None:
    frame = scene([certain(0, 10)], Viewport(0, 100, 100)).fold()
    for array in (*frame.bars, frame.density, frame.heights):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 1
