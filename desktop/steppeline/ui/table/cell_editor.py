"""Editing one cell of the table in its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QVBoxLayout, QWidget

from steppeline.model.event import STATUSES, Event, Status
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Language
from steppeline.model.vocabulary_words import STATUS_WORDS
from steppeline.ui.theme import GRID, Theme
from steppeline.ui.widgets.date_field import DateField

EDITABLE = ("title", "date", "status", "kind")
"""The columns whose cells can be edited, by key; the first is meant where another is the current one."""

Changed = Callable[[Event], Event]

_DATE_WIDTH = 70 * GRID


class CellEditor(QFrame):
    """Lies over a cell until Enter keeps what is written or Escape leaves it. `kept` brings what makes the change."""

    kept = Signal(object)
    left = Signal()

    def __init__(
        self, column: str, event: Event, book: ReferenceBook, *, theme: Theme, language: Language, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._over = parent
        self._column = column
        self._language = language
        self._event = event
        self._field = self._make(column, event, book, theme)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(True)
        self.setPalette(theme.palette())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._field)
        self._target = self._field.line if isinstance(self._field, DateField) else self._field
        self._target.installEventFilter(self)
        self.setFocusProxy(self._target)
        if isinstance(self._field, DateField):
            self._field.edited.connect(self._fit)

    def open_over(self, cell: QRect) -> None:
        """Lie over a cell, larger where the field needs it, and take the keyboard."""
        room = self._over.rect()
        width = max(cell.width(), _DATE_WIDTH) if isinstance(self._field, DateField) else cell.width()
        width = min(max(width, 20 * GRID), room.width())
        self.setGeometry(QRect(min(max(cell.left(), 0), room.width() - width), cell.top(), width, cell.height()))
        self._fit()
        self.show()
        self.raise_()
        self._target.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self._target, QLineEdit):
            self._target.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter keeps, Escape and leaving the field leave; letters are not shortcuts of the window here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.text() or event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_F2):
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
                self._keep()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        elif event.type() == QEvent.Type.FocusOut and not self._is_choosing():
            self.left.emit()
        return super().eventFilter(watched, event)

    def _is_choosing(self) -> bool:
        return isinstance(self._target, QComboBox) and self._target.view().isVisible()

    def _fit(self) -> None:
        self.resize(self.width(), max(self.height(), self.sizeHint().height()))

    def _make(self, column: str, event: Event, book: ReferenceBook, theme: Theme) -> QWidget:
        if column == "title":
            return QLineEdit(self._language.pick(event.title), self)
        if column == "date":
            field = DateField(theme, self._language, self)
            field.set_text(event.date)
            return field
        box = QComboBox(self)
        if column == "status":
            for status in STATUSES:
                box.addItem(self._language.say(STATUS_WORDS[status]), status)
        else:
            for kind in sorted(book.kinds.values(), key=lambda each: each.position):
                box.addItem(self._language.pick(kind.names), kind.key)
        box.setCurrentIndex(box.findData(event.status if column == "status" else event.kind))
        return box

    def _keep(self) -> None:
        changed = self._changed()
        if changed is None:
            return
        if changed(self._event) != self._event:
            self.kept.emit(changed)
        self.left.emit()

    def _changed(self) -> Changed | None:
        """What is to become of the event; None while what is written cannot be kept."""
        field = self._field
        if isinstance(field, DateField):
            if field.problem() or not field.text().strip():
                return None
            date = field.edtf()
            return lambda event: replace(event, date=date)
        if isinstance(field, QLineEdit):
            title = field.text().strip()
            language = _language_shown(self._event, self._language)
            return (lambda event: replace(event, title={**event.title, language: title})) if title else None
        value = field.currentData() if isinstance(field, QComboBox) else None
        if self._column == "status":
            status: Status = next(each for each in get_args(Status) if each == value)
            return lambda event: replace(event, status=status)
        return lambda event: replace(event, kind=str(value))


def _language_shown(event: Event, language: Language) -> str:
    """The language of the title that the table shows."""
    shown = language.pick(event.title)
    return next((code for code in (language.code, "en", *event.title) if event.title.get(code) == shown), language.code)
