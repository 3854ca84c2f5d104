"""The imports of the past: what came when, to be seen or taken out again."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from steppeline.model.errors import WorldError
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.importing import ImportBatch, remove
from steppeline.ui.theme import GRID
from steppeline.ui.widgets.dialog_buttons import dialog_buttons

_BATCH = Qt.ItemDataRole.UserRole


class PastImportsDialog(QDialog):
    """A list, newest first, and two things to do with the one that is chosen."""

    show_wanted = Signal(int)
    """The number of the import whose events are to be seen."""

    def __init__(self, document: Document, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._document, self._language = document, language
        self.setWindowTitle(self.tr("Imports"))
        self.list = QTreeWidget(self)
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels([self.tr("File"), self.tr("When"), self.tr("Events")])
        self.list.setAccessibleName(self.tr("Imports"))
        self.words = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._buttons = dialog_buttons(self, QDialogButtonBox.StandardButton.Close)
        self.show_events = QPushButton(self.tr("&Show what came in"), self)
        self.remove = QPushButton(self.tr("&Remove"), self)
        for button, slot in ((self.show_events, self._show), (self.remove, self._remove)):
            self._buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(slot)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(2 * GRID)
        column.addWidget(self.list, 1)
        column.addWidget(self.words)
        column.addWidget(self._buttons)
        self.list.itemSelectionChanged.connect(self._on_selected)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(680, 400)
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        locale = QLocale(self._language.code)
        for batch in self._document.imports():
            when = QDateTime.fromString(batch.at, Qt.DateFormat.ISODate).toLocalTime()
            shown = locale.toString(when, QLocale.FormatType.ShortFormat)
            item = QTreeWidgetItem(self.list, [batch.name, shown, locale.toString(batch.events)])
            item.setData(0, _BATCH, batch)
            item.setToolTip(0, batch.file or batch.name)
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((340, 180)):
            self.list.setColumnWidth(column, width)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        self._on_selected()

    def _batch(self) -> ImportBatch | None:
        item = self.list.currentItem()
        return None if item is None else item.data(0, _BATCH)

    @Slot()
    def _on_selected(self) -> None:
        batch = self._batch()
        self.show_events.setEnabled(batch is not None and batch.events > 0)
        self.remove.setEnabled(batch is not None and self._document.writable)

    @Slot()
    def _show(self) -> None:
        batch = self._batch()
        if batch is not None:
            self.accept()
            self.show_wanted.emit(batch.number)

    @Slot()
    def _remove(self) -> None:
        batch = self._batch()
        if batch is not None:
            self.remove.setEnabled(False)
            self.words.setText(self.tr("Removing…"))
            remove(self._document, batch, self._on_removed, self._on_failed)

    def _on_removed(self) -> None:
        self.words.setText(self.tr("The import is removed; Undo brings it back."))
        self._fill()

    def _on_failed(self, failure: WorldError) -> None:
        self.words.setText(self._language.say(failure.sentence))
        self._on_selected()
