"""Painting: what is kept, slid and copied looks exactly like what is painted anew; and no frame does too much."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QByteArray, QPoint, QRect, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QRegion
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget
from timed_casefile import crowd, timed_casefile

from steppeline.model.calendar import DAY, seconds_of
from steppeline.model.event import Event, Extent, Names, Status
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.pictures import picture
from steppeline.ui.theme import Theme, dark
from steppeline.ui.timeline.layout import layout_of
from steppeline.ui.timeline.mark_sprites import MarkSprites
from steppeline.ui.timeline.marks import Marks
from steppeline.ui.timeline.measures import AXIS, STRIP, gutter
from steppeline.ui.timeline.picture import Picture
from steppeline.ui.timeline.timeline import Timeline
from steppeline.ui.timeline.titles import MOST_NEW

TODAY = seconds_of(2016, 5, 7)
SIZE = QSize(800, 260)
STATUSES: tuple[Status, ...] = ("happened", "planned", "postponed", "cancelled", "unknown", "happened")


def medley(count: int) -> tuple[Event, ...]:
    """Events of every sort: short and long, sure and unsure, of every status; and a crowd on one day."""
    dice = random.Random(4)
    made = []
    for at in range(count):
        year, month = dice.randint(1999, 2018), dice.randint(1, 12)
        until = f"{year + dice.randint(0, 5)}-12-0{dice.randint(1, 9)}"
        date = dice.choice(
            (f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-1{at % 10}", f"{year}-{month:02}/{until}")
        )
        title = {"en": f"Event {at} " + "with a longer title " * dice.randint(0, 3)}
        extent: Extent = "within" if at % 2 else "throughout"
        kind, status = ("forum", "visit", "crisis")[at % 3], STATUSES[at % len(STATUSES)]
        made.append(Event(kind, title, date, refs=(f"m{at}",), status=status, extent=extent))
    return (*made, *crowd(30))


@pytest.fixture
def crowded(open_document: Callable[[Path], Document], tmp_path: Path) -> Document:
    return open_document(timed_casefile(tmp_path / "medley.steppeline", medley(200)))


def picture_of(document: Document, state: ViewState, theme: Theme) -> Picture:
    return Picture(document, state, theme, Language("en"), lambda: TODAY)


def drawn(picture: Picture, scroll: int, ratio: float, part: QRegion | None = None) -> QImage:
    """The whole picture on a device of a ratio."""
    image = QImage(SIZE * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    with QPainter(image) as painter:
        look = picture.look(SIZE, scroll, ratio)
        assert picture.draw(painter, SIZE, look, part=part or QRegion(QRect(0, 0, 4000, 4000)), all_at_once=True)
    return image


def wander(state: ViewState, seed: int) -> Iterable[int]:
    """Pan by random steps, with a zoom now and then; how far to scroll down each time."""
    dice, scroll = random.Random(seed), 0
    for step in range(14):
        pixels = dice.choice((1, 3, 17, 96, 400, 900))
        state.set_viewport(state.viewport.pan(dice.choice((-1, 1)) * pixels))
        if step == 7:
            state.set_viewport(state.viewport.zoom(dice.choice((0.7, 1.9)), 300))
        scroll = dice.choice((0, scroll, scroll, 13, 40))
        yield scroll


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_panned_picture_is_that_of_a_fresh_one(crowded: Document, theme: Theme, seed: int, ratio: float) -> None:
    state = ViewState(crowded)
    start, end = seconds_of(2002), seconds_of(2013)
    state.set_viewport(replace(state.viewport, start=start, end=end, pixels=SIZE.width() - gutter(SIZE.width())))
    state.select([3, 5, 100, 230])
    state.hover(8)
    kept = picture_of(crowded, state, theme)
    for scroll in wander(state, seed):
        assert drawn(kept, scroll, ratio) == drawn(picture_of(crowded, state, theme), scroll, ratio)


def test_a_panned_widget_looks_like_a_fresh_one(crowded: Document, theme: Theme, show: Callable[..., QWidget]) -> None:
    state = ViewState(crowded)
    timeline, other = (Timeline(crowded, state, theme, Language("en"), now=lambda: TODAY) for _ in range(2))
    show(timeline, width=1000, height=500)
    for _ in wander(state, 5):
        timeline.repaint()
    other.resize(timeline.size())
    timeline.clearFocus()
    assert timeline.grab().toImage() == other.grab().toImage()


def test_a_part_is_drawn_like_the_whole(crowded: Document, theme: Theme) -> None:
    state = ViewState(crowded)
    state.set_viewport(replace(state.viewport, pixels=SIZE.width() - gutter(SIZE.width())))
    state.select([3, 5])
    kept = picture_of(crowded, state, theme)
    whole = drawn(kept, 0, 1.0)
    for part in (QRect(200, 60, 300, 22), QRect(0, 100, 400, 3), QRect(150, 0, 500, 45)):
        assert drawn(kept, 0, 1.0, QRegion(part)).copy(part) == whole.copy(part)


def on_screen(timeline: Timeline) -> QImage:
    device = timeline.backingStore().paintDevice()
    assert isinstance(device, QImage)
    return device.copy()


def grabbed(timeline: Timeline) -> QImage:
    return timeline.grab().toImage().convertToFormat(on_screen(timeline).format())


def test_titles_come_a_few_in_a_frame_until_all_are_there(
    crowded: Document,
    theme: Theme,
    show: Callable[..., QWidget],
    wait_until: Callable[[Callable[[], bool]], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[int] = []
    titles = crowded.titles

    def recorded(ids: Sequence[int]) -> list[Names]:
        read.append(len(ids))
        return titles(ids)

    monkeypatch.setattr(crowded, "titles", recorded)
    state = ViewState(crowded)
    whole = state.viewport
    state.set_viewport(replace(whole, start=seconds_of(2030), end=seconds_of(2031)))
    timeline = Timeline(crowded, state, theme, Language("en"), now=lambda: TODAY)
    show(timeline, width=1400, height=900)
    wait_until(lambda: on_screen(timeline) == grabbed(timeline))
    read.clear()
    state.set_viewport(replace(whole, pixels=state.viewport.pixels))
    wait_until(lambda: bool(read) and read[-1] < MOST_NEW)
    assert max(read) == MOST_NEW
    wait_until(lambda: on_screen(timeline) == grabbed(timeline))


def test_a_picture_that_is_grabbed_has_all_titles_at_once(crowded: Document, theme: Theme) -> None:
    state = ViewState(crowded)
    timeline = Timeline(crowded, state, theme, Language("en"), now=lambda: TODAY)
    timeline.resize(1400, 900)
    assert timeline.grab().toImage() == timeline.grab().toImage()


class Recording(Timeline):
    """Remembers what of it was painted."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self.painted: list[QRegion] = []
        super().__init__(*arguments, **options)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted.append(event.region())
        super().paintEvent(event)


