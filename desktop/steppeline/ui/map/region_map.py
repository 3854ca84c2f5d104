"""The region map pane: shows the visible events by region, and filters by the regions that are chosen on it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from steppeline.model.errors import WorldError
from steppeline.model.text import Language, Message
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.map.atlas import Atlas
from steppeline.ui.map.choosing import choose, choose_places, let_go
from steppeline.ui.map.controls import Controls
from steppeline.ui.map.keys import action_of
from steppeline.ui.map.lasso import lasso_from
from steppeline.ui.map.picture import canvas_size
from steppeline.ui.map.pressing import Press
from steppeline.ui.map.trouble import draw_trouble
from steppeline.ui.theme import Theme

_NOTCH = 120
_ZOOM_OF_NOTCH = 1.25
_NOWHERE = QPointF(-1e6, -1e6)
_REST = 120
"""Milliseconds without a change until the map is drawn with all its detail."""
_LEAST = QSize(240, 80)
_WISHED = QSize(560, 400)


class RegionMap(QWidget):
    """Regions coloured by how many visible events they have; the outlines in `folder` are read for the first paint."""

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
        self._press: Press | None = None
        self._pointed: str | None = None
        self._pointer = _NOWHERE
        self._haste = QTimer(self, singleShot=True, interval=_REST)
        self._haste.timeout.connect(self.come_to_rest)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(_LEAST)
        self.setAccessibleName(self.tr("Region map"))
        self._describe_keys()
        self._controls = Controls(document, view_state, language, self)
        self._controls.changed.connect(self._on_controls_changed)
        self._menu = self._controls.menu
        self._menu.everything_wanted.connect(self.show_everything)
        self._follow(document, view_state)

    def _follow(self, document: Document, view_state: ViewState) -> None:
        document.changed.connect(self.update)
        view_state.visible_changed.connect(self._hasten)
        view_state.filter_changed.connect(self._on_pointed_elsewhere)
        view_state.selection_changed.connect(self.update)
        view_state.hover_changed.connect(self._on_pointed_elsewhere)
        view_state.viewport_changed.connect(self._on_viewport_changed)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        if self._atlas is not None:
            self._atlas.picture.use(theme)
        self._place_menu()
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
        self._atlas.fit(self._size())
        self._point_at(None)
        self.update()

    def show_everything(self) -> None:
        """Zoom to all regions."""
        if self._atlas is not None:
            self._atlas.viewpoint.show_everything()
            self._hasten()

    def hatch_disputed(self, wanted: bool) -> None:  # noqa: FBT001 - the value is the point
        """Hatch regions that two countries claim, or not."""
        self._menu.choose(replace(self._menu.options, disputed=wanted))

    def remembered(self) -> str:
        """What was chosen in the menu of the map, for the settings."""
        return self._menu.options.remembered()

    def recall(self, remembered: str) -> None:
        """Choose what was remembered."""
        self._menu.choose(self._menu.options.recalled(remembered))

    def zoom(self, factor: float) -> None:
        """Go `factor` times nearer to the middle."""
        self._zoom_at(factor, self._middle)

    def pan(self, by: QPointF) -> None:
        """Move the map by so many pixels."""
        if self._atlas is not None:
            self._drag(self._atlas.camera(self._size()).point_at(self._middle), self._middle + by)

    @property
    def is_hasty(self) -> bool:
        """Whether it is drawn quickly, since something changed just now."""
        return self._haste.isActive()

    def come_to_rest(self) -> None:
        """Draw with all detail from now on: nothing moves any more."""
        self._haste.stop()
        self.update()

    def walk(self, direction: tuple[float, float]) -> None:
        """Point at the next region in a direction (right, down); at first, at a chosen one or the one in the middle."""
        if self._atlas is None:
            return
        unit = self._atlas.unit_beside(self._pointed, direction, self._size())
        if unit is not None:
            self._pointer = self._atlas.bring_into_view(unit, self._size())
            self._point_at(unit.code)
            self.setAccessibleDescription(self._atlas.spoken(unit.code))

    def toggle(self) -> None:
        """Add the region that is pointed at to the chosen ones, or take it away."""
        if self._pointed is not None and self._atlas is not None:
            choose(self._state, self._atlas.keys_of(self._pointed), adds=True)

    def open_menu(self) -> None:
        """Show what can be chosen of the map."""
        self._menu.showMenu()

    def play_or_stop(self) -> None:
        """Let time run from what is in view, or stop it."""
        self._controls.player.start_or_stop()

    def give_up(self) -> bool:
        """Choose nothing; if nothing is chosen, point at nothing. Tells whether there was something to give up."""
        was_pointing = self._pointed is not None
        if let_go(self._state):
            return True
        self._point_at(None)
        return was_pointing

    # What Qt asks and tells

    def sizeHint(self) -> QSize:
        """Room for all regions with some names."""
        return _WISHED

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the window as it is drawn larger or smaller."""
        self._place_menu()
        self._hasten()

    def _place_menu(self) -> None:
        self._controls.place(self.size(), self._canvas().toSize(), self._theme)
        if self._atlas is not None:
            self._atlas.picture.kept_free = QRectF(self._menu.geometry())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the map, and a ring around it while the keyboard is here."""
        self._load()
        painter = QPainter(self)
        self._draw(painter, self._size(), QRectF(event.rect()), is_sketch=self.is_hasty)
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
        if event.button() != Qt.MouseButton.LeftButton or self._atlas is None:
            return
        at = event.position()
        self._press = Press(at, self._atlas.camera(self._size()).point_at(at), lasso_from(at, event.modifiers()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a drag, or point at what lies under the pointer."""
        press = self._press
        if press is None:
            self._point_with_mouse(event.position())
        elif press.has_moved(event.position()):
            self._go_on(press, event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or take the click: with Shift, on the country."""
        if event.button() != Qt.MouseButton.LeftButton or self._press is None:
            return
        press, self._press = self._press, None
        self.unsetCursor()
        adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self._atlas is None or (not press.is_drag and self._choose_places(event.position(), adds=adds)):
            return
        wanted = press.meant(self._atlas, self._unit_at(event.position()), self._size())
        if wanted is not None:
            choose(self._state, wanted, adds=adds)
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom to the region under the pointer."""
        if self._atlas is None:
            return
        if self._atlas.show_unit(self._unit_at(event.position()), self._size()):
            self._point_with_mouse(event.position())
            self._hasten()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._pointer = _NOWHERE
        self.update()
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
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and action_of(event, self):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, choose, zoom."""
        action = action_of(event, self)
        if action is not None:
            action()
        elif event.key() != Qt.Key.Key_Escape or not self.give_up():
            super().keyPressEvent(event)

    # How it is done

    def _load(self) -> None:
        if self._trouble is not None or (self._atlas is not None and self._atlas.is_up_to_date(self._document)):
            return
        try:
            self._atlas = Atlas(self._folder, self._document, self._state, self._theme, self._language)
            self._use_controls(self._atlas)
            self._place_menu()
        except WorldError as failure:
            # Not the error itself: it would keep alive all that was under way, a painter too.
            self._trouble = failure.sentence

    @Slot()
    def _on_controls_changed(self) -> None:
        if self._atlas is not None:
            self._use_controls(self._atlas)
        self.update()

    def _use_controls(self, atlas: Atlas) -> None:
        atlas.options = self._controls.options
        atlas.scene.place_counts = self._controls.sites.by_place

    @Slot()
    def _hasten(self) -> None:
        """Draw quickly now, and with all detail once nothing changes any more."""
        if self._atlas is not None:
            self._haste.start()
        self.update()

    @Slot()
    def _on_pointed_elsewhere(self) -> None:
        # Counts are drawn when they are known: `visible_changed` tells.
        if self._atlas is not None and (self._atlas.is_outlined_anew or self._atlas.is_chosen_anew):
            self.update()

    @Slot()
    def _on_viewport_changed(self) -> None:
        if self._atlas is None:
            return
        if not self._atlas.scene.is_current:
            self.update()
        elif self._atlas.is_noted_anew:
            self.update(0, 0, self._menu.x(), self._atlas.picture.note_height)

    def _draw(self, painter: QPainter, size: QSizeF, dirty: QRectF | None = None, *, is_sketch: bool = False) -> None:
        if self._atlas is not None:
            lasso = self._press.lasso if self._press is not None and self._press.is_drag else None
            self._atlas.draw(painter, size, self._pointed, self._pointer, dirty, lasso=lasso, is_sketch=is_sketch)
            return
        sentence = "" if self._trouble is None else self._language.say(self._trouble)
        draw_trouble(painter, QRectF(QPointF(), size), sentence, self._theme)

    def _zoom_at(self, factor: float, pixel: QPointF) -> None:
        if self._atlas is not None:
            self._atlas.viewpoint.zoom(factor, pixel, self._canvas())
            self._on_moved()

    def _go_on(self, press: Press, at: QPointF) -> None:
        """Go on with a drag: draw a line around regions, or move the map."""
        if press.lasso is not None:
            self._press = replace(press, lasso=press.lasso.drawn_to(at), is_drag=True)
            self._point_at(None)
            self.update()
            return
        self._press = replace(press, is_drag=True)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._drag(press.point, at)

    def _drag(self, point: tuple[float, float], pixel: QPointF) -> None:
        if self._atlas is not None:
            self._atlas.viewpoint.hold(point, pixel, self._canvas())
            self._on_moved()

    def _on_moved(self) -> None:
        self._point_at(None)
        self._hasten()

    def _point_with_mouse(self, pixel: QPointF) -> None:
        before, self._pointer = self._pointer, pixel
        self._point_at(self._unit_at(pixel))
        if self._pointed is not None or self._has_symbol_at(before) or self._has_symbol_at(pixel):
            # The card goes along.
            self.update()

    def _has_symbol_at(self, pixel: QPointF) -> bool:
        return self._atlas is not None and self._atlas.symbol_at(pixel, self._size()) is not None

    def _choose_places(self, pixel: QPointF, *, adds: bool) -> bool:
        """Filter by the place whose symbol lies at a pixel, or part those of a symbol. Tells whether there is one."""
        symbol = self._atlas.symbol_at(pixel, self._size()) if self._atlas is not None else None
        if symbol is None or self._atlas is None:
            return False
        if not adds and self._atlas.part(symbol, self._size()):
            self._on_moved()
        else:
            choose_places(self._state, symbol.keys, adds=adds)
            self.update()
        return True

    def _point_at(self, code: str | None) -> None:
        if code == self._pointed or self._atlas is None:
            return
        self._pointed = code
        self._state.hover_region(self._atlas.region_of(code))
        self._describe_keys()
        self.update()

    def _unit_at(self, pixel: QPointF) -> str | None:
        return self._atlas.unit_at(pixel, self._size(), self.devicePixelRatioF()) if self._atlas is not None else None

    def _describe_keys(self) -> None:
        self.setAccessibleDescription(
            self.tr("Arrows go from region to region, Enter chooses, Escape lets go, F shows all.")
        )

    def _size(self) -> QSizeF:
        return QSizeF(self.size())

    @property
    def _middle(self) -> QPointF:
        return QRectF(QPointF(), self._canvas()).center()

    def _canvas(self) -> QSizeF:
        return canvas_size(self._size())
