"""Drawing the canvas on paper: event by event, as lines and letters that stay sharp at any size.

Nothing is in a hurry here. What lies where is the same as on a screen, but for the edges: titles are cut with dots.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from steppeline.model.event import STATUSES
from steppeline.model.sheet import COLUMN
from steppeline.ui.theme import Theme, mixed
from steppeline.ui.timeline.grid import grid_of
from steppeline.ui.timeline.highlights import Marked, draw_grounds, draw_rings, grounds, rings
from steppeline.ui.timeline.labels import Labels
from steppeline.ui.timeline.layout import STICKY
from steppeline.ui.timeline.look import Look, labels_left
from steppeline.ui.timeline.marks import BarPlace, Marks
from steppeline.ui.timeline.measures import BAR, GAP, GLYPH, LEAST_LABEL, STRIP
from steppeline.ui.timeline.strips import COLUMNS, Strip, Strips
from steppeline.ui.timeline.writing import PaperWriter, Writer

_CANCELLED = STATUSES.index("cancelled")


@dataclass(frozen=True, eq=False)
class Paper:
    """What the canvas is drawn with."""

    marks: Marks
    strips: Strips
    labels: Labels
    theme: Theme

    def draw_canvas(self, painter: QPainter, look: Look, now: int) -> None:
        """Draw the ground, which is darker for what is later than `now` (seconds), the grid, and strips of counts."""
        painter.fillRect(QRectF(0, 0, look.width, look.height), self.theme.panel)
        x = max(look.x_of(now), 0.0)
        if x < look.width:
            future = mixed(self.theme.panel, self.theme.window, 0.5)
            painter.fillRect(QRectF(x, 0, look.width - x, look.height), future)
        faint = mixed(self.theme.panel, self.theme.line, 0.55)
        for colour, moments in zip((faint, self.theme.line), grid_of(look.scene.frame.sheet), strict=True):
            self._lines(painter, look, colour, look.all_x_of(moments))
        feet = [int(box.bottom + look.dy) + 0.5 for box in look.boxes_in_view()]
        painter.drawLines([QLineF(0, foot, look.width, foot) for foot in feet])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.theme.font("caption"))
        for box, strip in self.strips.of_lanes(look.scene, look.boxes_in_view()):
            self._strip(painter, look, strip, (box.strip or 0.0) + look.dy)

    def draw_events(
        self, painter: QPainter, look: Look, selected: Marked, hovered: Marked, part: QRect, *, all_at_once: bool
    ) -> bool:
        """Draw bars, glyphs and labels, and highlights beneath: all of them, always."""
        chosen = look.bars_in_view()
        for marked, is_selected in ((hovered, False), (selected, True)):
            draw_grounds(painter, grounds(look, marked), self.theme, is_selected=is_selected)
        self._bars(painter, look, chosen)
        self._titles(painter, look, chosen)
        for marked, is_selected in ((hovered, False), (selected, True)):
            places = rings(look, marked)
            draw_rings(painter, places, self.theme, is_selected=is_selected)
            for row, x, y in zip(*(column.tolist() for column in places), strict=True):
                self._glyph(painter, x, y, int(look.scene.index.kind[row]), int(look.scene.index.status[row]))
        return True

    @contextmanager
    def writing(self, painter: QPainter) -> Iterator[Writer]:
        """What to write with meanwhile."""
        yield PaperWriter(painter)

    @staticmethod
    def _lines(painter: QPainter, look: Look, colour: QColor, places: list[float]) -> None:
        painter.setPen(QPen(colour, 0))
        seen = (x for x in places if 0 <= x <= look.width)
        painter.drawLines([QLineF(int(x) + 0.5, 0, int(x) + 0.5, look.height) for x in seen])

    def _strip(self, painter: QPainter, look: Look, strip: Strip, top: float) -> None:
        place = QRectF(look.dx, top, strip.part.width() * COLUMN, COLUMNS)
        # Cut out: of a part of an image, SVG would draw the whole.
        painter.drawImage(place, strip.image.copy(strip.part))
        painter.setPen(QPen(self.theme.line, 0))
        painter.drawLine(QLineF(0, top + STRIP - 1.5, look.width, top + STRIP - 1.5))
        painter.setPen(self.theme.muted)
        for x, number in strip.numbers:
            if 0 < x + look.dx < look.width:
                painter.drawText(QPointF(x + look.dx, top + STRIP - 5), number)

    def _bars(self, painter: QPainter, look: Look, chosen: NDArray[np.intp]) -> None:
        bars, index = look.scene.frame.bars, look.scene.index
        rows = bars.rows[chosen]
        columns = (bars.x0, bars.x_certain0, bars.x_certain1, bars.x1)
        edges = [(column[chosen] + look.dx).tolist() for column in columns]
        places = list(map(BarPlace, *edges, (look.scene.middles[chosen] + look.dy).tolist()))
        codes = index.kind[rows].tolist(), index.status[rows].tolist()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for place, kind, status in zip(places, *codes, strict=True):
            if place.x1 - place.x0 >= look.scene.frame.mark:
                self.marks.printed_bar(painter, place, (-2 * BAR, look.width + 2 * BAR), kind, status)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        for place, anchor, kind, status in zip(places, (bars.anchor[chosen] + look.dx).tolist(), *codes, strict=True):
            x = _sticky_glyph(place, anchor)
            if -GLYPH < x < look.width + GLYPH:
                self._glyph(painter, x, place.y, kind, status)

    def _glyph(self, painter: QPainter, x: float, y: float, kind: int, status: int) -> None:
        painter.translate(x, y)
        self.marks.glyph(painter, kind, status)
        painter.translate(-x, -y)

    def _titles(self, painter: QPainter, look: Look, chosen: NDArray[np.intp]) -> None:
        bars, scene = look.scene.frame.bars, look.scene
        ids = scene.index.ids[bars.rows[chosen]].tolist()
        beside = labels_left(bars)[chosen] + look.dx
        surely_before = (bars.x_certain0[chosen] + look.dx < 0) & (bars.x_certain1[chosen] > bars.x_certain0[chosen])
        sticky = np.where(surely_before, STICKY + GLYPH + GAP, STICKY)
        reaches_in = bars.x1[chosen] + look.dx > STICKY + LEAST_LABEL
        left = np.where(reaches_in, np.maximum(beside, sticky), beside)
        room = np.minimum(bars.room[chosen] + look.dx, look.readable_width) - GAP - left
        readable = np.flatnonzero((room >= LEAST_LABEL) & (left > 0))
        self.labels.prepare([ids[at] for at in readable.tolist()])
        statuses = scene.index.status[bars.rows[chosen]]
        top = scene.middles[chosen] + look.dy - self.labels.height / 2
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.text)
        for at in readable.tolist():
            label = self.labels.label(ids[at], float(room[at]))
            x, y = float(left[at]), float(top[at])
            painter.drawStaticText(QPointF(x, y), label.text)
            if statuses[at] == _CANCELLED:
                middle = y + self.labels.height * 0.55
                painter.drawLine(QLineF(x, middle, x + label.width, middle))


def _sticky_glyph(place: BarPlace, anchor: float) -> float:
    """Where the glyph stands: at the left edge for an event that surely goes on there and began before."""
    edge = STICKY + GLYPH / 2
    return max(anchor, edge) if place.sure0 < edge < place.sure1 - GLYPH else anchor
