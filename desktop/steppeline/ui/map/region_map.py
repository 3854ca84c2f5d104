"""The region map pane: shows the visible events by region, and filters by the regions that are chosen on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from steppeline.model.errors import WorldError
from steppeline.model.filter import ChoiceClause
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.map.camera import Camera
from steppeline.ui.map.canvas import MapCanvas
from steppeline.ui.map.contents import SOURCE, Contents
from steppeline.ui.map.hits import position_at
from steppeline.ui.map.outlines import read_outlines
from steppeline.ui.map.picture import Overlay, Picture, canvas_size
from steppeline.ui.map.scene import Scene
from steppeline.ui.map.viewpoint import Viewpoint
from steppeline.ui.map.walking import next_in_direction
from steppeline.ui.theme import GRID, Theme

_SLACK = 4.0
"""Pixels that a press may move and still be a click."""
_NOTCH = 120
_ZOOM_OF_NOTCH = 1.25
_ZOOM_OF_KEY = 1.5
_SHORE = 8.0 * GRID
"""Pixels from the edge within which the keyboard does not leave a region."""


@dataclass(frozen=True, eq=False)
class _Loaded:
    """All that needs the outlines."""

    scene: Scene
    canvas: MapCanvas
    picture: Picture
    viewpoint: Viewpoint


@dataclass(frozen=True, eq=False)
class _Press:
    """A button held down since `start`, over `point` of the map."""

    start: QPointF
    point: tuple[float, float]
    is_drag: bool = False


class RegionMap(QWidget):
    """Regions coloured by how many of the visible events they have.

    The outlines in `folder` are read after the first picture of a window, at once where there will be only one.
    """

    def __init__(
        self,
        document: Document,
        view_state: ViewState,
        theme: Theme,
        language: Language,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._state = view_state
        self._theme = theme
        self._language = language
        self._folder = folder
        self._loaded: _Loaded | None = None
        self._failure: WorldError | None = None
        self._press: _Press | None = None
        self._pointed: str | None = None
        self._pointer = QPointF()
        self._outlined = frozenset[int]()
        self._load_soon = QTimer(self, singleShot=True, interval=0)
        self._load_soon.timeout.connect(self._load)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 160)
        self.setAccessibleName(self.tr("Region map"))
        self._describe(None)
        document.changed.connect(self.update)
        view_state.visible_changed.connect(self.update)
        view_state.filter_changed.connect(self.update)
        view_state.selection_changed.connect(self.update)
        view_state.hover_changed.connect(self._on_hover_changed)
        view_state.viewport_changed.connect(self._on_viewport_changed)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        if self._loaded is not None:
            self._loaded.picture.use(theme)
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
        if self._loaded is None:
            return
        contents, viewpoint = self._loaded.scene.contents, self._loaded.viewpoint
        units = [contents.places.borders.units[position] for position in sorted(contents.chosen)]
        if not units or not viewpoint.show_units(units, self._canvas()):
            viewpoint.show_everything()
        self.update()

    def zoom(self, factor: float) -> None:
        """Go `factor` times nearer to the middle."""
        self._zoom_at(factor, self._middle())

    def walk(self, direction: tuple[float, float]) -> None:
        """Point at the next region in a direction (right, down); at first, at a chosen one or the one in the middle."""
        if self._loaded is None:
            return
        contents, camera = self._loaded.scene.contents, self._camera(self._loaded)
        units = contents.places.borders.units
        known = [at for at, territory in enumerate(contents.places.territories.all) if territory.keys]
        places = {position: camera.pixel_of(units[position].label).toTuple() for position in known}
        here = contents.places.borders.position_of(self._pointed)
        if here in places:
            neighbours = contents.places.borders.neighbours(here)
            there = next_in_direction(places, places[here], direction, neighbours)
        else:
            first = sorted(contents.chosen & places.keys()) or list(places)
            middle = self._middle()
            there = min(first, key=lambda at: (QPointF(*places[at]) - middle).manhattanLength(), default=None)
        if there is not None:
            self._go_to(self._loaded, contents, there)

    def toggle(self) -> None:
        """Add the region that is pointed at to the chosen ones, or take it away."""
        if self._loaded is not None:
            self._choose(self._loaded.scene.contents, self._position(self._loaded), adds=True)

    def give_up(self) -> bool:
        """Choose nothing; if nothing is chosen, point at nothing. Tells whether there was something to give up."""
        if self._state.filter.clause_of(SOURCE) is not None:
            self._state.set_clause(SOURCE, None)
            return True
        had_pointed = self._pointed is not None
        self._point_at(None)
        return had_pointed

    # What Qt asks and tells

    def sizeHint(self) -> QSize:
        """Room for all regions with some names."""
        return QSize(560, 400)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the map, and a ring around it while the keyboard is here."""
        if self._loaded is None and self._failure is None:
            if self.isVisible():
                self._load_soon.start()
            else:
                self._load()
        painter = QPainter(self)
        self._draw(painter, QSizeF(self.size()))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.accent, 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer."""
        self._zoom_at(_ZOOM_OF_NOTCH ** (event.angleDelta().y() / _NOTCH), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin what becomes a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton and self._loaded is not None:
            self._press = _Press(event.position(), self._camera(self._loaded).point_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a drag, or point at what lies under the pointer."""
        loaded, press = self._loaded, self._press
        if loaded is None:
            return
        if press is None:
            self._pointer = event.position()
            self._point_at(self._code_at(loaded, event.position()))
            self.update()
        elif press.is_drag or (event.position() - press.start).manhattanLength() > _SLACK:
            self._press = _Press(press.start, press.point, is_drag=True)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._point_at(None)
            loaded.viewpoint.hold(press.point, event.position(), self._canvas())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or take the click."""
        press, self._press = self._press, None
        self.unsetCursor()
        if press is None or press.is_drag or self._loaded is None or event.button() != Qt.MouseButton.LeftButton:
            return
        contents = self._loaded.scene.contents
        code = self._code_at(self._loaded, event.position())
        adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self._choose(contents, contents.places.borders.position_of(code), adds=adds)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom to the region under the pointer."""
        if self._loaded is None:
            return
        borders = self._loaded.scene.contents.places.borders
        position = borders.position_of(self._code_at(self._loaded, event.position()))
        if position is not None:
            self._loaded.viewpoint.show_units([borders.units[position]], self._canvas())
            self._point_at(None)
            self.update()

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

    @Slot()
    def _load(self) -> None:
        if self._loaded is not None:
            return
        try:
            outlines = read_outlines(self._folder)
        except WorldError as failure:
            self._failure = failure
        else:
            canvas = MapCanvas(outlines, self._theme)
            scene = Scene(outlines, self._document, self._state, self._language, len(self._theme.sequential))
            self._loaded = _Loaded(scene, canvas, Picture(canvas, self._theme), Viewpoint(outlines))
        self.update()

    @Slot()
    def _on_hover_changed(self) -> None:
        if self._loaded is not None and self._loaded.scene.hovered != self._outlined:
            self.update()

    @Slot()
    def _on_viewport_changed(self) -> None:
        if self._loaded is not None and not self._loaded.scene.is_current:
            self.update()

    def _draw(self, painter: QPainter, size: QSizeF) -> None:
        loaded = self._loaded
        if loaded is None:
            painter.fillRect(QRectF(QPointF(), size), self._theme.window)
            if self._failure is not None:
                painter.setPen(self._theme.muted)
                painter.setFont(self._theme.font("body"))
                room = QRectF(QPointF(), size).adjusted(4 * GRID, 4 * GRID, -4 * GRID, -4 * GRID)
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(room, flags, self._language.say(self._failure.sentence))
            return
        contents, position = loaded.scene.contents, self._position(loaded)
        self._outlined = loaded.scene.hovered
        overlay = Overlay(
            selected=loaded.scene.selected,
            hovered=self._outlined | ({position} if position is not None else set()),
            card=contents.card(position) if position is not None else None,
            card_at=self._pointer,
        )
        loaded.picture.draw(
            painter, loaded.viewpoint.camera(canvas_size(size)), contents, loaded.scene.borders_note, overlay
        )

    def _zoom_at(self, factor: float, pixel: QPointF) -> None:
        if self._loaded is not None:
            self._loaded.viewpoint.zoom(factor, pixel, self._canvas())
            self._point_at(None)
            self.update()

    def _go_to(self, loaded: _Loaded, contents: Contents, position: int) -> None:
        """Point at a region and bring it into view."""
        unit = contents.places.borders.units[position]
        canvas = self._canvas()
        at = self._camera(loaded).pixel_of(unit.label)
        within = QPointF(
            min(max(at.x(), _SHORE), canvas.width() - _SHORE), min(max(at.y(), _SHORE), canvas.height() - _SHORE)
        )
        if at != within:
            loaded.viewpoint.hold(unit.label, within, canvas)
        self._pointer = self._camera(loaded).pixel_of(unit.label)
        self._point_at(unit.code)
        card = contents.card(position)
        self._describe(", ".join(filter(None, (card.heading, card.amount, *card.lines))))

    def _choose(self, contents: Contents, position: int | None, *, adds: bool) -> None:
        clause = self._state.filter.clause_of(SOURCE)
        chosen = clause.keys if isinstance(clause, ChoiceClause) else frozenset[str]()
        own = contents.places.territories.all[position].keys if position is not None else frozenset[str]()
        if not adds:
            wanted = own
        elif own <= chosen:
            wanted = chosen - own
        else:
            wanted = chosen | own
        self._state.set_clause(SOURCE, ChoiceClause("region", wanted) if wanted else None)

    def _point_at(self, code: str | None) -> None:
        if code == self._pointed:
            return
        self._pointed = code
        position = self._position(self._loaded) if self._loaded is not None else None
        if self._loaded is None or position is None:
            self._state.hover_region(None)
        else:
            self._state.hover_region(self._loaded.scene.contents.places.territories.all[position].region)
        self._describe(None)
        self.update()

    def _position(self, loaded: _Loaded) -> int | None:
        """Where the unit is that is pointed at, on the map of this day."""
        return loaded.scene.contents.places.borders.position_of(self._pointed)

    def _code_at(self, loaded: _Loaded, pixel: QPointF) -> str | None:
        if pixel.y() >= self._canvas().height():
            return None
        camera, contents = self._camera(loaded), loaded.scene.contents
        detail = loaded.canvas.detail_at(camera.scale / self.devicePixelRatioF())
        position = position_at(contents, camera, detail, pixel)
        return contents.places.borders.units[position].code if position is not None else None

    def _describe(self, pointed: str | None) -> None:
        keys = self.tr("Arrows go from region to region, Enter chooses, Escape lets go, F shows all.")
        self.setAccessibleDescription(keys if pointed is None else pointed)

    def _camera(self, loaded: _Loaded) -> Camera:
        return loaded.viewpoint.camera(self._canvas())

    def _canvas(self) -> QSizeF:
        return canvas_size(QSizeF(self.size()))

    def _middle(self) -> QPointF:
        canvas = self._canvas()
        return QPointF(canvas.width() / 2, canvas.height() / 2)
