"""The window in which an event is written. What is not saved is kept as a draft, so that no crash loses it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from steppeline.model.errors import WorldError
from steppeline.model.event import Event
from steppeline.model.text import Language
from steppeline.session import editing
from steppeline.session.document import Document
from steppeline.session.drafts import Drafts
from steppeline.ui.editor.event_form import EventForm
from steppeline.ui.editor.fields import Field
from steppeline.ui.editor.new_entries import NewEntries
from steppeline.ui.editor.sections import BLANK
from steppeline.ui.theme import GRID, Theme
from steppeline.ui.widgets.dialog_buttons import dialog_buttons

_DRAFT_AFTER: Final = 700
"""Milliseconds without a key after which what is written is kept as a draft."""

_AT_FIRST = (900, 740)


class EventEditor(QDialog):
    """A form for one event, new without one. `saved` brings the number of the event once it is in the casefile."""

    saved = Signal(int)

    def __init__(
        self,
        document: Document,
        drafts: Drafts,
        theme: Theme,
        language: Language,
        parent: QWidget,
        *,
        event: Event | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._drafts = drafts
        self._language = language
        self._number = None if event is None else event.id
        self._is_writing = False
        self.setWindowTitle(self.tr("Add an event") if event is None else self.tr("Change an event"))
        self.form = EventForm(document, theme, language, self)
        self.form.set_event(BLANK if event is None else event)
        self._at_first = self.form.state()
        self._remark = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._remark.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._theme = theme
        self._discard = QPushButton(self.tr("Begin anew"), self, autoDefault=False)
        self._discard.clicked.connect(self._forget_draft)
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=_DRAFT_AFTER)
        self._timer.timeout.connect(self.keep_draft)
        self._bring_back_draft()
        self.form.edited.connect(self._timer.start)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(_AT_FIRST[0], parent.width() - 4 * GRID), min(_AT_FIRST[1], parent.height() - 4 * GRID))
        self.form.begin()

    @property
    def is_changed(self) -> bool:
        """Whether anything was written that is not saved."""
        return self.form.state() != self._at_first

    def _lay_out(self) -> None:
        buttons = dialog_buttons(self, QDialogButtonBox.StandardButton.Cancel)
        self._save = buttons.addButton(self.tr("Sa&ve"), QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        for button in (self._save, cancel):
            # Enter in a line is for its suggestions; Ctrl+Enter saves.
            button.setAutoDefault(False)
        self._save.setToolTip("Ctrl+Enter")
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)
        foot = QHBoxLayout()
        foot.setContentsMargins(3 * GRID, 0, 3 * GRID, 2 * GRID)
        foot.addWidget(self._remark, 1)
        foot.addWidget(self._discard)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form, 1)
        column.addLayout(foot)

    @Slot()
    def save(self) -> None:
        """Put the event into the casefile, or say what is missing and go there."""
        if self._is_writing:
            return
        problem = self.form.first_problem() or self._title_problem()
        if problem is not None:
            words, field = problem
            self._tell(words, is_problem=True)
            self.form.show_field(field)
            return
        entries = NewEntries(self._document)
        event = self.form.event_as_written(entries.key_of)
        self._set_writing(is_writing=True)
        editing.put(self._document, event, entries.entries, entries.refs, done=self._on_saved, failed=self._on_failed)

    def keep_draft(self) -> None:
        """Keep what is written, in case the program ends before it is saved."""
        if self.is_changed:
            self._drafts.keep(self._number, self.form.state())
        else:
            self._drafts.forget(self._number)

    def reject(self) -> None:
        """Leave; ask only if something would be lost."""
        if self._is_writing:
            return
        if not self.is_changed:
            self._leave()
            return
        question = QMessageBox(self)
        question.setIcon(QMessageBox.Icon.Question)
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setText(self.tr("What you have written is not saved."))
        save = question.addButton(self.tr("&Save"), QMessageBox.ButtonRole.AcceptRole)
        discard = question.addButton(self.tr("&Discard"), QMessageBox.ButtonRole.DestructiveRole)
        question.addButton(self.tr("&Go on writing"), QMessageBox.ButtonRole.RejectRole)
        save.clicked.connect(self.save)
        discard.clicked.connect(self._leave)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.open()

    def _title_problem(self) -> tuple[str, Field] | None:
        titles = [name for name in self.form.head.fields if name.startswith("title.")]
        if any(self.form.head.fields[name].raw().strip() for name in titles):
            return None
        return self.tr("Write a title, in one language at least."), self.form.head.fields[titles[0]]

    def _leave(self) -> None:
        self._timer.stop()
        self._drafts.forget(self._number)
        super().reject()

    def _on_saved(self, number: int) -> None:
        self._timer.stop()
        self._drafts.forget(self._number)
        self.saved.emit(number)
        self.accept()

    def _on_failed(self, failure: WorldError) -> None:
        self._set_writing(is_writing=False)
        self._tell(self._language.say(failure.sentence), is_problem=True)

    def _set_writing(self, *, is_writing: bool) -> None:
        self._is_writing = is_writing
        self._save.setEnabled(not is_writing)

    def _bring_back_draft(self) -> None:
        draft = self._drafts.of(self._number)
        self._discard.hide()
        if draft is None:
            return
        try:
            self.form.restore(draft)
        except (ValueError, KeyError, TypeError, AttributeError):
            # A draft of another version of the program.
            self._drafts.forget(self._number)
            return
        self._discard.show()
        self._tell(self.tr("What you had not saved is back."), is_problem=False)

    def _forget_draft(self) -> None:
        self._drafts.forget(self._number)
        self.form.restore(self._at_first)
        self._discard.hide()
        self._tell("", is_problem=False)

    def _tell(self, words: str, *, is_problem: bool) -> None:
        palette = self._remark.palette()
        palette.setColor(self._remark.foregroundRole(), self._theme.error if is_problem else self._theme.muted)
        self._remark.setPalette(palette)
        self._remark.setText(words)
        self._remark.setAccessibleName(words)
