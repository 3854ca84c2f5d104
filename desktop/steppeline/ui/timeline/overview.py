"""The overview: all of time with the number of events, and the part of it in view as a brush to be moved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from steppeline.model.arrays import Integers
from steppeline.model.text import Language
from steppeline.model.ticks import ticks
from steppeline.model.viewport import EARLIEST, LATEST, Viewport
from steppeline.session.clock import civil_now
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.theme import Theme, mixed
from steppeline.ui.timeline.axis import AxisWords
from steppeline.ui.timeline.density import Columns
from steppeline.ui.timeline.measures import AXIS_ROW, GAP, OVERVIEW, gutter
from steppeline.ui.timeline.pointer import zoomed_by_wheel
from steppeline.ui.timeline.spread import Spread

Grip = Literal["left", "right", "body", "elsewhere"]

_COLUMN = 3
_HANDLE = 8.0
_SPACING = 64.0
_LEAST_BRUSH = 6.0
"""Pixels. A brush for a smaller part of time is drawn this wide, so that it is still seen and caught."""


@dataclass(frozen=True, eq=False)
class _Hold:
    """What is held by the mouse: a part of the brush, since a place, with the viewport of that moment."""

    grip: Grip
    x: float
    viewport: Viewport


class Overview(QWidget):
    """The whole span of the casefile. The brush is the view: its ends and its body are dragged, a click centres it."""

    def __init__(
        self,
        document: Document,
        view_state: ViewState,
        theme: Theme,
        language: Language,
        parent: QWidget | None = None,
        *,
        now: Callable[[], int] = civil_now,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._state = view_state
        self._theme = theme
        self._now = now
        self._words = AxisWords(language)
        self._spread = Spread(document.index)
        self._drawn: tuple[Integers, Integers] | None = None
        self._hold: _Hold | None = None
        self.setFixedHeight(OVERVIEW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Overview of all time"))
        self.setAccessibleDescription(self.tr("Drag the frame or its ends to choose what the timeline shows."))
        view_state.visible_changed.connect(self._on_visible_changed)
        view_state.viewport_changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as may be."""
        return QSize(640, OVERVIEW)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw counts, axis and brush."""
        painter = QPainter(self)
        theme, left, whole = self._theme, gutter(self.width()), self._whole()
        painter.fillRect(self.rect(), theme.panel)
        painter.fillRect(QRectF(0, 0, left, self.height()), theme.raised)
        painter.setPen(QPen(theme.line, 0))
        painter.drawLine(QLineF(left - 0.5, 0, left - 0.5, self.height()))
        painter.setClipRect(QRectF(left, 0, whole.pixels, self.height()))
        painter.translate(left, 0)
        self._draw_counts(painter, whole)
        self._draw_axis(painter, whole)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_brush(painter, whole)
        painter.resetTransform()
        painter.setClipping(False)
        painter.setPen(QPen(theme.line, 0))
        painter.drawLine(QLineF(0, self.height() - 0.5, self.width(), self.height() - 0.5))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Count in other columns."""
        self._drawn = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom the view about the moment under the pointer, as far as that is in view."""
        viewport = self._state.viewport
        moment = self._whole().seconds_at(self._x(event.position()))
        pixel = (moment - viewport.start) / viewport.seconds_per_pixel
        inside = min(max(pixel, 0.0), float(viewport.pixels))
        turn = event.angleDelta().y() or event.angleDelta().x()
        self._state.set_viewport(zoomed_by_wheel(viewport, turn, inside))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the brush; elsewhere, bring its middle here first."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x = self._x(event.position())
        grip = self._grip(x)
        if grip == "elsewhere":
            viewport = self._state.viewport
            middle = viewport.start + viewport.span // 2
            moment = self._whole().seconds_at(x)
            self._state.set_viewport(viewport.pan((moment - middle) / viewport.seconds_per_pixel))
            grip = "body"
        self._hold = _Hold(grip, x, self._state.viewport)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held; else show what could be."""
        x, hold = self._x(event.position()), self._hold
        if hold is None:
            self._show_grip(self._grip(x))
            return
        seconds = round((x - hold.x) * self._whole().seconds_per_pixel)
        viewport, shortest = hold.viewport, hold.viewport.pixels
        if hold.grip == "body":
            self._state.set_viewport(viewport.pan(seconds / viewport.seconds_per_pixel))
        elif hold.grip == "left":
            start = min(max(viewport.start + seconds, EARLIEST), viewport.end - shortest)
            self._state.set_viewport(replace(viewport, start=start))
        else:
            end = max(min(viewport.end + seconds, LATEST), viewport.start + shortest)
            self._state.set_viewport(replace(viewport, end=end))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._hold = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show everything."""
        self._hold = None
        self._state.set_viewport(self._state.viewport.fit(*self._spread.span))

    @Slot()
    def _on_visible_changed(self) -> None:
        self._spread.follow(self._state.visible.index)
        self._drawn = None
        self.update()

    def _whole(self) -> Viewport:
        pixels = max(self.width() - gutter(self.width()), 1)
        return replace(self._state.viewport, pixels=pixels).fit(*self._spread.span, margin=0.03)

    def _x(self, place: QPointF) -> float:
        return place.x() - gutter(self.width())

    def brush(self) -> tuple[float, float]:
        """The pixels, right of the gutter, at which the brush begins and ends: kept inside, wide enough to be seen."""
        whole = self._whole()
        viewport = self._state.viewport
        left, right = ((at - whole.start) / whole.seconds_per_pixel for at in (viewport.start, viewport.end))
        middle = min(max((left + right) / 2, 0.0), float(whole.pixels))
        left = min(max(left, 0.0), max(middle - _LEAST_BRUSH / 2, 0.0))
        right = max(min(right, float(whole.pixels)), min(middle + _LEAST_BRUSH / 2, float(whole.pixels)))
        return left, right

    def _grip(self, x: float) -> Grip:
        left, right = self.brush()
        to_left, to_right = abs(x - left), abs(x - right)
        if min(to_left, to_right) <= _HANDLE and (right - left > 3 * _HANDLE or not left <= x <= right):
            return "left" if to_left <= to_right else "right"
        return "body" if left <= x <= right else "elsewhere"

    def _show_grip(self, grip: Grip) -> None:
        shapes = {"body": Qt.CursorShape.OpenHandCursor, "elsewhere": Qt.CursorShape.PointingHandCursor}
        self.setCursor(shapes.get(grip, Qt.CursorShape.SizeHorCursor))

    def _draw_counts(self, painter: QPainter, whole: Viewport) -> None:
        if self._drawn is None:
            columns = max(whole.pixels // _COLUMN, 1)
            self._drawn = self._spread.counts(whole, columns, self._state.visible.result)
        everything, visible = self._drawn
        height = self.height() - AXIS_ROW - 4
        highest = int(everything.max(initial=1))
        place = QRectF(0, 4, whole.pixels, height)
        grey = mixed(self._theme.faint, self._theme.panel, 0.45)
        painter.drawImage(place, Columns(grey, height).image(everything, highest))
        painter.drawImage(place, Columns(self._theme.accent, height).image(visible, highest))

    def _draw_axis(self, painter: QPainter, whole: Viewport) -> None:
        top = self.height() - AXIS_ROW
        painter.setPen(QPen(self._theme.line, 0))
        painter.drawLine(QLineF(0, top + 0.5, whole.pixels, top + 0.5))
        painter.setFont(self._theme.font("caption"))
        for mark in ticks(whole, _SPACING).marks:
            x = int(mark.pixel) + 0.5
            painter.setPen(QPen(self._theme.line, 0))
            painter.drawLine(QLineF(x, top, x, top + 6))
            painter.setPen(self._theme.muted)
            painter.drawText(QPointF(x + GAP, self.height() - 6), self._words.say(mark.label))
        today = (self._now() - whole.start) / whole.seconds_per_pixel
        painter.setPen(QPen(self._theme.today, 0))
        painter.drawLine(QLineF(int(today) + 0.5, 0, int(today) + 0.5, top))

    def _draw_brush(self, painter: QPainter, whole: Viewport) -> None:
        left, right = self.brush()
        veil = QColor(self._theme.window)
        veil.setAlphaF(0.62)
        painter.fillRect(QRectF(0, 0, left, self.height()), veil)
        painter.fillRect(QRectF(right, 0, whole.pixels - right, self.height()), veil)
        painter.setPen(QPen(self._theme.accent, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(left, 1, right - left, self.height() - 2.5))
        painter.setPen(QPen(self._theme.panel, 1))
        painter.setBrush(self._theme.accent)
        middle = (self.height() - AXIS_ROW) / 2
        for x in (max(left - 6, 0.0), min(right - 1, whole.pixels - 7.0)):
            painter.drawRoundedRect(QRectF(x, middle - 9, 7, 18), 3, 3)
