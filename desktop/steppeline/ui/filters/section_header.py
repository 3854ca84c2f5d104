"""The head of a facet: its name, a click on which opens or closes it, and how many of its entities are chosen."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from steppeline.ui.filters.marks import draw_mark
from steppeline.ui.theme import GRID, Theme

_HEIGHT = 8 * GRID
_ARROW = 10


class _Title(QAbstractButton):
    """The name with an arrow, checked while open, and a note after it."""

    def __init__(self, text: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.note = ""
        self.theme = theme
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Room for the name; the note takes what is left."""
        width = QFontMetrics(self.theme.font("strong")).horizontalAdvance(self.text())
        return QSize(width + _ARROW + 5 * GRID, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Arrow, name, note, focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        arrow = QRectF(1.5 * GRID, (_HEIGHT - _ARROW) / 2, _ARROW, _ARROW)
        is_warm = self.underMouse() or self.hasFocus()
        draw_mark(
            painter, "down" if self.isChecked() else "right", arrow, self.theme.text if is_warm else self.theme.muted
        )
        left = int(arrow.right()) + int(1.5 * GRID)
        strong, caption = self.theme.font("strong"), self.theme.font("caption")
        painter.setFont(strong)
        painter.setPen(self.theme.text)
        name = QRect(left, 0, self.width() - left, _HEIGHT)
        aligned = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(name, aligned, self.text())
        painter.setFont(caption)
        painter.setPen(self.theme.accent)
        note = name.adjusted(QFontMetrics(strong).horizontalAdvance(self.text()) + 2 * GRID, 1, 0, 1)
        shown = QFontMetrics(caption).elidedText(self.note, Qt.TextElideMode.ElideRight, max(note.width(), 0))
        painter.drawText(note, aligned, shown)
        if self.hasFocus():
            painter.setPen(QPen(self.theme.accent, 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), GRID, GRID)
        painter.end()


class SectionHeader(QWidget):
    """`title` opens and closes the facet, `clear` takes its clause away and is there only while it has one."""

    def __init__(self, text: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _Title(text, theme, self)
        self.clear = QToolButton(self)
        self.clear.setText(self.tr("Clear"))
        self.clear.setAccessibleName(self.tr("Clear {facet}").format(facet=text))
        self.clear.setToolTip(self.tr("Choose nothing here"))
        self.clear.setAutoRaise(True)
        self.clear.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clear.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, GRID, 0)
        layout.setSpacing(0)
        layout.addWidget(self.title)
        layout.addWidget(self.clear)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear these colours."""
        self.title.theme = theme
        palette = theme.palette()
        palette.setColor(palette.ColorRole.ButtonText, theme.accent)
        self.clear.setPalette(palette)
        self.clear.setFont(theme.font("caption"))
        self.title.update()

    def set_note(self, note: str) -> None:
        """Tell what is chosen, "" for nothing."""
        if note == self.title.note:
            return
        self.title.note = note
        self.title.setAccessibleDescription(note)
        self.title.update()
        self.clear.setVisible(bool(note))
