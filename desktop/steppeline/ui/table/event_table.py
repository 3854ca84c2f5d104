"""The table twin: the visible events as sortable rows, linked with the other views."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from steppeline.model.text import Language, counted
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.table.arrangement import arrange, arrange_as_at_first, arrangement_of
from steppeline.ui.table.columns import COLUMNS
from steppeline.ui.table.event_model import EventModel
from steppeline.ui.table.rows_view import RowDelegate, RowsView
from steppeline.ui.theme import GRID, Theme
from steppeline.ui.widgets.empty_state import EmptyState

_MOST_COPIED = 10_000
_NARROWEST = 40 * GRID


class EventTable(QWidget):
    """What the timeline shows, for keyboards and screen readers too. It keeps nothing but the order of its rows."""

    detail_requested = Signal()
    """The user wants to read on: show the detail of the current event."""

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
        self._state = view_state
        self._language = language
        self._is_following = False
        self._model = EventModel(document, view_state, theme, language, self)
        self._view = RowsView(self._model, self)
        self._delegate = RowDelegate(self._is_hovered, theme, self)
        self._view.setItemDelegate(self._delegate)
        self._empty = EmptyState(theme, self)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._view)
        self._pages.addWidget(self._empty)
        self.setFocusProxy(self._view)
        self.setMinimumWidth(_NARROWEST)
        self._view.setAccessibleName(self.tr("Table of the visible events"))
        arrange_as_at_first(self._view.horizontalHeader())
        self._connect()
        self.set_theme(theme)
        self._on_visible()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._model.set_theme(theme)
        self._delegate.theme = theme
        self._empty.set_theme(theme)
        self._view.setPalette(theme.palette())
        self._view.setFont(theme.font("body"))
        self._view.horizontalHeader().setFont(theme.font("caption"))
        self._view.viewport().update()

    def remembered(self) -> str:
        """Order, width and choice of the columns, as text for the settings."""
        return arrangement_of(self._view.horizontalHeader())

    def recall(self, remembered: str) -> None:
        """Arrange the columns as `remembered`; what cannot be read is passed over."""
        arrange(self._view.horizontalHeader(), remembered)

    def reset_columns(self) -> None:
        """Arrange the columns as they are at first."""
        arrange_as_at_first(self._view.horizontalHeader())

    def menu(self) -> QMenu:
        """The columns to choose and to sort by, for mouse and keyboard."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy rows"), self.copy_rows).setEnabled(bool(self._view.selected_positions()))
        columns = menu.addMenu(self.tr("Columns"))
        sorting = menu.addMenu(self.tr("Sort by"))
        for position, column in enumerate(COLUMNS):
            name = self._language.say(column.name)
            columns.addAction(self._column_action(columns, position, name))
            sort = sorting.addAction(name, partial(self._sort_by, position))
            sort.setEnabled(self._model.can_sort(position))
        menu.addAction(self.tr("Reset columns"), self.reset_columns)
        return menu

    def copy_rows(self) -> None:
        """Put the selected rows into the clipboard: the shown columns, with tabs between them."""
        header = self._view.horizontalHeader()
        in_order = [header.logicalIndex(place) for place in range(header.count())]
        shown = [position for position in in_order if not header.isSectionHidden(position)]
        positions = sorted(self._view.selected_positions())[:_MOST_COPIED]
        lines = ("\t".join(" ".join(self._model.text(at, each).split()) for each in shown) for at in positions)
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _connect(self) -> None:
        view, state = self._view, self._state
        view.selectionModel().selectionChanged.connect(self._on_rows_selected)
        view.entered.connect(self._on_pointer)
        view.pointer_left.connect(self._on_pointer_left)
        view.opened.connect(self.detail_requested)
        view.copied.connect(self.copy_rows)
        view.doubleClicked.connect(self._on_double_click)
        for owner in (view, view.horizontalHeader()):
            owner.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open_menu)
        view.horizontalHeader().customContextMenuRequested.connect(self._open_menu_of_header)
        self._model.modelReset.connect(self._follow_selection)
        state.visible_changed.connect(self._on_visible)
        state.selection_changed.connect(self._follow_selection)
        state.hover_changed.connect(view.viewport().update)

    @Slot()
    def _on_visible(self) -> None:
        self._model.refresh()
        count = self._model.rowCount()
        self._view.setAccessibleDescription(self._language.say(counted("{count} event", "{count} events", count)))
        if not count:
            self._say_why_empty()
        self._pages.setCurrentWidget(self._view if count else self._empty)

    def _say_why_empty(self) -> None:
        if len(self._document.index):
            self._empty.say(self.tr("No event matches"), self.tr("Remove a filter above the timeline, or clear all."))
        else:
            self._empty.say(self.tr("This casefile has no events yet"), self.tr("Open another one with Ctrl+O."))

    @Slot()
    def _follow_selection(self) -> None:
        """Select what is selected elsewhere, unless the rows themselves said so."""
        if self._is_following:
            return
        self._is_following = True
        self._view.select_positions(self._model.positions_of(self._state.selection))
        self._is_following = False

    @Slot()
    def _on_rows_selected(self) -> None:
        if not self._is_following:
            self._is_following = True
            self._state.select([self._model.id_at(position) for position in self._view.selected_positions()])
            self._is_following = False

    @Slot(QModelIndex)
    def _on_pointer(self, index: QModelIndex) -> None:
        self._state.hover(self._model.id_at(index.row()))

    @Slot()
    def _on_pointer_left(self) -> None:
        self._state.hover(None)

    @Slot(QModelIndex)
    def _on_double_click(self, index: QModelIndex) -> None:
        self._state.select((self._model.id_at(index.row()),))
        self._state.fit()

    def _is_hovered(self, position: int) -> bool:
        return self._state.hovered == self._model.id_at(position)

    def _column_action(self, menu: QMenu, position: int, name: str) -> QAction:
        header = self._view.horizontalHeader()
        action = QAction(name, menu, checkable=True, checked=not header.isSectionHidden(position))
        is_last = header.hiddenSectionCount() == header.count() - 1
        action.setEnabled(not (is_last and action.isChecked()))
        action.toggled.connect(lambda is_shown: header.setSectionHidden(position, not is_shown))
        return action

    def _sort_by(self, position: int) -> None:
        header = self._view.horizontalHeader()
        is_again = header.sortIndicatorSection() == position
        is_ascending = header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        order = Qt.SortOrder.DescendingOrder if is_again and is_ascending else Qt.SortOrder.AscendingOrder
        self._view.sortByColumn(position, order)

    @Slot(QPoint)
    def _open_menu(self, point: QPoint) -> None:
        self.menu().popup(self._view.viewport().mapToGlobal(point))

    @Slot(QPoint)
    def _open_menu_of_header(self, point: QPoint) -> None:
        self.menu().popup(self._view.horizontalHeader().viewport().mapToGlobal(point))
