"""A figure with all that belongs to it on paper: title, filter, legend, scale, sources and the day of issue."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from steppeline.ui.figure import LEGEND_HEIGHT, LEGEND_WIDTH, Figure, LegendEntry, Spans
from steppeline.ui.theme import GRID, FontRole, Theme

_GAP = 3.0 * GRID
_LEAST_WIDTH = 480.0
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True)
class Captions:
    """What is written about a figure: a title, lines below it, and lines at the foot."""

    title: str
    head: tuple[str, ...]
    foot: tuple[str, ...]


@dataclass(frozen=True)
class _Line:
    """A piece of text where it stands."""

    text: str
    role: FontRole
    is_muted: bool
    box: QRectF


class Poster:
    """Lays everything out once; draws any part. Logical pixels, 96 to the inch."""

    def __init__(self, figure: Figure, captions: Captions, theme: Theme) -> None:
        self.figure = figure
        self._theme = theme
        self.width = max(figure.width, _LEAST_WIDTH)
        self._lines: list[_Line] = []
        self._entries: list[tuple[LegendEntry, QPointF]] = []
        y = self._write(captions.title, "heading", 0.0, is_muted=False)
        for line in captions.head:
            y = self._write(line, "body", y, is_muted=True)
        self.top = y + _GAP
        y = self._place_legend(self.top + figure.height + _GAP)
        for line in (figure.scale, figure.remark, *captions.foot):
            y = self._write(line, "caption", y, is_muted=True)
        self.height = y

    def draw(self, painter: QPainter, part: QRectF) -> None:
        """Draw what lies in a part of it; the painter's origin is its upper left corner."""
        painter.fillRect(part, self._theme.panel)
        seen = part.intersected(QRectF(0, self.top, self.figure.width, self.figure.height))
        if not seen.isEmpty():
            painter.save()
            painter.translate(0, self.top)
            self.figure.draw(painter, seen.translated(0, -self.top))
            painter.restore()
        for line in self._lines:
            if line.box.intersects(part):
                painter.setFont(self._theme.font(line.role))
                painter.setPen(self._theme.muted if line.is_muted else self._theme.text)
                painter.drawText(line.box, _WRAPPED, line.text)
        for entry, at in self._entries:
            self._draw_entry(painter, entry, at, part)

    def across(self) -> Spans:
        """What of it should not be cut through, from left to right."""
        texts = [[line.box.left(), min(line.box.right(), self._reach(line))] for line in self._lines]
        entries = [[at.x(), at.x() + self._entry_width(entry)] for entry, at in self._entries]
        return np.concatenate((self.figure.across, np.array([*texts, *entries, [0.0, 0.0]])))

    def down(self) -> Spans:
        """What of it should not be cut through, from top to bottom."""
        texts = [[line.box.top(), line.box.bottom()] for line in self._lines]
        legend = [[at.y(), at.y() + LEGEND_HEIGHT] for _, at in self._entries]
        return np.concatenate((self.figure.down + self.top, np.array([*texts, *legend, [0.0, self.top]])))

    def _write(self, text: str, role: FontRole, y: float, *, is_muted: bool) -> float:
        """Have a text stand from a height on; gives where it ends."""
        if not text:
            return y
        # No eye follows a line over metres, nor could sheets be cut between its words.
        width = min(self.width, _LONGEST_LINE)
        box = QFontMetricsF(self._theme.font(role)).boundingRect(QRectF(0, 0, width, 10_000), _WRAPPED, text)
        self._lines.append(_Line(text, role, is_muted, QRectF(0, y, width, np.ceil(box.height()) + 1)))
        return float(y + np.ceil(box.height()) + GRID)

    def _place_legend(self, y: float) -> float:
        x = 0.0
        for entry in self.figure.legend:
            width = self._entry_width(entry)
            if x and x + width > min(self.width, _LONGEST_LINE):
                x, y = 0.0, y + LEGEND_HEIGHT + GRID
            self._entries.append((entry, QPointF(x, y)))
            x += width + 2 * _GAP
        return y + (LEGEND_HEIGHT + _GAP if self._entries else 0.0)

    def _draw_entry(self, painter: QPainter, entry: LegendEntry, at: QPointF, part: QRectF) -> None:
        box = QRectF(at.x(), at.y(), self._entry_width(entry), LEGEND_HEIGHT)
        if not box.intersects(part):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(at.x() + LEGEND_WIDTH / 2, at.y() + LEGEND_HEIGHT / 2)
        entry.draw(painter)
        painter.restore()
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.text)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box.adjusted(LEGEND_WIDTH + GRID, 0, GRID, 0), flags, entry.words)

    def _entry_width(self, entry: LegendEntry) -> float:
        metrics = QFontMetricsF(self._theme.font("caption"))
        return LEGEND_WIDTH + GRID + float(np.ceil(metrics.horizontalAdvance(entry.words)))

    def _reach(self, line: _Line) -> float:
        metrics = QFontMetricsF(self._theme.font(line.role))
        return line.box.left() + metrics.boundingRect(line.box, _WRAPPED, line.text).width()


_LONGEST_LINE = 1_000.0
"""Logical pixels."""
