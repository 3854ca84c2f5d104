"""The list below the search line: what may be meant at the cursor, and the events that what is typed finds."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from steppeline.model.query_completion import Candidate
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Language
from steppeline.session.search_hits import Hit, Hits
from steppeline.ui.filters.search_hits_row import date_of, paint_hit
from steppeline.ui.theme import GRID, Theme
from steppeline.ui.widgets.plain_tip import plain_tip

MOST_ROWS = 12
"""Rows that are seen at once; the others are scrolled to."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ENTRY = Qt.ItemDataRole.UserRole
_ROW_HEIGHT = 7 * GRID
_MARGIN = 2 * GRID
_WIDTH = 96 * GRID
_WIDTH_WITH_EVENTS = 150 * GRID
_ROOT = QModelIndex()
_NOTHING = Hits("")
AnyIndex = QModelIndex | QPersistentModelIndex


class _Entries(QAbstractListModel):
    """Candidates, and events below them."""

    def __init__(self, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language
        self.candidates: tuple[Candidate, ...] = ()
        self.hits = _NOTHING
        self.book = ReferenceBook()

    def show(self, candidates: tuple[Candidate, ...], hits: Hits, book: ReferenceBook) -> None:
        self.beginResetModel()
        self.candidates, self.hits, self.book = candidates, hits, book
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.candidates) + len(self.hits.events)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(index.row())[0]
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, self._words(index.row())))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(", ".join(filter(None, self._words(index.row()))))
            case Qt.ItemDataRole.UserRole:
                return self._entry(index.row())
        return None

    def _entry(self, row: int) -> Candidate | Hit:
        count = len(self.candidates)
        return self.candidates[row] if row < count else self.hits.events[row - count]

    def _words(self, row: int) -> tuple[str, ...]:
        entry, language = self._entry(row), self._language
        if isinstance(entry, Candidate):
            return entry.label, entry.note
        kind = self.book.kinds.get(entry.kind)
        return language.pick(entry.title), date_of(entry, language), language.pick(kind.names) if kind else ""


class _Delegate(QStyledItemDelegate):
    """What it is called at the left, what it is or when it was at the right."""

    def __init__(self, entries: _Entries, theme: Theme, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._entries = entries
        self._language = language
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        entry: Candidate | Hit = index.data(_ENTRY)
        painter.save()
        is_current = option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        painter.fillRect(option.rect, self.theme.selection if is_current else self.theme.raised)
        box = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        if isinstance(entry, Candidate):
            self._paint_candidate(painter, box, entry)
        else:
            entries = self._entries
            if index.row() == len(entries.candidates) > 0:
                painter.fillRect(QRect(option.rect.topLeft(), QSize(option.rect.width(), 1)), self.theme.line)
            kind = entries.book.kinds.get(entry.kind)
            words = entries.hits.words
            paint_hit(painter, box, entry, kind=kind, words=words, theme=self.theme, language=self._language)
        painter.restore()

    def _paint_candidate(self, painter: QPainter, box: QRect, candidate: Candidate) -> None:
        theme = self.theme
        body, caption = theme.font("body"), theme.font("caption")
        label = QFontMetrics(body).elidedText(candidate.label, Qt.TextElideMode.ElideRight, box.width() * 2 // 3)
        painter.setFont(body)
        painter.setPen(theme.text)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label)
        room = box.width() - QFontMetrics(body).horizontalAdvance(label) - 3 * GRID
        note = QFontMetrics(caption).elidedText(candidate.note, Qt.TextElideMode.ElideRight, room)
        painter.setFont(caption)
        painter.setPen(theme.muted)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, note)


class Completer(QCompleter):
    """Shows candidates and events below a line.

    `taken` tells which candidate was chosen: by Enter or a click, or by Tab the first; `chosen` tells which event.
    """

    taken = Signal(object)
    chosen = Signal(int)
    dismissed = Signal()
    """The user has closed the list with Escape."""

    def __init__(self, field: QLineEdit, theme: Theme, language: Language) -> None:
        super().__init__(field)
        self._field = field
        self._entries = _Entries(language, self)
        self._delegate = _Delegate(self._entries, theme, language, self)
        self._rows = rows = QListView()
        rows.setAccessibleName(self.tr("Suggestions and events found"))
        rows.setUniformItemSizes(True)
        rows.setMouseTracking(True)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(self._entries)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setPopup(rows)
        # Only now: QCompleter gives its popup a delegate of its own.
        rows.setItemDelegate(self._delegate)
        rows.installEventFilter(self)
        self.setWidget(field)
        # The stubs do not know that a signal with overloads is chosen from.
        self.activated[QModelIndex].connect(self._on_activated)  # type: ignore[index]
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear these colours."""
        self._delegate.theme = theme
        palette = theme.palette()
        palette.setColor(palette.ColorRole.Base, theme.raised)
        self._rows.setPalette(palette)

    @property
    def is_shown(self) -> bool:
        """Whether the list is open."""
        return self._rows.isVisible()

    @property
    def is_being_walked(self) -> bool:
        """Whether the user has gone to a row of the list: it should not change any more."""
        return self.is_shown and self._rows.currentIndex().isValid()

    def offer(
        self, candidates: tuple[Candidate, ...], hits: Hits = _NOTHING, book: ReferenceBook | None = None
    ) -> None:
        """Show these, with the kinds of the events in `book`; nothing at all closes the list."""
        if not candidates and not hits.events:
            self._rows.hide()
            return
        self._entries.show(candidates, hits, book or ReferenceBook())
        self.setMaxVisibleItems(MOST_ROWS)
        width = _WIDTH_WITH_EVENTS if hits.events else _WIDTH
        self.complete(QRect(0, 0, max(self._field.width(), width), self._field.height()))
        self._rows.setCurrentIndex(QModelIndex())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the row that is current, Tab also the first candidate, Escape closes; the rest is Qt's.

        Qt would give Enter to the line as well, as if the words in it were meant.
        """
        if watched is not self._rows or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        current, key = self._rows.currentIndex(), event.key()
        if key == Qt.Key.Key_Escape:
            self._rows.hide()
            self.dismissed.emit()
        elif key == Qt.Key.Key_Tab or (current.isValid() and key in _ENTER):
            self._rows.hide()
            if current.isValid() or self._entries.candidates:
                self._on_activated(current if current.isValid() else self._entries.index(0))
        else:
            return super().eventFilter(watched, event)
        return True

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        entry = index.data(_ENTRY)
        if isinstance(entry, Hit):
            self.chosen.emit(entry.event)
        else:
            self.taken.emit(entry)
