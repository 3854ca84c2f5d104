"""The form for a whole event: its own fields, and below them all that it has several of."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from steppeline.model.calendar import OPEN
from steppeline.model.edtf import bounds_of
from steppeline.model.event import Event
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.ui.editor.candidates import Candidates
from steppeline.ui.editor.cells import Cell, KeyOf, changed, raws_of
from steppeline.ui.editor.fields import Field
from steppeline.ui.editor.record_rows import RecordRows
from steppeline.ui.editor.row_form import DateCell, RowForm
from steppeline.ui.editor.sections import BLANK, head_cells, sections
from steppeline.ui.theme import GRID, Theme

_HEAD = "event"
_MARGIN = 20 * GRID
"""Pixels around the field that is brought into view."""


class EventForm(QScrollArea):
    """Shows one event to be changed. `edited` follows each change by the user."""

    edited = Signal()

    def __init__(self, document: Document, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._document = document
        self._theme = theme
        self._language = language
        self._event = BLANK
        self._candidates: dict[str, Candidates] = {}
        # A form that was added a moment ago has no place yet: it gets one in the turns of the event loop to come.
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._bring_into_view)
        self.verticalScrollBar().rangeChanged.connect(self._turn.start)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(4 * GRID)
        self.head = self._make(head_cells(language), page)
        column.addWidget(self.head)
        self.sections = {spec.name: RecordRows(spec, theme, self._make, page) for spec in sections(language)}
        self.head.edited.connect(self.edited)
        for rows in self.sections.values():
            column.addWidget(rows)
            rows.edited.connect(self.edited)
            rows.added.connect(self._turn.start)
        column.addStretch(1)
        self.setWidget(page)

    def set_event(self, event: Event) -> None:
        """Show an event."""
        self._event = event
        self.head.set_raws(raws_of(event, self.head.cells))
        for name, rows in self.sections.items():
            rows.set_records(getattr(event, name))

    def state(self) -> str:
        """All that is written, as text: a draft."""
        state: dict[str, Any] = {name: rows.state() for name, rows in self.sections.items()}
        return json.dumps({_HEAD: self.head.raws(), **state}, ensure_ascii=False)

    def restore(self, state: str) -> None:
        """Write what `state` gave. Raises ValueError, KeyError or TypeError when it cannot be read."""
        written: Mapping[str, Any] = json.loads(state)
        self.head.set_raws(written[_HEAD])
        for name, rows in self.sections.items():
            rows.restore(written[name])

    def first_problem(self) -> tuple[str, Field] | None:
        """Why the event cannot be kept, and where."""
        found = [self.head.first_problem(is_empty_allowed=False)]
        found += [rows.first_problem() for rows in self.sections.values()]
        return next((problem for problem in found if problem is not None), None)

    def event_as_written(self, key_of: KeyOf) -> Event:
        """The event as the form tells it. Raises InputError and ValueError for problems."""
        event = changed(self._event, self.head.cells, self.head.raws(), key_of)
        parts: dict[str, Any] = {name: rows.records(key_of) for name, rows in self.sections.items()}
        return replace(event, **parts)

    def show_field(self, field: Field) -> None:
        """Let the keyboard go to a field, and bring it into view."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._turn.start()

    def begin(self) -> None:
        """Let the keyboard go to where one begins."""
        self.head.fields["kind"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, cells: Sequence[Cell], parent: QWidget) -> RowForm:
        return RowForm(cells, self._theme, self._language, self._candidates_of, parent)

    def _candidates_of(self, table: str) -> Candidates:
        if table not in self._candidates:
            self._candidates[table] = Candidates(table, self._document, self._language, self._day)
        return self._candidates[table]

    def _day(self) -> int | None:
        """The day as of which entries are named: that of the date, as far as it is known."""
        field = self.head.fields["date"]
        edtf = field.edtf() if isinstance(field, DateCell) else ""
        if not edtf:
            return None
        bounds = bounds_of(edtf)
        return next((each for each in (bounds.earliest_start, bounds.latest_start) if -OPEN < each < OPEN), None)

    def _bring_into_view(self) -> None:
        """Show the field that has the keyboard, the form around it too where there is room."""
        widget = QApplication.focusWidget()
        if widget is not None and self.isAncestorOf(widget):
            self.ensureWidgetVisible(widget, 0, _MARGIN)
