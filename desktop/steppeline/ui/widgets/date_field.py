"""A line to write a date in, as EDTF or in plain words, that says at once how it was understood."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from steppeline.model.date_entry import AmbiguousDateError, read_date
from steppeline.model.date_words import date_words
from steppeline.model.errors import InputError
from steppeline.model.text import Language
from steppeline.ui.theme import GRID, Theme


class DateField(QWidget):
    """A date as text, and below it what it means in words, or what is wrong with it; two readings are offered as two.

    An empty line is no date and no mistake.
    """

    edited = Signal()

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._language = language
        self._problem = ""
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("28 Sep 2021, autumn 2021, about 1998…"))
        self._answer = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._answer.setFont(theme.font("caption"))
        self._answer.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._readings = QHBoxLayout()
        self._readings.setSpacing(GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.line)
        column.addWidget(self._answer)
        column.addLayout(self._readings)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._on_text)
        self._on_text("")

    def text(self) -> str:
        """What is written."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Write this."""
        self.line.setText(text)

    def problem(self) -> str:
        """Why it is no date; "" if it is one, or nothing is written."""
        return self._problem

    def edtf(self) -> str:
        """The date as EDTF, "" for none. Raises InputError when it is not understood."""
        return read_date(self.text()) if self.text().strip() else ""

    def changeEvent(self, event: QEvent) -> None:
        """Another palette: other colours for the answer."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._problem = words = ""
        readings: tuple[str, ...] = ()
        try:
            edtf = self.edtf()
        except AmbiguousDateError as refusal:
            self._problem = words = self._language.say(refusal.sentence)
            readings = refusal.readings
        except InputError as refusal:
            self._problem = words = self._language.say(refusal.sentence)
        else:
            if edtf:
                said = self._language.say(date_words(edtf))
                words = said if edtf == text.strip() else f"{said} · {edtf}"
        self._answer.setText(words)
        self._answer.setVisible(bool(words))
        self.line.setAccessibleDescription(words)
        self._colour()
        self._offer(readings)
        self.edited.emit()

    def _colour(self) -> None:
        palette = self._answer.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.error if self._problem else self._theme.muted)
        if palette != self._answer.palette():
            self._answer.setPalette(palette)

    def _offer(self, readings: tuple[str, ...]) -> None:
        while (item := self._readings.takeAt(0)) is not None:
            button = item.widget()
            if button is not None:
                button.hide()
                button.deleteLater()
        for reading in readings:
            button = QPushButton(self._language.say(date_words(reading)), self)
            button.setAutoDefault(False)
            button.setToolTip(reading)
            button.clicked.connect(lambda _=False, chosen=reading: self._choose(chosen))
            self._readings.addWidget(button)

    def _choose(self, reading: str) -> None:
        self.line.setFocus()
        self.set_text(reading)
