"""The page on which the selected events are read: text to be followed, selected and copied."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QCoreApplication, QPoint, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication, QTextOption
from PySide6.QtWidgets import QTextBrowser, QWidget

from steppeline.model.event import Event
from steppeline.model.filter import ChoiceClause
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.detail.article import MOST_CITED, MOST_LISTED, article_on, list_of
from steppeline.ui.detail.citation import citation_of
from steppeline.ui.detail.content import (
    Article,
    Target,
    ToAddress,
    ToChoice,
    ToClaims,
    ToEditor,
    ToEvent,
    ToNote,
    ToWhole,
)
from steppeline.ui.detail.page import Page, claims_name, note_name
from steppeline.ui.detail.subject import LinkedEvent, Subject
from steppeline.ui.theme import Theme


class Reader(QTextBrowser):
    """Shows the selected events. `open_address` is given the addresses of sources that are clicked."""

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
        open_address: Callable[[QUrl], object],
    ) -> None:
        super().__init__(parent, openLinks=False)
        self._casefile = document
        self._state = view_state
        self._language = language
        self._open_address = open_address
        self._whole: frozenset[str] = frozenset()
        self._page = Page(self.document(), theme)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(QCoreApplication.translate("DetailPane", "Detail of the selected event"))
        self.anchorClicked.connect(self._follow)
        self.highlighted.connect(self._point_at)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.setPalette(theme.palette())

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._page.set_theme(theme)
        self.setPalette(theme.palette())
        self.refresh()

    def begin(self) -> None:
        """Read what is selected from its beginning."""
        self._whole = frozenset()
        self.refresh()
        self.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Write what is selected anew."""
        self._page.write(self._article(), self._casefile.book.kinds)

    def citation_text(self, event: Event) -> str:
        """An event as plain text with its sources as numbered notes."""
        return citation_of(self._subject(event))

    def copy_citation(self) -> None:
        """Put the selected events, up to a hundred, with their sources into the clipboard."""
        events = self._casefile.events(self._state.selection[:MOST_CITED])
        if events:
            QGuiApplication.clipboard().setText("\n\n\n".join(map(self.citation_text, events)))

    def _article(self) -> Article:
        selection = self._state.selection
        events = self._casefile.events(selection[:MOST_LISTED])
        if len(selection) > 1:
            return list_of(events, len(selection), self._casefile.book, self._language)
        return article_on(self._subject(events[0])) if events else ()

    def _subject(self, event: Event) -> Subject:
        return Subject(event, self._casefile.book, self._language, self._linked, self._whole, self._casefile.writable)

    def _linked(self, ref: str) -> LinkedEvent | None:
        found = np.asarray(self._casefile.lookup().having("ref", ref), np.int64).tolist()
        return LinkedEvent(found[0], self._casefile.titles(found[:1])[0]) if found else None

    def _target(self, link: QUrl) -> Target | None:
        number = link.toString()
        return self._page.targets[int(number)] if number else None

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        match self._target(link):
            case ToEvent(event):
                self._state.select((event,))
            case ToChoice(facet, key):
                self._state.set_clause(facet, ChoiceClause(facet, frozenset({key})))
            case ToAddress(address):
                self._open_address(QUrl(address))
            case ToNote(number):
                self.scrollToAnchor(note_name(number))
            case ToClaims(field):
                self.scrollToAnchor(claims_name(field))
            case ToEditor():
                self.change_requested.emit()
            case ToWhole(part):
                self._show_whole(part)

    def _show_whole(self, part: str) -> None:
        position = self.verticalScrollBar().value()
        self._whole |= {part}
        self.refresh()
        self.verticalScrollBar().setValue(position)

    @Slot(QUrl)
    def _point_at(self, link: QUrl) -> None:
        """What the pointer is on shows in the other views."""
        target = self._target(link)
        self._state.hover(target.event if isinstance(target, ToEvent) else None)
        self._state.hover_region(target.key if isinstance(target, ToChoice) and target.facet == "region" else None)

    @Slot(QPoint)
    def _open_menu(self, point: QPoint) -> None:
        menu = self.createStandardContextMenu(point)
        menu.addSeparator()
        cite = menu.addAction(QCoreApplication.translate("DetailPane", "Copy with citation"), self.copy_citation)
        cite.setEnabled(bool(self._state.selection))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(point))
