"""The second page: what would come in, what was wrong, and what may be there already."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from steppeline.model.text import Language, Message, counted, message
from steppeline.session.importing import Choices, Counts, Found, StagedTrouble
from steppeline.ui.importing.rows_model import RowsModel

_EVENT = Qt.ItemDataRole.UserRole


class CheckingPage(QWidget):
    """Shows what was found; `choices` are what the user made of it."""

    def __init__(self, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = language
        self._groups: list[list[StagedTrouble]] = []
        self.words = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.update_changed = QCheckBox(self.tr("&Bring events up to date whose rows have changed"), self)
        self.groups, self.alike = QListWidget(self), QListWidget(self)
        self.groups.setAccessibleName(self.tr("Kinds of problems"))
        self.alike.setAccessibleName(self.tr("What may be there already"))
        headings = (self.tr("File"), self.tr("Line"), self.tr("Field"), self.tr("Value"), self.tr("Reason"))
        self.rows = RowsModel(headings, self)
        table = QTableView(self)
        table.setModel(self.rows)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setStretchLastSection(True)
        table.setAccessibleName(self.tr("Problems"))
        problems = QWidget(self)
        column = QVBoxLayout(problems)
        column.addWidget(self.groups, 1)
        column.addWidget(table, 2)
        likenesses = QWidget(self)
        column = QVBoxLayout(likenesses)
        hint = self.tr("Checked ones come in; take the check away to leave one out.")
        column.addWidget(QLabel(hint, likenesses, wordWrap=True))
        column.addWidget(self.alike)
        self._tabs = QTabWidget(self)
        self._tabs.addTab(problems, self.tr("&Problems"))
        self._tabs.addTab(likenesses, self.tr("Probable &duplicates"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        column.addWidget(self.update_changed)
        column.addWidget(self._tabs, 1)
        self.groups.currentRowChanged.connect(self._show_group)

    @property
    def choices(self) -> Choices:
        """What is to be left out, and whether events are brought up to date."""
        items = (self.alike.item(row) for row in range(self.alike.count()))
        out = frozenset(item.data(_EVENT) for item in items if item.checkState() == Qt.CheckState.Unchecked)
        return Choices(out, self.update_changed.isChecked())

    def show_found(self, found: Found) -> None:
        """Show what was read."""
        self.words.setText(" ".join(map(self._language.say, count_words(found.counts))))
        self.update_changed.setVisible(found.counts.changed > 0)
        self.update_changed.setChecked(True)
        groups: dict[tuple[bool, str, str], list[StagedTrouble]] = {}
        for trouble in found.troubles:
            groups.setdefault((trouble.left_out, trouble.field, trouble.reason.text), []).append(trouble)
        self._files = tuple(file.name for file in found.files)
        self._groups = list(groups.values())
        self.groups.clear()
        self.groups.addItems([self._group_words(group) for group in self._groups])
        self.rows.show_rows(())
        self.groups.setCurrentRow(0 if self._groups else -1)
        self._show_alike(found)
        self._tabs.setVisible(bool(self._groups or found.alike))
        self._tabs.setTabVisible(0, bool(self._groups))
        self._tabs.setTabVisible(1, bool(found.alike))

    def _show_alike(self, found: Found) -> None:
        self.alike.clear()
        for each in found.alike:
            text = self.tr("%1 (%2) — there is: %3 (%4)")
            for mark, value in (
                ("%1", each.title),
                ("%2", each.date),
                ("%3", each.there_title),
                ("%4", each.there_date),
            ):
                text = text.replace(mark, value, 1)
            item = QListWidgetItem(text, self.alike)
            item.setData(_EVENT, each.event)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)

    def _group_words(self, group: Sequence[StagedTrouble]) -> str:
        first = group[0]
        reason = self._language.say(first.reason)
        if len(group) > 1 and first.reason.values:
            reason = self.tr("for example, %1").replace("%1", reason)
        what = self.tr("left out") if first.left_out else self.tr("comes in without the value")
        field = f"{first.field}: " if first.field else ""
        return f"{len(group)} × {field}{reason} ({what})"

    @Slot(int)
    def _show_group(self, number: int) -> None:
        group = self._groups[number] if 0 <= number < len(self._groups) else []
        say = self._language.say
        self.rows.show_rows(
            [(self._files[each.file], str(each.line or ""), each.field, each.value, say(each.reason)) for each in group]
        )


def count_words(counts: Counts) -> list[Message]:
    """What would come of the rows, a sentence for each sort that there is."""
    sentences = (
        (counts.new, counted("{count} event is new.", "{count} events are new.", counts.new)),
        (
            counts.changed,
            counted("{count} is there and has changed.", "{count} are there and have changed.", counts.changed),
        ),
        (
            counts.known,
            counted("{count} is there already, unchanged.", "{count} are there already, unchanged.", counts.known),
        ),
        (counts.repeated, counted("{count} row comes twice.", "{count} rows come twice.", counts.repeated)),
        (counts.left_out, counted("{count} row cannot be used.", "{count} rows cannot be used.", counts.left_out)),
        (counts.remarks, counted("{count} value is left out.", "{count} values are left out.", counts.remarks)),
    )
    told = [sentence for count, sentence in sentences if count]
    if not (counts.new or counts.changed):
        told.insert(0, message("There is nothing new in it."))
    return told
