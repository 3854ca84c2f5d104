"""Asks for a span of time, written as dates."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from steppeline.model.errors import InputError
from steppeline.model.filter import TimeClause
from steppeline.model.span import span_clause
from steppeline.model.text import Language
from steppeline.ui.widgets.dialog_buttons import dialog_buttons
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
        self._buttons = dialog_buttons(self, QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel)
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

    def _clause(self) -> TimeClause | None:
        """The span as it is written. Raises InputError."""
        return span_clause(self._first.text(), self._last.text())

    @Slot()
    def _check(self) -> None:
        clause = None
        try:
            clause = self._clause()
        except InputError as mistake:
            words = self._language.say(mistake.sentence)
        else:
            words = self.tr("A year, a month or a day: 2014, 2022-01, 2022-01-05.")
            if clause is not None:
                words = self._language.say(span_words(clause.start, clause.end))
        self._answer.setText(words)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(clause is not None)
