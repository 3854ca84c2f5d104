"""Which columns are shown, in which order and width, and by which they are sorted: as text for the settings."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView

from steppeline.ui.table.columns import COLUMNS

_NARROWEST, _WIDEST = 40, 4_000
_POSITIONS = {column.key: position for position, column in enumerate(COLUMNS)}


def arrange_as_at_first(header: QHeaderView) -> None:
    """Show the columns as they are declared, sorted by the first."""
    for position, column in enumerate(COLUMNS):
        header.moveSection(header.visualIndex(position), position)
        header.resizeSection(position, column.width)
        header.setSectionHidden(position, not column.is_shown)
    header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)


def arrangement_of(header: QHeaderView) -> str:
    """The arrangement as JSON text."""
    shown = [header.logicalIndex(place) for place in range(header.count())]
    return json.dumps(
        {
            "columns": [
                [COLUMNS[position].key, header.sectionSize(position)]
                for position in shown
                if not header.isSectionHidden(position)
            ],
            "sorted_by": COLUMNS[header.sortIndicatorSection()].key,
            "descending": header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder,
        }
    )


def arrange(header: QHeaderView, text: str) -> None:
    """Arrange the columns as `arrangement_of` said; what is no arrangement, or of unknown columns, is passed over."""
    try:
        stored = json.loads(text)
        columns = [(_POSITIONS[key], int(width)) for key, width in stored["columns"] if key in _POSITIONS]
        sorted_by, is_descending = _POSITIONS[stored["sorted_by"]], bool(stored["descending"])
    except (ValueError, TypeError, KeyError):
        return
    if not columns:
        return
    for position in range(len(COLUMNS)):
        header.setSectionHidden(position, all(position != shown for shown, _ in columns))
    for place, (position, width) in enumerate(columns):
        header.moveSection(header.visualIndex(position), place)
        header.resizeSection(position, min(max(width, _NARROWEST), _WIDEST))
    header.setSortIndicator(sorted_by, Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder)
