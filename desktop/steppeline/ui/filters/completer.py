"""The list below the search line: what may be meant at the cursor, and what each is."""

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
from steppeline.ui.theme import GRID, Theme

_CANDIDATE = Qt.ItemDataRole.UserRole
_ROW_HEIGHT = 7 * GRID
_MARGIN = 2 * GRID
_WIDTH = 96 * GRID
_ROOT = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex


class _Candidates(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._candidates: tuple[Candidate, ...] = ()

    def show(self, candidates: tuple[Candidate, ...]) -> None:
        self.beginResetModel()
        self._candidates = candidates
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._candidates)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        candidate = self._candidates[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return candidate.label
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return ", ".join(filter(None, (candidate.label, candidate.note)))
            case Qt.ItemDataRole.UserRole:
                return candidate
        return None


class _Delegate(QStyledItemDelegate):
    """What it is called at the left, what it is at the right."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        candidate: Candidate = index.data(_CANDIDATE)
        theme = self.theme
        painter.save()
        is_current = option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        painter.fillRect(option.rect, theme.selection if is_current else theme.raised)
        box = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
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
        painter.restore()


class Completer(QCompleter):
    """Shows candidates below a line. `taken` tells which one was chosen: by Enter or a click, or by Tab the first."""

    taken = Signal(object)

    def __init__(self, field: QLineEdit, theme: Theme) -> None:
        super().__init__(field)
        self._field = field
        self._candidates = _Candidates(self)
        self._delegate = _Delegate(theme, self)
        self._rows = rows = QListView()
        rows.setUniformItemSizes(True)
        rows.setMouseTracking(True)
        self.setModel(self._candidates)
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

    def offer(self, candidates: tuple[Candidate, ...]) -> None:
        """Show these; none closes the list."""
        if not candidates:
            self._rows.hide()
            return
        self._candidates.show(candidates)
        self.setMaxVisibleItems(len(candidates))
        self.complete(QRect(0, 0, max(self._field.width(), _WIDTH), self._field.height()))
        self._rows.setCurrentIndex(QModelIndex())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab takes the first, or the one that is current; the rest is Qt's."""
        key = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is not self._rows or key != Qt.Key.Key_Tab:
            return super().eventFilter(watched, event)
        current = self._rows.currentIndex()
        self._rows.hide()
        self._on_activated(current if current.isValid() else self._candidates.index(0))
        return True

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.taken.emit(index.data(_CANDIDATE))
