"""The table twin: the visible events as sortable rows, linked with the other views."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from steppeline.model.text import Language, counted, message
from steppeline.session.document import Document
from steppeline.session.view import MOST_SELECTED
from steppeline.session.view_state import ViewState
from steppeline.ui.table.arrangement import arrange, arrange_as_at_first, arrangement_of
from steppeline.ui.table.columns import COLUMNS
from steppeline.ui.table.event_model import EventModel
from steppeline.ui.table.place import Place
from steppeline.ui.table.remark import Remark
from steppeline.ui.table.rows_view import RowsView
from steppeline.ui.theme import GRID, Theme
from steppeline.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from steppeline.ui.table.cell_editor import CellEditor

_MOST_COPIED = 10_000
_NARROWEST = 40 * GRID


class EventTable(QWidget):
    """What the timeline shows, for keyboards and screen readers too. It keeps nothing but the order of its rows."""

    change_requested = Signal()
    """The user wants to change all that is selected."""
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
        self._theme = theme
        self._editor: CellEditor | None = None
        self._is_following = False
        self._model = EventModel(document, view_state, theme, language, self)
        self._view = RowsView(self._model, theme, self)
        self._place = Place()
        self._is_stale = True
        self._remark = Remark(theme, self._view)
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

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme
        self._model.set_theme(theme)
        self._empty.set_theme(theme)
        self._remark.set_theme(theme)
        self._view.set_theme(theme)

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
        has_selection = self._view.selected_count() > 0
        menu.addAction(self.tr("Copy rows"), self.copy_rows).setEnabled(has_selection)
        can_edit = has_selection and self._document.writable
        menu.addAction(self.tr("Edit the cell"), self.edit_cell).setEnabled(can_edit)
        menu.addAction(self.tr("Change the selected events…"), self.change_requested.emit).setEnabled(can_edit)
        columns = menu.addMenu(self.tr("Columns"))
        sorting = menu.addMenu(self.tr("Sort by"))
        for position, column in enumerate(COLUMNS):
            name = self._language.say(column.name)
            columns.addAction(self._column_action(columns, position, name))
            sorting.addAction(name, partial(self._sort_by, position))
        menu.addAction(self.tr("Reset columns"), self.reset_columns)
        return menu

    def copy_rows(self) -> None:
        """Put the selected rows into the clipboard: the shown columns, with tabs between them."""
        header = self._view.horizontalHeader()
        in_order = [header.logicalIndex(place) for place in range(header.count())]
        shown = [position for position in in_order if not header.isSectionHidden(position)]
        positions = sorted(self._view.selected_positions(_MOST_COPIED))
        lines = ("\t".join(" ".join(self._model.text(at, each).split()) for each in shown) for at in positions)
        QGuiApplication.clipboard().setText("\n".join(lines))

    def edit_cell(self) -> None:
        """Edit the current cell in its place, or the title where the current cell cannot be edited."""
        current = self._view.currentIndex()
        if not current.isValid() or not self._document.writable:
            return
        # Editing needs what writes, for which the first picture would have to wait.
        from steppeline.session import editing
        from steppeline.ui.table.cell_editor import EDITABLE, CellEditor

        keys = [column.key for column in COLUMNS]
        column = current.column() if keys[current.column()] in EDITABLE else keys.index(EDITABLE[0])
        number = self._model.id_at(current.row())
        for event in self._document.events([number]):
            self._stop_editing()
            editor = CellEditor(
                keys[column],
                event,
                self._document.book,
                theme=self._theme,
                language=self._language,
                parent=self._view.viewport(),
            )
            editor.kept.connect(lambda changed: editing.change(self._document, number, changed))
            editor.left.connect(self._stop_editing)
            self._editor = editor
            self._view.scrollTo(current.siblingAtColumn(column))
            editor.open_over(self._view.cell_place(current.row(), column))

    def _stop_editing(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            had_keyboard = editor.isAncestorOf(self.focusWidget() or self)
            editor.hide()
            editor.deleteLater()
            if had_keyboard:
                self._view.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Take up what has changed meanwhile."""
        super().showEvent(event)
        if self._is_stale:
            self._on_visible()

    def _connect(self) -> None:
        view, state = self._view, self._state
        view.selectionModel().selectionChanged.connect(self._on_rows_selected)
        view.entered.connect(self._on_pointer)
        view.pointer_left.connect(self._on_pointer_left)
        view.opened.connect(self.detail_requested)
        view.copied.connect(self.copy_rows)
        view.edited.connect(self.edit_cell)
        view.verticalScrollBar().valueChanged.connect(self._stop_editing)
        self._model.modelAboutToBeReset.connect(self._stop_editing)
        view.doubleClicked.connect(self._on_double_click)
        for owner in (view, view.horizontalHeader()):
            owner.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open_menu)
        view.horizontalHeader().customContextMenuRequested.connect(self._open_menu_of_header)
        view.horizontalHeader().sortIndicatorChanged.connect(self._on_sorted)
        self._model.modelAboutToBeReset.connect(self._remember_place)
        self._model.modelReset.connect(self._on_rows)
        self._model.working_changed.connect(self._make_remark)
        state.visible_changed.connect(self._on_visible)
        state.selection_changed.connect(self._on_selection)
        state.hover_changed.connect(self._on_hover)

    @Slot()
    def _on_visible(self) -> None:
        """Nothing is listed as long as nobody sees it."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            self._model.let_go()
        else:
            self._model.refresh()

    @Slot()
    def _remember_place(self) -> None:
        self._place.remember(self._view, self._model)

    @Slot()
    def _on_sorted(self) -> None:
        self._place.forget()

    @Slot()
    def _on_rows(self) -> None:
        """Other rows, or another order."""
        count = self._model.rowCount()
        self._view.setAccessibleDescription(self._language.say(counted("{count} event", "{count} events", count)))
        if not count:
            self._say_why_empty()
        self._pages.setCurrentWidget(self._view if count else self._empty)
        self._follow_selection(bring_into_view=not self._place.is_known)
        self._place.restore(self._view, self._model)
        self._on_hover()

    def _say_why_empty(self) -> None:
        if self._document.index.event_count:
            self._empty.say(self.tr("No event matches"), self.tr("Remove a filter above the timeline, or clear all."))
        else:
            self._empty.say(self.tr("This casefile has no events yet"), self.tr("Open another one with Ctrl+O."))

    @Slot()
    def _on_selection(self) -> None:
        self._follow_selection(bring_into_view=True)

    def _follow_selection(self, *, bring_into_view: bool) -> None:
        """Select what is selected elsewhere, unless the rows themselves said so."""
        if self._is_following or self._is_stale:
            return
        self._is_following = True
        positions = self._model.positions_of(self._state.selection)
        self._view.select_positions(positions, bring_into_view=bring_into_view)
        self._is_following = False
        self._make_remark()

    @Slot()
    def _on_rows_selected(self) -> None:
        if not self._is_following:
            self._is_following = True
            # The table itself shows all rows as selected that are, and says so.
            positions = self._view.selected_positions(MOST_SELECTED)
            self._state.select(self._model.ids_at(positions))
            self._is_following = False
            self._make_remark()

    @Slot()
    def _make_remark(self) -> None:
        """Say what the rows do not show by themselves."""
        selected = self._view.selected_count()
        if self._model.trouble is not None:
            self._remark.say(self._language.say(self._model.trouble.sentence))
        elif self._model.is_working:
            self._remark.say(self.tr("Sorting…"))
        elif selected > MOST_SELECTED:
            words = message(
                "{count} rows are selected; the other views show the first {most} of them.",
                count=selected,
                most=MOST_SELECTED,
            )
            self._remark.say(self._language.say(words))
        else:
            self._remark.hide()

    @Slot()
    def _on_hover(self) -> None:
        hovered = self._state.hovered
        if not self._is_stale:
            positions = [] if hovered is None else self._model.positions_of([hovered])
            self._view.set_hovered(positions[0] if positions else None)

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
