"""The timeline as it is used: wheel, drag, brush, click, keys; and what it shows of other views' doings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from gestures import CONTROL, LEFT, SHIFT, click, double_click, drag, leave, move, press, release, turn
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QWidget
from timed_casefile import crowd, timed_casefile

from steppeline.model.calendar import DAY, seconds_of
from steppeline.model.event import Event
from steppeline.model.filter import ChoiceClause, TimeClause
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.store.edits import put_event
from steppeline.ui.theme import Theme, dark
from steppeline.ui.timeline.card import Card
from steppeline.ui.timeline.labels import Labels
from steppeline.ui.timeline.links import link_ends, linked_events
from steppeline.ui.timeline.measures import AXIS, gutter
from steppeline.ui.timeline.timeline import Timeline

LEFT_EDGE = gutter(1000)
FIRST, SECOND, THIRD, VISIT, OTHER, CRISIS, FIGURES = range(1, 8)


def place_of(timeline: Timeline, state: ViewState, event: int) -> tuple[float, float]:
    """Where the glyph of an event is drawn."""
    look = timeline.look()
    row = state.visible.index.rows_of([event])[0]
    at = int(np.flatnonzero(look.scene.frame.bars.rows == row)[0])
    anchor = float(look.scene.frame.bars.anchor[at]) + look.dx
    return LEFT_EDGE + anchor, AXIS + float(look.scene.middles[at]) + look.dy


def moment_at(state: ViewState, x: float) -> int:
    return state.viewport.seconds_at(x - LEFT_EDGE)


def card_of(timeline: Timeline) -> Card:
    return timeline.window().findChildren(Card)[0]


def words_of(card: Card) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel))


def test_the_view_is_as_wide_as_the_canvas(timeline: Timeline, view_state: ViewState) -> None:
    assert view_state.viewport.pixels == timeline.width() - LEFT_EDGE
    timeline.resize(700, 400)
    assert view_state.viewport.pixels == 700 - gutter(700)
    assert not view_state.can_go_back


@pytest.mark.parametrize("notches", [1, -1, 3, 0.25])
def test_the_wheel_zooms_and_the_date_under_the_pointer_stays(
    timeline: Timeline, view_state: ViewState, notches: float
) -> None:
    before, span = moment_at(view_state, 700), view_state.viewport.span
    turn(timeline, 700, 300, notches)
    assert (view_state.viewport.span < span) == (notches > 0)
    assert abs(moment_at(view_state, 700) - before) <= view_state.viewport.seconds_per_pixel


def test_the_wheel_with_shift_or_sideways_pans(timeline: Timeline, view_state: ViewState) -> None:
    before = view_state.viewport
    turn(timeline, 700, 300, -1, keys=SHIFT)
    assert view_state.viewport.start > before.start
    turn(timeline, 700, 300, 1, across=True)
    assert abs(view_state.viewport.start - before.start) <= 1
    assert view_state.viewport.span == before.span


def test_a_drag_pans_with_the_pointer(timeline: Timeline, view_state: ViewState) -> None:
    before = moment_at(view_state, 600)
    drag(timeline, (600, 450), (480, 450))
    assert abs(moment_at(view_state, 480) - before) <= view_state.viewport.seconds_per_pixel
    assert view_state.selection == ()


def test_a_drag_with_control_filters_to_whole_days(
    timeline: Timeline, view_state: ViewState, settle: Callable[[], None]
) -> None:
    drag(timeline, (600, 450), (700, 450), keys=CONTROL)
    clause = view_state.filter.clause_of("time")
    assert isinstance(clause, TimeClause)
    assert (clause.start % DAY, clause.end % DAY) == (0, 0)
    assert abs(clause.start - moment_at(view_state, 600)) <= DAY
    assert abs(clause.end - moment_at(view_state, 700)) <= DAY
    settle()
    assert view_state.visible.result.sum() < 7


def test_escape_leaves_a_brush(timeline: Timeline, view_state: ViewState) -> None:
    press(timeline, 600, 450, keys=CONTROL)
    move(timeline, 700, 450, held=LEFT)
    QTest.keyClick(timeline, Qt.Key.Key_Escape)
    release(timeline, 700, 450)
    assert view_state.filter.clause_of("time") is None


def test_a_click_selects_and_on_the_ground_selects_nothing(timeline: Timeline, view_state: ViewState) -> None:
    click(timeline, *place_of(timeline, view_state, VISIT))
    assert view_state.selection == (VISIT,)
    click(timeline, 990, 490)
    assert view_state.selection == ()


def test_a_click_with_control_adds_and_takes_away(timeline: Timeline, view_state: ViewState) -> None:
    click(timeline, *place_of(timeline, view_state, VISIT))
    click(timeline, *place_of(timeline, view_state, FIRST), keys=CONTROL)
    assert view_state.selection == (FIRST, VISIT)
    click(timeline, *place_of(timeline, view_state, VISIT), keys=CONTROL)
    assert view_state.selection == (FIRST,)


def test_a_click_on_a_label_or_a_bar_is_one_on_the_event(timeline: Timeline, view_state: ViewState) -> None:
    x, y = place_of(timeline, view_state, FIRST)
    click(timeline, x + 40, y)
    assert view_state.selection == (FIRST,)
    x, y = place_of(timeline, view_state, CRISIS)
    click(timeline, x + 150, y)
    assert view_state.selection == (CRISIS,)


def test_a_double_click_shows_the_event_whole(timeline: Timeline, view_state: ViewState) -> None:
    double_click(timeline, *place_of(timeline, view_state, CRISIS))
    assert view_state.viewport.start < seconds_of(2008, 3, 1)
    assert view_state.viewport.end > seconds_of(2013, 10, 20)
    assert view_state.viewport.span < 7 * 365 * DAY


def test_a_double_click_on_the_ground_comes_closer_there(timeline: Timeline, view_state: ViewState) -> None:
    before, span = moment_at(view_state, 900), view_state.viewport.span
    double_click(timeline, 900, 490)
    assert view_state.viewport.span < span / 3
    assert abs(moment_at(view_state, 900) - before) <= view_state.viewport.seconds_per_pixel


def test_pointing_hovers_and_shows_a_card(timeline: Timeline, view_state: ViewState) -> None:
    move(timeline, *place_of(timeline, view_state, VISIT))
    assert view_state.hovered == VISIT
    card = card_of(timeline)
    assert card.isVisible()
    assert words_of(card).split("\n") == [
        "A visit",
        "17 March 2011",
        "Visit · happened",
        "1 source · 2 regions · 2 actors",
    ]
    leave(timeline)
    assert view_state.hovered is None
    assert not card.isVisible()


def test_a_card_stays_inside_the_window_and_cuts_long_titles(timeline: Timeline, theme: Theme) -> None:
    card = Card(theme, timeline)
    for x, y in ((0, 0), (999, 499), (999, 0)):
        card.show_at(QPointF(x, y).toPoint(), "word " * 400, ["<b>not bold</b>"])
        assert timeline.rect().contains(card.geometry())
    assert "<b>" in words_of(card)
    assert len(words_of(card)) < 300


@pytest.mark.parametrize(
    ("keys", "selected"),
    [
        ([Qt.Key.Key_Home], FIRST),
        ([Qt.Key.Key_End], THIRD),
        ([Qt.Key.Key_Home, Qt.Key.Key_Right], SECOND),
        ([Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right], THIRD),
        ([Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Left], FIRST),
        ([Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Down], VISIT),
        ([Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down], CRISIS),
        ([Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_Up], SECOND),
        ([Qt.Key.Key_Right], SECOND),
    ],
)
def test_arrows_walk_along_lanes_and_across(
    timeline: Timeline, view_state: ViewState, keys: list[Qt.Key], selected: int
) -> None:
    for key in keys:
        QTest.keyClick(timeline, key)
    assert view_state.selection == (selected,)


def test_walking_brings_the_event_into_view(timeline: Timeline, view_state: ViewState) -> None:
    view_state.set_viewport(replace(view_state.viewport, start=seconds_of(2012), end=seconds_of(2013)))
    QTest.keyClick(timeline, Qt.Key.Key_Home)
    assert view_state.viewport.start < seconds_of(2003, 10, 6) < view_state.viewport.end


def test_enter_asks_for_the_detail(timeline: Timeline) -> None:
    asked = QSignalSpy(timeline.detail_requested)
    QTest.keyClick(timeline, Qt.Key.Key_Return)
    assert asked.count() == 1


def test_escape_selects_nothing_or_clears_a_filter_without_events(
    timeline: Timeline, view_state: ViewState, settle: Callable[[], None]
) -> None:
    view_state.select([VISIT])
    QTest.keyClick(timeline, Qt.Key.Key_Escape)
    assert view_state.selection == ()
    view_state.set_clause("kind", ChoiceClause("kind", frozenset({"none"})))
    settle()
    QTest.keyClick(timeline, Qt.Key.Key_Escape)
    assert view_state.filter.clauses == ()


def test_other_keys_are_left_to_the_window(timeline: Timeline, view_state: ViewState) -> None:
    view_state.select([VISIT])
    QTest.keyClick(timeline, Qt.Key.Key_Left, CONTROL)
    QTest.keyClick(timeline, Qt.Key.Key_X)
    assert view_state.selection == (VISIT,)


def test_only_lanes_with_visible_events_are_shown(
    timeline: Timeline, view_state: ViewState, settle: Callable[[], None]
) -> None:
    assert [(box.title.name, box.events) for box in timeline.look().scene.boxes] == [
        ("Forum", 3),
        ("Visit", 2),
        ("Crisis", 2),
    ]
    view_state.set_clause("kind", ChoiceClause("kind", frozenset({"visit"})))
    settle()
    assert [(box.title.name, box.events) for box in timeline.look().scene.boxes] == [("Visit", 2)]


def test_lanes_that_do_not_fit_scroll_to_the_selected_event(timeline: Timeline, view_state: ViewState) -> None:
    timeline.resize(1000, 160)
    view_state.set_grouping("actor")
    view_state.select([FIRST])
    look = timeline.look()
    assert look.scene.height > 160 - AXIS
    _, y = place_of(timeline, view_state, FIRST)
    assert AXIS < y < 160


def test_a_crowd_is_counted_and_can_be_selected(
    open_document: Callable[[Path], Document], theme: Theme, show: Callable[..., QWidget], tmp_path: Path
) -> None:
    document = open_document(timed_casefile(tmp_path / "crowd.steppeline", crowd(40)))
    state = ViewState(document)
    timeline = Timeline(document, state, theme, Language("en"))
    show(timeline, width=1000, height=400)
    (box,) = (box for box in timeline.look().scene.boxes if box.strip is not None)
    density = timeline.look().scene.frame.density[box.lane]
    column = int(np.flatnonzero(density)[0])
    assert density.sum() == 40
    x = LEFT_EDGE + timeline.look().dx + 4 * column + 2
    y = AXIS + float(box.strip or 0) + 10
    move(timeline, x, y)
    assert words_of(card_of(timeline)).startswith("40 events")
    click(timeline, x, y)
    assert len(state.selection) == 40


def test_what_is_saved_elsewhere_is_seen_here(
    timeline: Timeline, document: Document, view_state: ViewState, wait_until: Callable[[Callable[[], bool]], None]
) -> None:
    place = place_of(timeline, view_state, VISIT)
    document.undo()
    wait_until(lambda: view_state.visible.index.event_count == 0)
    assert timeline.look().scene.boxes == ()
    click(timeline, *place)
    assert view_state.selection == ()
    document.redo()
    wait_until(lambda: view_state.visible.index.event_count == 7)
    assert len(timeline.look().scene.boxes) == 3


def test_the_keys_follow_time_and_not_the_order_of_edits(
    timeline: Timeline, document: Document, view_state: ViewState, wait_until: Callable[[Callable[[], bool]], None]
) -> None:
    changed = replace(document.events([VISIT])[0], date="1995-01-01")
    document.apply(put_event(changed))
    wait_until(lambda: view_state.visible.index.tail_count == 1 and view_state.is_settled)
    QTest.keyClick(timeline, Qt.Key.Key_End)
    assert view_state.selection != (VISIT,)
    QTest.keyClick(timeline, Qt.Key.Key_Home)
    assert view_state.selection == (VISIT,)


def test_readers_are_told_what_is_shown(timeline: Timeline, view_state: ViewState) -> None:
    view_state.select([VISIT])
    assert timeline.accessibleName() == "Timeline"
    assert timeline.accessibleDescription() == "7 events, shown from 2000 – 2019. Selected: A visit, 17 March 2011."


def picture(timeline: Timeline) -> QImage:
    return timeline.grab().toImage()


def test_the_picture_follows_theme_selection_and_hover(timeline: Timeline, view_state: ViewState) -> None:
    plain = picture(timeline)
    view_state.select([VISIT])
    selected = picture(timeline)
    assert selected != plain
    view_state.hover(FIRST)
    assert picture(timeline) != selected
    timeline.set_theme(dark())
    assert picture(timeline).pixelColor(990, 490).lightness() < 60 < plain.pixelColor(990, 490).lightness()


def test_an_uncertain_date_fades_where_a_certain_one_does_not(timeline: Timeline, view_state: ViewState) -> None:
    view_state.set_viewport(replace(view_state.viewport, start=seconds_of(2010, 8), end=seconds_of(2010, 11)))
    image = picture(timeline)
    x, y = place_of(timeline, view_state, SECOND)
    month = 30 * view_state.viewport.pixels / 92

    def strength(colour: QColor) -> int:
        return 255 - min(colour.red(), colour.green(), colour.blue())

    near, far = (image.pixelColor(round(x - share * month), round(y)) for share in (0.15, 0.47))
    assert strength(near) > strength(far) + 20
    x, y = place_of(timeline, view_state, CRISIS)
    row = [strength(image.pixelColor(at, round(y + 4))) for at in (LEFT_EDGE + 300, LEFT_EDGE + 700)]
    assert row[0] == row[1] > 20


def test_tool_tips_give_lane_names_whole(timeline: Timeline) -> None:
    box = timeline.look().scene.boxes[1]
    assert timeline.lane_name_at(QPointF(20, AXIS + box.top + 5).toPoint()) == "Visit"
    assert timeline.lane_name_at(QPointF(20, 5).toPoint()) is None
    assert timeline.lane_name_at(QPointF(500, AXIS + box.top + 5).toPoint()) is None


def test_links_lead_from_glyph_to_glyph_of_visible_events(
    timeline: Timeline, document: Document, view_state: ViewState, settle: Callable[[], None]
) -> None:
    linked = linked_events(document, SECOND)
    assert linked == (FIRST,)
    assert link_ends(timeline.look(), FIRST, ()) == []
    (arrow,) = link_ends(timeline.look(), SECOND, linked)
    for point, event in zip(arrow, (SECOND, FIRST), strict=True):
        x, y = place_of(timeline, view_state, event)
        assert (point.x() + LEFT_EDGE, point.y() + AXIS) == pytest.approx((x, y))
    view_state.set_clause("time", TimeClause(seconds_of(2009), seconds_of(2020)))
    settle()
    assert link_ends(timeline.look(), SECOND, linked) == []


def test_what_is_not_there_is_said_in_the_picture(
    open_document: Callable[[Path], Document], theme: Theme, show: Callable[..., QWidget], tmp_path: Path
) -> None:
    document = open_document(timed_casefile(tmp_path / "empty.steppeline", ()))
    timeline = Timeline(document, ViewState(document), theme, Language("en"))
    show(timeline, width=1000, height=400)
    middle = timeline.grab(QRect(LEFT_EDGE + 100, 180, 700, 60)).toImage()
    written = sum(middle.pixelColor(x, y).lightness() < 200 for x in range(0, 700, 2) for y in range(60))
    assert written > 300


def test_odd_titles_are_cut_to_their_room(
    open_document: Callable[[Path], Document], theme: Theme, show: Callable[..., QWidget], tmp_path: Path
) -> None:
    titles = ("long " * 400, "لقاء على الحدود " * 9, "two\nlines\tand\u2028more", "")
    events = tuple(
        Event("forum", {"en": title}, f"20{10 + at}-05-05", refs=(f"odd{at}",)) for at, title in enumerate(titles)
    )
    document = open_document(timed_casefile(tmp_path / "odd.steppeline", events))
    timeline = Timeline(document, ViewState(document), theme, Language("en"))
    show(timeline, width=1000, height=400)
    labels = Labels(document.titles, Language("en").pick, theme.font("caption"))
    labels.prepare([1, 2, 3, 4])
    for event in (1, 2, 3, 4):
        assert labels.label(event, 120).width <= 120
    assert labels.label(3, 500).text.text() == "two lines and more"
    assert not timeline.grab().isNull()


def test_the_own_span_of_time_hides_nothing_here_but_is_not_counted_or_walked_to(
    timeline: Timeline, view_state: ViewState, settle: Callable[[], None]
) -> None:
    view_state.set_clause("time", TimeClause(seconds_of(2011), seconds_of(2012)))
    settle()
    look = timeline.look()
    assert [(box.title.name, box.events) for box in look.scene.boxes] == [("Forum", 0), ("Visit", 1), ("Crisis", 1)]
    assert len(look.scene.frame.bars.rows) == 7
    QTest.keyClick(timeline, Qt.Key.Key_Home)
    assert view_state.selection == (CRISIS,)
    QTest.keyClick(timeline, Qt.Key.Key_Up)
    assert view_state.selection == (VISIT,)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(timeline, key)
        assert view_state.selection == (VISIT,)


def test_what_lies_outside_of_the_chosen_span_is_veiled(
    timeline: Timeline, view_state: ViewState, settle: Callable[[], None]
) -> None:
    x, y = place_of(timeline, view_state, FIRST)
    before = picture(timeline).pixelColor(round(x), round(y))
    view_state.set_clause("time", TimeClause(seconds_of(2011), seconds_of(2012)))
    settle()
    assert picture(timeline).pixelColor(round(x), round(y)).lightness() > before.lightness() + 50


def test_lanes_of_very_many_events_are_sorted_aside_and_shown_when_they_are_ready(
    timeline: Timeline,
    document: Document,
    view_state: ViewState,
    monkeypatch: pytest.MonkeyPatch,
    wait_until: Callable[[Callable[[], bool]], None],
) -> None:
    def shown() -> list[str]:
        return [box.title.name for box in timeline.look().scene.boxes]

    by_kind = shown()
    view_state.set_grouping("actor")
    by_actor = shown()
    view_state.set_grouping("kind")
    assert shown() == by_kind
    monkeypatch.setattr("steppeline.ui.timeline.scene.MOST_SORTED_AT_ONCE", 0)
    view_state.set_grouping("region")
    assert shown() == by_kind
    view_state.set_grouping("actor")
    assert shown() == by_kind
    wait_until(lambda: shown() != by_kind)
    assert shown() == by_actor
    view_state.set_grouping("region")
    assert shown() == by_actor
    view_state.set_grouping("actor")
    wait_until(lambda: not document.jobs.running)
    assert shown() == by_actor
