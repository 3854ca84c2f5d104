"""Folding: every event in view is one bar or one count, as a slow, obvious version says."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from steppeline.model.calendar import DAY, OPEN, seconds_of
from steppeline.model.fold import OFFSCREEN, Detail, Frame, Lanes, fold
from steppeline.model.viewport import LATEST, Viewport

MILLENNIA = 20_000 * 365 * DAY


@dataclass(frozen=True)
class Columns:
    """The four bounds of some events."""

    earliest_start: NDArray[np.int64]
    latest_start: NDArray[np.int64]
    earliest_end: NDArray[np.int64]
    latest_end: NDArray[np.int64]


Bounds = tuple[int, int, int, int]


def columns(events: list[Bounds]) -> Columns:
    table = np.array(events, dtype=np.int64).reshape(-1, 4)
    return Columns(*(table[:, at].copy() for at in range(4)))


def lanes_of(lanes: list[list[int]], count: int) -> Lanes:
    lengths = [len(some) for some in lanes]
    codes = np.array([lane for some in lanes for lane in some], dtype=np.int32)
    return Lanes(count, codes, np.concatenate(([0], np.cumsum(lengths))).astype(np.int64))


@dataclass(frozen=True)
class Scene:
    """Everything that is folded."""

    events: list[Bounds]
    lanes: list[list[int]]
    lane_count: int
    visible: list[bool]
    view: Viewport
    detail: Detail

    def fold(self) -> Frame:
        visible = np.array(self.visible, dtype=np.bool_)
        return fold(columns(self.events), lanes_of(self.lanes, self.lane_count), visible, self.view, self.detail)


@st.composite
def bounds(draw: st.DrawFn, center: int, span: int) -> Bounds:
    """Bounds about a view: certain, uncertain, open; from a second to longer than the view."""
    start = center + draw(st.integers(-2 * span, 2 * span))
    end = start + draw(st.one_of(st.integers(1, 3), st.integers(1, 4 * span)))
    match draw(st.integers(0, 4)):
        case 0:
            return start, start, end, end
        case 1:
            return start, end - 1, start + 1, end
        case 2:
            return -OPEN, end - 1, end - 1, end
        case 3:
            return start, start, start + 1, OPEN
        case _:
            return -OPEN, OPEN - 1, -OPEN + 1, OPEN


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    span = draw(st.one_of(st.integers(1, 100), st.integers(1, MILLENNIA)))
    start = draw(st.one_of(st.integers(-(10**9), 10**9), st.integers(seconds_of(-9_999), seconds_of(-9_000))))
    start = min(start, LATEST - span)
    view = Viewport(start, start + span, draw(st.integers(1, 60)))
    events = draw(st.lists(bounds(start, span), max_size=14))
    lane_count = draw(st.integers(1, 4))
    some_lanes = st.lists(st.integers(-1, lane_count - 1), max_size=3, unique=True)
    size = len(events)
    lanes = draw(st.lists(some_lanes, min_size=size, max_size=size))
    visible = draw(st.lists(st.booleans(), min_size=size, max_size=size))
    detail = Detail(draw(st.integers(0, 20)), draw(st.integers(0, 8)), draw(st.integers(0, 4)))
    return Scene(events, lanes, lane_count, visible, view, detail)


@dataclass(frozen=True)
class Slow:
    """The frame by one loop after another: bars as (row, lane): slot, and counts per (lane, pixel)."""

    bars: dict[tuple[int, int], int]
    counts: dict[tuple[int, int], int]


def fold_slowly(scene: Scene) -> Slow:
    view = scene.view
    pairs = [
        (row, lane)
        for row, some in enumerate(scene.lanes)
        for lane in some
        if lane >= 0 and scene.visible[row] and scene.events[row][0] < view.end and scene.events[row][3] > view.start
    ]

    def length(pair: tuple[int, int]) -> int:
        start, _, _, end = scene.events[pair[0]]
        return min(end, 2**61) - max(start, -(2**61))

    wide = [pair for pair in pairs if Fraction(length(pair) * view.pixels, view.span) >= scene.detail.width]
    longest = sorted(wide, key=lambda pair: -length(pair))[: scene.detail.bars]
    longest.sort(key=lambda pair: (pair[1], scene.events[pair[0]][0], -length(pair), pair[0]))
    packed: dict[tuple[int, int], int] = {}
    for row, lane in longest:
        start, _, _, end = scene.events[row]
        taken = {
            slot
            for (other, other_lane), slot in packed.items()
            if other_lane == lane and scene.events[other][0] < end and scene.events[other][3] > start
        }
        slot = next((slot for slot in range(scene.detail.slots) if slot not in taken), None)
        if slot is not None:
            packed[row, lane] = slot
    counts: dict[tuple[int, int], int] = {}
    for row, lane in pairs:
        if (row, lane) not in packed:
            begin, finish = max(scene.events[row][0], view.start), min(scene.events[row][3], view.end)
            pixel = ((begin - view.start) + (finish - view.start)) // 2 * view.pixels // view.span
            counts[lane, pixel] = counts.get((lane, pixel), 0) + 1
    return Slow(packed, counts)


@given(scenes())
def test_folding_equals_the_slow_obvious_version(scene: Scene) -> None:
    frame, slow = scene.fold(), fold_slowly(scene)
    bars = frame.bars
    pairs = zip(bars.rows.tolist(), bars.lanes.tolist(), strict=True)
    assert dict(zip(pairs, bars.slots.tolist(), strict=True)) == slow.bars
    assert frame.density.shape == (scene.lane_count, scene.view.pixels)
    counted = {(int(lane), int(pixel)): int(frame.density[lane, pixel]) for lane, pixel in np.argwhere(frame.density)}
    assert counted == slow.counts
    heights = [max((p + 1 for (_, at), p in slow.bars.items() if at == lane), default=0) for lane in range(4)]
    assert frame.heights.tolist() == heights[: scene.lane_count]


@given(scenes())
def test_bars_and_counts_are_the_events_in_view(scene: Scene) -> None:
    frame = scene.fold()
    in_view = [
        sum(lane >= 0 for lane in some)
        for some, seen, (start, _, _, end) in zip(scene.lanes, scene.visible, scene.events, strict=True)
        if seen and start < scene.view.end and end > scene.view.start
    ]
    assert len(frame.bars.rows) + int(frame.density.sum()) == sum(in_view)


@given(scenes())
def test_bars_lie_where_their_bounds_are(scene: Scene) -> None:
    frame = scene.fold()
    nearest, farthest = -OFFSCREEN, scene.view.pixels + OFFSCREEN
    for row, x0, sure0, sure1, x1 in zip(
        frame.bars.rows.tolist(), *(array.tolist() for array in frame.bars[3:]), strict=True
    ):
        earliest_start, latest_start, earliest_end, latest_end = (
            min(max((bound - scene.view.start) * scene.view.pixels / scene.view.span, nearest), farthest)
            for bound in scene.events[row]
        )
        assert (x0, x1) == pytest.approx((earliest_start, latest_end), abs=1e-6)
        assert nearest <= x0 <= sure0 <= sure1 <= x1 <= farthest
        if scene.events[row][1] < scene.events[row][2]:
            assert (sure0, sure1) == pytest.approx((latest_start, earliest_end), abs=1e-6)
        else:
            assert sure0 == sure1 == (x0 + x1) / 2


@given(scenes())
def test_one_lane_per_event_needs_no_offsets(scene: Scene) -> None:
    single = [some[0] if some else -1 for some in scene.lanes]
    visible = np.array(scene.visible, dtype=np.bool_)
    short = Lanes(scene.lane_count, np.array(single, dtype=np.int16))
    long = lanes_of([[lane] for lane in single], scene.lane_count)
    frames = [fold(columns(scene.events), lanes, visible, scene.view, scene.detail) for lanes in (short, long)]
    assert np.array_equal(frames[0].density, frames[1].density)
    for one, other in zip(frames[0].bars, frames[1].bars, strict=True):
        assert np.array_equal(one, other)


def scene(events: list[Bounds], view: Viewport, detail: Detail | None = None) -> Scene:
    return Scene(events, [[0]] * len(events), 1, [True] * len(events), view, detail or Detail())


def certain(start: int, end: int) -> Bounds:
    return start, start, end, end


def test_no_events_make_an_empty_frame() -> None:
    frame = scene([], Viewport(0, 1_000, 100)).fold()
    assert frame.density.shape == (1, 100)
    assert not frame.density.any()
    assert len(frame.bars.rows) == 0
    assert frame.heights.tolist() == [0]


def test_a_second_among_millennia_is_counted_where_it_lies() -> None:
    view = Viewport(-MILLENNIA // 2, MILLENNIA // 2, 1_000)
    frame = scene([certain(0, 1)], view).fold()
    assert len(frame.bars.rows) == 0
    assert np.argwhere(frame.density).tolist() == [[0, 500]]


def test_millennia_around_a_second_are_a_bar_cut_outside_the_view() -> None:
    frame = scene([certain(-MILLENNIA // 2, MILLENNIA // 2)], Viewport(0, 1, 1_000)).fold()
    assert not frame.density.any()
    assert frame.bars.x0.tolist() == frame.bars.x_certain0.tolist() == [-OFFSCREEN]
    assert frame.bars.x1.tolist() == frame.bars.x_certain1.tolist() == [1_000 + OFFSCREEN]


def test_spans_that_only_touch_the_view_are_not_in_it() -> None:
    frame = scene([certain(-10, 0), certain(100, 110)], Viewport(0, 100, 100), Detail(width=0)).fold()
    assert len(frame.bars.rows) == 0
    assert not frame.density.any()


def test_bars_that_touch_share_a_slot_and_those_that_overlap_do_not() -> None:
    frame = scene([certain(0, 10), certain(10, 20), certain(15, 30), certain(20, 40)], Viewport(0, 100, 100)).fold()
    assert frame.bars.rows.tolist() == [0, 1, 2, 3]
    assert frame.bars.slots.tolist() == [0, 0, 1, 0]
    assert frame.heights.tolist() == [2]


def test_the_width_of_a_bar_is_that_of_its_whole_span() -> None:
    """A long event stays a bar while its end leaves the view, instead of turning into a count at the edge."""
    frame = scene([certain(-50, 1)], Viewport(0, 100, 100)).fold()
    assert frame.bars.rows.tolist() == [0]


def test_beyond_the_limits_the_longest_are_drawn_and_the_others_counted() -> None:
    events = [certain(0, 10), certain(20, 60), certain(30, 80)]
    limited = scene(events, Viewport(0, 100, 100), Detail(bars=2)).fold()
    assert limited.bars.rows.tolist() == [1, 2]
    assert np.argwhere(limited.density).tolist() == [[0, 5]]
    flat = scene(events, Viewport(0, 100, 100), Detail(slots=1)).fold()
    assert flat.bars.rows.tolist() == [0, 1]
    assert np.argwhere(flat.density).tolist() == [[0, 55]]


def test_frames_cannot_be_changed() -> None:
    frame = scene([certain(0, 10)], Viewport(0, 100, 100)).fold()
    for array in (*frame.bars, frame.density, frame.heights):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 1
