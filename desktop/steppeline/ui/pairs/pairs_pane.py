"""The pane of pairs: two countries, the matrix of their regions, and what span of time and borders it is of."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, QSignalBlocker, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from steppeline.model.calendar import OPEN
from steppeline.model.filter import PairClause, TimeClause
from steppeline.model.pairs import PAIR_SOURCE
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Language, counted
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.figure import Figure
from steppeline.ui.pairs.matrix import NO_MATRIX, ORDERS, Matrix, MatrixMaker, Order, countries_of, first_countries
from steppeline.ui.pairs.matrix_painter import Cell
from steppeline.ui.pairs.matrix_view import MatrixView
from steppeline.ui.pairs.printed import matrix_figure
from steppeline.ui.theme import GRID, Theme
from steppeline.ui.widgets.span_words import span_words

_NARROWEST = 12 * GRID
"""Names are cut rather than the window made wider."""


class PairsPane(QWidget):
    """Counts what the filter leaves but for its own clause: the matrix is of the filter's span, not of the viewport."""

    def __init__(
        self,
        document: Document,
        view_state: ViewState,
        theme: Theme,
        language: Language,
        parent: QWidget | None = None,
        *,
        folder: Path,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._state = view_state
        self._language = language
        self._locale = QLocale(language.code)
        self._maker = MatrixMaker(language, folder)
        self._book: ReferenceBook | None = None
        self._is_stale = True
        self._shown: tuple[object, ...] = ()
        self.first, self.second, self.order = QComboBox(self), QComboBox(self), QComboBox(self)
        self.swap = QToolButton(self)
        self.view = MatrixView(theme, self._locale, self.words, self)
        self._set_up()
        self._place()
        self.set_theme(theme)
        for changed in (view_state.visible_changed, view_state.filter_changed, document.changed):
            changed.connect(self._on_changed)

    def set_theme(self, theme: Theme) -> None:
        """Wear these colours."""
        self.setPalette(theme.palette())
        self.setAutoFillBackground(True)
        for widget in (self.first, self.second, self.order, self.swap):
            widget.setFont(theme.font("caption"))
            widget.setPalette(theme.palette())
        self.view.set_theme(theme)

    def printed(self, theme: Theme) -> Figure:
        """The whole matrix for paper, counted anew if need be."""
        if self._is_stale:
            self._refresh()
        return matrix_figure(self.view.matrix, self.view.note, theme, self._locale)

    @property
    def countries(self) -> tuple[str, str]:
        """The keys of the countries whose regions are the rows and the columns."""
        return self.first.currentData() or "", self.second.currentData() or ""

    def remembered(self) -> str:
        """Which countries are shown in which order, as a text for the settings."""
        return " ".join((*self.countries, str(self.order.currentData())))

    def recall(self, remembered: str) -> None:
        """Show what `remembered` told; what there is not is passed over."""
        for box, wanted in zip((self.first, self.second, self.order), remembered.split(" "), strict=False):
            if (at := box.findData(wanted)) >= 0:
                box.setCurrentIndex(at)

    def words(self, cell: Cell) -> str:
        """A cell in words: both regions and how many events they share; of a header what it stands for."""
        matrix, (row, column) = self.view.matrix, cell
        if row < 0 or column < 0:
            name, other = (matrix.column_names[column], self.first) if row < 0 else (matrix.row_names[row], self.second)
            return f"{name} – {other.currentText()}"
        pair = f"{matrix.row_names[row]} – {matrix.column_names[column]}"
        possible, certain = (int(each[row, column]) for each in matrix.counts)
        if matrix.rows[row] == matrix.columns[column]:
            return matrix.row_names[row]
        if not possible:
            return self.tr("{pair}: no shared event").replace("{pair}", pair)
        amount = self._locale.toString(possible)
        if certain != possible:
            amount = f"{self._locale.toString(certain)}–{amount}"
        shared = self._language.say(counted("{amount} event", "{amount} events", possible, amount=amount))
        return f"{pair}: {shared}"

    def showEvent(self, event: QShowEvent) -> None:
        """Count what was not counted while nobody saw it."""
        super().showEvent(event)
        if self._is_stale:
            self._refresh()

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Pairs of regions"))
        self.setFocusProxy(self.view)
        self.first.setAccessibleName(self.tr("Country of the rows"))
        self.second.setAccessibleName(self.tr("Country of the columns"))
        self.order.setAccessibleName(self.tr("Order of the regions"))
        self.swap.setText("⇄")
        self.swap.setAutoRaise(True)
        self.swap.setToolTip(self.tr("Exchange rows and columns"))
        self.swap.setAccessibleName(self.tr("Exchange rows and columns"))
        order_words: dict[Order, str] = {
            "events": self.tr("By events"),
            "place": self.tr("West to east"),
            "name": self.tr("By name"),
        }
        for order in ORDERS:
            self.order.addItem(order_words[order], order)
        self._fill_countries()
        for box in (self.first, self.second, self.order):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
            box.setMinimumWidth(_NARROWEST)
            box.currentIndexChanged.connect(self._on_changed)
        self.swap.clicked.connect(self._on_swap)
        self.view.picked.connect(self._on_picked)

    def _place(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        bar.setSpacing(GRID)
        for widget in (self.first, self.swap, self.second, self.order):
            bar.addWidget(widget)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.view, 1)

    def _fill_countries(self) -> None:
        """Offer the countries of the casefile as it is now; what was chosen stays if it is still there."""
        book = self._document.book
        if book is self._book:
            return
        before = self.countries if self._book is not None else None
        self._book = book
        names = {key: self._maker.name(book.regions[key]) for key in countries_of(book.regions)}
        wanted = before if before is not None and set(before) <= set(names) else first_countries(book.regions)
        for box, chosen in zip((self.first, self.second), wanted or ("", ""), strict=True):
            with QSignalBlocker(box):
                box.clear()
                for key in sorted(names, key=lambda key: names[key].casefold()):
                    box.addItem(names[key], key)
                box.setCurrentIndex(box.findData(chosen))

    @Slot()
    def _on_changed(self) -> None:
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self._refresh()

    @Slot()
    def _on_swap(self) -> None:
        first, second = self.first.currentIndex(), self.second.currentIndex()
        with QSignalBlocker(self.first):
            self.first.setCurrentIndex(second)
        self.second.setCurrentIndex(first)
        self._on_changed()

    def _refresh(self) -> None:
        self._is_stale = False
        self._fill_countries()
        visible, clause = self._state.visible, self._state.filter.clause_of("time")
        span = (clause.start, clause.end) if isinstance(clause, TimeClause) else (-OPEN, OPEN)
        left, order = visible.others(PAIR_SOURCE), self.order.currentData()
        seen = (visible.index, left.result, left.certain, visible.borders, self.countries, order, span)
        # While the pairs themselves are chosen, everything but the frames stays as it is.
        if len(seen) != len(self._shown) or any(
            now != then if isinstance(now, (str, tuple)) else now is not then
            for now, then in zip(seen, self._shown, strict=True)
        ):
            self._shown = seen
            known = all(self.countries) and self._book is not None
            matrix = (
                self._maker.matrix(visible, self._document.book, self.countries, order, span) if known else NO_MATRIX
            )
        else:
            matrix = self.view.matrix
        self.view.show_matrix(matrix, self._chosen(matrix), self._note(span))

    def _note(self, span: tuple[int, int]) -> str:
        """Of what span of time, and in which borders, the events are."""
        is_today = self._state.visible.borders == "today"
        borders = self.tr("today's borders") if is_today else self.tr("borders of each date")
        words = self.tr("Filter: {span} · {borders}")
        return words.replace("{span}", self._language.say(span_words(*span))).replace("{borders}", borders)

    def _chosen(self, matrix: Matrix) -> frozenset[Cell]:
        """Where the pairs of the filter are; those of a region with a whole country are at its header."""
        clause = self._state.filter.clause_of(PAIR_SOURCE)
        if not isinstance(clause, PairClause):
            return frozenset()
        rows = {key: at for at, key in enumerate(matrix.rows)} | {self.countries[0]: -1}
        columns = {key: at for at, key in enumerate(matrix.columns)} | {self.countries[1]: -1}
        either = [each for pair in clause.pairs for each in (pair, pair[::-1])]
        cells = {(rows[one], columns[other]) for one, other in either if one in rows and other in columns}
        return frozenset(cell for cell in cells if cell != (-1, -1))

    @Slot(int, int, bool)
    def _on_picked(self, row: int, column: int, is_added: bool) -> None:  # noqa: FBT001 - the signal's own
        matrix, countries = self.view.matrix, self.countries
        one = matrix.rows[row] if row >= 0 else countries[0]
        other = matrix.columns[column] if column >= 0 else countries[1]
        if one == other:
            return
        first, second = sorted((one, other))
        clause = self._state.filter.clause_of(PAIR_SOURCE)
        before = clause.pairs if isinstance(clause, PairClause) else frozenset()
        picked = frozenset({(first, second)})
        pairs = before ^ picked if is_added else picked if before != picked else frozenset()
        self._state.set_clause(PAIR_SOURCE, PairClause(pairs) if pairs else None)
