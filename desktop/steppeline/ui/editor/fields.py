"""The fields of the editor. However a field looks, it holds one text, so that drafts and tests treat all alike."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from steppeline.ui.theme import GRID

_LINES = 4
"""Lines of a long text that are shown at once."""

YES = "yes"


class Field(QWidget):
    """A field of a form. `edited` follows each change by the user, and each `set_raw` to another text."""

    edited = Signal()

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(inner)
        self.column = column
        self.setFocusProxy(inner)

    def raw(self) -> str:
        """The text it holds; "" for nothing."""
        raise NotImplementedError

    def set_raw(self, text: str) -> None:
        """Hold this text."""
        raise NotImplementedError

    def problem(self) -> str:
        """Why the text cannot be kept, in words; "" when it can."""
        return ""

    def name(self, words: str) -> None:
        """Tell screen readers what is to be written here."""
        inner = self.focusProxy()
        if inner is not None:
            inner.setAccessibleName(words)


class TextField(Field):
    """One line of text."""

    def __init__(self, parent: QWidget | None = None, *, hint: str = "") -> None:
        self.line = QLineEdit(placeholderText=hint)
        super().__init__(self.line, parent)
        self.line.textChanged.connect(self.edited)

    def raw(self) -> str:
        """What is written."""
        return self.line.text()

    def set_raw(self, text: str) -> None:
        """Write a text."""
        self.line.setText(text)


class NumberField(TextField):
    """A number, written with a decimal point or comma and with or without blanks between thousands."""

    def problem(self) -> str:
        """Whether it is no number."""
        try:
            number_of(self.raw())
        except ValueError:
            return QCoreApplication.translate("EventEditor", "Write a number, such as 27.9.")
        return ""


class LongField(Field):
    """Several lines of text. Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._text = QPlainTextEdit(tabChangesFocus=True)
        super().__init__(self._text, parent)
        self._text.setFixedHeight(self._text.fontMetrics().lineSpacing() * _LINES + 4 * GRID)
        self._text.textChanged.connect(self.edited)

    def raw(self) -> str:
        """What is written."""
        return self._text.toPlainText()

    def set_raw(self, text: str) -> None:
        """Write a text, as plain text whatever is in it."""
        self._text.setPlainText(text)


class ChoiceField(Field):
    """One of a few values, each with its words; a value that is not among them is kept as it is."""

    def __init__(self, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        self._box = QComboBox()
        # The longest word of hundreds must not widen the form.
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(6)
        # The wheel is for scrolling the form, not for changing what it comes by.
        self._box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        super().__init__(self._box, parent)
        for value, words in options:
            self._box.addItem(words, value)
        self._box.currentIndexChanged.connect(self.edited)

    def raw(self) -> str:
        """The value that is chosen."""
        return str(self._box.currentData() or "")

    def set_raw(self, text: str) -> None:
        """Choose a value."""
        position = self._box.findData(text)
        if position < 0:
            self._box.addItem(text, text)
            position = self._box.count() - 1
        self._box.setCurrentIndex(position)


class FlagField(Field):
    """Yes or no; "" is no."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        self._box = QCheckBox(words)
        super().__init__(self._box, parent)
        self._box.toggled.connect(self.edited)

    def raw(self) -> str:
        """Whether it is ticked."""
        return YES if self._box.isChecked() else ""

    def set_raw(self, text: str) -> None:
        """Tick it, or not."""
        self._box.setChecked(bool(text))


def number_of(text: str) -> float | None:
    """The number that is written, None for nothing. Raises ValueError for what is no finite number."""
    plain = "".join(text.split()).replace("\N{MINUS SIGN}", "-")
    if not plain:
        return None
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    number = float(plain.replace(",", ""))
    if not math.isfinite(number):
        raise ValueError(text)
    return number
