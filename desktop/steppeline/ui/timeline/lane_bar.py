"""The scroll bar of the lanes: flat, so that it costs nothing when lanes grow and shrink while the view is zoomed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from steppeline.ui.theme import Theme, mixed

_BESIDE = 3.0
"""Pixels between the handle and the sides of the bar."""


class LaneBar(QScrollBar):
    """A handle without frame or arrows."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the handle; it is stronger while it is held or under the pointer."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarSlider
        handle = self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, self)
        is_lively = self.isSliderDown() or self.underMouse()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.panel)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mixed(self._theme.panel, self._theme.faint, 0.9 if is_lively else 0.5))
            box = QRectF(handle).adjusted(_BESIDE, 0, -_BESIDE, 0)
            painter.drawRoundedRect(box, box.width() / 2, box.width() / 2)
