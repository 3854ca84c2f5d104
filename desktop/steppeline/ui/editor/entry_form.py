"""The form for one entry that events refer to; of an office also who held it when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from steppeline.model.errors import WorldError
from steppeline.model.reference import Office, Term
from steppeline.model.text import Language
from steppeline.session import managing
from steppeline.session.document import Document
from steppeline.session.managing import Entry
from steppeline.ui.editor.candidates import Candidates
from steppeline.ui.editor.cells import Cell
from steppeline.ui.editor.entry_cells import blank_entry, changed_entry, entry_cells, entry_raws, has_name
from steppeline.ui.editor.record_rows import RecordRows, SectionSpec
from steppeline.ui.editor.row_form import RowForm
from steppeline.ui.editor.suggestions import KEY
from steppeline.ui.theme import GRID, Theme

_NEW = "new entry"


class EntryForm(QScrollArea):
    """Shows one entry of a table to be changed. `edited` follows each change."""

    edited = Signal()

    def __init__(self, document: Document, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._document = document
        self._theme = theme
        self._language = language
        self._table = ""
        self._key: str | None = None
        self._entry: Entry | None = None
        self._at_first: object = None
        self.is_new = False

    @property
    def is_changed(self) -> bool:
        """Whether anything is written that is not saved."""
        return (self._key is not None or self.is_new) and self._state() != self._at_first

    def show_table(self, table: str) -> None:
        """Have the fields of another table."""
        self._table = table
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 2 * GRID, 0)
        self.fields = self._make(entry_cells(table, self._language), page)
        self.fields.edited.connect(self.edited)
        column.addWidget(self.fields)
        self.terms = RecordRows(_terms(), self._theme, self._make, page)
        self.terms.setVisible(table == "office")
        self.terms.edited.connect(self.edited)
        column.addWidget(self.terms)
        column.addStretch(1)
        self.setWidget(page)
        self.show_nothing()

    def show_key(self, key: str) -> None:
        """Show the entry of this key."""
        self._begin(key, _entry_of(self._document, self._table, key))

    def show_nothing(self) -> None:
        """Show no entry."""
        self._begin(None, None)

    def begin_new(self) -> None:
        """Begin an entry that is not there yet."""
        kinds = self._document.book.kinds.values()
        position = max((kind.position for kind in kinds), default=0) + 1
        self._begin(None, blank_entry(self._table, _NEW, position), is_new=True)
        next(iter(self.fields.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def problem(self) -> str:
        """Why it cannot be kept; "" if it can."""
        problem = self.fields.first_problem(is_empty_allowed=False) or self.terms.first_problem()
        if problem is not None:
            return problem[0]
        entry = None if self._entry is None else self._written(self._entry)
        if entry is not None and not has_name(entry):
            return QCoreApplication.translate("ManageDialog", "Write a name, in one language at least.")
        return ""

    def save(self, *, done: Callable[[], None], failed: Callable[[WorldError], None]) -> None:
        """Have the entry put into the casefile. There must be no `problem`."""
        if self._entry is not None:
            entry = self._written(self._entry)
            if self.is_new:
                entry = replace(entry, key=self._free_key(entry))
            managing.put_entry(self._document, entry, done=done, failed=failed)
        elif self._key is not None:
            name = self.fields.raws()["key"].strip()
            managing.rename_tag(self._document, self._key, name, done=done, failed=failed)

    def _written(self, entry: Entry) -> Entry:
        made = changed_entry(entry, self.fields.cells, self.fields.raws(), _key_of)
        return replace(made, terms=self.terms.records(_key_of)) if isinstance(made, Office) else made

    def _free_key(self, entry: Entry) -> str:
        raws = self.fields.raws()
        name = next((raws[cell] for cell in raws if cell.startswith(("names.", "title")) and raws[cell].strip()), "")
        return managing.free_key(name, lambda key: _entry_of(self._document, self._table, key) is not None)

    def _begin(self, key: str | None, entry: Entry | None, *, is_new: bool = False) -> None:
        self._key, self._entry, self.is_new = key, entry, is_new
        raws = dict.fromkeys(self.fields.fields, "")
        if entry is not None:
            raws |= entry_raws(entry, self.fields.cells)
        elif key is not None:
            raws["key"] = key
        self.fields.set_raws(raws)
        self.terms.set_records(entry.terms if isinstance(entry, Office) else ())
        self.fields.setEnabled(key is not None or is_new)
        self.terms.setEnabled(key is not None or is_new)
        self._at_first = self._state()
        self.edited.emit()

    def _state(self) -> object:
        return self.fields.raws(), self.terms.state()

    def _make(self, cells: Sequence[Cell], parent: QWidget) -> RowForm:
        return RowForm(cells, self._theme, self._language, self._candidates, parent)

    def _candidates(self, table: str) -> Candidates:
        return Candidates(table, self._document, self._language, lambda: None)


def _key_of(table: str, raw: str) -> str:
    """Of entries that are there; no field of this form makes new ones."""
    return raw.removeprefix(KEY)


def _entry_of(document: Document, table: str, key: str) -> Entry | None:
    book = document.book
    entries: Mapping[str, Mapping[str, Entry]] = {
        "kind": book.kinds,
        "actor": book.actors,
        "office": book.offices,
        "place": book.places,
        "source": book.sources,
    }
    return entries.get(table, {}).get(key)


def _terms() -> SectionSpec:
    translate = QCoreApplication.translate
    actor = translate("ManageDialog", "Held by")
    cells = (
        Cell("actor", actor, "entity", 12, table="actor", may_create=False, is_needed=True),
        Cell("since", translate("ManageDialog", "Since"), "date", 6),
        Cell("until", translate("ManageDialog", "Until"), "date", 6),
    )
    title, add = translate("ManageDialog", "Terms of office"), translate("ManageDialog", "Add a &term")
    return SectionSpec("terms", title, add, Term(""), cells)
