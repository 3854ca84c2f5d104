"""One record as a grid of fields with their captions above them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from steppeline.model.errors import InputError
from steppeline.model.text import Language
from steppeline.ui.editor.candidates import Candidates
from steppeline.ui.editor.cells import Cell
from steppeline.ui.editor.fields import ChoiceField, Field, FlagField, LongField, NumberField, TextField
from steppeline.ui.editor.suggestions import EntityField, TagsField
from steppeline.ui.theme import GRID, Theme
from steppeline.ui.widgets.date_field import DateField

WIDTH = 12
"""Columns of the grid."""


class DateCell(Field):
    """A date among other fields."""

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        self.date = DateField(theme, language)
        super().__init__(self.date, parent)
        self.setFocusProxy(self.date.line)
        self.date.edited.connect(self.edited)

    def raw(self) -> str:
        """What is written."""
        return self.date.text()

    def set_raw(self, text: str) -> None:
        """Write this."""
        self.date.set_text(text)

    def problem(self) -> str:
        """Why it is no date."""
        return self.date.problem()

    def edtf(self) -> str:
        """The date, "" where none is understood."""
        try:
            return self.date.edtf()
        except InputError:
            return ""


class RowForm(QWidget):
    """The fields of `cells`. `candidates` gives what fields of a table complete from."""

    edited = Signal()

    def __init__(
        self,
        cells: Sequence[Cell],
        theme: Theme,
        language: Language,
        candidates: Callable[[str], Candidates],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.cells = tuple(cells)
        self._theme = theme
        self._language = language
        self._candidates = candidates
        self.fields = {cell.name: self._field(cell) for cell in self.cells}
        self._problems = {cell.name: self._problem_label() for cell in self.cells}
        self._lay_out()
        for field in self.fields.values():
            field.edited.connect(self._on_edited)

    def raws(self) -> dict[str, str]:
        """What is written, by the names of cells."""
        return {name: field.raw() for name, field in self.fields.items()}

    def set_raws(self, raws: Mapping[str, str]) -> None:
        """Write this; cells that are not named stay."""
        for name, field in self.fields.items():
            if name in raws:
                field.set_raw(raws[name])

    def first_problem(self, *, is_empty_allowed: bool) -> tuple[str, Field] | None:
        """Why the record cannot be kept, and where, shown there as well."""
        if is_empty_allowed and not any(self.raws().values()):
            return None
        found: list[tuple[str, Field]] = []
        for cell in self.cells:
            field = self.fields[cell.name]
            words = field.problem()
            if not words and cell.is_needed and not field.raw().strip():
                words = QCoreApplication.translate("EventEditor", "Fill in “%1”.").replace("%1", plain(cell.caption))
            self._say(cell.name, "" if isinstance(field, DateCell) and field.problem() else words)
            if words:
                found.append((words, field))
        return found[0] if found else None

    def _say(self, name: str, words: str) -> None:
        self._problems[name].setText(words)
        self._problems[name].setVisible(bool(words))

    def _on_edited(self) -> None:
        for cell in self.cells:
            if self._problems[cell.name].text() and not self.fields[cell.name].problem():
                self._say(cell.name, "")
        self.edited.emit()

    def _field(self, cell: Cell) -> Field:
        match cell.kind:
            case "long":
                return LongField(self)
            case "choice" | "scale":
                return ChoiceField(cell.options, self)
            case "date":
                return DateCell(self._theme, self._language, self)
            case "number":
                return NumberField(self)
            case "flag":
                return FlagField(cell.caption, self)
            case "entity":
                return EntityField(self._candidates(cell.table), self, may_create=cell.may_create)
            case "tags":
                return TagsField(self._candidates("tag"), self)
            case _:
                return TextField(self)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        for column in range(WIDTH):
            grid.setColumnStretch(column, 1)
        row = column = 0
        for cell in self.cells:
            if column + cell.span > WIDTH:
                row, column = row + 1, 0
            grid.addLayout(self._captioned(cell), row, column, 1, cell.span, Qt.AlignmentFlag.AlignTop)
            column += cell.span

    def _captioned(self, cell: Cell) -> QVBoxLayout:
        field = self.fields[cell.name]
        caption = QLabel("" if cell.kind == "flag" else cell.caption, self)
        caption.setFont(self._theme.font("caption"))
        caption.setForegroundRole(caption.foregroundRole().PlaceholderText)
        caption.setBuddy(field)
        caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        field.name(plain(cell.caption))
        # A combo box asks for the width of its words; the grid has the say.
        field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout()
        column.setSpacing(GRID // 2)
        column.addWidget(caption)
        column.addWidget(field)
        column.addWidget(self._problems[cell.name])
        return column

    def _problem_label(self) -> QLabel:
        label = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label.setFont(self._theme.font("caption"))
        palette = label.palette()
        palette.setColor(label.foregroundRole(), self._theme.error)
        label.setPalette(palette)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        label.hide()
        return label


def plain(caption: str) -> str:
    """A caption without the mark of its mnemonic."""
    return caption.replace("&", "")
