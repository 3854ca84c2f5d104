"""Asks for the day on which the record is to be seen as it was known then."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from steppeline.model.text import Language
from steppeline.ui.theme import GRID, Theme
from steppeline.ui.widgets.date_field import DateField
from steppeline.ui.widgets.dialog_buttons import dialog_buttons


class AsKnownDialog(QDialog):
    """One date. `chosen` brings it as EDTF."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("As known on a day"))
        told = QLabel(
            self.tr("A copy that can only be read shows the record as it stood at the end of that day."), self
        )
        told.setWordWrap(True)
        self.date = DateField(theme, language, self)
        self.date.line.setAccessibleName(self.tr("Day"))
        self._buttons = dialog_buttons(self, QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(2 * GRID)
        column.addWidget(told)
        column.addWidget(self.date)
        column.addStretch(1)
        column.addWidget(self._buttons)
        self.setMinimumWidth(440)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.accepted.connect(lambda: self.chosen.emit(self.date.edtf()))
        self.date.edited.connect(self._check)
        self._check()

    @Slot()
    def _check(self) -> None:
        is_date = bool(self.date.text().strip()) and not self.date.problem()
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(is_date)
