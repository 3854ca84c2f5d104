"""Lists what events refer to, with how many do, to be changed, merged and deleted."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from steppeline.model.errors import WorldError
from steppeline.model.text import Language
from steppeline.model.transliteration import search_key
from steppeline.session import managing
from steppeline.session.document import Document
from steppeline.session.jobs import Job
from steppeline.ui.editor.candidates import Candidates
from steppeline.ui.editor.copies_list import CopiesList
from steppeline.ui.editor.entry_form import EntryForm
from steppeline.ui.theme import GRID, Theme
from steppeline.ui.widgets.dialog_buttons import dialog_buttons

_KEY = Qt.ItemDataRole.UserRole


class ManageDialog(QDialog):
    """Tables at the left, the chosen entry at the right. Every change is a step that can be undone."""

    def __init__(self, document: Document, theme: Theme, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self._theme = theme
        self._language = language
        self._counts: Mapping[str, int] = {}
        self._job: Job | None = None
        self.setWindowTitle(self.tr("Kinds, tags, actors, places and sources"))
        self.tables = self._make_tables()
        self.search = QLineEdit(self, placeholderText=self.tr("Find in this list"), clearButtonEnabled=True)
        self.search.setAccessibleName(self.search.placeholderText())
        self.entries = self._make_list()
        self.form = EntryForm(document, theme, language, self)
        self.copies = CopiesList(document, theme, self)
        self._remark = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._remark.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._buttons = self._make_buttons()
        self._lay_out()
        self.tables.currentIndexChanged.connect(self._on_table)
        self.search.textChanged.connect(self._fill)
        self.entries.currentItemChanged.connect(self._on_entry)
        self.form.edited.connect(self._refresh_buttons)
        self.copies.told.connect(self._tell)
        self.copies.failed.connect(self._on_failed)
        document.changed.connect(self._on_changed)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(960, parent.width() - 4 * GRID), min(640, parent.height() - 4 * GRID))
        self._on_table()

    @property
    def table(self) -> str:
        """The table that is shown."""
        return str(self.tables.currentData())

    @property
    def key(self) -> str | None:
        """The key of the current entry."""
        item = self.entries.currentItem()
        return None if item is None else str(item.data(0, _KEY))

    def _make_tables(self) -> QComboBox:
        box = QComboBox(self)
        for table, words in (
            ("kind", self.tr("Kinds")),
            ("tag", self.tr("Tags")),
            ("actor", self.tr("Actors")),
            ("office", self.tr("Offices")),
            ("place", self.tr("Places")),
            ("source", self.tr("Sources")),
        ):
            box.addItem(words, table)
        box.setAccessibleName(self.tr("What is listed"))
        return box

    def _make_list(self) -> QTreeWidget:
        entries = QTreeWidget(self)
        entries.setRootIsDecorated(False)
        entries.setUniformRowHeights(True)
        entries.setHeaderLabels([self.tr("Name"), self.tr("Used")])
        entries.setAccessibleName(self.tr("Entries"))
        header = entries.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        return entries

    def _make_buttons(self) -> dict[str, QPushButton]:
        buttons = {
            "new": (self.tr("&New"), self.add),
            "save": (self.tr("&Save"), self.save),
            "merge": (self.tr("&Merge into…"), self.merge),
            "delete": (self.tr("&Delete"), self.delete),
        }
        made = {}
        for name, (words, run) in buttons.items():
            made[name] = QPushButton(words, self)
            made[name].setAutoDefault(False)
            made[name].clicked.connect(run)
        return made

    def _lay_out(self) -> None:
        left, right = QWidget(self), QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.tables, self.search, self.entries):
            column.addWidget(widget)
        column = QVBoxLayout(right)
        column.setContentsMargins(2 * GRID, 0, 0, 0)
        column.addWidget(self.form, 1)
        column.addWidget(self.copies)
        column.addWidget(self._remark)
        line = QHBoxLayout()
        for button in self._buttons.values():
            line.addWidget(button)
        column.addLayout(line)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        split.setChildrenCollapsible(False)
        close = dialog_buttons(self, QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        outer = QVBoxLayout(self)
        outer.addWidget(split, 1)
        outer.addWidget(close)

    def done(self, result: int) -> None:
        """Close; nobody waits for the counts any more."""
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    @Slot()
    def _on_table(self) -> None:
        self.search.clear()
        self._tell("")
        self._counts = {}
        self.form.show_table(self.table)
        self.copies.setVisible(self.table == "source")
        self._buttons["merge"].setVisible(managing.can_be_merged(self.table))
        self._buttons["new"].setVisible(self.table != "tag")
        self._fill()
        self._count()

    def _count(self) -> None:
        table = self.table

        def show(counts: Mapping[str, int]) -> None:
            if table == self.table:
                self._counts = counts
                self._show_counts()

        if self._job is not None:
            self._job.cancel()
        self._job = self._document.count_usages(table, show)

    def _show_counts(self) -> None:
        locale = QLocale(self._language.code)
        for position in range(self.entries.topLevelItemCount()):
            item = self.entries.topLevelItem(position)
            if item is not None and item.data(0, _KEY) in self._counts:
                item.setText(1, locale.toString(self._counts[item.data(0, _KEY)]))

    @Slot()
    def _fill(self) -> None:
        """List the entries that match what is searched for; the current one stays if it is among them."""
        current, wanted = self.key, search_key(self.search.text())
        self.entries.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.entries.clear()
        for known in Candidates(self.table, self._document, self._language, lambda: None).known():
            candidate = known.candidate
            if wanted and not any(wanted in each for each in known.searched):
                continue
            item = QTreeWidgetItem(self.entries, [candidate.name, ""])
            item.setData(0, _KEY, candidate.key)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if candidate.key == current:
                self.entries.setCurrentItem(item)
        self.entries.sortItems(0, Qt.SortOrder.AscendingOrder)
        if self.entries.currentItem() is None and self.entries.topLevelItemCount():
            first = self.entries.topLevelItem(0)
            if first is not None:
                self.entries.setCurrentItem(first)
        self.entries.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._show_counts()
        self._on_entry()

    @Slot()
    def _on_entry(self) -> None:
        key = self.key
        if key is None:
            self.form.show_nothing()
        else:
            self.form.show_key(key)
        self._refresh_buttons()

    @Slot()
    def _refresh_buttons(self) -> None:
        can_write = self._document.writable
        has_entry = self.key is not None and not self.form.is_new
        for name, enabled in (
            ("new", True),
            ("save", self.form.is_changed),
            ("merge", has_entry),
            ("delete", has_entry),
        ):
            self._buttons[name].setEnabled(can_write and enabled)
        self.copies.show_source(self.key if has_entry and self.table == "source" else None)

    @Slot()
    def add(self) -> None:
        """Begin an entry."""
        self.form.begin_new()
        self._refresh_buttons()

    @Slot()
    def save(self) -> None:
        """Have the entry changed to what is written."""
        words = self.form.problem()
        if words:
            self._tell(words)
            return
        self.form.save(done=lambda: self._tell(self.tr("Saved.")), failed=self._on_failed)

    @Slot()
    def delete(self) -> None:
        """Have the entry taken out, if nothing names it."""
        if self.key is not None:
            managing.delete_entry(
                self._document,
                self.table,
                self.key,
                done=lambda: self._tell(self.tr("Deleted; Ctrl+Z in the window brings it back.")),
                failed=self._on_failed,
            )

    @Slot()
    def merge(self) -> None:
        """Ask into which entry this one is to be merged."""
        from steppeline.ui.editor.merge_dialog import MergeDialog

        key = self.key
        if key is None:
            return
        candidates = Candidates(self.table, self._document, self._language, lambda: None)
        dialog = MergeDialog(candidates, key, self)
        dialog.chosen.connect(lambda into: self.merge_into(key, into))
        dialog.open()

    def merge_into(self, key: str, into: str) -> None:
        """Let whatever names one entry name another; the first is gone then."""
        managing.merge(
            self._document,
            self.table,
            key,
            into,
            done=lambda: self._tell(self.tr("Merged; Ctrl+Z in the window undoes it.")),
            failed=self._on_failed,
        )

    @Slot()
    def _on_changed(self) -> None:
        self._fill()
        self._count()

    def _on_failed(self, failure: WorldError) -> None:
        self._tell(self._language.say(failure.sentence))

    def _tell(self, words: str) -> None:
        if not isValid(self._remark):
            # The dialog was closed before the step was done.
            return
        self._remark.setText(words)
        self._remark.setAccessibleName(words)
