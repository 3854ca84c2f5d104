"""One facet of the panel: its head, a line to find in long lists, and the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from steppeline.model.entities import FacetName
from steppeline.model.text import Language
from steppeline.model.vocabulary_words import FACET_WORDS
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.filters.choice import Keys, chosen_keys, clause_of, only, toggled
from steppeline.ui.filters.entity_names import prepare_search
from steppeline.ui.filters.facet_delegate import FacetDelegate
from steppeline.ui.filters.facet_list import FacetList
from steppeline.ui.filters.facet_model import FacetModel
from steppeline.ui.filters.facet_rows import LONGEST_GROUP
from steppeline.ui.filters.facet_words import FacetWords
from steppeline.ui.filters.loupe_field import LoupeField
from steppeline.ui.filters.section_header import SectionHeader
from steppeline.ui.theme import GRID, Theme


class _FindField(LoupeField):
    """Arrow down goes on to the list."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


class FacetSection(QWidget):
    """Shows a facet while open, and replaces its clause. Counts of a closed one are not made."""

    folded = Signal()
    """It was opened or closed, or something in it was."""

    def __init__(
        self,
        facet: FacetName,
        document: Document,
        view_state: ViewState,
        theme: Theme,
        language: Language,
    ) -> None:
        super().__init__()
        self.facet: FacetName = facet
        self._document = document
        self._view_state = view_state
        self._words = FacetWords(language)
        name = language.say(FACET_WORDS[facet])
        self.header = SectionHeader(name, theme, self)
        self.find_field = _FindField(theme, self)
        self.find_field.setPlaceholderText(self.tr("Find in this list"))
        self.find_field.setAccessibleName(self.tr("Find in {facet}").format(facet=name))
        self.model = FacetModel(facet, language, self)
        self._delegate = FacetDelegate(self.model, theme, language, self)
        self.rows = FacetList(self.model, self._delegate, self)
        self.rows.setAccessibleName(name)
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    @property
    def is_open(self) -> bool:
        """Whether its list is shown."""
        return self.header.title.isChecked()

    def set_open(self, is_open: bool) -> None:  # noqa: FBT001 - the value is the point
        """Show the list or only the head."""
        self.header.title.setChecked(is_open)

    def set_theme(self, theme: Theme) -> None:
        """Wear these colours."""
        self.header.set_theme(theme)
        self.find_field.set_theme(theme)
        self._delegate.set_theme(theme)
        palette = theme.palette()
        palette.setColor(palette.ColorRole.Base, theme.panel)
        self.rows.setPalette(palette)
        self.rows.setFont(theme.font("body"))
        self.rows.viewport().update()

    @Slot()
    def refresh(self) -> None:
        """Show what is visible and chosen now. Under the pointer, rows do not run away: they are put in order later."""
        self._show_note()
        entities = self._view_state.visible.index.facet(self.facet).entities
        self.setVisible(len(entities) > 0)
        if self.is_open:
            visible, book = self._view_state.visible, self._document.book
            self.model.show(visible, book, self._chosen, keep_order=self.rows.underMouse())
        self.rows.setVisible(self.is_open)
        self.find_field.setVisible(self.is_open and len(entities) > LONGEST_GROUP)

    def show_choice(self) -> None:
        """Show what is chosen now, without counting anew."""
        self._show_note()
        if self.is_open:
            self.model.choose(self._chosen)

    def highlight(self, key: str | None) -> None:
        """Mark the row that another view points at."""
        if key != self._delegate.highlighted:
            self._delegate.highlighted = key
            self.rows.viewport().update()

    @property
    def _chosen(self) -> Keys:
        return chosen_keys(self._view_state.filter, self.facet)

    def _show_note(self) -> None:
        chosen = self._chosen
        self.header.set_note(self._words.chosen(len(chosen)) if chosen else "")

    def _lay_out(self) -> None:
        inner = QVBoxLayout()
        inner.setContentsMargins(2 * GRID, 0, 2 * GRID, GRID)
        inner.addWidget(self.find_field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(inner)
        layout.addWidget(self.rows)

    def _connect(self) -> None:
        self.header.title.toggled.connect(self.refresh)
        self.header.title.toggled.connect(self.folded)
        self.header.clear.clicked.connect(self._clear)
        self.find_field.textChanged.connect(self._find)
        self.find_field.left.connect(self.rows.setFocus)
        self.rows.toggled.connect(self._toggle)
        self.rows.only_wanted.connect(self._choose_only)
        self.rows.pointed_at.connect(self._on_pointed_at)
        self.model.modelReset.connect(self.folded)

    @Slot(str)
    def _toggle(self, key: str) -> None:
        self._choose(toggled(self._view_state.visible.index, self.facet, self._chosen, key))

    @Slot(str)
    def _choose_only(self, key: str) -> None:
        self._choose(only(self._chosen, key))

    @Slot(str)
    def _find(self, text: str) -> None:
        """Show what has such a name; of what is typed while names are made ready, the last."""

        def find() -> None:
            if text == self.find_field.text():
                self.model.find(text)

        prepare_search(self._document, (self.facet,), find)

    @Slot()
    def _clear(self) -> None:
        # The button is about to vanish; else the focus would go wherever Qt likes.
        self.header.title.setFocus()
        self._choose(frozenset())

    def _choose(self, keys: Keys) -> None:
        self._view_state.set_clause(self.facet, clause_of(self.facet, keys))

    @Slot(object)
    def _on_pointed_at(self, key: str | None) -> None:
        if key is None:
            self.refresh()
        if self.facet == "region":
            self._view_state.hover_region(key)
