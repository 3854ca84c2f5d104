"""Some records of one kind, each in a form of its own, to be added and removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from steppeline.ui.editor.cells import Cell, KeyOf, changed, raws_of
from steppeline.ui.editor.fields import Field
from steppeline.ui.editor.row_form import RowForm
from steppeline.ui.theme import GRID, Theme

MakeForm = Callable[[Sequence[Cell], QWidget], RowForm]


@dataclass(frozen=True)
class SectionSpec:
    """A part of an event: its attribute, title, the words of its button, an empty record and the cells of a form."""

    name: str
    title: str
    add: str
    blank: Any
    cells: tuple[Cell, ...]
    one_chosen_by: str = ""
    """The cell by which records compete: of those with the same text there only one may have its flag `chosen`."""


@dataclass(eq=False)
class _Row:
    frame: QFrame
    form: RowForm
    record: Any


class RecordRows(QWidget):
    """The records of one section. `edited` follows each change."""

    edited = Signal()
    added = Signal()
    """A form was added by the user, and the keyboard is in it."""

    def __init__(self, spec: SectionSpec, theme: Theme, make: MakeForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self._make = make
        self._rows: list[_Row] = []
        title = QLabel(spec.title, self)
        title.setFont(theme.font("strong"))
        self.add_button = QPushButton(spec.add, self)
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.add)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.add_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._column.addLayout(head)

    @property
    def forms(self) -> list[RowForm]:
        """The forms, in order."""
        return [row.form for row in self._rows]

    def set_records(self, records: Sequence[Any]) -> None:
        """Show these records and no others."""
        for row in list(self._rows):
            self._remove(row)
        for record in records:
            self._append(record)

    def state(self) -> list[dict[str, str]]:
        """What is written, form by form; forms with nothing in them are left out."""
        return [row.form.raws() for row in self._rows if not self._is_empty(row)]

    def restore(self, state: Sequence[dict[str, str]]) -> None:
        """Write what `state` gave, into the forms there are as far as they go."""
        while len(self._rows) > len(state):
            self._remove(self._rows[-1])
        for position, raws in enumerate(state):
            if position == len(self._rows):
                self._append(self.spec.blank)
            self._rows[position].form.set_raws(raws)

    def records(self, key_of: KeyOf) -> tuple[Any, ...]:
        """The records as they are written. Raises InputError and ValueError for problems."""
        return tuple(
            changed(row.record, self.spec.cells, row.form.raws(), key_of)
            for row in self._rows
            if not self._is_empty(row)
        )

    def first_problem(self) -> tuple[str, Field] | None:
        """Why the records cannot be kept, and where."""
        problems = (row.form.first_problem(is_empty_allowed=False) for row in self._rows if not self._is_empty(row))
        return next((problem for problem in problems if problem is not None), None)

    def add(self) -> None:
        """Add an empty form and go there."""
        row = self._append(self.spec.blank)
        next(iter(row.form.fields.values())).setFocus(Qt.FocusReason.TabFocusReason)
        self.added.emit()

    def _is_empty(self, row: _Row) -> bool:
        """Whether nothing was written into a form that was added."""
        return row.record is self.spec.blank and row.form.raws() == raws_of(self.spec.blank, self.spec.cells)

    def _append(self, record: Any) -> _Row:
        frame = QFrame(self, frameShape=QFrame.Shape.StyledPanel)
        form = self._make(self.spec.cells, frame)
        form.set_raws(raws_of(record, self.spec.cells))
        remove = QToolButton(frame, autoRaise=True)
        remove.setText("×")
        words = QCoreApplication.translate("EventEditor", "Remove (Ctrl+Delete)")
        remove.setToolTip(words)
        remove.setAccessibleName(words)
        line = QHBoxLayout(frame)
        line.setContentsMargins(2 * GRID, GRID, GRID, 2 * GRID)
        line.addWidget(form, 1)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        row = _Row(frame, form, record)
        shortcut = QShortcut(QKeySequence("Ctrl+Delete"), frame)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: self._take_out(row))
        remove.clicked.connect(lambda: self._take_out(row))
        form.edited.connect(self.edited)
        if self.spec.one_chosen_by:
            form.fields["chosen"].edited.connect(lambda: self._let_one_be_chosen(row))
        self._rows.append(row)
        self._column.addWidget(frame)
        self.edited.emit()
        return row

    def _let_one_be_chosen(self, chosen: _Row) -> None:
        """Of records that compete the one that was chosen last is the one that is."""
        raws = chosen.form.raws()
        if not raws["chosen"]:
            return
        for row in self._rows:
            others = row.form.raws()
            if row is not chosen and others["chosen"] and _rivals(raws, others, self.spec.one_chosen_by):
                row.form.set_raws({"chosen": ""})

    def _take_out(self, row: _Row) -> None:
        if row in self._rows:
            self.add_button.setFocus()
            self._remove(row)

    def _remove(self, row: _Row) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row.frame)
        row.frame.hide()
        row.frame.deleteLater()
        self.edited.emit()


def _rivals(one: dict[str, str], other: dict[str, str], field: str) -> bool:
    return one[field].strip().casefold() == other[field].strip().casefold()
