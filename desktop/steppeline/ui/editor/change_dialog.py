"""Changes all selected events alike, in one step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import get_args

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from steppeline.model.date_entry import read_date
from steppeline.model.event import REGION_ROLES, STATUSES, RegionRole, Status, StatusEntry
from steppeline.model.text import Language, counted
from steppeline.model.vocabulary_words import STATUS_WORDS
from steppeline.session import editing
from steppeline.session.document import Document
from steppeline.ui.editor.candidates import Candidates
from steppeline.ui.editor.cells import Cell
from steppeline.ui.editor.row_form import RowForm
from steppeline.ui.editor.suggestions import KEY
from steppeline.ui.theme import GRID, Theme
from steppeline.ui.widgets.dialog_buttons import dialog_buttons
from steppeline.ui.widgets.record_words import ROLE_WORDS, word

Raws = dict[str, str]


class ChangeDialog(QDialog):
    """Asks what to change and to what, and has it changed."""

    def __init__(
        self, document: Document, numbers: Sequence[int], theme: Theme, language: Language, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._numbers = tuple(numbers)
        self._language = language
        self.setWindowTitle(self.tr("Change the selected events"))
        self.what = QComboBox(self)
        self._pages = QStackedWidget(self)
        self._done: list[Callable[[Raws], None]] = []
        for name, cells, done in self._changes():
            self.what.addItem(name)
            self._pages.addWidget(RowForm(cells, theme, language, self._candidates, self._pages))
            self._done.append(done)
        self.what.currentIndexChanged.connect(self._pages.setCurrentIndex)
        count = len(self._numbers)
        words = language.say(counted("{count} event is changed.", "{count} events are changed.", count))
        buttons = dialog_buttons(self, QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._change)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self.tr("&What"), self.what)
        column = QVBoxLayout(self)
        column.addWidget(QLabel(words, self))
        column.addLayout(form)
        column.addWidget(self._pages)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumSize(120 * GRID, 80 * GRID)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    @property
    def page(self) -> RowForm:
        """The fields for what is to be changed."""
        page = self._pages.currentWidget()
        if not isinstance(page, RowForm):
            raise TypeError("every page is a form")
        return page

    def _candidates(self, table: str) -> Candidates:
        return Candidates(table, self._document, self._language, lambda: None)

    def _changes(self) -> tuple[tuple[str, tuple[Cell, ...], Callable[[Raws], None]], ...]:
        roles = (("", "—"), *((role, word(self._language, ROLE_WORDS, role)) for role in REGION_ROLES))
        statuses = tuple((status, self._language.say(STATUS_WORDS[status])) for status in STATUSES)
        kind = Cell("kind", self.tr("Kind"), "entity", 12, table="kind", may_create=False, is_needed=True)
        status = (
            Cell("status", self.tr("Status"), "choice", 4, statuses),
            Cell("as_of", self.tr("As of"), "date", 8),
            Cell("note", self.tr("Note"), span=12),
        )
        tag = Cell("tag", self.tr("Tag"), "tags", 12, is_needed=True)
        region = Cell("region", self.tr("Region"), "entity", 8, table="region", may_create=False, is_needed=True)
        role = Cell("role", self.tr("Role"), "choice", 4, roles)
        return (
            (self.tr("Kind"), (kind,), self._set_kind),
            (self.tr("Status"), status, self._set_status),
            (self.tr("Add a tag"), (tag,), self._add_tag),
            (self.tr("Remove a tag"), (tag,), self._remove_tag),
            (self.tr("Add a region"), (region, role), self._add_region),
            (self.tr("Remove a region"), (region,), self._remove_region),
        )

    @Slot()
    def _change(self) -> None:
        page = self.page
        problem = page.first_problem(is_empty_allowed=False)
        if problem is not None:
            problem[1].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._done[self._pages.currentIndex()](page.raws())
        self.accept()

    def _set_kind(self, raws: Raws) -> None:
        editing.set_kind(self._document, self._numbers, raws["kind"].removeprefix(KEY))

    def _set_status(self, raws: Raws) -> None:
        status: Status = next(each for each in get_args(Status) if each == raws["status"])
        as_of = read_date(raws["as_of"]) if raws["as_of"].strip() else None
        entry = StatusEntry(status, as_of, note=raws["note"].strip() or None)
        editing.set_status(self._document, self._numbers, entry)

    def _add_tag(self, raws: Raws) -> None:
        editing.add_tag(self._document, self._numbers, raws["tag"])

    def _remove_tag(self, raws: Raws) -> None:
        editing.remove_tag(self._document, self._numbers, raws["tag"])

    def _add_region(self, raws: Raws) -> None:
        role = RegionRole(raws["region"].removeprefix(KEY), raws["role"] or None)
        editing.add_region(self._document, self._numbers, role)

    def _remove_region(self, raws: Raws) -> None:
        editing.remove_region(self._document, self._numbers, raws["region"].removeprefix(KEY))
