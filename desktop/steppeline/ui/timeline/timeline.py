"""The timeline: lanes of events on a time axis, to be moved, zoomed, brushed, hovered and selected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollBar, QToolTip, QWidget

from steppeline.model.filter import Filter, TimeClause
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.view_moves import Direction, brought_into_view, fitted
from steppeline.session.view_state import ViewState
from steppeline.ui.theme import Theme
from steppeline.ui.timeline.canvas import Look
from steppeline.ui.timeline.card import Card
from steppeline.ui.timeline.hits import CountHit, EventHit, Hit, events_of, hit
from steppeline.ui.timeline.links import linked_events
from steppeline.ui.timeline.measures import AXIS, ROW, SCROLLBAR, gutter
from steppeline.ui.timeline.moment import civil_now
from steppeline.ui.timeline.picture import Ghost, Picture
from steppeline.ui.timeline.pointer import Aim, Press, panned_by_wheel, zoomed_by_wheel
from steppeline.ui.timeline.scene import TIME, Scene
from steppeline.ui.timeline.walk import across, along, lanes_of, nearest
from steppeline.ui.timeline.words import Words

_CLOSER = 4.0
"""How much closer a double-click comes where no single event is."""


class Timeline(QWidget):
    """Lanes of the visible events. Time is moved by wheel and mouse; lanes scroll when they do not fit.

    `now` is the clock that the line of today stands by.
    """

    detail_requested = Signal()
    """The user wants to read on: show the detail of the current event."""

    def __init__(
        self,
        document: Document,
        view_state: ViewState,
        theme: Theme,
        language: Language,
        parent: QWidget | None = None,
        *,
        now: Callable[[], int] = civil_now,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._state = view_state
        self._theme = theme
        self._words = Words(document, language)
        self._picture = Picture(document, view_state, theme, language, now)
        self._card = Card(theme, self)
        self._scrollbar = QScrollBar(Qt.Orientation.Vertical, self)
        self._press: Press | None = None
        self._pointer = QPointF()
        self._lane: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(320, 112)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Timeline"))
        self._scrollbar.hide()
        self._scrollbar.valueChanged.connect(self.update)
        document.changed.connect(self._on_document_changed)
        view_state.visible_changed.connect(self._on_visible_changed)
        view_state.grouping_changed.connect(self._on_grouping_changed)
        view_state.viewport_changed.connect(self._on_viewport_changed)
        view_state.selection_changed.connect(self._on_selection_changed)
        view_state.filter_changed.connect(self.update)
        view_state.hover_changed.connect(self.update)
        self._on_selection_changed()

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self._picture.set_theme(theme)
        self._card.set_theme(theme)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, and a ring around it while the keyboard is here."""
        painter = QPainter(self)
        self._picture.draw(painter, self.size(), self._scrollbar.value(), self._ghost())
        if self.hasFocus():
            painter.setPen(QPen(self._theme.accent, 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the same span on the new width."""
        pixels = max(self.width() - gutter(self.width()), 1)
        self._state.set_viewport(replace(self._state.viewport, pixels=pixels))
        self._scrollbar.setGeometry(QRect(self.width() - SCROLLBAR, AXIS, SCROLLBAR, self.height() - AXIS))
        self._fit_scrollbar()

    # The mouse

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer; sideways or with Shift, pan; over the lane names, scroll."""
        delta, place = event.angleDelta(), event.position()
        is_sideways = abs(delta.x()) > abs(delta.y())
        turn = delta.x() if is_sideways else delta.y()
        if is_sideways or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._state.set_viewport(panned_by_wheel(self._state.viewport, turn))
        elif place.x() < gutter(self.width()):
            self._scrollbar.setValue(self._scrollbar.value() - turn)
        else:
            self._state.set_viewport(zoomed_by_wheel(self._state.viewport, turn, self._on_canvas(place).x()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin what becomes a click or a drag."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        aim: Aim = "brush" if event.modifiers() & Qt.KeyboardModifier.ControlModifier else "pan"
        self._press = Press(aim, event.position(), self._state.viewport, self._scrollbar.value())
        self._pointer = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a drag, or tell what lies under the pointer."""
        self._pointer = event.position()
        if self._press is None:
            self._point_at(event.position())
        elif self._press.is_drag(event.position()):
            self._card.hide()
            if self._press.aim == "pan":
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self._state.set_viewport(self._press.panned(event.position()))
                down = event.position().y() - self._press.start.y()
                self._scrollbar.setValue(self._press.scrolled - round(down))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or take the click."""
        press, ghost = self._press, self._ghost()
        if press is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._press = None
        self.unsetCursor()
        if ghost is not None:
            self._state.set_clause(TIME, TimeClause(ghost.start, ghost.end))
        elif not press.is_drag(event.position()):
            self._click(event.position(), adds=press.aim == "brush")
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom to the event under the pointer, or closer to where it points."""
        found, viewport = self._hit(event.position()), self._state.viewport
        if isinstance(found, EventHit):
            index = self._state.visible.index
            self._state.set_viewport(fitted(viewport, index, index.rows_of([found.event])))
        elif event.position().x() >= gutter(self.width()):
            self._state.set_viewport(viewport.zoom(_CLOSER, self._on_canvas(event.position()).x()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._card.hide()
        self._state.hover(None)

    def event(self, event: QEvent) -> bool:
        """Give the full name of a lane as a tool tip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            box = self.lane_name_at(event.pos())
            QToolTip.showText(event.globalPos(), "" if box is None else box, self)
            return True
        return super().event(event)

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk among events with the arrows; the keys of the window's commands are the window's."""
        actions: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Left: partial(self.walk_along, -1),
            Qt.Key.Key_Right: partial(self.walk_along, 1),
            Qt.Key.Key_Up: partial(self.walk_across, -1),
            Qt.Key.Key_Down: partial(self.walk_across, 1),
            Qt.Key.Key_Home: partial(self.go_to_end, -1),
            Qt.Key.Key_End: partial(self.go_to_end, 1),
            Qt.Key.Key_Return: self.detail_requested.emit,
            Qt.Key.Key_Enter: self.detail_requested.emit,
            Qt.Key.Key_Escape: self.give_up,
        }
        action = actions.get(event.key())
        if action is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            action()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it is not."""
        self.update()

    def walk_along(self, direction: Direction) -> None:
        """Select the next (1) or previous (-1) event of the same lane."""
        scene, row = self._scene(), self._current_row()
        lane = self._lane_of(row)
        if row is None or lane is None:
            self._start_walking()
            return
        found = along(scene, lane, row, direction)
        if found is not None:
            self._go_to(lane, found)

    def walk_across(self, direction: Direction) -> None:
        """Select the event of the lane below (1) or above (-1) that is nearest in time."""
        scene, row = self._scene(), self._current_row()
        lane = self._lane_of(row)
        if row is None or lane is None:
            self._start_walking()
            return
        found = across(scene, lane, int(scene.found.search.middles[row]), direction)
        if found is not None:
            self._go_to(*found)

    def go_to_end(self, direction: Direction) -> None:
        """Select the first (-1) or last (1) visible event."""
        rows = self._state.visible.result.nonzero()[0]
        if len(rows):
            row = int(rows[0 if direction == -1 else -1])
            self._go_to(lanes_of(self._scene(), row)[0], row)

    def give_up(self) -> None:
        """Leave the drag; else where no event matches clear the filter; else select nothing."""
        if self._press is not None:
            self._press = None
            self.unsetCursor()
            self.update()
        elif not self._state.visible.result.any():
            self._state.set_filter(Filter())
        else:
            self._state.select(())

    # What follows from the state

    @Slot()
    def _on_document_changed(self) -> None:
        self._picture.forget()
        self._on_selection_changed()

    @Slot()
    def _on_visible_changed(self) -> None:
        self._fit_scrollbar()
        self._describe()
        self.update()

    @Slot()
    def _on_grouping_changed(self) -> None:
        self._lane = None
        self._scrollbar.setValue(0)
        self._fit_scrollbar()
        self.update()

    @Slot()
    def _on_viewport_changed(self) -> None:
        self._fit_scrollbar()
        self.update()

    @Slot()
    def _on_selection_changed(self) -> None:
        selection = self._state.selection
        self._picture.set_linked(linked_events(self._document, selection[0]) if selection else ())
        self._scroll_to_selected()
        self._describe()
        self.update()

    def _describe(self) -> None:
        state = self._state
        self.setAccessibleDescription(self._words.overview(state.visible, state.viewport, state.selection))

    def _scene(self) -> Scene:
        return self._picture.scene(self.size())

    def look(self) -> Look:
        """The scene as it is looked at: what is drawn, and where."""
        return self._picture.look(self.size(), self._scrollbar.value())

    def _fit_scrollbar(self) -> None:
        room = max(self.height() - AXIS, 1)
        height = round(self._scene().height)
        self._scrollbar.setRange(0, max(height - room, 0))
        self._scrollbar.setPageStep(room)
        self._scrollbar.setSingleStep(round(ROW))
        self._scrollbar.setVisible(height > room)

    def _scroll_to_selected(self) -> None:
        row = self._current_row()
        if row is None or self._press is not None:
            return
        scene, room = self._scene(), self.height() - AXIS
        of_event = np.flatnonzero(scene.frame.bars.rows == row)
        lane = self._lane_of(row)
        in_lane = of_event[scene.frame.bars.lanes[of_event] == lane]
        if len(in_lane):
            middle = float(scene.middles[in_lane[0]])
            top, bottom = round(middle - ROW), round(middle + ROW)
            self._scrollbar.setValue(min(max(self._scrollbar.value(), bottom - room), top))

    def _current_row(self) -> int | None:
        selection, visible = self._state.selection, self._state.visible
        rows = visible.index.rows_of(selection[:1])
        return int(rows[0]) if len(rows) and rows[0] >= 0 and visible.result[rows[0]] else None

    def _lane_of(self, row: int | None) -> int | None:
        """The lane the keyboard walks in: the one it was in if the event is there, too, else its first."""
        if row is None:
            return None
        lanes = lanes_of(self._scene(), row)
        return self._lane if self._lane in lanes else lanes[0]

    def _start_walking(self) -> None:
        scene, viewport = self._scene(), self._state.viewport
        lane = next((box.lane for box in scene.boxes if box.events), None)
        if lane is not None:
            self._go_to(*nearest(scene, lane, viewport.start + viewport.span // 2))

    def _go_to(self, lane: int, row: int) -> None:
        index = self._state.visible.index
        self._lane = lane
        self._state.set_viewport(brought_into_view(self._state.viewport, index, row))
        self._state.select([int(index.ids[row])])

    def _on_canvas(self, place: QPointF) -> QPointF:
        return place - QPointF(gutter(self.width()), AXIS)

    def _hit(self, place: QPointF) -> Hit:
        on_canvas = self._on_canvas(place)
        if on_canvas.x() < 0 or on_canvas.y() < 0:
            return None
        return hit(self.look(), self._picture.labels, on_canvas.x(), on_canvas.y())

    def _point_at(self, place: QPointF) -> None:
        found = self._hit(place)
        self._state.hover(found.event if isinstance(found, EventHit) else None)
        text = None
        if isinstance(found, EventHit):
            text = self._words.event(found.event)
        elif isinstance(found, CountHit):
            text = self._words.count(found)
        if text is None:
            self._card.hide()
        else:
            self._card.show_at(place.toPoint(), *text)

    def _click(self, place: QPointF, *, adds: bool) -> None:
        found = self._hit(place)
        if isinstance(found, EventHit):
            self._lane = found.lane
            ids = [found.event]
        elif isinstance(found, CountHit):
            self._lane = found.lane
            ids = events_of(self.look(), found)
        elif place.x() < gutter(self.width()) or place.y() < AXIS:
            return
        else:
            ids = []
        before = self._state.selection
        if not adds:
            self._state.select(ids)
        elif set(ids) <= set(before):
            self._state.select([number for number in before if number not in ids])
        else:
            self._state.select([*ids, *before])

    def _ghost(self) -> Ghost | None:
        press = self._press
        if press is None or press.aim != "brush" or not press.is_drag(self._pointer):
            return None
        return Ghost(*press.brushed(self._pointer, gutter(self.width())))

    def lane_name_at(self, place: QPoint) -> str | None:
        """The whole name of the lane whose head is at a place of the widget; None elsewhere."""
        box = self._scene().box_at(place.y() - AXIS + self._scrollbar.value())
        return box.title.name if box is not None and place.x() < gutter(self.width()) and place.y() >= AXIS else None
