"""The detail pane: everything recorded of the selected event, or why there is nothing to read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from steppeline.model.event import Event
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.theme import Theme
from steppeline.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from steppeline.ui.detail.reader import Reader


class DetailPane(QWidget):
    """Reads the selection and the events in it. `open_address` is given the addresses of sources that are clicked.

    What an event is read with is imported and made by `make_ready`, at the latest with the first selection: the first
    picture does not wait for it.
    """

    change_requested = Signal()
    """The user wants to change the event that is shown."""

    def __init__(
        self,
        document: Document,
        view_state: ViewState,
        theme: Theme,
        language: Language,
        parent: QWidget | None = None,
        *,
        open_address: Callable[[QUrl], object] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._state = view_state
        self._theme = theme
        self._language = language
        self._open_address = open_address
        self._made: Reader | None = None
        self._empty = EmptyState(theme, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._empty)
        view_state.selection_changed.connect(self._on_selection)
        document.changed.connect(self._refresh)
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme
        self._empty.set_theme(theme)
        if self._made is not None:
            self._made.set_theme(theme)

    def citation_text(self, event: Event) -> str:
        """An event as plain text with its sources as numbered notes."""
        return self._reader().citation_text(event)

    def copy_citation(self) -> None:
        """Put the selected events, up to a hundred, with their sources into the clipboard."""
        self._reader().copy_citation()

    def make_ready(self) -> None:
        """Import and make what the first selection will need."""
        self._reader()

    def _reader(self) -> Reader:
        if self._made is None:
            from steppeline.ui.detail.reader import Reader

            self._made = Reader(
                self._document, self._state, self._theme, self._language, self, open_address=self._open_address
            )
            self._made.change_requested.connect(self.change_requested)
            self._made.hide()
            self._column.addWidget(self._made)
            self.setFocusProxy(self._made)
        return self._made

    @Slot()
    def _on_selection(self) -> None:
        self._show_what_there_is()
        if self._made is not None:
            self._made.begin()

    @Slot()
    def _refresh(self) -> None:
        self._show_what_there_is()
        if self._made is not None:
            self._made.refresh()

    def _show_what_there_is(self) -> None:
        has_events = bool(self._document.events(self._state.selection[:1]))
        if has_events or self._made is not None:
            self._reader().setVisible(has_events)
        self._empty.setHidden(has_events)
        if not has_events:
            self._say_why_empty()

    def _say_why_empty(self) -> None:
        if self._document.index.event_count:
            self._empty.say(
                self.tr("No event is selected"),
                self.tr("Click one on the timeline or in the table, or press . for the next in time."),
            )
        else:
            self._empty.say(self.tr("This casefile has no events yet"), self.tr("Open another one with Ctrl+O."))
