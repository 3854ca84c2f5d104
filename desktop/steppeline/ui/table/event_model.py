"""The rows of the table: the visible events in the chosen order. Only what is drawn is found and read."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QIcon

from steppeline.model.cross_filter import Visible
from steppeline.model.errors import WorldError
from steppeline.model.text import Language, message
from steppeline.session.document import Document
from steppeline.session.jobs import Job
from steppeline.session.ordering import Listing, Order, Positions
from steppeline.session.view_state import ViewState
from steppeline.ui.table.columns import COLUMNS, Column
from steppeline.ui.table.lines import Lines
from steppeline.ui.table.ordering import listed
from steppeline.ui.table.orders import Orders, Wish
from steppeline.ui.theme import Theme

_BLOCK = 32
_MOST_AT_ONCE = 2_000_000
"""Rows that are looked through in another order than theirs within a frame; more are looked through by a job."""

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class EventModel(QAbstractTableModel):
    """The visible events, from the first `refresh` on. While they are put in order, those of before are shown."""

    working_changed = Signal()
    """`is_working` or `trouble` is another one."""

    def __init__(
        self, document: Document, view_state: ViewState, theme: Theme, language: Language, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._state = view_state
        self._theme = theme
        self._language = language
        self._lines = Lines(document, theme, language)
        self._orders = Orders(document, language, self)
        self._wish = self._orders.shown
        self._visible = view_state.visible
        self._listing: Positions = Listing(Order(0), np.zeros(0, np.bool_))
        # Asked for at every turn: not counted each time.
        self._count = 0
        self._listing_job: Job | None = None
        self._orders.changed.connect(self._on_order)

    @property
    def is_working(self) -> bool:
        """Whether another order or another filter is on its way."""
        return self._orders.is_on_its_way or self._listing_job is not None

    @property
    def trouble(self) -> WorldError | None:
        """Why the rows could not be sorted, if they could not."""
        return self._orders.trouble

    @property
    def visible(self) -> Visible:
        """What is listed. `view_state.visible` may be newer."""
        return self._visible

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self._lines.set_theme(theme)

    def refresh(self) -> None:
        """Take up what is visible now."""
        self._orders.ask(self._wish, self._state.visible.index)
        self._list()

    def let_go(self) -> None:
        """Nobody sees the rows: keep nothing of an index that is no longer the casefile's."""
        visible = self._state.visible
        if not visible.index.follows(self._visible.index):
            self._orders.let_go(visible.index)
            self._show(_Listed(visible, Order(0), Listing(Order(0), visible.result)))

    def id_at(self, position: int) -> int:
        """The id of the event at a position of the table."""
        return self.ids_at([position])[0]

    def ids_at(self, positions: Sequence[int]) -> list[int]:
        """The ids of the events at these positions, in the order asked."""
        rows: list[int] = []
        for first, last in runs(positions):
            rows += self._listing.rows(first, last + 1).tolist()
        ids: list[int] = self._visible.index.ids[rows].tolist()
        return ids

    def positions_of(self, ids: Sequence[int]) -> list[int]:
        """Where the events stand, in the order asked; those that are not visible are passed over."""
        if not self._count:
            return []
        rows = self._visible.index.rows_of(ids)
        rows = rows[rows >= 0]
        positions: list[int] = self._listing.positions(rows[self._visible.result[rows]]).tolist()
        return positions

    def position_near(self, event: int) -> int | None:
        """Where the event stands, or would stand if it were visible; None if it is no longer there."""
        rows = self._visible.index.rows_of([event])
        if rows[0] < 0 or not self._count:
            return None
        return min(max(int(self._listing.positions(rows)[0]), 0), self._count - 1)

    def text(self, position: int, column: int) -> str:
        """What a cell says, all of it."""
        row = self._row(position)
        return self._lines.text(row, column, is_certain=bool(self._visible.certain[row]))

    def page(self, start: int, stop: int) -> list[tuple[int, bool]]:
        """The rows at these positions, read and ready for `shown` and `icon`; each with whether it is certain."""
        rows = self._listing.rows(start, stop)
        self._lines.read(rows.tolist())
        return list(zip(rows.tolist(), self._visible.certain[rows].tolist(), strict=True))

    def shown(self, row: int, column: int, *, is_certain: bool) -> str:
        """What a cell of a row (of the index, not of the table) shows."""
        return self._lines.shown(row, column, is_certain=is_certain)

    def icon(self, row: int) -> QIcon | None:
        """The glyph of a row (of the index, not of the table)."""
        return self._lines.icon(row)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """The number of visible events."""
        return 0 if parent.isValid() else self._count

    def index(self, row: int, column: int, parent: AnyIndex = _NOWHERE) -> QModelIndex:
        """The cell at a place, as Qt's own does it, which asks for the size of the table twice on the way."""
        is_there = 0 <= row < self._count and 0 <= column < len(COLUMNS) and not parent.isValid()
        return self.createIndex(row, column) if is_there else QModelIndex()

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """All columns, hidden ones too."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        if not index.isValid():
            return None
        column = COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                row = self._row(index.row())
                return self.shown(row, index.column(), is_certain=bool(self._visible.certain[row]))
            case Qt.ItemDataRole.DecorationRole if column.has_glyph:
                return self.icon(self._row(index.row()))
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(index.row(), index.column())
            case Qt.ItemDataRole.ForegroundRole if not self._visible.certain[self._row(index.row())]:
                return self._theme.muted
            case Qt.ItemDataRole.TextAlignmentRole:
                return alignment(column)
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._language.say(COLUMNS[section].name)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(COLUMNS[section])
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, equal ones in time order; what takes long is shown when it is done."""
        self._wish = Wish(COLUMNS[column].sorting, order == Qt.SortOrder.DescendingOrder)
        if self._count:
            self.refresh()

    def _tip(self, position: int, column: int) -> str | None:
        """Long texts whole, and what a mark means. In paragraphs, which wrap; escaped, so that they stay text."""
        texts = [self.text(position, column)] if COLUMNS[column].key in ("title", "regions", "actors") else []
        if self._lines.is_contested(self._row(position), column):
            texts.append(self._language.say(message("Sources differ here; the detail tells who says what.")))
        return "".join(f"<p>{html.escape(text)}</p>" for text in texts) or None

    def _row(self, position: int) -> int:
        """The row of the index at a position, read with its neighbours."""
        start = position // _BLOCK * _BLOCK
        rows = self._listing.rows(start, start + _BLOCK).tolist()
        self._lines.read(rows)
        return int(rows[position - start])

    @Slot()
    def _on_order(self) -> None:
        if self.trouble is None:
            # The index may be another one by now.
            self.refresh()
        else:
            self.working_changed.emit()

    def _list(self) -> None:
        order = self._orders.order
        work = partial(_listed, self._orders.shown, order, self._state.visible)
        if order.base is None or len(order.base) <= _MOST_AT_ONCE:
            if self._listing_job is not None:
                self._listing_job.cancel()
                self._listing_job = None
            self._show(work())
        elif self._listing_job is None:
            # One after another, none called off for the next: while a filter is dragged something is to be seen.
            self._listing_job = self._document.jobs.read(lambda _: work(), self._on_listed)
        self.working_changed.emit()

    def _on_listed(self, done: _Listed) -> None:
        self._listing_job = None
        self._show(done)
        if done.visible is not self._state.visible or done.order is not self._orders.order:
            self.refresh()
        self.working_changed.emit()

    def _show(self, done: _Listed) -> None:
        self.beginResetModel()
        self._visible, self._listing, self._count = done.visible, done.listing, len(done.listing)
        self._lines.take(done.visible.index)
        self.endResetModel()


@dataclass(frozen=True, eq=False)
class _Listed:
    """What is visible, in an order."""

    visible: Visible
    order: Order
    listing: Positions


def _listed(wish: Wish, order: Order, visible: Visible) -> _Listed:
    return _Listed(visible, order, listed(wish.sorting, order, visible, is_descending=wish.is_descending))


def alignment(column: Column) -> Qt.AlignmentFlag:
    """Numbers to the right, words to the left."""
    side = Qt.AlignmentFlag.AlignRight if column.is_numeric else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def runs(positions: Sequence[int]) -> list[tuple[int, int]]:
    """Positions as runs of neighbours, (first, last): a thousand rows in a row are one thing to find or to select."""
    found: list[tuple[int, int]] = []
    for position in positions:
        if found and found[-1][1] == position - 1:
            found[-1] = (found[-1][0], position)
        else:
            found.append((position, position))
    return found
