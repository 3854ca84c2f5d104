"""The list of one facet: as high as its rows, scrolled by the panel around it, used with pointer and keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from steppeline.ui.filters.facet_delegate import ROW_HEIGHT, FacetDelegate
from steppeline.ui.filters.facet_model import EntityItem, FacetModel


class FacetList(QListView):
    """Arrows go through the rows and on to the next control; Space toggles, Enter takes only this one, ← → fold.

    A click toggles, Alt+click or the word "only" takes only this one; typing letters goes to a name.
    """

    toggled = Signal(str)
    only_wanted = Signal(str)
    pointed_at = Signal(object)
    """The key of the row under the pointer, or None."""
    current_moved = Signal(QRect)
    """Where the current row is, for whoever scrolls."""

    def __init__(self, model: FacetModel, delegate: FacetDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facets = model
        self._delegate = delegate
        self._pressed: QPersistentModelIndex | None = None
        self._current_key: str | None = None
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.entered.connect(self._on_entered)
        model.modelAboutToBeReset.connect(self._remember_current)
        model.modelReset.connect(self._on_reset)

    def sizeHint(self) -> QSize:
        """As high as all rows together: only those on the screen are ever drawn."""
        return QSize(super().sizeHint().width(), self._facets.rowCount() * ROW_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The same, as narrow as one likes."""
        return QSize(0, self.sizeHint().height())

    def dataChanged(
        self,
        first: QModelIndex | QPersistentModelIndex,
        last: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        """Draw these rows anew, or all of them if the columns of figures moved. Rows are laid out as they were."""
        if self._delegate.measure():
            self.viewport().update()
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        row = self.currentIndex().row()
        last = self._facets.rowCount() - 1
        key = event.key()
        if key == Qt.Key.Key_Up and row <= 0:
            self.focusPreviousChild()
        elif key == Qt.Key.Key_Down and row == last:
            self.focusNextChild()
        elif row >= 0 and key == Qt.Key.Key_Space:
            self._use(row)
        elif row >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._use(row, exclusive=True)
        elif row >= 0 and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._fold(row, to_open=key == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """There is a current row as soon as there are rows."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._facets.rowCount():
            self.setCurrentIndex(self._facets.index(0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click begins."""
        super().mousePressEvent(event)
        self._press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second of two quick clicks is a click like the first."""
        self._press(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click ends; it counts if it began on the same row."""
        super().mouseReleaseEvent(event)
        position = event.position().toPoint()
        index, pressed = self.indexAt(position), self._pressed
        self._pressed = None
        if not index.isValid() or pressed is None or pressed.row() != index.row():
            return
        item = self._facets.item(index.row())
        zone = self._delegate.zone_at(self.visualRect(index), item, position)
        if zone == "arrow":
            self._facets.unfold(index.row())
        else:
            is_alternative = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self._use(index.row(), exclusive=zone == "only" or is_alternative)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The panel scrolls."""
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is at no row any more."""
        super().leaveEvent(event)
        self.pointed_at.emit(None)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell where it is now."""
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self.current_moved.emit(self.visualRect(current))

    def _press(self, event: QMouseEvent) -> None:
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = QPersistentModelIndex(self.indexAt(event.position().toPoint())) if is_left else None

    def _use(self, row: int, *, exclusive: bool = False) -> None:
        item = self._facets.item(row)
        if not isinstance(item, EntityItem):
            self._unfold_rest(row)
        elif exclusive:
            self.only_wanted.emit(item.key)
        else:
            self.toggled.emit(item.key)

    def _unfold_rest(self, row: int) -> None:
        """Show the rest, and stay where it begins."""
        self._facets.unfold(row)
        self.setCurrentIndex(self._facets.index(min(row, self._facets.rowCount() - 1)))

    def _fold(self, row: int, *, to_open: bool) -> None:
        item = self._facets.item(row)
        if isinstance(item, EntityItem) and item.is_open is (not to_open):
            self._facets.unfold(row)
        elif not to_open and item.depth:
            # To what it lies in, as in any tree.
            outer = next(above for above in range(row, -1, -1) if self._facets.item(above).depth < item.depth)
            self.setCurrentIndex(self._facets.index(outer))

    def _on_entered(self, index: QModelIndex) -> None:
        item = self._facets.item(index.row())
        self.pointed_at.emit(item.key if isinstance(item, EntityItem) else None)

    def _remember_current(self) -> None:
        row = self.currentIndex().row()
        item = self._facets.item(row) if 0 <= row < self._facets.rowCount() else None
        self._current_key = item.key if isinstance(item, EntityItem) else None

    def _on_reset(self) -> None:
        self._delegate.measure()
        self.updateGeometry()
        row = self._facets.row_of(self._current_key) if self._current_key is not None else None
        if row is not None:
            self.setCurrentIndex(self._facets.index(row))
