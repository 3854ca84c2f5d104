"""The whole picture of the timeline, from the ground up: grid, events, lines, axis and lane names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QRegion

from steppeline.model.calendar import DAY
from steppeline.model.filter import TimeClause
from steppeline.model.index import Index
from steppeline.model.text import Language
from steppeline.model.ticks import ticks
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.theme import Theme
from steppeline.ui.timeline.axis import Axis, AxisWords
from steppeline.ui.timeline.headers import Headers
from steppeline.ui.timeline.highlights import Highlights, grounds, rings
from steppeline.ui.timeline.labels import Labels
from steppeline.ui.timeline.lettering import Lettering, Style
from steppeline.ui.timeline.links import link_ends
from steppeline.ui.timeline.look import Look
from steppeline.ui.timeline.marks import Marks
from steppeline.ui.timeline.measures import AXIS, GAP, SCROLLBAR, STRIP, gutter
from steppeline.ui.timeline.overlays import arrow, chosen_span, empty_words, moment_line, moment_tag
from steppeline.ui.timeline.paper import Paper
from steppeline.ui.timeline.scene import TIME, Scene, Scenery
from steppeline.ui.timeline.screen import Screen
from steppeline.ui.timeline.stage_marks import StageMarks
from steppeline.ui.timeline.strips import Strips
from steppeline.ui.timeline.writing import Writer

translate = QCoreApplication.translate

Surface = Paper | Screen
"""What the canvas is drawn with."""

_PAPERS = frozenset({QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf, QPaintEngine.Type.Picture})
PAPER_RATIO = 64.0
"""Paper has no pixels: things are placed on it as finely as can be seen."""


class _Moment(NamedTuple):
    """A moment (seconds) that a line is drawn at, and what it is called."""

    moment: int
    words: str
    colour: QColor
    is_dashed: bool


@dataclass(frozen=True)
class Ghost:
    """A span that is being brushed: what would become the filter if the button were released now."""

    start: int
    end: int


class Picture:
    """Draws the timeline of a view state in one theme, on screens and on paper.

    `ready` is called when a grouping that was waited for can be drawn.
    """

    def __init__(
        self,
        document: Document,
        view_state: ViewState,
        theme: Theme,
        language: Language,
        now: Callable[[], int],
        *,
        ready: Callable[[], None] = lambda: None,
    ) -> None:
        self._document = document
        self._state = view_state
        self._language = language
        self._now = now
        self._words = AxisWords(language)
        self.scenery = Scenery(document.book, language, document.jobs, ready)
        self._linked: tuple[int, ...] = ()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self.labels = Labels(self._document.titles, self._language.pick, theme.font("caption"))
        self._axis = Axis(self._words, theme)
        self._headers = Headers(theme, QLocale(self._language.code))
        self._tag = Style(theme.font("caption"), theme.panel)
        self._highlights = Highlights()
        self._stages = StageMarks(self._document, theme)
        self._paper: tuple[Index, Paper] | None = None
        self._screen: Screen | None = None
        self._is_new = True

    def set_linked(self, linked: tuple[int, ...]) -> None:
        """The events that the selected one is linked to, by id."""
        self._linked = linked

    def forget(self) -> None:
        """Make everything anew: the casefile has changed."""
        self.set_theme(self._theme)
        self.scenery.follow(self._document.book)

    def scene(self, size: QSize, scroll: int) -> Scene:
        """The scene of the view on a widget of this size, scrolled down by so many pixels."""
        state, height = self._state, max(size.height() - AXIS, 1)
        return self.scenery.scene(state.visible, state.viewport, state.grouping, height, scroll)

    def look(self, size: QSize, scroll: int, ratio: float) -> Look:
        """How the scene lies on the canvas of a widget of this size, scrolled down by so many pixels.

        `ratio` pixels of the device make a logical one.
        """
        scene, height = self.scene(size, scroll), max(size.height() - AXIS, 1)
        return Look(
            scene,
            round(scene.frame.sheet.offset(self._state.viewport) * ratio) / ratio,
            -round(scroll * ratio) / ratio,
            self._state.viewport.pixels,
            height,
            SCROLLBAR if scene.height > height else 0,
            ratio,
        )

    def rows_of(self, event: int | None, look: Look) -> list[QRectF]:
        """The parts of the canvas that look otherwise when an event is highlighted."""
        marked = self._highlights.hovered(look.scene, event)
        _, xs, ys = rings(look, marked)
        places = zip(xs.tolist(), ys.tolist(), strict=True)
        return [*grounds(look, marked), *(QRectF(x - STRIP, y - STRIP, 2 * STRIP, 2 * STRIP) for x, y in places)]

    def draw(
        self,
        painter: QPainter,
        size: QSize,
        look: Look,
        ghost: Ghost | None = None,
        *,
        part: QRegion,
        all_at_once: bool,
    ) -> bool:
        """Draw what lies in a part of a widget. Gives back whether no title is missing.

        None is if `all_at_once`, nor the first time: then nothing would be won by it.
        """
        left, surface, is_complete = gutter(size.width()), self._surface(painter, look), True
        now = self._now()
        moments = self._moments(now)
        canvas = QRect(left, AXIS, look.readable_width, look.height)
        if part.intersects(canvas):
            with _within(painter, canvas):
                surface.draw_canvas(painter, look, now)
                seen = part.intersected(canvas).boundingRect().translated(-canvas.topLeft())
                is_complete = self._events(painter, surface, look, seen, all_at_once=all_at_once or self._is_new)
                self._is_new = False
                self._above(painter, look, moments, ghost)
        painter.fillRect(QRect(left + look.readable_width, AXIS, look.covered, look.height), self._theme.panel)
        if part.intersects(QRect(0, 0, left, size.height())):
            painter.fillRect(QRectF(0, 0, left, AXIS), self._theme.raised)
            with _within(painter, QRect(0, AXIS, left, look.height)), surface.writing(painter) as writer:
                self._headers.draw(painter, writer, look, left)
        if part.intersects(QRect(left, 0, look.width, AXIS)):
            with _within(painter, QRect(left, 0, look.width, AXIS)), surface.writing(painter) as writer:
                self._axis.draw(painter, writer, ticks(self._state.viewport), look)
                self._tags(painter, writer, look, moments)
        return is_complete

    def _surface(self, painter: QPainter, look: Look) -> Surface:
        """What the canvas is drawn with: made for an index, and for a fineness of pixels."""
        index, kinds = look.scene.index, self._document.book.kinds
        if self._paper is None or self._paper[0] is not index:
            marks, strips = Marks(index, kinds, self._theme), Strips(self._theme)
            self._paper, self._screen = (index, Paper(marks, strips, self.labels, self._theme)), None
        paper, area = self._paper[1], look.width * look.height
        if is_paper(painter):
            return paper
        if self._screen is None or self._screen.lettering.ratio != look.ratio or self._screen.lettering.area < area:
            lettering = Lettering(look.ratio, area)
            self._screen = Screen(paper.marks, self.labels, self._theme, lettering)
        return self._screen

    def _events(self, painter: QPainter, surface: Surface, look: Look, part: QRect, *, all_at_once: bool) -> bool:
        """Draw links, and what of the events does not slide with the sheet."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._state.selection and self._linked:
            for start, end in link_ends(look, self._state.selection[0], self._linked):
                arrow(painter, start, end, self._theme.accent, self._theme.panel)
        selected = self._highlights.selected(look.scene, self._state.selection)
        hovered = self._highlights.hovered(look.scene, self._state.hovered)
        is_complete = surface.draw_events(painter, look, selected, hovered, part, all_at_once=all_at_once)
        self._stages.draw(painter, look)
        return is_complete

    def _above(self, painter: QPainter, look: Look, moments: list[_Moment], ghost: Ghost | None) -> None:
        """Draw what lies above the events: a chosen span, lines at moments, and words where there are no events."""
        clause = self._state.filter.clause_of(TIME)
        span = ghost or (Ghost(clause.start, clause.end) if isinstance(clause, TimeClause) else None)
        if span is not None:
            left, right = (min(max(look.x_of(at), -2.0), look.width + 2.0) for at in (span.start, span.end))
            chosen_span(painter, left, right, QSizeF(look.width, look.height), self._theme)
        for moment, _, colour, dashed in moments:
            moment_line(painter, look.x_of(moment), look.height, colour, dashed=dashed)
        words = self._why_empty(look)
        if words is not None:
            empty_words(painter, QRectF(16, 0, look.width - 32, look.height), *words, self._theme)

    def _tags(self, painter: QPainter, writer: Writer, look: Look, moments: list[_Moment]) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        right = float(look.width)
        for moment, words, colour, _ in reversed(moments):
            x = look.x_of(moment)
            if 0 <= x < look.width:
                right = moment_tag(painter, writer, x, words, style=self._tag, colour=colour, right=right) - GAP

    def _moments(self, today: int) -> list[_Moment]:
        """Moments that lines are drawn at, in time: today, and the as-of day where it is another."""
        as_of = self._state.visible.index.as_of
        today_words = translate("Timeline", "Today") + f" · {self._words.day(today)}"
        moments = [_Moment(today, today_words, self._theme.today, is_dashed=False)]
        if as_of is not None and abs(as_of - today) >= DAY:
            as_of_words = translate("Timeline", "As of") + f" {self._words.day(as_of)}"
            moments.append(_Moment(as_of, as_of_words, self._theme.muted, is_dashed=True))
        return sorted(moments, key=lambda moment: moment[0])

    def _why_empty(self, look: Look) -> tuple[str, str] | None:
        if not len(look.scene.index):
            return (
                translate("Timeline", "This casefile has no events yet"),
                translate("Timeline", "Open another one, or the shipped dataset, from the File menu."),
            )
        if not look.scene.visible.any():
            return (
                translate("Timeline", "No event matches"),
                translate("Timeline", "Clear the filter with Esc, or take away one of its parts."),
            )
        return None


def is_paper(painter: QPainter) -> bool:
    """Whether what is painted is kept as lines and letters, not as pixels."""
    return painter.paintEngine().type() in _PAPERS


@contextmanager
def _within(painter: QPainter, place: QRect) -> Iterator[None]:
    """Draw meanwhile in nothing but a place, with its upper left corner at (0, 0)."""
    painter.save()
    painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
    painter.translate(place.topLeft())
    try:
        yield
    finally:
        painter.restore()
