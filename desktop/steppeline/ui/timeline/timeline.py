"""The timeline: lanes of events on a time axis, to be moved, zoomed, brushed, hovered and selected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from steppeline.model.filter import Filter
from steppeline.model.text import Language
from steppeline.session.clock import civil_now
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.theme import Theme
from steppeline.ui.timeline.card import Card
from steppeline.ui.timeline.dragging import Dragging
from steppeline.ui.timeline.lane_bar import LaneBar
from steppeline.ui.timeline.links import linked_events
from steppeline.ui.timeline.look import Look
from steppeline.ui.timeline.measures import AXIS, RING, ROW, SCROLLBAR, gutter
from steppeline.ui.timeline.mouse import Mouse
from steppeline.ui.timeline.picture import PAPER_RATIO, Picture, is_paper
from steppeline.ui.timeline.scene import Scene, Scenery
from steppeline.ui.timeline.walker import Walker
from steppeline.ui.timeline.words import Words
from steppeline.ui.widgets.plain_tip import plain_tip


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
        self._picture = Picture(document, view_state, theme, language, now, ready=self._on_grouping_changed)
        self._scrollbar = LaneBar(theme, self)
        self._walker = Walker(view_state, self._scene)
        self._card = Card(theme, self)
        self._mouse = Mouse(
            self,
            view_state,
            self._picture,
            scrollbar=self._scrollbar,
            walker=self._walker,
            card=self._card,
            words=self._words,
            dragging=Dragging(document, view_state, language),
        )
        self._hovered: int | None = None
        self._painted: Scene | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(320, 112)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Timeline"))
        self._follow(document, view_state)
        self._on_selection_changed()

    def _follow(self, document: Document, view_state: ViewState) -> None:
        self._scrollbar.valueChanged.connect(self.update)
        document.changed.connect(self._on_document_changed)
        view_state.visible_changed.connect(self._on_visible_changed)
        view_state.grouping_changed.connect(self._on_grouping_changed)
        view_state.viewport_changed.connect(self._on_viewport_changed)
        view_state.selection_changed.connect(self._on_selection_changed)
        view_state.filter_changed.connect(self.update)
        view_state.hover_changed.connect(self._on_hover_changed)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self._picture.set_theme(theme)
        self._card.set_theme(theme)
        self._scrollbar.set_theme(theme)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, and a ring around it while the keyboard is here.

        On the screen no frame waits for titles: the next one goes on with those that are missing.
        """
        with QPainter(self) as painter:
            store = self.backingStore()
            ratio = PAPER_RATIO if is_paper(painter) else painter.deviceTransform().m11()
            is_screen = store is not None and painter.paintEngine().paintDevice() is store.paintDevice()
            look = self._picture.look(self.size(), self._scrollbar.value(), ratio)
            is_complete = self._picture.draw(
                painter, self.size(), look, self._mouse.ghost(), part=event.region(), all_at_once=not is_screen
            )
            self._mouse.draw_drag(painter, look, self._theme)
            if self.hasFocus():
                painter.setPen(QPen(self._theme.accent, RING))
                painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        if is_screen:
            self._painted = look.scene
        if not is_complete:
            self._update_picture()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the same span on the new width."""
        pixels = max(self.width() - gutter(self.width()), 1)
        self._state.set_viewport(replace(self._state.viewport, pixels=pixels))
        bar = QRect(self.width() - SCROLLBAR, AXIS, SCROLLBAR, self.height() - AXIS)
        self._scrollbar.setGeometry(bar.adjusted(0, 0, -RING, -RING))
        self._fit_scrollbar()

    @property
    def scenery(self) -> Scenery:
        """What makes its scenes; it keeps what is sorted."""
        return self._picture.scenery

    # The mouse

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom, pan or scroll."""
        self._mouse.wheel(event)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin what becomes a click or a drag."""
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a drag, or tell what lies under the pointer."""
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or take the click."""
        self._mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Come closer."""
        self._mouse.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._mouse.leave()

    def event(self, event: QEvent) -> bool:
        """Give the full name of a lane as a tool tip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self.lane_name_at(event.pos()) or ""), self)
            return True
        return super().event(event)

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk among events with the arrows; the keys of the window's commands are the window's."""
        actions: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Left: partial(self._walker.along, -1),
            Qt.Key.Key_Right: partial(self._walker.along, 1),
            Qt.Key.Key_Up: partial(self._walker.across, -1),
            Qt.Key.Key_Down: partial(self._walker.across, 1),
            Qt.Key.Key_Home: partial(self._walker.to_end, -1),
            Qt.Key.Key_End: partial(self._walker.to_end, 1),
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

    def give_up(self) -> None:
        """Leave the drag; else where no event matches clear the filter; else select nothing."""
        if self._mouse.is_pressed:
            self._mouse.give_up()
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
        self._walker.lane = None
        self._scrollbar.setValue(0)
        self._fit_scrollbar()
        self.update()

    @Slot()
    def _on_viewport_changed(self) -> None:
        self._fit_scrollbar()
        self._update_picture()

    @Slot()
    def _on_hover_changed(self) -> None:
        """Paint only what looks otherwise: many a move of the pointer ends here."""
        before, self._hovered = self._hovered, self._state.hovered
        if before != self._hovered:
            look, corner = self.look(), QPointF(gutter(self.width()), AXIS)
            for row in (*self._picture.rows_of(before, look), *self._picture.rows_of(self._hovered, look)):
                self.update(row.translated(corner).toAlignedRect().adjusted(-1, -1, 1, 1))

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
        return self._picture.scene(self.size(), self._scrollbar.value())

    def look(self) -> Look:
        """The scene as it is looked at: what is drawn, and where."""
        return self._mouse.look()

    def _update_picture(self) -> None:
        """Have everything painted that a move in time changes: not the scroll bar, and names only in another scene."""
        part = QRegion(self.rect())
        if self._scrollbar.isVisible():
            part -= QRegion(self._scrollbar.geometry())
        if self._painted is self._scene():
            part -= QRegion(0, 0, gutter(self.width()), self.height())
        self.update(part)

    def _fit_scrollbar(self) -> None:
        room = max(self.height() - AXIS, 1)
        height = round(self._scene().height)
        self._scrollbar.setRange(0, max(height - room, 0))
        self._scrollbar.setPageStep(room)
        self._scrollbar.setSingleStep(round(ROW))
        self._scrollbar.setVisible(height > room)

    def _scroll_to_selected(self) -> None:
        row = self._walker.current_row()
        if row is None or self._mouse.is_pressed:
            return
        middle = self._scene().middle_of_event(row, self._walker.lane_of(row))
        if middle is not None:
            top, bottom, room = round(middle - ROW), round(middle + ROW), self.height() - AXIS
            self._scrollbar.setValue(min(max(self._scrollbar.value(), bottom - room), top))

    def lane_name_at(self, place: QPoint) -> str | None:
        """The whole name of the lane whose head is at a place of the widget; None elsewhere."""
        box = self._scene().box_at(place.y() - AXIS + self._scrollbar.value())
        return box.title.name if box is not None and place.x() < gutter(self.width()) and place.y() >= AXIS else None
