"""Asks into which entry another one is to be merged."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from steppeline.ui.editor.candidates import Candidates
from steppeline.ui.editor.suggestions import KEY, EntityField
from steppeline.ui.theme import GRID
from steppeline.ui.widgets.dialog_buttons import dialog_buttons


class MergeDialog(QDialog):
    """A field for the entry that stays. `chosen` brings its key."""

    chosen = Signal(str)

    def __init__(self, candidates: Candidates, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._key = key
        self.setWindowTitle(self.tr("Merge"))
        words = self.tr("“%1” is merged into another: whatever names it names that one then.")
        label = QLabel(words.replace("%1", candidates.name_of(key)), self, wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self.into = EntityField(candidates, self, may_create=False)
        self.into.name(self.tr("Merge into"))
        buttons = dialog_buttons(self, QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel)
        self._agree = buttons.button(QDialogButtonBox.StandardButton.Ok)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self.tr("Merge &into"), self.into)
        column = QVBoxLayout(self)
        column.addWidget(label)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(buttons)
        # Room for what is suggested, which is shown within the window.
        self.setMinimumSize(110 * GRID, 80 * GRID)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.into.edited.connect(self._check)
        self.accepted.connect(lambda: self.chosen.emit(self.into.raw().removeprefix(KEY)))
        self._check()

    @Slot()
    def _check(self) -> None:
        raw = self.into.raw()
        self._agree.setEnabled(raw.startswith(KEY) and raw.removeprefix(KEY) != self._key)
