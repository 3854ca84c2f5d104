"""Says that a casefile is damaged, and offers what can be done: salvage what is left of it, or restore a backup."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from steppeline.model.errors import WorldError
from steppeline.model.text import Language
from steppeline.session.jobs import Job, Jobs
from steppeline.session.salvaging import Rescue, salvage
from steppeline.ui.theme import GRID
from steppeline.ui.widgets.dialog_buttons import dialog_buttons

_WIDTH, _HEIGHT = 620, 460


class SalvageDialog(QDialog):
    """Asks first, then shows by table what came over."""

    open_wanted = Signal(object)
    """The path of the new casefile."""
    restore_wanted = Signal()

    def __init__(self, path: Path, jobs: Jobs, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._path = path
        self._jobs = jobs
        self._language = language
        self._job: Job | None = None
        self._rescued: Path | None = None
        self.setWindowTitle(self.tr("Salvage a damaged casefile"))
        self._words = QLabel(self._question(), self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._words.setMinimumWidth(_WIDTH - 60)
        self._lines = QListWidget(self)
        self._lines.setUniformItemSizes(True)
        self._lines.setAccessibleName(self.tr("What came over"))
        self._lines.hide()
        self._buttons = dialog_buttons(self, QDialogButtonBox.StandardButton.Close)
        self._salvage = self._button(self.tr("&Salvage"), self._begin)
        self._restore = self._button(self.tr("&Restore a backup…"), self._on_restore)
        self._open = self._button(self.tr("&Open the new casefile"), self._on_open)
        self._open.hide()
        self._salvage.setDefault(True)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(3 * GRID)
        column.addWidget(self._words)
        column.addWidget(self._lines, 1)
        column.addWidget(self._buttons)
        self.finished.connect(self._stop)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _question(self) -> str:
        text = self.tr(
            "%1 is damaged. What can still be read of it is put into a new casefile beside it; the damaged one stays as"
            " it is. A backup, if there is one, may hold more."
        )
        return text.replace("%1", str(self._path))

    def _button(self, text: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        self._buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        button.clicked.connect(slot)
        return button

    @Slot()
    def _begin(self) -> None:
        self._salvage.setEnabled(False)
        self._restore.setEnabled(False)
        self._words.setText(self.tr("Reading what is left…"))
        self._job = salvage(self._jobs, self._path, self._show_rescue, self._show_failure)

    def _show_rescue(self, rescue: Rescue) -> None:
        first, *others = (self._language.say(line) for line in rescue.lines)
        self._words.setText(first)
        self._lines.addItems(others)
        self._rescued = rescue.path
        self._lines.show()
        self._open.show()
        self._open.setDefault(True)
        self._open.setFocus()
        self._salvage.hide()
        self._restore.hide()
        self.resize(_WIDTH, _HEIGHT)

    def _show_failure(self, failure: WorldError) -> None:
        self._words.setText(self._language.say(failure.sentence))
        self._salvage.hide()
        self._restore.setEnabled(True)

    @Slot()
    def _on_restore(self) -> None:
        self.accept()
        self.restore_wanted.emit()

    @Slot()
    def _on_open(self) -> None:
        self.accept()
        self.open_wanted.emit(self._rescued)

    @Slot()
    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
