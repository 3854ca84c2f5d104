"""The region map pane: shows the visible events by region, and filters by the regions that are chosen on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from steppeline.model.errors import WorldError
from steppeline.model.filter import ChoiceClause
from steppeline.model.text import Language, Message
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.map.atlas import Atlas
from steppeline.ui.map.contents import SOURCE
from steppeline.ui.map.picture import canvas_size
from steppeline.ui.theme import GRID, Theme

_SLACK = 4.0
"""Pixels that a press may move and still be a click."""
_NOTCH = 120
_ZOOM_OF_NOTCH = 1.25
_ZOOM_OF_KEY = 1.5
_LEAST = QSize(240, 112)
_WISHED = QSize(560, 400)


@dataclass(frozen=True, eq=False)
class _Press:
    """A button held down since `start`, over `point` of the map."""

    start: QPointF
    point: tuple[float, float]
    is_drag: bool = False


class RegionMap(QWidget):
    """Regions coloured by how many of the visible events they have.

    The outlines in `folder` are read when it is first drawn.
    """

    def __init__(
        self,
        document: Document,
        view_state: ViewState,
        theme: Theme,
        language: Language,
        parent: QWidget | None = None,
        *,
        folder: Path,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._state = view_state
        self._theme = theme
        self._language = language
        self._folder = folder
        self._atlas: Atlas | None = None
        self._trouble: Message | None = None
        self._press: _Press | None = None
        self._pointed: str | None = None
        self._pointer = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(_LEAST)
        self.setAccessibleName(self.tr("Region map"))
        self._describe_keys()
        document.changed.connect(self._on_document_changed)
        view_state.visible_changed.connect(self.update)
        view_state.filter_changed.connect(self._on_filter_changed)
        view_state.selection_changed.connect(self.update)
        view_state.hover_changed.connect(self._on_hover_changed)
        view_state.viewport_changed.connect(self._on_viewport_changed)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        if self._atlas is not None:
            self._atlas.picture.use(theme)
        self.update()

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the map with its legend into `rect` of any painter; no screen is needed."""
        self._load()
        painter.save()
        painter.translate(rect.topLeft())
        painter.setClipRect(QRectF(QPointF(), rect.size()))
        self._draw(painter, rect.size())
        painter.restore()

    def fit(self) -> None:
        """Zoom to the chosen regions; if they are shown so already, or none is chosen, show everything."""
        if self._atlas is None:
            return
        contents, viewpoint = self._atlas.contents, self._atlas.viewpoint
        units = [contents.places.borders.units[position] for position in sorted(contents.chosen)]
        if not units or not viewpoint.show_units(units, self._canvas()):
            viewpoint.show_everything()
        self._point_at(None)
        self.update()

    def zoom(self, factor: float) -> None:
        """Go `factor` times nearer to the middle."""
        canvas = self._canvas()
        self._zoom_at(factor, QPointF(canvas.width() / 2, canvas.height() / 2))

    def walk(self, direction: tuple[float, float]) -> None:
        """Point at the next region in a direction (right, down); at first, at a chosen one or the one in the middle."""
        if self._atlas is None:
            return
        unit = self._atlas.unit_beside(self._pointed, direction, self._size())
        if unit is not None:
            self._pointer = self._atlas.bring_into_view(unit, self._size())
            self._point_at(unit.code)
            self._describe_pointed(self._atlas)

    def toggle(self) -> None:
        """Add the region that is pointed at to the chosen ones, or take it away."""
        if self._pointed is not None:
            self._choose(self._pointed, adds=True)

    def give_up(self) -> bool:
        """Choose nothing; if nothing is chosen, point at nothing. Tells whether there was something to give up."""
        had_something = self._state.filter.clause_of(SOURCE) is not None or self._pointed is not None
        if self._state.filter.clause_of(SOURCE) is None:
            self._point_at(None)
        self._state.set_clause(SOURCE, None)
        return had_something

    # What Qt asks and tells

    def sizeHint(self) -> QSize:
        """Room for all regions with some names."""
        return _WISHED

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the map, and a ring around it while the keyboard is here."""
        self._load()
        painter = QPainter(self)
        self._draw(painter, self._size(), QRectF(event.rect()))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.accent, 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer."""
        self._zoom_at(_ZOOM_OF_NOTCH ** (event.angleDelta().y() / _NOTCH), event.position())
        self._point_with_mouse(event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin what becomes a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton and self._atlas is not None:
            self._press = _Press(event.position(), self._atlas.camera(self._size()).point_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a drag, or point at what lies under the pointer."""
        press = self._press
        if press is None:
            self._point_with_mouse(event.position())
        elif press.is_drag or (event.position() - press.start).manhattanLength() > _SLACK:
            self._press = replace(press, is_drag=True)
            self._drag(press.point, event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or take the click."""
        if event.button() != Qt.MouseButton.LeftButton or self._press is None:
            return
        press, self._press = self._press, None
        self.unsetCursor()
        if not press.is_drag:
            adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._choose(self._unit_at(event.position()), adds=adds)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom to the region under the pointer."""
        if self._atlas is None:
            return
        borders = self._atlas.contents.places.borders
        position = borders.position_of(self._unit_at(event.position()))
        if position is not None:
            self._atlas.viewpoint.show_units([borders.units[position]], self._canvas())
            self._point_with_mouse(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._point_at(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it is not."""
        self._point_at(None)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the map from the commands of the window, as long as the keyboard is here."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._action_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, choose, zoom."""
        action = self._action_of(event)
        if action is not None:
            action()
        elif event.key() != Qt.Key.Key_Escape or not self.give_up():
            super().keyPressEvent(event)

    def _action_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        # Shift is how many keyboards reach the plus sign.
        harmless = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() & ~harmless:
            return None
        actions: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Left: partial(self.walk, (-1.0, 0.0)),
            Qt.Key.Key_Right: partial(self.walk, (1.0, 0.0)),
            Qt.Key.Key_Up: partial(self.walk, (0.0, -1.0)),
            Qt.Key.Key_Down: partial(self.walk, (0.0, 1.0)),
            Qt.Key.Key_Return: self.toggle,
            Qt.Key.Key_Enter: self.toggle,
            Qt.Key.Key_Space: self.toggle,
            Qt.Key.Key_Plus: partial(self.zoom, _ZOOM_OF_KEY),
            Qt.Key.Key_Equal: partial(self.zoom, _ZOOM_OF_KEY),
            Qt.Key.Key_Minus: partial(self.zoom, 1 / _ZOOM_OF_KEY),
            Qt.Key.Key_0: self.fit,
            Qt.Key.Key_F: self.fit,
        }
        return actions.get(event.key())

    # How it is done

    def _load(self) -> None:
        if self._atlas is not None or self._trouble is not None:
            return
        try:
            self._atlas = Atlas(self._folder, self._document, self._state, self._theme, self._language)
        except WorldError as failure:
            # Not the error itself: it would keep alive all that was under way, a painter too.
            self._trouble = failure.sentence

    @Slot()
    def _on_document_changed(self) -> None:
        self.update()

    @Slot()
    def _on_hover_changed(self) -> None:
        if self._atlas is not None and self._atlas.is_outlined_anew:
            self.update()

    @Slot()
    def _on_filter_changed(self) -> None:
        # Counts are drawn when they are known: `visible_changed` tells.
        if self._atlas is not None and self._atlas.is_chosen_anew:
            self.update()

    @Slot()
    def _on_viewport_changed(self) -> None:
        if self._atlas is None:
            return
        if not self._atlas.scene.is_current:
            self.update()
        elif self._atlas.is_noted_anew:
            self.update(0, 0, self.width(), self._atlas.picture.note_height)

    def _draw(self, painter: QPainter, size: QSizeF, dirty: QRectF | None = None) -> None:
        if self._atlas is not None:
            self._atlas.draw(painter, size, self._pointed, self._pointer, dirty)
            return
        room = QRectF(QPointF(), size)
        painter.fillRect(room, self._theme.window)
        if self._trouble is not None:
            painter.setPen(self._theme.muted)
            painter.setFont(self._theme.font("body"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            inner = room.adjusted(4 * GRID, 4 * GRID, -4 * GRID, -4 * GRID)
            painter.drawText(inner, flags, self._language.say(self._trouble))

    def _zoom_at(self, factor: float, pixel: QPointF) -> None:
        if self._atlas is not None:
            self._atlas.viewpoint.zoom(factor, pixel, self._canvas())
            self._point_at(None)
            self.update()

    def _drag(self, point: tuple[float, float], pixel: QPointF) -> None:
        if self._atlas is not None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._atlas.viewpoint.hold(point, pixel, self._canvas())
            self._point_at(None)
            self.update()

    def _choose(self, code: str | None, *, adds: bool) -> None:
        """Choose the unit with this code alone, or add it (if it is there, take it away); None chooses nothing."""
        if self._atlas is None:
            return
        clause = self._state.filter.clause_of(SOURCE)
        chosen = clause.keys if isinstance(clause, ChoiceClause) else frozenset[str]()
        places = self._atlas.contents.places
        position = places.borders.position_of(code)
        own = places.territories.all[position].keys if position is not None else frozenset[str]()
        if not adds:
            wanted = own
        elif own <= chosen:
            wanted = chosen - own
        else:
            wanted = chosen | own
        self._state.set_clause(SOURCE, ChoiceClause("region", wanted) if wanted else None)

    def _point_with_mouse(self, pixel: QPointF) -> None:
        self._pointer = pixel
        self._point_at(self._unit_at(pixel))
        if self._pointed is not None:
            # The card goes along.
            self.update()

    def _point_at(self, code: str | None) -> None:
        if code == self._pointed or self._atlas is None:
            return
        self._pointed = code
        places = self._atlas.contents.places
        position = places.borders.position_of(code)
        self._state.hover_region(places.territories.all[position].region if position is not None else None)
        self._describe_keys()
        self.update()

    def _unit_at(self, pixel: QPointF) -> str | None:
        return self._atlas.unit_at(pixel, self._size(), self.devicePixelRatioF()) if self._atlas is not None else None

    def _describe_keys(self) -> None:
        self.setAccessibleDescription(
            self.tr("Arrows go from region to region, Enter chooses, Escape lets go, F shows all.")
        )

    def _describe_pointed(self, atlas: Atlas) -> None:
        """Tell a screen reader what the card shows."""
        position = atlas.contents.places.borders.position_of(self._pointed)
        if position is not None:
            card = atlas.contents.card(position)
            self.setAccessibleDescription(", ".join(filter(None, (card.heading, card.amount, *card.lines))))

    def _size(self) -> QSizeF:
        return QSizeF(self.size())

    def _canvas(self) -> QSizeF:
        return canvas_size(self._size())
