"""The whole picture of the timeline, from the ground up: grid, events, lines, axis and lane names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QPainter

from steppeline.model.calendar import DAY
from steppeline.model.filter import TimeClause
from steppeline.model.index import Index
from steppeline.model.text import Language
from steppeline.model.ticks import ticks
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.theme import Theme, mixed
from steppeline.ui.timeline.axis import Axis, AxisWords
from steppeline.ui.timeline.canvas import Canvas, Look
from steppeline.ui.timeline.headers import Headers
from steppeline.ui.timeline.labels import Labels
from steppeline.ui.timeline.links import link_ends
from steppeline.ui.timeline.marks import Marks
from steppeline.ui.timeline.measures import AXIS, GAP, SCROLLBAR, gutter
from steppeline.ui.timeline.overlays import arrow, chosen_span, empty_words, moment_line, moment_tag
from steppeline.ui.timeline.scene import TIME, Scene, Scenery

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Ghost:
    """A span that is being brushed: what would become the filter if the button were released now."""

    start: int
    end: int


class Picture:
    """Draws the timeline of a view state in one theme, whatever it is drawn on."""

    def __init__(
        self, document: Document, view_state: ViewState, theme: Theme, language: Language, now: Callable[[], int]
    ) -> None:
        self._document = document
        self._state = view_state
        self._language = language
        self._now = now
        self._words = AxisWords(language)
        self._scenery = Scenery(document.book, language)
        self._linked: tuple[int, ...] = ()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self.labels = Labels(self._document.titles, self._language.pick, theme.font("caption"))
        self._axis = Axis(self._words, theme)
        self._headers = Headers(theme, QLocale(self._language.code))
        self._canvas: tuple[Index, Canvas] | None = None

    def set_linked(self, linked: tuple[int, ...]) -> None:
        """The events that the selected one is linked to, by id."""
        self._linked = linked

    def forget(self) -> None:
        """Make everything anew: the casefile has changed."""
        self.set_theme(self._theme)
        self._scenery = Scenery(self._document.book, self._language)

    def scene(self, size: QSize) -> Scene:
        """The scene of the view on a widget of this size."""
        return self._scenery.scene(
            self._state.visible, self._state.viewport, self._state.grouping, max(size.height() - AXIS, 1)
        )

    def look(self, size: QSize, scroll: int) -> Look:
        """How the scene lies on the canvas of a widget of this size, scrolled down by so many pixels."""
        scene, height = self.scene(size), max(size.height() - AXIS, 1)
        return Look(
            scene,
            scene.frame.sheet.offset(self._state.viewport),
            -float(scroll),
            self._state.viewport.pixels,
            height,
            frozenset(self._state.selection),
            self._state.hovered,
            SCROLLBAR if scene.height > height else 0,
        )

    def draw(self, painter: QPainter, size: QSize, scroll: int = 0, ghost: Ghost | None = None) -> None:
        """Draw everything."""
        look, left = self.look(size, scroll), gutter(size.width())
        marks = ticks(self._state.viewport)
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), self._theme.panel)
        painter.save()
        painter.setClipRect(QRectF(left, AXIS, look.width, look.height))
        painter.translate(left, AXIS)
        self._future(painter, look)
        self._axis.grid(painter, marks, 0, look.height)
        self._headers.ground(painter, look, look.width)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._canvas_of(look).draw_counts(painter, look)
        self._links(painter, look)
        self._canvas_of(look).draw_events(painter, look)
        self._span(painter, look, ghost)
        self._lines(painter, look)
        self._emptiness(painter, look)
        painter.restore()
        painter.save()
        painter.setClipRect(QRectF(0, AXIS, left, look.height))
        painter.translate(0, AXIS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._headers.draw(painter, look, left)
        painter.restore()
        painter.save()
        painter.fillRect(QRectF(0, 0, left, AXIS), self._theme.raised)
        painter.setClipRect(QRectF(left, 0, look.width, AXIS))
        painter.translate(left, 0)
        self._axis.draw(painter, marks, look.width)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._tags(painter, look)
        painter.restore()

    def _canvas_of(self, look: Look) -> Canvas:
        index = look.scene.index
        if self._canvas is None or self._canvas[0] is not index:
            marks = Marks(index, self._document.book.kinds, self._theme)
            self._canvas = index, Canvas(marks, self.labels, self._theme)
        return self._canvas[1]

    def _future(self, painter: QPainter, look: Look) -> None:
        """What is still to come lies on a darker ground."""
        x = self._x(self._now())
        if x < look.width:
            ground = mixed(self._theme.panel, self._theme.window, 0.5)
            painter.fillRect(QRectF(max(x, 0.0), 0, look.width - max(x, 0.0), look.height), ground)

    def _span(self, painter: QPainter, look: Look, ghost: Ghost | None) -> None:
        clause = self._state.filter.clause_of(TIME)
        span = ghost or (Ghost(clause.start, clause.end) if isinstance(clause, TimeClause) else None)
        if span is not None:
            left, right = (min(max(self._x(at), -2.0), look.width + 2.0) for at in (span.start, span.end))
            chosen_span(painter, left, right, QSizeF(look.width, look.height), self._theme)

    def _lines(self, painter: QPainter, look: Look) -> None:
        for moment, _, colour, dashed in self._moments():
            moment_line(painter, self._x(moment), look.height, colour, dashed=dashed)

    def _tags(self, painter: QPainter, look: Look) -> None:
        right = float(look.width)
        for moment, words, colour, _ in reversed(self._moments()):
            x = self._x(moment)
            if 0 <= x < look.width:
                right = moment_tag(painter, x, words, right=right, colour=colour, theme=self._theme) - GAP

    def _moments(self) -> list[tuple[int, str, QColor, bool]]:
        """Moments that lines are drawn at, in time: today, and the as-of day where it is another."""
        today, as_of = self._now(), self._state.visible.index.as_of
        today_words = translate("Timeline", "Today") + f" · {self._words.day(today)}"
        moments = [(today, today_words, self._theme.today, False)]
        if as_of is not None and abs(as_of - today) >= DAY:
            as_of_words = translate("Timeline", "As of") + f" {self._words.day(as_of)}"
            moments.append((as_of, as_of_words, self._theme.muted, True))
        return sorted(moments, key=lambda moment: moment[0])

    def _links(self, painter: QPainter, look: Look) -> None:
        if not self._state.selection or not self._linked:
            return
        for start, end in link_ends(look, self._state.selection[0], self._linked):
            arrow(painter, start, end, self._theme.accent, self._theme.panel)

    def _emptiness(self, painter: QPainter, look: Look) -> None:
        words = self._why_empty(look)
        if words is not None:
            empty_words(painter, QRectF(16, 0, look.width - 32, look.height), *words, self._theme)

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

    def _x(self, moment: int) -> float:
        viewport = self._state.viewport
        return (moment - viewport.start) * viewport.pixels / viewport.span
