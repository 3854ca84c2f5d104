"""Asks for a span of time, written as dates."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from steppeline.model.calendar import OPEN
from steppeline.model.edtf import span_of
from steppeline.model.errors import InputError
from steppeline.model.filter import TimeClause
from steppeline.model.text import Language, message
from steppeline.ui.widgets.span_words import span_words


class SpanDialog(QDialog):
    """Two lines for dates as EDTF; either may stay empty. `chosen` brings the clause."""

    chosen = Signal(object)

    def __init__(self, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = language
        self.setWindowTitle(self.tr("Show a span of time"))
        self._first = QLineEdit(self, placeholderText="2014")
        self._last = QLineEdit(self, placeholderText="2022-01")
        self._answer = QLabel(self, wordWrap=True)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self.tr("&From the beginning of"), self._first)
        form.addRow(self.tr("&To the end of"), self._last)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self._answer)
        column.addStretch(1)
        column.addWidget(self._buttons)
        self.setMinimumWidth(420)
        for line in (self._first, self._last):
            line.textChanged.connect(self._check)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.accepted.connect(lambda: self.chosen.emit(self._clause()))
        self._check()

    def _clause(self) -> TimeClause:
        """The span as it is written. Raises InputError."""
        first, last = self._first.text().strip(), self._last.text().strip()
        start = span_of(first)[0] if first else -OPEN
        end = span_of(last)[1] if last else OPEN
        if start >= end:
            raise InputError(message("The span ends before it begins; exchange the dates."))
        return TimeClause(start, end)

    @Slot()
    def _check(self) -> None:
        is_empty = not (self._first.text().strip() or self._last.text().strip())
        words, is_good = self.tr("A year, a month or a day: 2014, 2022-01, 2022-01-05."), False
        if not is_empty:
            try:
                clause = self._clause()
            except InputError as mistake:
                words = self._language.say(mistake.sentence)
            else:
                words, is_good = self._language.say(span_words(clause.start, clause.end)), True
        self._answer.setText(words)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(is_good)
