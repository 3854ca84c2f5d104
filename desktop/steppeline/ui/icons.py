"""Line icons in the colours of the theme: one file a shape, drawn when and as large as a screen asks for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from steppeline.ui.theme import Theme


class Icons:
    """The icons of the folder, in one theme, each drawn once. A name that has no file is a bug: FileNotFoundError."""

    def __init__(self, folder: Path, theme: Theme) -> None:
        self._folder = folder
        self._theme = theme
        self._made: dict[str, QIcon] = {}

    def icon(self, name: str) -> QIcon:
        """The icon `name` for enabled, checked and disabled controls; an empty name gives no icon."""
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def _make(self, name: str) -> QIcon:
        if not name:
            return QIcon()
        return QIcon(_Engine((self._folder / f"{name}.svg").read_bytes(), self._theme))


class _Engine(QIconEngine):
    """Draws a shape in the colour of a control's state. Most icons stand in menus that are never opened."""

    def __init__(self, shape: bytes, theme: Theme) -> None:
        super().__init__()
        self._shape = shape
        self._theme = theme
        self._drawn: dict[tuple[int, int, str], QPixmap] = {}

    def clone(self) -> QIconEngine:
        """Asked for when a copy of the icon is to be changed."""
        return _Engine(self._shape, self._theme)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw it at `rect` with lines that stay lines: for what is no pixmap."""
        self._renderer(self._colour(mode, state)).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon in pixels of the screen."""
        colour = self._colour(mode, state)
        key = (size.width(), size.height(), colour.name())
        if key not in self._drawn:
            pixmap = QPixmap(size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            self._renderer(colour).render(painter)
            painter.end()
            self._drawn[key] = pixmap
        return self._drawn[key]

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        if mode == QIcon.Mode.Disabled:
            return self._theme.faint
        return self._theme.accent if state == QIcon.State.On else self._theme.text

    def _renderer(self, colour: QColor) -> QSvgRenderer:
        return QSvgRenderer(QByteArray(self._shape.replace(b"currentColor", colour.name().encode())))


class IconShelf:
    """The icons in every theme they were asked for, kept from one window to the next."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._by_theme: dict[str, Icons] = {}

    def in_theme(self, theme: Theme) -> Icons:
        """The icons in the colours of `theme`."""
        return self._by_theme.setdefault(theme.name, Icons(self._folder, theme))
