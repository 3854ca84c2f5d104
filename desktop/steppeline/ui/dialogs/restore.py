"""Shows the backups of the casefile and what each would bring back, before one is put in its place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QListWidget,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from steppeline.model.text import Language, Message
from steppeline.session.backups import (
    Backup,
    Differences,
    Lines,
    event_words,
    list_backups,
    preview,
    size_words,
    summary,
)
from steppeline.session.jobs import Job, Jobs
from steppeline.ui.theme import GRID
from steppeline.ui.widgets.dialog_buttons import dialog_buttons
from steppeline.ui.widgets.plain_tip import plain_tip

_PATH = Qt.ItemDataRole.UserRole
_SIZE = QSize(760, 560)


class RestoreDialog(QDialog):
    """A list of backups, and for the chosen one the events that would come back, go, or be as they were."""

    chosen = Signal(object)
    """The path of the backup to restore."""

    def __init__(self, path: Path, jobs: Jobs, folder: Path, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._path = path
        self._jobs = jobs
        self._language = language
        self._job: Job | None = None
        self.setWindowTitle(self.tr("Restore a backup"))
        self._where = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._where.setText(
            self.tr("Backups of %1 are kept in %2.").replace("%2", str(folder)).replace("%1", path.name)
        )
        self._list = QTreeWidget(self)
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setHeaderLabels([self.tr("Made"), self.tr("Size"), self.tr("How")])
        self._list.setAccessibleName(self.tr("Backups"))
        self._words = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._words.setAccessibleName(self.tr("What would change"))
        self._events = QListWidget(self)
        self._events.setUniformItemSizes(True)
        self._events.setAccessibleName(self.tr("Events that would change"))
        self._buttons = dialog_buttons(self, QDialogButtonBox.StandardButton.Close)
        self._restore = QPushButton(self.tr("&Restore"), self)
        self._other = QPushButton(self.tr("&Another file…"), self)
        self._buttons.addButton(self._restore, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(self._other, QDialogButtonBox.ButtonRole.ActionRole)
        self._place()
        self._list.currentItemChanged.connect(self._on_current_changed)
        self._list.itemActivated.connect(self._restore.setFocus)
        self._other.clicked.connect(self._choose_file)
        self._buttons.accepted.connect(self._accept)
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(self._stop)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._say(self.tr("Looking for backups…"))
        self._job = list_backups(jobs, path, folder, self._show_backups)

    def _place(self) -> None:
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, GRID, 0, 0)
        column.addWidget(self._words)
        column.addWidget(self._events, 1)
        halves = QSplitter(Qt.Orientation.Vertical, self, childrenCollapsible=False)
        halves.addWidget(self._list)
        halves.addWidget(below)
        halves.setSizes([_SIZE.height() // 3, _SIZE.height() // 2])
        column = QVBoxLayout(self)
        column.setSpacing(2 * GRID)
        column.addWidget(self._where)
        column.addWidget(halves, 1)
        column.addWidget(self._buttons)
        self.resize(_SIZE)
        self._list.setFocus()

    def _show_backups(self, backups: Sequence[Backup]) -> None:
        locale = QLocale(self._language.code)
        for each in backups:
            made = each.made.astimezone()
            day = QDate(made.year, made.month, made.day)
            when = f"{locale.toString(day, QLocale.FormatType.LongFormat)}, {made:%H:%M:%S}"
            how = self.tr("automatic") if each.is_automatic else self.tr("by hand or before a change")
            item = QTreeWidgetItem(self._list, [when, self._language.say(size_words(each.size)), how])
            item.setData(0, _PATH, each.path)
            item.setToolTip(0, plain_tip(str(each.path)))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column in range(3):
            self._list.resizeColumnToContents(column)
        first = self._list.topLevelItem(0)
        if first is not None:
            self._list.setCurrentItem(first)
        else:
            self._say(self.tr("There is no backup of this casefile yet."))

    @Slot()
    def _on_current_changed(self) -> None:
        kept = self._kept()
        self._stop()
        if kept is not None:
            self._say(self.tr("Comparing…"))
            self._job = preview(self._jobs, self._path, kept, self._show_differences, self._show_failure)

    def _show_differences(self, found: Differences) -> None:
        words = [self._language.say(sentence) for sentence in summary(found)]
        if not found.are_none:
            words.append(self.tr("What is there now is backed up first."))
        self._say(" ".join(words))
        self._restore.setEnabled(not found.are_none)
        self._add(self.tr("comes back"), found.added)
        self._add(self.tr("goes"), found.removed)
        self._add(self.tr("as it was"), found.changed)

    def _show_failure(self, sentence: Message) -> None:
        self._say(self._language.say(sentence))
        # What is damaged now cannot be compared, but may be replaced all the more.
        self._restore.setEnabled(True)

    def _add(self, what: str, lines: Lines) -> None:
        for line in lines.first:
            self._events.addItem(f"{what}: {event_words(line, self._language)}")
        more = lines.count - len(lines.first)
        if more:
            self._events.addItem(self.tr("%1: %n more", "", more).replace("%1", what))

    @Slot()
    def _choose_file(self) -> None:
        kinds = self.tr("Casefiles") + " (*.steppeline)"
        folder = str(self._path.parent)
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a backup"), folder, kinds)
        if chosen:
            item = QTreeWidgetItem(self._list, [Path(chosen).name, "", self.tr("chosen file")])
            item.setData(0, _PATH, Path(chosen))
            self._list.setCurrentItem(item)

    @Slot()
    def _accept(self) -> None:
        kept = self._kept()
        if kept is not None:
            self.accept()
            self.chosen.emit(kept)

    @Slot()
    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _kept(self) -> Path | None:
        item = self._list.currentItem()
        return None if item is None else item.data(0, _PATH)

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self._events.clear()
        self._restore.setEnabled(False)
