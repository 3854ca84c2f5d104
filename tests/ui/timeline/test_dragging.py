"""Bars and their ends are dragged to other dates; until they are let go, nothing changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import gestures
import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from steppeline.model.calendar import seconds_of
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.timeline.measures import AXIS, gutter
from steppeline.ui.timeline.timeline import Timeline

ALT = Qt.KeyboardModifier.AltModifier


def _bar(timeline: Timeline, number: int) -> tuple[float, float, float]:
    """Left, right and middle of an event's bar, in pixels of the widget."""
    look = timeline.look()
    bars = look.scene.frame.bars
    row = look.scene.index.rows_of([number])[0]
    (at, *_) = np.flatnonzero(bars.rows == row).tolist()
    left = gutter(timeline.width())
    return (
        float(bars.x0[at]) + look.dx + left,
        float(bars.x1[at]) + look.dx + left,
        float(look.scene.middles[at]) + look.dy + AXIS,
    )


CRISIS = 6
DATE = "2008-03-01/2013-10-20"


def test_an_end_is_dragged(
    timeline: Timeline, document: Document, view_state: ViewState, wait_until: Callable[[Callable[[], bool]], None]
) -> None:
    view_state.select([CRISIS])
    _, right, middle = _bar(timeline, CRISIS)
    gestures.drag(timeline, (right, middle), (right + 90, middle))
    wait_until(lambda: document.events([CRISIS])[0].date != DATE)
    # Twenty years on nine hundred pixels: nobody points at a day.
    assert document.events([CRISIS])[0].date == "2008-03-01/2016"
    document.undo()
    wait_until(lambda: document.events([CRISIS])[0].date == DATE)


def test_a_bar_is_moved_by_whole_units(
    timeline: Timeline, document: Document, view_state: ViewState, wait_until: Callable[[Callable[[], bool]], None]
) -> None:
    viewport = replace(view_state.viewport, start=seconds_of(2010), end=seconds_of(2012))
    view_state.set_viewport(viewport)
    left, right, middle = _bar(timeline, 2)
    gestures.press(timeline, (left + right) / 2, middle, keys=ALT)
    gestures.move(timeline, (left + right) / 2 + 3 * (right - left), middle, held=gestures.LEFT)
    timeline.grab()
    assert document.events([2])[0].date == "2010-09"
    gestures.release(timeline, (left + right) / 2 + 3 * (right - left), middle)
    wait_until(lambda: document.events([2])[0].date == "2010-12")
    assert view_state.viewport == viewport


def test_escape_gives_the_drag_up(timeline: Timeline, document: Document, view_state: ViewState) -> None:
    view_state.select([CRISIS])
    left, right, middle = _bar(timeline, CRISIS)
    viewport = view_state.viewport
    gestures.press(timeline, (left + right) / 2, middle, keys=ALT)
    gestures.move(timeline, right + 200, middle, held=gestures.LEFT)
    timeline.grab()
    QTest.keyClick(timeline, Qt.Key.Key_Escape)
    gestures.release(timeline, right + 200, middle)
    assert document.undo_name is None
    assert document.events([CRISIS])[0].date == DATE
    assert view_state.viewport == viewport
    assert view_state.selection == (CRISIS,)


def test_without_a_key_a_bar_pans(timeline: Timeline, document: Document, view_state: ViewState) -> None:
    left, right, middle = _bar(timeline, CRISIS)
    viewport = view_state.viewport
    gestures.drag(timeline, ((left + right) / 2, middle), (right + 100, middle))
    assert view_state.viewport != viewport
    assert document.undo_name is None
