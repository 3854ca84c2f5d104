"""What the cells of the table say: read for the rows that are drawn, and kept for a while."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from steppeline.model.event import Event
from steppeline.model.index import Index
from steppeline.model.reference import Kind
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.ui.table.columns import COLUMNS, RowContent
from steppeline.ui.theme import GRID, Theme
from steppeline.ui.widgets.event_names import EventNames
from steppeline.ui.widgets.glyphs import glyph_path
from steppeline.ui.widgets.record_words import DATE_FIELDS, TITLE_FIELDS

_KEPT = 600
_LONGEST_TEXT = 500
"""Characters of a cell: no screen shows more of them."""

_FIELDS = {"date": DATE_FIELDS, "title": TITLE_FIELDS, "status": ("status",), "regions": ("region", "regions")}
"""What claims may be on that the cells of a column show, by its key."""

GLYPH_SIZE = 3 * GRID
_SCALES = (1, 1.5, 2, 3)


@dataclass(frozen=True, eq=False)
class _Line:
    event: Event
    names: EventNames
    contested: frozenset[str]
    """The fields on which sources differ."""
    texts: dict[tuple[int, bool], str] = field(default_factory=dict)


class Lines:
    """The cells of rows of one index. To ask for a row that was not read before reads it."""

    def __init__(self, document: Document, theme: Theme, language: Language) -> None:
        self._document = document
        self._language = language
        self._theme = theme
        self._index = document.index
        self._lines: dict[int, _Line | None] = {}
        self._icons: dict[str, QIcon] = {}

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self._icons.clear()

    def take(self, index: Index) -> None:
        """From now on rows are those of this index."""
        if index is not self._index:
            self._index = index
            self._lines.clear()

    def read(self, rows: Sequence[int]) -> None:
        """Read what is not known of these rows, all at once."""
        missing = [row for row in rows if row not in self._lines]
        if not missing:
            return
        if len(self._lines) > _KEPT:
            self._lines = {row: self._lines[row] for row in rows if row in self._lines}
        ids: list[int] = self._index.ids[missing].tolist()
        events = self._document.outlines(ids)
        contested = self._document.contested(ids)
        for row, number in zip(missing, ids, strict=True):
            event = events.get(number)
            self._lines[row] = (
                None
                if event is None
                else _Line(
                    event,
                    EventNames(event, self._document.book, self._language),
                    contested.get(number, frozenset()),
                )
            )

    def text(self, row: int, column: int, *, is_certain: bool) -> str:
        """What a cell says, all of it; nothing if the event was taken out of the casefile a moment ago."""
        line = self._line(row)
        if line is None:
            return ""
        return COLUMNS[column].text(RowContent(line.event, line.names, self._language, is_certain))

    def shown(self, row: int, column: int, *, is_certain: bool) -> str:
        """What a cell shows, on one line."""
        line = self._line(row)
        if line is None:
            return ""
        text = line.texts.get((column, is_certain))
        if text is None:
            text = " ".join(self.text(row, column, is_certain=is_certain)[:_LONGEST_TEXT].split())
            if self.is_contested(row, column):
                # In front, where narrow columns do not cut it off.
                text = f"≠ {text}"
            line.texts[column, is_certain] = text
        return text

    def is_contested(self, row: int, column: int) -> bool:
        """Whether sources differ on what a cell says."""
        line = self._line(row)
        return line is not None and not line.contested.isdisjoint(_FIELDS.get(COLUMNS[column].key, ()))

    def icon(self, row: int) -> QIcon | None:
        """The glyph of the kind."""
        line = self._line(row)
        if line is None:
            return None
        key = line.event.kind
        if key not in self._icons:
            self._icons[key] = _glyph_icon(self._document.book.kinds[key], self._theme)
        return self._icons[key]

    def _line(self, row: int) -> _Line | None:
        if row not in self._lines:
            self.read([row])
        return self._lines[row]


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
