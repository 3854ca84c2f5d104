"""A poster on sheets: which part lies on which, how it is drawn, and the marks by which sheets are joined."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from steppeline.model.errors import WorldError
from steppeline.model.text import message
from steppeline.ui.print.papers import MARGIN, SHARE_ACROSS, SHARE_DOWN, Paper, PaperName, Stretch, cut, paper
from steppeline.ui.print.poster import Poster
from steppeline.ui.theme import GRID, Theme

MOST_SHEETS = 400
_LARGEST_SCALE = 1.5
_SCALES = (1.0, 0.95, 0.9, 0.85)
LONGEST = 19_200.0
"""Logical pixels: 200 inches, the largest page that PDF has without a scale of its own."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: the part of the poster on it, by row and column, and how much smaller that is drawn."""

    across: Stretch
    down: Stretch
    row: int
    column: int
    scale: float = 1.0


@dataclass(frozen=True)
class Sheets:
    """All sheets of a poster, row by row, on paper of one size."""

    poster: Poster
    paper: Paper
    sheets: tuple[Sheet, ...]
    rows: int
    columns: int
    is_long: bool

    def draw(self, painter: QPainter, number: int, theme: Theme) -> None:
        """Draw a sheet, counted from 0; the painter's origin is the corner of the paper."""
        sheet = self.sheets[number]
        part = QRectF(sheet.across.start, sheet.down.start, sheet.across.length, sheet.down.length)
        painter.save()
        painter.translate(MARGIN, MARGIN)
        painter.scale(sheet.scale, sheet.scale)
        painter.setClipRect(QRectF(0, 0, part.width(), part.height()), Qt.ClipOperation.IntersectClip)
        painter.translate(-part.topLeft())
        self.poster.draw(painter, part)
        painter.restore()
        if len(self.sheets) > 1:
            self._mark(painter, number, theme)

    def _mark(self, painter: QPainter, number: int, theme: Theme) -> None:
        """The number of the sheet, and dashed lines up to which its neighbours are laid over it."""
        sheet = self.sheets[number]
        width, height = sheet.across.length * sheet.scale, sheet.down.length * sheet.scale
        painter.setPen(QPen(theme.faint, 1, Qt.PenStyle.DashLine))
        if sheet.column:
            x = MARGIN + sheet.across.joined * sheet.scale
            painter.drawLine(QLineF(x, MARGIN / 2, x, MARGIN + height + MARGIN / 2))
        if sheet.row:
            y = MARGIN + sheet.down.joined * sheet.scale
            painter.drawLine(QLineF(MARGIN / 2, y, MARGIN + width + MARGIN / 2, y))
        words = QCoreApplication.translate("Print", "Sheet {number} of {count} · row {row}, column {column}")
        values = {"number": number + 1, "count": len(self.sheets), "row": sheet.row + 1, "column": sheet.column + 1}
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.muted)
        box = QRectF(MARGIN, self.paper.height - MARGIN + GRID, self.paper.inner_width, MARGIN - 2 * GRID)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, words.format(**values))


def laid_out(poster: Poster, name: PaperName) -> Sheets:
    """Put a poster on paper. Raises WorldError when it would take too many sheets, or too long a one."""
    if name == "long":
        if max(poster.width, poster.height) + 2 * MARGIN > LONGEST:
            raise WorldError(
                message("One page would be longer than a page can be; choose A4 or A3, or filter the events.")
            )
        whole = Paper(poster.width + 2 * MARGIN, poster.height + 2 * MARGIN)
        return _sheets(poster, whole, is_long=True)
    # Time goes from left to right: paper stands, and all is drawn smaller, only where that saves sheets.
    candidates = [
        _sheets(poster, paper(name, is_upright=is_upright), is_long=False, scale=scale)
        for scale in _SCALES
        for is_upright in (False, True)
    ]
    best = min(candidates, key=_cost)
    if len(best.sheets) > MOST_SHEETS:
        raise WorldError(message("This would take {count} sheets; filter the events.", count=len(best.sheets)))
    return best


def _cost(sheets: Sheets) -> tuple[float, ...]:
    return len(sheets.sheets), -sheets.sheets[0].scale


def _sheets(poster: Poster, page: Paper, *, is_long: bool, scale: float = 1.0) -> Sheets:
    if poster.figure.is_whole or is_long:
        largest = 1.0 if is_long else _LARGEST_SCALE
        scale = min(page.inner_width / poster.width, page.inner_height / poster.height, largest)
        whole = Sheet(Stretch(0, poster.width, 0), Stretch(0, poster.height, 0), 0, 0, scale)
        return Sheets(poster, page, (whole,), 1, 1, is_long)
    across = cut(poster.width, page.inner_width / scale, poster.across(), SHARE_ACROSS)
    down = cut(poster.height, page.inner_height / scale, poster.down(), SHARE_DOWN)
    sheets = tuple(Sheet(x, y, row, column, scale) for row, y in enumerate(down) for column, x in enumerate(across))
    return Sheets(poster, page, sheets, len(down), len(across), is_long)