def test_pointing_paints_only_the_row_of_the_event(
    document: Document, view_state: ViewState, theme: Theme, show: Callable[..., QWidget], turn: Callable[[], None]
) -> None:
    state = view_state
    timeline = Recording(document, state, theme, Language("en"), now=lambda: TODAY)
    show(timeline, width=1000, height=500)
    turn()
    look = timeline.look()
    bars = look.scene.frame.bars
    x, y = gutter(1000) + bars.anchor[0] + look.dx, AXIS + look.scene.middles[0] + look.dy
    timeline.painted.clear()
    state.hover(int(look.scene.index.ids[bars.rows[0]]))
    turn()
    (painted,) = timeline.painted
    assert painted.contains(QPoint(round(float(x)), round(float(y))))
    assert painted.boundingRect().height() < 30
    assert on_screen(timeline) == grabbed(timeline)


def test_a_move_in_time_leaves_names_and_scroll_bar_alone(
    crowded: Document, theme: Theme, show: Callable[..., QWidget], turn: Callable[[], None]
) -> None:
    state = ViewState(crowded)
    timeline = Recording(crowded, state, theme, Language("en"), now=lambda: TODAY)
    show(timeline, width=1000, height=200)
    state.set_viewport(state.viewport.pan(3))
    timeline.grab()
    turn()
    scene = timeline.look().scene
    timeline.painted.clear()
    state.set_viewport(state.viewport.pan(3))
    turn()
    assert timeline.look().scene is scene
    (painted,) = timeline.painted
    assert painted.boundingRect().left() == gutter(1000)
    assert not painted.contains(QPoint(995, 100))
    assert on_screen(timeline) == grabbed(timeline)


def test_another_theme_leaves_nothing_of_the_one_before(crowded: Document, theme: Theme) -> None:
    state = ViewState(crowded)
    kept = picture_of(crowded, state, theme)
    drawn(kept, 0, 1.0)
    kept.set_theme(dark())
    assert drawn(kept, 0, 1.0) == drawn(picture_of(crowded, state, dark()), 0, 1.0)


@pytest.mark.parametrize("year", [-9990, 9990])
def test_the_ends_of_time_are_painted(crowded: Document, theme: Theme, year: int) -> None:
    state = ViewState(crowded)
    state.set_viewport(replace(state.viewport, start=seconds_of(year), end=seconds_of(year) + DAY, pixels=640))
    kept = picture_of(crowded, state, theme)
    for _ in range(3):
        state.set_viewport(state.viewport.pan(37))
        assert drawn(kept, 0, 1.0) == drawn(picture_of(crowded, state, theme), 0, 1.0)


def difference(one: QImage, other: QImage, part: QRect) -> float:
    """How far two pictures are apart in a part of them, 0 to 255 a pixel and channel."""
    pixels = [
        np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).copy(part).constBits(), np.uint8).astype(float)
        for image in (one, other)
    ]
    return float(np.abs(pixels[0] - pixels[1]).mean())


def test_paper_shows_what_the_screen_shows(crowded: Document, theme: Theme) -> None:
    state = ViewState(crowded)
    timeline = Timeline(crowded, state, theme, Language("en"), now=lambda: TODAY)
    timeline.resize(1200, 900)
    screen, paper = timeline.grab().toImage(), QImage(1200, 900, QImage.Format.Format_RGB32)
    with QPainter(paper) as painter:
        QSvgRenderer(QByteArray(picture(timeline, ".svg"))).render(painter)
    box = next(box for box in timeline.look().scene.boxes if box.strip is not None)
    counts = QRect(gutter(1200), AXIS + round(box.strip or 0.0), 1_000, round(STRIP) - 2)
    glyphs_of_lanes = QRect(0, AXIS, 24, 800)
    assert difference(screen, paper, counts) < 0.5
    assert difference(screen, paper, glyphs_of_lanes) < 0.2
    assert difference(screen, paper, screen.rect()) < 4


def test_where_nothing_is_to_be_drawn_nothing_is(crowded: Document, theme: Theme) -> None:
    look = picture_of(crowded, ViewState(crowded), theme).look(SIZE, 0, 1.0)
    marks = MarkSprites(Marks(look.scene.index, crowded.book.kinds, theme), 1.0)
    layout, image = layout_of(look.scene, 1.0), QImage(SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    assert (layout.is_wide & ~layout.happened).any()
    with QPainter(image) as painter:
        painter.setClipRect(QRect(5, 5, 0, 0))
        marks.bars(painter, layout, np.arange(len(look.scene.frame.bars.rows)), look.left, look.top)
    assert not np.frombuffer(image.constBits(), np.uint8).any()
