"""Asks for the name under which a view is saved."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from steppeline.ui.widgets.dialog_buttons import dialog_buttons

LONGEST_NAME = 100


class SaveViewDialog(QDialog):
    """A line to write a name in; says so when a view of that name is about to be replaced."""

    def __init__(self, taken: Iterable[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._taken = frozenset(taken)
        self.setWindowTitle(self.tr("Save this view"))
        self._line = QLineEdit(self, maxLength=LONGEST_NAME)
        self._line.setAccessibleName(self.tr("Name of the view"))
        self._hint = QLabel(self, wordWrap=True)
        buttons = QDialogButtonBox.StandardButton
        self._buttons = dialog_buttons(self, buttons.Save, buttons.Cancel)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self.tr("&Name"), self._line)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self._hint)
        column.addStretch(1)
        column.addWidget(self._buttons)
        self.setMinimumWidth(420)
        self._line.textChanged.connect(self._check)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._check()

    @property
    def name(self) -> str:
        """What was written, without blanks around it."""
        return self._line.text().strip()

    @Slot()
    def _check(self) -> None:
        save = self._buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setEnabled(bool(self.name))
        if self.name in self._taken:
            self._hint.setText(self.tr("A view of this name exists; saving replaces it."))
        else:
            self._hint.setText(self.tr("Filter, time span, lanes and selection are kept in the casefile."))
