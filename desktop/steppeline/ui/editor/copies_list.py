"""The local copies of a source: to be attached, saved as files again, and removed. None is ever opened here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from steppeline.model.errors import WorldError
from steppeline.model.reference import LocalCopy
from steppeline.session import managing
from steppeline.session.document import Document
from steppeline.ui.theme import GRID, Theme

_ROWS = 3


class CopiesList(QWidget):
    """The copies of one source, each by its name with the SHA-256 of its content."""

    told = Signal(str)
    """A step was done."""
    failed = Signal(WorldError)

    def __init__(self, document: Document, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self._source: str | None = None
        title = QLabel(self.tr("Local &copies"), self)
        title.setFont(theme.font("strong"))
        self.copies = QListWidget(self)
        self.copies.setAccessibleName(self.tr("Local copies"))
        self.copies.setFixedHeight(_ROWS * self.copies.fontMetrics().lineSpacing() + 3 * GRID)
        title.setBuddy(self.copies)
        self.attach_button = self._button(self.tr("A&ttach…"), self.attach)
        self.save_button = self._button(self.tr("Save as a &file…"), self.save)
        self.remove_button = self._button(self.tr("&Remove the copy"), self.remove)
        head, column = QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(title, 1)
        for button in (self.attach_button, self.save_button, self.remove_button):
            head.addWidget(button)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.copies)
        self.copies.currentItemChanged.connect(self._refresh_buttons)

    def show_source(self, key: str | None) -> None:
        """List the copies of a source; nothing for None."""
        current = self.copies.currentRow() if key == self._source else 0
        self._source = key
        self.copies.clear()
        source = None if key is None else self._document.book.sources.get(key)
        for copy in () if source is None else source.copies:
            item = QListWidgetItem(f"{copy.name}   {copy.content[:12]}…", self.copies)
            item.setData(Qt.ItemDataRole.UserRole, copy)
            item.setToolTip(f"SHA-256 {copy.content}")
        self.copies.setCurrentRow(min(max(current, 0), self.copies.count() - 1))
        self._refresh_buttons()

    @Slot()
    def attach(self) -> None:
        """Ask for a file that is a copy of the source, and keep it in the casefile."""
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Attach a copy"), str(self._document.path.parent))
        if chosen and self._source is not None:
            words = self.tr("The copy is kept in the casefile.")
            managing.attach_copy(
                self._document, self._source, Path(chosen), done=lambda: self.told.emit(words), failed=self.failed.emit
            )

    @Slot()
    def save(self) -> None:
        """Ask where to, and write the copy there as it came."""
        copy = self._current()
        if copy is None:
            return
        proposed = self._document.path.parent / Path(copy.name).name
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save the copy"), str(proposed))
        if chosen:
            words = self.tr("The copy is saved, with the bytes it came with.")
            managing.save_copy(
                self._document, copy, Path(chosen), done=lambda: self.told.emit(words), failed=self.failed.emit
            )

    @Slot()
    def remove(self) -> None:
        """Take the copy from the source."""
        copy = self._current()
        if copy is not None and self._source is not None:
            words = self.tr("Removed; Ctrl+Z in the window brings it back.")
            managing.remove_copy(
                self._document, self._source, copy, done=lambda: self.told.emit(words), failed=self.failed.emit
            )

    def _current(self) -> LocalCopy | None:
        item = self.copies.currentItem()
        copy = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        return copy if isinstance(copy, LocalCopy) else None

    @Slot()
    def _refresh_buttons(self) -> None:
        has_copy, can_write = self._current() is not None, self._document.writable
        self.attach_button.setEnabled(can_write and self._source is not None)
        self.save_button.setEnabled(has_copy)
        self.remove_button.setEnabled(can_write and has_copy)

    def _button(self, words: str, run: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(run)
        return button
