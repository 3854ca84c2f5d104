"""What the hands are to achieve on the window: the same with Qt's test events and with real ones under X11."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from hands import Hands
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from workplace import Workplace, wait_until

from steppeline.model.calendar import DAY
from steppeline.model.filter import TimeClause
from steppeline.model.viewport import Viewport
from steppeline.ui.dialogs.shortcuts import ShortcutsDialog
from steppeline.ui.filters.search_box import SearchBox
from steppeline.ui.palette import Palette
from steppeline.ui.timeline.hits import EventHit, hit
from steppeline.ui.timeline.measures import AXIS, ROW, gutter
from steppeline.ui.timeline.timeline import Timeline

Exercise = Callable[[Workplace, Hands], None]


def wheel_zooms_at_the_pointer(place: Workplace, hands: Hands) -> None:
    """What lies under the pointer stays there, within half a pixel."""
    timeline, view = place.find(Timeline), place.view
    for at, notches in ((0.25, 4), (0.75, 3), (0.5, -5)):
        pixel = round(view.viewport.pixels * at)
        before, moment = view.viewport, _moment(view.viewport, pixel)
        hands.wheel(timeline, QPoint(gutter(timeline.width()) + pixel, timeline.height() // 2), notches)
        wait_until(partial(_is_as_long, place, before.span / 1.25**notches), "the zoom")
        assert abs(_moment(view.viewport, pixel) - moment) <= view.viewport.seconds_per_pixel / 2


def shift_and_wheel_pan(place: Workplace, hands: Hands) -> None:
    timeline, view = place.find(Timeline), place.view
    before = view.viewport
    hands.wheel(timeline, _middle(timeline), -1, "Shift")
    wait_until(lambda: view.viewport.start > before.start, "the move")
    assert view.viewport.span == before.span


def drag_pans(place: Workplace, hands: Hands) -> None:
    """The day that was grasped stays under the pointer."""
    timeline, view = place.find(Timeline), place.view
    start, end = _free_place(timeline), QPoint(gutter(timeline.width()) + 150, timeline.height() - 30)
    before = view.viewport
    grasped = _moment(before, start.x() - gutter(timeline.width()))
    hands.drag(timeline, start, end)
    wait_until(lambda: abs(_moment(view.viewport, 150) - grasped) <= before.seconds_per_pixel, "the move")
    assert view.viewport.span == before.span
    assert view.selection == ()


def control_and_drag_brush_a_span(place: Workplace, hands: Hands) -> None:
    """The filter is the span from the press to the release, in whole days; a chip says so."""
    timeline, view = place.find(Timeline), place.view
    left = gutter(timeline.width())
    before = view.viewport
    hands.drag(timeline, QPoint(left + 200, 120), QPoint(left + 400, 150), "Ctrl")
    wait_until(lambda: view.filter.clause_of("time") is not None and view.is_settled, "the span")
    clause = view.filter.clause_of("time")
    assert isinstance(clause, TimeClause)
    assert view.viewport == before
    assert clause.start % DAY == clause.end % DAY == 0
    for bound, pixel in ((clause.start, 200), (clause.end, 400)):
        assert abs(bound - _moment(before, pixel)) <= DAY + before.seconds_per_pixel
    hands.key("Ctrl+Backspace")
    wait_until(lambda: not view.filter.clauses, "no filter")


def click_selects(place: Workplace, hands: Hands) -> None:
    """A click selects what is drawn there, Ctrl and click add another, a click beside them lets go."""
    timeline, view = place.find(Timeline), place.view
    (one, at_one), (other, at_other) = _events_on_screen(timeline)[:2]
    hands.click(timeline, at_one)
    wait_until(lambda: view.selection == (one,), "the selection")
    hands.click(timeline, at_other, "Ctrl")
    wait_until(lambda: set(view.selection) == {one, other}, "both selected")
    hands.click(timeline, _free_place(timeline))
    wait_until(lambda: view.selection == (), "nothing selected")


def pointing_hovers(place: Workplace, hands: Hands) -> None:
    timeline, view = place.find(Timeline), place.view
    event, at = _events_on_screen(timeline)[0]
    hands.point(timeline, at)
    wait_until(lambda: view.hovered == event, "the event under the pointer")
    hands.point(timeline, _free_place(timeline))
    wait_until(lambda: view.hovered is None, "nothing under the pointer")


def double_click_zooms_to_the_event(place: Workplace, hands: Hands) -> None:
    timeline, view = place.find(Timeline), place.view
    before = view.viewport
    event, at = _events_on_screen(timeline)[0]
    hands.click(timeline, at, times=2)
    wait_until(lambda: view.viewport.span < before.span / 10, "the zoom")
    row = view.visible.index.rows_of([event])[0]
    assert view.viewport.start <= view.visible.index.earliest_start[row] < view.viewport.end


def full_stop_and_comma_step(place: Workplace, hands: Hands) -> None:
    view = place.view
    event, at = _events_on_screen(place.find(Timeline))[0]
    hands.click(place.find(Timeline), at)
    wait_until(lambda: view.selection == (event,), "the selection")
    hands.key(".")
    wait_until(lambda: view.selection != (event,), "the next event")
    (following,) = view.selection
    index = view.visible.index
    here, there = index.rows_of([event, following])
    assert index.earliest_start[here] <= index.earliest_start[there]
    hands.key(",")
    wait_until(lambda: view.selection == (event,), "the event before")


def f_fits(place: Workplace, hands: Hands) -> None:
    """Once the selection, again everything."""
    timeline, view = place.find(Timeline), place.view
    event, at = _events_on_screen(timeline)[0]
    hands.click(timeline, at)
    wait_until(lambda: view.selection == (event,), "the selection")
    before = view.viewport
    hands.key("F")
    wait_until(lambda: view.viewport.span < before.span / 10, "the selected event")
    hands.key("F")
    wait_until(lambda: view.viewport.span >= before.span * 0.9, "everything")


def letters_zoom_and_pan(place: Workplace, hands: Hands) -> None:
    view = place.view
    first = view.viewport
    hands.key("W")
    wait_until(lambda: view.viewport.span < first.span, "closer")
    second = view.viewport
    hands.key("D")
    wait_until(lambda: view.viewport.start > second.start, "later")
    hands.key("A")
    wait_until(lambda: view.viewport.start == second.start, "earlier again")
    hands.key("S")
    wait_until(lambda: _is_as_long(place, first.span), "farther again")


def alt_and_arrows_go_back_and_forward(place: Workplace, hands: Hands) -> None:
    view = place.view
    before = view.view
    event, at = _events_on_screen(place.find(Timeline))[0]
    hands.click(place.find(Timeline), at)
    wait_until(lambda: view.selection == (event,), "the selection")
    hands.key("Alt+Left")
    wait_until(lambda: view.view == before, "back")
    hands.key("Alt+Right")
    wait_until(lambda: view.selection == (event,), "forward")


def slash_searches(place: Workplace, hands: Hands) -> None:
    """The keyboard goes to the search, what is typed is found, Escape goes back to where one came from."""
    view, timeline, search = place.view, place.find(Timeline), place.find(SearchBox)
    timeline.setFocus()
    hands.key("/")
    wait_until(search.field.hasFocus, "the keyboard in the search")
    hands.type("Tokayev")
    wait_until(lambda: view.filter.clause_of("search") is not None and view.is_settled, "the search")
    assert 0 < int(view.visible.result.sum()) < len(view.visible.index)
    for _ in range(4):
        if view.filter.clause_of("search") is None and timeline.hasFocus():
            break
        hands.key("Escape")
        place.settle()
    wait_until(lambda: view.filter.clause_of("search") is None and timeline.hasFocus(), "the timeline again")


def question_mark_helps(place: Workplace, hands: Hands) -> None:
    place.find(Timeline).setFocus()
    hands.key("?")
    _opens_and_closes(ShortcutsDialog, hands)


def control_k_shows_all_commands(place: Workplace, hands: Hands) -> None:
    """What is typed there finds a command, Enter does it."""
    hands.key("Ctrl+K")
    _opens_and_closes(Palette, hands)
    view = place.view
    hands.key("Ctrl+K")
    wait_until(lambda: isinstance(_popup(), Palette), "the palette")
    hands.type("lane actor")
    hands.key("Return")
    wait_until(lambda: view.grouping == "actor", "the command")
    wait_until(lambda: _popup() is None, "no palette")


EXERCISES: tuple[Exercise, ...] = (
    wheel_zooms_at_the_pointer,
    shift_and_wheel_pan,
    drag_pans,
    control_and_drag_brush_a_span,
    click_selects,
    pointing_hovers,
    double_click_zooms_to_the_event,
    full_stop_and_comma_step,
    f_fits,
    letters_zoom_and_pan,
    alt_and_arrows_go_back_and_forward,
    slash_searches,
    question_mark_helps,
    control_k_shows_all_commands,
)


def _moment(viewport: Viewport, pixel: float) -> float:
    return viewport.start + pixel * viewport.span / viewport.pixels


def _is_as_long(place: Workplace, span: float) -> bool:
    return abs(place.view.viewport.span / span - 1) < 0.01


def _middle(widget: QWidget) -> QPoint:
    return widget.rect().center()


def _free_place(timeline: Timeline) -> QPoint:
    """A place on the canvas with nothing on it, at the upper left: the earliest events lie lower."""
    look = timeline.look()
    for x in range(30, 400, 10):
        if hit(look, timeline._picture.labels, x, ROW) is None:
            return QPoint(gutter(timeline.width()) + x, AXIS + round(ROW))
    raise AssertionError("no free place on the timeline")


def _events_on_screen(timeline: Timeline) -> list[tuple[int, QPoint]]:
    """Events with places where the timeline says that they are, a good way from each other."""
    look, left, found = timeline.look(), gutter(timeline.width()), dict[int, QPoint]()
    for y in range(8, look.height - 8, 11):
        for x in range(20, look.width - 40, 20):
            under = hit(look, timeline._picture.labels, x, y)
            if isinstance(under, EventHit):
                found.setdefault(under.event, QPoint(left + x, AXIS + y))
    assert len(found) > 2
    return list(found.items())


def _popup() -> QWidget | None:
    popup = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    return popup if popup is not None and popup.isVisible() else None


def _opens_and_closes(kind: type[QDialog], hands: Hands) -> None:
    wait_until(lambda: isinstance(_popup(), kind), kind.__name__)
    hands.key("Escape")
    wait_until(lambda: _popup() is None, f"no {kind.__name__}")
