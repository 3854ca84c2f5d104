"""The search box: a query in words of its language, applied while it is typed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from steppeline.model import query
from steppeline.model.arrays import Integers
from steppeline.model.entities import FACETS, FacetName
from steppeline.model.errors import InputError, WorldError
from steppeline.model.filter import QueryClause
from steppeline.model.index import Index
from steppeline.model.query_completion import Candidate, Completion, complete
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.search_hits import Hits, SearchHits, go_to
from steppeline.session.view_state import ViewState
from steppeline.ui.filters.completer import Completer
from steppeline.ui.filters.entity_names import prepare_search
from steppeline.ui.filters.search_field import SearchField
from steppeline.ui.filters.search_help import SearchHelp
from steppeline.ui.theme import GRID, Theme

SOURCE = "search"
"""The control whose clause this is."""

PAUSE = 250
"""Milliseconds without a key until the query is applied."""

_CANDIDATES_ABOVE_EVENTS = 4
_NARROWEST, _WIDTH = 45 * GRID, 90 * GRID
_NOTHING = Completion(0, 0, ())


class SearchBox(QWidget):
    """`focus_search` enters it; Escape empties it, and then goes back to where the user came from.

    A query that cannot be read is marked, and the last one that could be stays in force.
    """

    left = Signal()
    """The user has left with Escape."""

    def __init__(
        self,
        document: Document,
        view_state: ViewState,
        theme: Theme,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._view_state = view_state
        self._language = language
        self._came_from: QWidget | None = None
        self._completion = _NOTHING
        self._known = ""
        self._before = ""
        self._hits = Hits("")
        self._totals: dict[FacetName, Integers] = {}
        self._counted: Index | None = None
        self.field = SearchField(theme, self)
        self.field.setPlaceholderText(self.tr("Search: words, kind:forum, during:2022…"))
        self.field.setAccessibleName(self.tr("Search"))
        self.completer = Completer(self.field, theme, language)
        self._search = SearchHits(document, view_state, SOURCE, self)
        self.help = SearchHelp(theme, self)
        self.help_button = QToolButton(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._on_filter_changed()

    def set_theme(self, theme: Theme) -> None:
        """Wear these colours."""
        self.field.set_theme(theme)
        self.completer.set_theme(theme)
        self.help.set_theme(theme)
        palette = theme.palette()
        palette.setColor(QPalette.ColorRole.ButtonText, theme.muted)
        self.help_button.setPalette(palette)
        self.help_button.setFont(theme.font("strong"))

    def sizeHint(self) -> QSize:
        """Wide enough for a query of some conditions."""
        return QSize(_WIDTH, super().sizeHint().height())

    @Slot()
    def focus_search(self) -> None:
        """Enter the box with everything in it selected, and remember the way back."""
        self._came_from = QApplication.focusWidget()
        self.field.setFocus()
        self.field.selectAll()

    def _lay_out(self) -> None:
        self.help_button.setText("?")
        self.help_button.setAutoRaise(True)
        self.help_button.setToolTip(self.tr("How to search"))
        self.help_button.setAccessibleName(self.tr("How to search"))
        self.field.setClearButtonEnabled(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.field)
        layout.addWidget(self.help_button)
        self.setMinimumWidth(_NARROWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.field)

    def _connect(self) -> None:
        self.field.editingFinished.connect(self._on_editing_finished)
        self.field.entered.connect(partial(prepare_search, self._document, FACETS))
        self.field.textEdited.connect(self._on_edited)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.returnPressed.connect(self._on_enter)
        self.field.completion_wanted.connect(self._suggest)
        self.field.left.connect(self._leave)
        self.completer.taken.connect(self._take)
        self.completer.chosen.connect(self._on_event_chosen)
        self.completer.dismissed.connect(self._search.cancel)
        self._search.found.connect(self._on_found)
        self.help_button.clicked.connect(self._show_help)
        self.help.chosen.connect(self._on_example_chosen)
        self._pause.timeout.connect(self._apply)
        self._view_state.filter_changed.connect(self._on_filter_changed)
        self._view_state.visible_changed.connect(self._show_mistake)

    @property
    def _applied(self) -> str:
        """The query that is in force."""
        clause = self._view_state.filter.clause_of(SOURCE)
        return clause.query.text if isinstance(clause, QueryClause) else ""

    @property
    def _typed(self) -> str:
        """The query in the line. Spaces at its end say nothing; those before it count in the places of mistakes."""
        return self.field.text().rstrip()

    @Slot()
    def _on_text_changed(self) -> None:
        self.field.set_mistake("")
        if not self.field.text():
            self._apply()

    @Slot()
    def _on_edited(self) -> None:
        self._pause.start()
        if self.field.text():
            self._suggest()
        else:
            self._stop_suggesting()

    @Slot()
    def _on_editing_finished(self) -> None:
        self._before = self._applied

    @Slot()
    def _on_enter(self) -> None:
        self._stop_suggesting()
        self._apply()
        self._on_editing_finished()

    @Slot()
    def _apply(self) -> None:
        """Put the query in force, or mark why it cannot be."""
        self._pause.stop()
        text = self._typed
        try:
            clause = QueryClause(query.parse(text)) if text else None
        except InputError as mistake:
            self._mark(mistake)
            return
        self._known = text
        self._view_state.set_clause(SOURCE, clause)
        self._show_mistake()

    @Slot()
    def _on_filter_changed(self) -> None:
        """Show the query of another hand: a view that was chosen, a step back, a chip that was removed."""
        if self._applied != self._known:
            self._known = self._before = self._applied
            self._pause.stop()
            self.field.setText(self._known)

    @Slot()
    def _show_mistake(self) -> None:
        """Mark a name in the query that does not exist: that is known only when it is answered."""
        if not self._view_state.is_settled or self._applied != self._typed:
            return
        mistake = self._view_state.mistakes.get(SOURCE)
        if mistake is not None:
            self._mark(mistake)
        else:
            self.field.set_mistake("")

    def _mark(self, mistake: WorldError) -> None:
        start, end = (mistake.start, mistake.end) if isinstance(mistake, InputError) else (0, len(self._typed))
        self.field.set_mistake(self._language.say(mistake.sentence), start, end)
        if self.completer.is_shown:
            self.field.hide_note()

    @Slot()
    def _suggest(self) -> None:
        """Offer what may be meant, and look for events. Those of the text before stay until the new ones are there."""
        prepare_search(self._document, FACETS, partial(self._complete, self.field.text()))
        self._search.ask(self.field.text())

    def _complete(self, text: str) -> None:
        """Offer what completes the text, unless another was typed while names were made ready."""
        if text != self.field.text():
            return
        index = self._document.index
        self._completion = complete(self.field.text(), self.field.cursorPosition(), index, self._language, self._total)
        self._offer()

    @Slot(object)
    def _on_found(self, hits: Hits) -> None:
        is_wanted = hits.text == self.field.text() and self.field.hasFocus()
        if is_wanted and not self.completer.is_being_walked:
            self._hits = hits
            self._offer()

    def _offer(self) -> None:
        candidates = self._completion.candidates
        if self._hits.events:
            candidates = candidates[:_CANDIDATES_ABOVE_EVENTS]
        self.completer.offer(candidates, self._hits, self._document.book)
        if self.completer.is_shown:
            self.field.hide_note()
        else:
            self.field.show_note()

    def _stop_suggesting(self) -> None:
        self._search.cancel()
        self._hits = Hits("")
        self.completer.offer(())

    @Slot(int)
    def _on_event_chosen(self, event: int) -> None:
        """Go to an event. Its words were typed to find it: the query in force is again the one before them."""
        self._stop_suggesting()
        self.field.setText(self._before)
        self._apply()
        go_to(self._view_state, event)

    def _total(self, facet: FacetName) -> Integers:
        """The events of each entity, counted once for an index."""
        index = self._document.index
        if self._counted is not index:
            self._counted, self._totals = index, {}
        if facet not in self._totals:
            self._totals[facet] = index.facet(facet).counts(index.everything())
        return self._totals[facet]

    @Slot(object)
    def _take(self, candidate: Candidate) -> None:
        found, text = self._completion, self.field.text()
        after = text[found.end :]
        taken = candidate.text + (" " if candidate.is_whole and not after else "")
        self.field.setText(text[: found.start] + taken + after)
        self.field.setCursorPosition(found.start + len(taken))
        self._pause.start()
        self._search.cancel()
        self._hits = Hits("")
        if not candidate.is_whole:
            # The list closes after this; what the field may have is offered in the next turn.
            QTimer.singleShot(0, self, partial(self._complete, self.field.text()))

    @Slot()
    def _leave(self) -> None:
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus()
        else:
            self.field.clearFocus()
        self.left.emit()

    @Slot()
    def _show_help(self) -> None:
        self.help.adjustSize()
        place = self.mapToGlobal(QPoint(0, self.height() + GRID))
        screen = self.screen().availableGeometry()
        place.setX(max(min(place.x(), screen.right() - self.help.width()), screen.left()))
        self.help.move(place)
        self.help.show()

    @Slot(str)
    def _on_example_chosen(self, example: str) -> None:
        self.field.setText(example)
        self.field.setFocus()
        self._apply()
