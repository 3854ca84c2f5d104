"""The detail pane: everything recorded of the selected event, to be read, followed, selected and copied."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QTextOption
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from steppeline.model.event import Event
from steppeline.model.filter import ChoiceClause
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.detail.article import MOST_LISTED, article_on, list_of
from steppeline.ui.detail.citation import citation_of
from steppeline.ui.detail.content import Article, Target, ToAddress, ToChoice, ToEvent, ToNote, ToWhole
from steppeline.ui.detail.page import Page, note_name
from steppeline.ui.detail.subject import LinkedEvent, Subject
from steppeline.ui.theme import Theme
from steppeline.ui.widgets.empty_state import EmptyState


class DetailPane(QWidget):
    """Reads the selection and the events in it. `open_address` is given the addresses of sources that are clicked."""

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
        self._whole: frozenset[str] = frozenset()
        self._browser = QTextBrowser(self, openLinks=False)
        self._empty = EmptyState(theme, self)
        self._page = Page(self._browser.document(), theme)
        self._browser.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._browser.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._browser.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._browser)
        column.addWidget(self._empty)
        self.setFocusProxy(self._browser)
        self._browser.setAccessibleName(self.tr("Detail of the selected event"))
        self._browser.anchorClicked.connect(self._follow)
        self._browser.highlighted.connect(self._point_at)
        self._browser.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._browser.customContextMenuRequested.connect(self._open_menu)
        view_state.selection_changed.connect(self._on_selection)
        document.changed.connect(self._refresh)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme
        self._page.set_theme(theme)
        self._empty.set_theme(theme)
        self._browser.setPalette(theme.palette())
        self._refresh()

    def citation_text(self, event: Event) -> str:
        """An event as plain text with its sources as numbered notes."""
        return citation_of(self._subject(event))

    def copy_citation(self) -> None:
        """Put the selected events, up to a hundred, with their sources into the clipboard."""
        events = self._document.events(self._state.selection[:MOST_LISTED])
        if events:
            QGuiApplication.clipboard().setText("\n\n\n".join(map(self.citation_text, events)))

    @Slot()
    def _on_selection(self) -> None:
        self._whole = frozenset()
        self._refresh()
        self._browser.verticalScrollBar().setValue(0)

    @Slot()
    def _refresh(self) -> None:
        article = self._article()
        self._browser.setVisible(bool(article))
        self._empty.setVisible(not article)
        self._page.write(article, self._document.book.kinds)
        if not article:
            self._say_why_empty()

    def _article(self) -> Article:
        selection = self._state.selection
        events = self._document.events(selection[:MOST_LISTED])
        if len(selection) > 1:
            return list_of(events, len(selection), self._document.book, self._language)
        return article_on(self._subject(events[0])) if events else ()

    def _say_why_empty(self) -> None:
        if len(self._document.index):
            self._empty.say(
                self.tr("No event is selected"),
                self.tr("Click one on the timeline or in the table, or press . for the next in time."),
            )
        else:
            self._empty.say(self.tr("This casefile has no events yet"), self.tr("Open another one with Ctrl+O."))

    def _subject(self, event: Event) -> Subject:
        return Subject(event, self._document.book, self._language, self._linked, self._whole)

    def _linked(self, ref: str) -> LinkedEvent | None:
        found = np.asarray(self._document.lookup().having("ref", ref), np.int64).tolist()
        return LinkedEvent(found[0], self._document.titles(found[:1])[0]) if found else None

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
                self._browser.scrollToAnchor(note_name(number))
            case ToWhole(part):
                self._show_whole(part)

    def _show_whole(self, part: str) -> None:
        position = self._browser.verticalScrollBar().value()
        self._whole |= {part}
        self._refresh()
        self._browser.verticalScrollBar().setValue(position)

    @Slot(QUrl)
    def _point_at(self, link: QUrl) -> None:
        """What the pointer is on shows in the other views."""
        target = self._target(link)
        self._state.hover(target.event if isinstance(target, ToEvent) else None)
        self._state.hover_region(target.key if isinstance(target, ToChoice) and target.facet == "region" else None)

    @Slot(QPoint)
    def _open_menu(self, point: QPoint) -> None:
        menu = self._browser.createStandardContextMenu(point)
        menu.addSeparator()
        cite = menu.addAction(self.tr("Copy with citation"), self.copy_citation)
        cite.setEnabled(bool(self._state.selection))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._browser.viewport().mapToGlobal(point))
