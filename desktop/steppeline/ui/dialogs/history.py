"""The history of one event: every step that changed it, and what it was before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from steppeline.model.errors import WorldError
from steppeline.model.event_history import Version
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.past import read_history
from steppeline.ui.dialogs.history_words import HistoryWords
from steppeline.ui.theme import GRID
from steppeline.ui.widgets.dialog_buttons import dialog_buttons

_WIDTH, _HEIGHT = 880, 520


class HistoryDialog(QDialog):
    """Steps, newest first, each with the fields that it changed. Everything in it is shown as plain text."""

    def __init__(self, document: Document, number: int, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = language
        self._words = HistoryWords(document.book, language)
        self.setWindowTitle(self.tr("History of the event"))
        title = language.pick(document.titles([number])[0])
        heading = QLabel(title, self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        font = heading.font()
        font.setWeight(font.Weight.DemiBold)
        heading.setFont(font)
        self.words = QLabel(self.tr("Reading the log of changes…"), self, wordWrap=True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.steps = QTreeWidget(self)
        self.steps.setHeaderLabels([self.tr("Step and field"), self.tr("Before"), self.tr("After")])
        self.steps.setAccessibleName(self.windowTitle())
        self.steps.setWordWrap(True)
        self.steps.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        buttons = dialog_buttons(self, QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(2 * GRID)
        for widget in (heading, self.words, self.steps, buttons):
            column.addWidget(widget, 1 if widget is self.steps else 0)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(_WIDTH, parent.width() - 4 * GRID), min(_HEIGHT, parent.height() - 4 * GRID))
        self._job = read_history(document, number, self._show, self._fail)
        self.finished.connect(self._job.cancel)

    def _show(self, versions: Sequence[Version]) -> None:
        self.words.setText("" if versions else self.tr("The log of changes tells nothing of this event."))
        self.words.setVisible(not versions)
        for version in versions:
            self._add(version)
        self.steps.setFocus()

    def _add(self, version: Version) -> None:
        # What the clock says here, in the way of the reader's language.
        moment = QDateTime.fromSecsSinceEpoch(int(version.at.timestamp()))
        at = QLocale(self._language.code).toString(moment, QLocale.FormatType.ShortFormat)
        name = self._language.say(version.name)
        if version.direction != "do":
            undone, again = self.tr("undone: %1"), self.tr("done again: %1")
            name = (undone if version.direction == "undo" else again).replace("%1", name)
        step = QTreeWidgetItem(self.steps, [" · ".join(filter(None, (at, name, version.who)))])
        step.setFirstColumnSpanned(True)
        for change in version.changes:
            field, value = self._words.field(change.field), self._words.value
            item = QTreeWidgetItem(step, [field, value(change.field, change.before), value(change.field, change.after)])
            for place in range(3):
                item.setTextAlignment(place, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        step.setExpanded(True)

    def _fail(self, failure: WorldError) -> None:
        self.words.setText(self._language.say(failure.sentence))
