"""Sheets as they will come out: all of them side by side, or one by itself."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QWidget

from steppeline.ui.print.sheets import Sheets
from steppeline.ui.theme import GRID, Theme

ALL = -1
_GAP = 2.0 * GRID


class Preview(QWidget):
    """Shows sheets on the colour of a desk. A click comes closer to a sheet, another one goes back."""

    turned = Signal()
    """Another sheet is shown."""

    def __init__(self, theme: Theme, paper_theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._paper_theme = paper_theme
        self._sheets: Sheets | None = None
        self._picture: QPixmap | None = None
        self._words = ""
        self.number = ALL
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Preview of the sheets"))
        self.setMinimumSize(360, 260)

    def sizeHint(self) -> QSize:
        """Room to see something."""
        return QSize(760, 560)

    def show_sheets(self, sheets: Sheets) -> None:
        """Show these sheets instead."""
        self._sheets, self._words = sheets, ""
        self._turn_to(self.number if self.number < len(sheets.sheets) else ALL)

    def show_words(self, words: str) -> None:
        """Say why there is nothing to show."""
        self._sheets, self._words = None, words
        self._turn_to(ALL)

    @property
    def count(self) -> int:
        """How many sheets there are."""
        return 0 if self._sheets is None else len(self._sheets.sheets)

    def words(self) -> str:
        """Which sheets are shown."""
        if self._sheets is None:
            return ""
        translate = QCoreApplication.translate
        if self.count == 1:
            return translate("Print", "One sheet")
        if self.number == ALL:
            words = translate("Print", "{count} sheets: {columns} across, {rows} down")
            return words.format(count=self.count, columns=self._sheets.columns, rows=self._sheets.rows)
        return translate("Print", "Sheet {number} of {count}").format(number=self.number + 1, count=self.count)

    def turn(self, by: int) -> None:
        """Show the sheet so many further on; before the first one are all."""
        self._turn_to(min(max(self.number + by, ALL), self.count - 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheets, from what was drawn before if nothing has changed."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.size() != self.size() * ratio:
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._draw(self._picture)
        with QPainter(self) as painter:
            painter.drawPixmap(QPoint(), self._picture)
            if self.hasFocus():
                painter.setPen(self._theme.accent)
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Come closer to a sheet, or go back."""
        if event.button() == Qt.MouseButton.LeftButton:
            found = [n for n, place in self._places() if place.contains(event.position())]
            self._turn_to(found[0] if self.number == ALL and found else ALL)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the sheets."""
        self.turn(-1 if event.angleDelta().y() > 0 else 1)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the sheets with the arrows and the page keys; Home shows all."""
        forward = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown)
        back = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp)
        if event.key() in forward:
            self.turn(1)
        elif event.key() in back:
            self.turn(-1)
        elif event.key() == Qt.Key.Key_Home:
            self._turn_to(ALL)
        else:
            super().keyPressEvent(event)

    def _turn_to(self, number: int) -> None:
        self.number, self._picture = number, None
        self.setAccessibleDescription(self.words() or self._words)
        self.update()
        self.turned.emit()

    def _draw(self, target: QPixmap) -> None:
        target.fill(self._theme.window)
        painter = QPainter(target)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if self._sheets is None:
            painter.setPen(self._theme.muted)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()).adjusted(16, 16, -16, -16), flags, self._words)
        else:
            for number, place in self._places():
                painter.save()
                painter.translate(place.topLeft())
                painter.fillRect(QRectF(0, 0, place.width(), place.height()), self._paper_theme.panel)
                scale = place.width() / self._sheets.paper.width
                painter.setClipRect(QRectF(0, 0, place.width(), place.height()))
                painter.scale(scale, scale)
                self._sheets.draw(painter, number, self._paper_theme)
                painter.restore()
                painter.setPen(self._theme.line)
                painter.drawRect(place)
        painter.end()

    def _places(self) -> list[tuple[int, QRectF]]:
        """Where which sheets lie."""
        sheets = self._sheets
        if sheets is None:
            return []
        is_one = self.number != ALL
        columns, rows = (1, 1) if is_one else (sheets.columns, sheets.rows)
        room_x, room_y = self.width() - _GAP * (columns + 1), self.height() - _GAP * (rows + 1)
        scale = max(min(room_x / columns / sheets.paper.width, room_y / rows / sheets.paper.height), 0.01)
        width, height = sheets.paper.width * scale, sheets.paper.height * scale
        left = (self.width() - columns * width - (columns - 1) * _GAP) / 2
        top = (self.height() - rows * height - (rows - 1) * _GAP) / 2
        if is_one:
            return [(self.number, QRectF(left, top, width, height))]
        return [
            (number, QRectF(left + sheet.column * (width + _GAP), top + sheet.row * (height + _GAP), width, height))
            for number, sheet in enumerate(sheets.sheets)
        ]
