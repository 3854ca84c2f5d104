"""The column of lane names at the left."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from steppeline.model.reference import Kind
from steppeline.ui.theme import GRID, Theme
from steppeline.ui.timeline.lettering import Style
from steppeline.ui.timeline.look import Look
from steppeline.ui.timeline.measures import GLYPH, LANE_MARGIN, ROW
from steppeline.ui.timeline.scene import LaneBox
from steppeline.ui.timeline.writing import Writer
from steppeline.ui.widgets.glyphs import glyph_path


class Headers:
    """Draws names, counts and glyphs of lanes in one theme."""

    def __init__(self, theme: Theme, locale: QLocale) -> None:
        self._theme = theme
        self._locale = locale
        self._name = Style(theme.font("body"), theme.text)
        self._count = Style(theme.font("caption"), theme.muted)
        self._glyphs: dict[str, tuple[QColor, QPainterPath]] = {}

    def draw(self, painter: QPainter, writer: Writer, look: Look, gutter: int) -> None:
        """The column itself, `gutter` pixels wide, from y = 0 down."""
        boxes = look.boxes_in_view()
        painter.fillRect(QRectF(0, 0, gutter, look.height), self._theme.raised)
        painter.setPen(QPen(self._theme.line, 0))
        feet = [int(box.bottom + look.dy) + 0.5 for box in boxes]
        edge = QLineF(gutter - 0.5, 0, gutter - 0.5, look.height)
        painter.drawLines([edge, *(QLineF(0, foot, gutter, foot) for foot in feet)])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box in boxes:
            self._title(painter, writer, box, look, gutter)

    def _title(self, painter: QPainter, writer: Writer, box: LaneBox, look: Look, gutter: int) -> None:
        top, bottom = box.top + look.dy + LANE_MARGIN, box.bottom + look.dy - LANE_MARGIN
        # The name of a tall lane stays in sight while the lane is scrolled.
        middle = min(max(top, LANE_MARGIN), bottom - ROW) + ROW / 2
        left = 2.0 * GRID
        if box.title.kind is not None:
            colour, shape = self._glyph(box.title.kind)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPath(shape.translated(left + GLYPH / 2, middle))
            left += GLYPH + 2 * GRID
        count = self._locale.toString(box.events)
        right = gutter - 2 * GRID - self._count.width(count)
        writer.write(self._count, count, right, middle)
        writer.write(self._name, self._name.elided(box.title.name, right - left - 2 * GRID), left, middle)

    def _glyph(self, kind: Kind) -> tuple[QColor, QPainterPath]:
        if kind.key not in self._glyphs:
            self._glyphs[kind.key] = self._theme.kind_colour(kind), glyph_path(kind.glyph, GLYPH + 1)
        return self._glyphs[kind.key]
