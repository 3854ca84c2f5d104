"""The rows of the table: the visible events in the chosen order. Only what is drawn is read."""

from __future__ import annotations

import html
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from steppeline.model.reference import Kind
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.table.columns import COLUMNS, Column, RowContent
from steppeline.ui.table.ordering import Ordering
from steppeline.ui.theme import GRID, Theme
from steppeline.ui.widgets.event_names import EventNames
from steppeline.ui.widgets.glyphs import glyph_path

_BLOCK = 64
_KEPT = 1_024
_LONGEST_TEXT = 500
"""Characters of a cell: no screen shows more of them."""

GLYPH_SIZE = 3 * GRID
_SCALES = (1, 1.5, 2, 3)

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class EventModel(QAbstractTableModel):
    """The visible events. Full records are read in blocks as cells are asked for."""

    def __init__(
        self, document: Document, view_state: ViewState, theme: Theme, language: Language, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._state = view_state
        self._theme = theme
        self._language = language
        self._visible = view_state.visible
        self._rows: NDArray[np.intp] = np.zeros(0, np.intp)
        self._column, self._direction = 0, Qt.SortOrder.AscendingOrder
        self._contents: dict[int, RowContent] = {}
        self._icons: dict[str, QIcon] = {}
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self._icons.clear()

    def refresh(self) -> None:
        """Take up what is visible now."""
        self.beginResetModel()
        self._visible = self._state.visible
        self._contents.clear()
        self._rows = self._sorted(np.flatnonzero(self._visible.result))
        self.endResetModel()

    def id_at(self, position: int) -> int:
        """The id of the event at a position of the table."""
        return int(self._visible.index.ids[self._rows[position]])

    def positions_of(self, ids: Sequence[int]) -> list[int]:
        """Where the events stand, in the order asked; those that are not visible are passed over."""
        rows = self._visible.index.rows_of(ids)
        places = np.flatnonzero(np.isin(self._rows, rows))
        place_of_row = dict(zip(self._rows[places].tolist(), places.tolist(), strict=True))
        return [place_of_row[row] for row in rows.tolist() if row in place_of_row]

    def can_sort(self, column: int) -> bool:
        """Whether there are few enough rows to sort them by this column."""
        most = COLUMNS[column].most
        return most is None or len(self._rows) <= most

    def text(self, position: int, column: int) -> str:
        """What a cell says, all of it."""
        content = self._content(position)
        return "" if content is None else COLUMNS[column].text(content)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """The number of visible events."""
        return 0 if parent.isValid() else len(self._rows)

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
                return self._shown(index.row(), index.column())
            case Qt.ItemDataRole.DecorationRole if column.has_glyph:
                return self._icon(index.row())
            case Qt.ItemDataRole.ToolTipRole if column.key in ("title", "regions", "actors"):
                # A paragraph, so that it wraps; escaped, so that it stays text.
                return f"<p>{html.escape(self.text(index.row(), index.column()))}</p>"
            case Qt.ItemDataRole.ForegroundRole if not self._visible.certain[self._rows[index.row()]]:
                return self._theme.muted
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._language.say(COLUMNS[section].name)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(COLUMNS[section])
        if role == Qt.ItemDataRole.ToolTipRole and not self.can_sort(section):
            return self.tr("Too many events to sort by this column. Filter them first.")
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, equal ones in time order. Does nothing where there are too many."""
        self._column, self._direction = column, order
        self.refresh()

    def _sorted(self, rows: NDArray[np.intp]) -> NDArray[np.intp]:
        column = COLUMNS[self._column]
        if column.most is not None and len(rows) > column.most:
            return rows
        keys = column.order(Ordering(rows, self._visible, self._document, self._language))
        if self._direction == Qt.SortOrder.DescendingOrder:
            keys = -keys
        return rows[np.argsort(keys, kind="stable")]

    def _shown(self, position: int, column: int) -> str:
        return " ".join(self.text(position, column)[:_LONGEST_TEXT].split())

    def _content(self, position: int) -> RowContent | None:
        """The event at a position, None if it was taken out of the casefile a moment ago."""
        if position not in self._contents:
            self._read(position // _BLOCK * _BLOCK)
        return self._contents.get(position)

    def _read(self, start: int) -> None:
        if len(self._contents) > _KEPT:
            self._contents.clear()
        rows = self._rows[start : start + _BLOCK]
        ids: list[int] = self._visible.index.ids[rows].tolist()
        events = {event.id: event for event in self._document.events(ids)}
        for position, (number, row) in enumerate(zip(ids, rows, strict=True), start):
            if number in events:
                names = EventNames(events[number], self._document.book, self._language)
                is_certain = bool(self._visible.certain[row])
                self._contents[position] = RowContent(events[number], names, self._language, is_certain)

    def _icon(self, position: int) -> QIcon | None:
        content = self._content(position)
        if content is None:
            return None
        key = content.event.kind
        if key not in self._icons:
            self._icons[key] = _glyph_icon(self._document.book.kinds[key], self._theme)
        return self._icons[key]


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_numeric else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _glyph_icon(kind: Kind, theme: Theme) -> QIcon:
    icon = QIcon()
    for scale in _SCALES:
        pixmap = QPixmap(QSize(GLYPH_SIZE, GLYPH_SIZE) * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QPointF(GLYPH_SIZE / 2, GLYPH_SIZE / 2))
        painter.fillPath(glyph_path(kind.glyph, GLYPH_SIZE - 1), theme.kind_colour(kind))
        painter.end()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
            icon.addPixmap(pixmap, mode)
    return icon
