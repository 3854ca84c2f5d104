"""What the mouse does to a timeline: drags pan or brush, clicks select, the wheel zooms, and pointing tells."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from steppeline.model.filter import TimeClause
from steppeline.session.view import MOST_SELECTED
from steppeline.session.view_moves import fitted
from steppeline.session.view_state import ViewState
from steppeline.ui.theme import Theme
from steppeline.ui.timeline.card import Card
from steppeline.ui.timeline.dragging import Dragging
from steppeline.ui.timeline.hits import CountHit, EventHit, Hit, events_of, hit
from steppeline.ui.timeline.look import Look
from steppeline.ui.timeline.measures import AXIS, gutter
from steppeline.ui.timeline.picture import Ghost, Picture
from steppeline.ui.timeline.pointer import Aim, Press, panned_by_wheel, zoomed_by_wheel
from steppeline.ui.timeline.scene import TIME
from steppeline.ui.timeline.walker import Walker
from steppeline.ui.timeline.words import Words

_MOVES = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
"""With either an event is moved by dragging it; many window managers keep Alt for themselves."""

_CLOSER = 4.0
"""How much closer a double-click comes where no single event is."""


class Mouse:
    """Turns what is done with the mouse on `owner`, which shows a `picture`, into changes of the view state."""

    def __init__(
        self,
        owner: QWidget,
        view_state: ViewState,
        picture: Picture,
        *,
        scrollbar: QScrollBar,
        walker: Walker,
        card: Card,
        words: Words,
        dragging: Dragging,
    ) -> None:
        self._owner = owner
        self._state = view_state
        self._picture = picture
        self._scrollbar = scrollbar
        self._walker = walker
        self._card = card
        self._words = words
        self._dragging = dragging
        self._press: Press | None = None
        self._pointer = QPointF()

    @property
    def is_pressed(self) -> bool:
        """Whether a click or a drag has begun."""
        return self._press is not None

    def look(self) -> Look:
        """The scene as it is looked at."""
        owner = self._owner
        return self._picture.look(owner.size(), self._scrollbar.value(), owner.devicePixelRatioF())

    def ghost(self) -> Ghost | None:
        """The span that is being brushed."""
        press = self._press
        if press is None or press.aim != "brush" or not press.is_drag(self._pointer):
            return None
        return Ghost(*press.brushed(self._pointer, gutter(self._owner.width())))

    def give_up(self) -> None:
        """Leave the drag."""
        self._press = None
        self._dragging.give_up()
        self._owner.unsetCursor()
        self._owner.update()

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom about the pointer; sideways or with Shift, pan; over the lane names, scroll."""
        delta, place = event.angleDelta(), event.position()
        is_sideways = abs(delta.x()) > abs(delta.y())
        turn = delta.x() if is_sideways else delta.y()
        if is_sideways or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._state.set_viewport(panned_by_wheel(self._state.viewport, turn))
        elif place.x() < gutter(self._owner.width()):
            self._scrollbar.setValue(self._scrollbar.value() - turn)
        else:
            self._state.set_viewport(zoomed_by_wheel(self._state.viewport, turn, self._on_canvas(place).x()))

    def press(self, event: QMouseEvent) -> None:
        """Begin what becomes a click or a drag."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        aim: Aim = "brush" if event.modifiers() & Qt.KeyboardModifier.ControlModifier else "pan"
        if aim == "pan" and self._takes_hold(event):
            aim = "edit"
        self._press = Press(aim, event.position(), self._state.viewport, self._scrollbar.value())
        self._pointer = event.position()

    def move(self, event: QMouseEvent) -> None:
        """Go on with a drag, or tell what lies under the pointer."""
        self._pointer = event.position()
        if self._press is None:
            self._point_at(event.position())
        elif self._press.is_drag(event.position()):
            self._card.hide()
            if self._press.aim == "pan":
                self._owner.setCursor(Qt.CursorShape.ClosedHandCursor)
                self._state.set_viewport(self._press.panned(event.position()))
                down = event.position().y() - self._press.start.y()
                self._scrollbar.setValue(self._press.scrolled - round(down))
            elif self._press.aim == "edit":
                self._dragging.go_on(self._moment(event.position()), self._state.viewport.seconds_per_pixel)
                self._owner.update()
            else:
                self._owner.update()

    def release(self, event: QMouseEvent) -> None:
        """End a drag, or take the click."""
        press, ghost = self._press, self.ghost()
        if press is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if press.aim == "edit" and press.is_drag(event.position()):
            self._dragging.let_go()
        self.give_up()
        if ghost is not None:
            self._state.set_clause(TIME, TimeClause(ghost.start, ghost.end))
        elif not press.is_drag(event.position()):
            self._click(event.position(), adds=press.aim == "brush")

    def double_click(self, event: QMouseEvent) -> None:
        """Zoom to the event under the pointer, or closer to where it points."""
        found, viewport = self._hit(event.position()), self._state.viewport
        if isinstance(found, EventHit):
            index = self._state.visible.index
            self._state.set_viewport(fitted(viewport, index, index.rows_of([found.event])))
        elif event.position().x() >= gutter(self._owner.width()):
            self._state.set_viewport(viewport.zoom(_CLOSER, self._on_canvas(event.position()).x()))

    def leave(self) -> None:
        """Nothing is under the pointer any more."""
        self._card.hide()
        self._state.hover(None)

    def draw_drag(self, painter: QPainter, look: Look, theme: Theme) -> None:
        """Draw the ghost of the event that is being dragged."""
        if self._press is not None and self._press.aim == "edit" and self._press.is_drag(self._pointer):
            painter.save()
            painter.translate(gutter(self._owner.width()), AXIS)
            self._dragging.draw(painter, look, self._on_canvas(self._pointer), theme)
            painter.restore()

    def _takes_hold(self, event: QMouseEvent) -> bool:
        """Whether the press is on an end of the selected bar, or with Alt or Shift on any bar: then that is dragged."""
        place = event.position()
        end = self._dragging.end_at(self.look(), self._on_canvas(place))
        if end is not None:
            return self._dragging.begin(self._state.selection[0], end, self._moment(place))
        found = self._hit(place) if event.modifiers() & _MOVES else None
        return isinstance(found, EventHit) and self._dragging.begin(found.event, "whole", self._moment(place))

    def _moment(self, place: QPointF) -> int:
        return self._state.viewport.seconds_at(self._on_canvas(place).x())

    def _on_canvas(self, place: QPointF) -> QPointF:
        return place - QPointF(gutter(self._owner.width()), AXIS)

    def _hit(self, place: QPointF) -> Hit:
        on_canvas = self._on_canvas(place)
        if on_canvas.x() < 0 or on_canvas.y() < 0:
            return None
        return hit(self.look(), self._picture.labels, on_canvas.x(), on_canvas.y())

    def _point_at(self, place: QPointF) -> None:
        found = self._hit(place)
        if self._dragging.end_at(self.look(), self._on_canvas(place)) is not None:
            self._owner.setCursor(Qt.CursorShape.SizeHorCursor)
        else:
            self._owner.unsetCursor()
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
            self._walker.lane = found.lane
            ids = [found.event]
        elif isinstance(found, CountHit):
            self._walker.lane = found.lane
            ids = events_of(self.look(), found)
        elif place.x() < gutter(self._owner.width()) or place.y() < AXIS:
            return
        else:
            ids = []
        ids, before = ids[:MOST_SELECTED], self._state.selection
        if not adds:
            self._state.select(ids)
        elif (pointed := set(ids)) <= set(before):
            self._state.select([number for number in before if number not in pointed])
        else:
            self._state.select([*ids, *before])
