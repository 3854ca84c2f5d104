"""Notices above the panes: what happened and what to do, in the way of nobody, gone when it is read."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from steppeline.model.text import Language
from steppeline.session.notices import Notice, Weight
from steppeline.ui.icons import Icons
from steppeline.ui.theme import GRID, Theme, mixed

_STAY: Final = 8_000
"""Milliseconds until information goes by itself. Warnings and failures stay until they are put away."""

_MARKS: Final[dict[Weight, str]] = {"information": "info", "warning": "triangle-alert", "failure": "circle-alert"}


class NoticeBar(QWidget):
    """Shows one notice at a time, the latest; hidden without one."""

    undo_wanted = Signal()
    """What the notice tells of is to be undone."""

    def __init__(self, theme: Theme, icons: Icons, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._weight: Weight = "information"
        self._waiting: list[Notice] = []
        self._mark = QLabel(self)
        self._words = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._close = QToolButton(self, autoRaise=True)
        self._close.setToolTip(self.tr("Put this notice away"))
        self._close.setAccessibleName(self._close.toolTip())
        self._close.clicked.connect(self._next)
        self._undo = QPushButton(self.tr("Undo"), self)
        self._undo.clicked.connect(self._on_undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        row.setSpacing(2 * GRID)
        for widget, stretch in ((self._mark, 0), (self._words, 1), (self._undo, 0), (self._close, 0)):
            row.addWidget(widget, stretch)
        self._timer = QTimer(self, singleShot=True, interval=_STAY)
        self._timer.timeout.connect(self._next)
        self.set_theme(theme, icons)
        self.hide()

    def tell(self, notice: Notice) -> None:
        """Show a notice, or after those of weight that are not put away yet."""
        if self.isHidden() or self._weight == "information":
            self._show(notice)
        else:
            self._waiting.append(notice)

    def set_theme(self, theme: Theme, icons: Icons) -> None:
        """Wear other colours."""
        self._theme, self._icons = theme, icons
        self._close.setIcon(icons.icon("x"))
        self._close.setIconSize(QSize(3 * GRID, 3 * GRID))
        for widget in (self._words, self._undo):
            widget.setFont(theme.font("body"))
        self._mark.setPixmap(icons.icon(_MARKS[self._weight]).pixmap(4 * GRID, 4 * GRID))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ground that tells the weight, though never by colour alone: the mark differs too."""
        colours = {"information": self._theme.accent, "warning": self._theme.warning, "failure": self._theme.error}
        painter = QPainter(self)
        painter.fillRect(self.rect(), mixed(self._theme.panel, colours[self._weight], 0.12))
        painter.fillRect(0, 0, GRID - 1, self.height(), colours[self._weight])
        painter.end()

    def _show(self, notice: Notice) -> None:
        words = self._language.say(notice.sentence)
        self._weight = notice.weight
        self._words.setText(words)
        self._words.setAccessibleName(words)
        self._mark.setPixmap(self._icons.icon(_MARKS[notice.weight]).pixmap(4 * GRID, 4 * GRID))
        self._undo.setVisible(notice.can_be_undone)
        self._timer.stop()
        if notice.weight == "information":
            self._timer.start()
        self.show()
        self.update()

    @Slot()
    def withdraw_undo(self) -> None:
        """Another step was done since: to undo would not mean what the notice tells of."""
        self._undo.hide()

    def _on_undo(self) -> None:
        self._next()
        self.undo_wanted.emit()

    def _next(self) -> None:
        self._timer.stop()
        if self._waiting:
            self._show(self._waiting.pop(0))
        else:
            self.hide()
