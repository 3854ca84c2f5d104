"""What stands on the map to be clicked, and what runs behind it: menu, bar, the time that plays, places counted."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject, QSize, Signal, Slot
from PySide6.QtWidgets import QWidget

from steppeline.model.regional_figures import families_of
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.map.menu import MapMenu
from steppeline.ui.map.options import Options
from steppeline.ui.map.play_bar import PlayBar
from steppeline.ui.map.player import Player
from steppeline.ui.map.site_counts import MOST, SiteCounts
from steppeline.ui.theme import Theme


class Controls(QObject):
    """Does what is chosen in the menu, but for what is drawn: `changed` tells that something else is to be drawn."""

    changed = Signal()

    def __init__(self, document: Document, state: ViewState, language: Language, pane: QWidget) -> None:
        super().__init__(pane)
        self._document = document
        self._language = language
        self._locale = QLocale(language.code)
        self.player = Player(state, self)
        self.menu = MapMenu(state, self.player, pane)
        self._bar = PlayBar(self.player, self.menu, pane)
        self.sites = SiteCounts(document, state, self)
        self.menu.options_changed.connect(self._on_options_changed)
        self.sites.changed.connect(self._on_places_counted)
        document.changed.connect(self._offer_figures)
        self._offer_figures()

    @property
    def options(self) -> Options:
        """What is chosen."""
        return self.menu.options

    def place(self, pane: QSize, canvas: QSize, theme: Theme) -> None:
        """Stand on a pane of so many pixels, in a theme; `canvas` is the map itself."""
        self.menu.place(pane.width(), theme)
        self._bar.place(canvas, theme)

    @Slot()
    def _offer_figures(self) -> None:
        book = self._document.book
        families = families_of(book.series, book.regions)
        self.menu.offer_figures({family.key: self._language.pick(family.names) for family in families})

    @Slot()
    def _on_options_changed(self) -> None:
        self.player.months, self.player.speed = self.options.months, self.options.speed
        self.sites.want(self.options.places)
        self.changed.emit()

    @Slot()
    def _on_places_counted(self) -> None:
        self.menu.tell_of_places(self._locale.toString(MOST) if self.sites.are_too_many else "")
        self.changed.emit()
