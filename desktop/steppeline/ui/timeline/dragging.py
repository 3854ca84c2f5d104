"""Dragging a bar, or one of its ends: a ghost shows where it would lie, and nothing is changed until it is let go."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from steppeline.model.calendar import OPEN
from steppeline.model.date_drag import End, can_be_dragged, dragged, unit_at
from steppeline.model.date_words import date_words
from steppeline.model.edtf import bounds_of
from steppeline.model.event import Event, Extent
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.theme import GRID, Theme
from steppeline.ui.timeline.look import Look
from steppeline.ui.timeline.measures import ROW

_REACH = 5.0
"""Pixels on either side of an end from which it can be dragged."""

_LEAST_BAR = 14.0
"""A bar needs so many pixels for its two ends to be told apart."""


@dataclass(frozen=True)
class Drag:
    """What is dragged since the moment under the pointer at its start; `date` is what it would become."""

    event: Event
    extent: Extent
    part: End
    since: int
    date: str


class Dragging:
    """The drag that goes on, if one does."""

    def __init__(self, document: Document, view_state: ViewState, language: Language) -> None:
        self._document = document
        self._state = view_state
        self._language = language
        self.drag: Drag | None = None

    def end_at(self, look: Look, place: QPointF) -> End | None:
        """The end of the selected event's bar at a place of the canvas; None where there is none to drag."""
        selection = self._state.selection
        if not self._document.writable or not selection:
            return None
        row = int(look.scene.index.rows_of(selection[:1])[0])
        bars = look.scene.frame.bars
        for bar in np.flatnonzero(bars.rows == row).tolist():
            left, right = float(bars.x0[bar]) + look.dx, float(bars.x1[bar]) + look.dx
            if abs(look.scene.middles[bar] + look.dy - place.y()) > ROW / 2 or right - left < _LEAST_BAR:
                continue
            for part, at in (("start", left), ("end", right)):
                if abs(place.x() - at) <= _REACH:
                    return "start" if part == "start" else "end"
        return None

    def begin(self, number: int, part: End, moment: int) -> bool:
        """Take hold of an event, if its date can be dragged and the casefile changed."""
        events = self._document.events([number]) if self._document.writable else []
        if not events or not can_be_dragged(events[0].date):
            return False
        event = events[0]
        extent = event.extent or self._document.book.kinds[event.kind].extent
        self.drag = Drag(event, extent, part, moment, event.date)
        return True

    def go_on(self, moment: int, seconds_per_pixel: float) -> None:
        """The pointer is at another moment."""
        drag = self.drag
        if drag is not None:
            date = dragged(drag.event.date, drag.part, drag.since, moment, unit_at(seconds_per_pixel))
            self.drag = drag if date is None else replace(drag, date=date)

    def let_go(self) -> None:
        """Have the date changed to what the ghost shows."""
        drag, self.drag = self.drag, None
        if drag is not None and drag.date != drag.event.date and drag.event.id is not None:
            # Needs what writes, for which the first picture would have to wait.
            from steppeline.session import editing

            editing.set_date(self._document, drag.event.id, drag.date)

    def give_up(self) -> None:
        """Leave everything as it is."""
        self.drag = None

    def words(self) -> str:
        """The date that the ghost shows."""
        drag = self.drag
        return "" if drag is None else self._language.say(date_words(drag.date, drag.extent))

    def draw(self, painter: QPainter, look: Look, pointer: QPointF, theme: Theme) -> None:
        """The ghost on the canvas: the span of the date in the row of the pointer, and the date in words."""
        drag = self.drag
        if drag is None:
            return
        bounds = bounds_of(drag.date, drag.extent)
        start, end = max(bounds.earliest_start, -OPEN // 2), min(bounds.latest_end, OPEN // 2)
        left, right = max(look.x_of(start), -GRID), min(look.x_of(end), look.width + GRID)
        ground = QColor(theme.accent)
        ground.setAlphaF(0.25)
        painter.setPen(QPen(theme.accent, 1.5))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(left, pointer.y() - ROW / 2, max(right - left, 3.0), ROW), 3, 3)
        self._write(painter, look, pointer, theme)

    def _write(self, painter: QPainter, look: Look, pointer: QPointF, theme: Theme) -> None:
        words = self.words()
        painter.setFont(theme.font("strong"))
        metrics = painter.fontMetrics()
        width, height = metrics.horizontalAdvance(words) + 4 * GRID, metrics.height() + 2 * GRID
        x = min(max(pointer.x() + 3 * GRID, 0.0), max(look.readable_width - width, 0))
        y = pointer.y() - ROW / 2 - height - GRID
        box = QRectF(x, y if y >= 0 else pointer.y() + ROW / 2 + GRID, width, height)
        painter.setPen(QPen(theme.line, 1))
        painter.setBrush(theme.raised)
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(theme.text)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
