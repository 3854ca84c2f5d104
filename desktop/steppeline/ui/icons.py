"""Line icons in the colours of the theme: one file a shape, drawn at every size the screen may ask for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from steppeline.ui.theme import Theme

SIZES = (16, 20, 24, 32, 40)
"""Pixels of the screen: menus and toolbars at 100 to 200 %."""


class Icons:
    """The icons of the folder, in one theme, each drawn once. A name that has no file is a bug: FileNotFoundError."""

    def __init__(self, folder: Path, theme: Theme) -> None:
        self._folder = folder
        self._theme = theme
        self._drawn: dict[str, QIcon] = {}

    def icon(self, name: str) -> QIcon:
        """The icon `name` for enabled, checked and disabled controls; an empty name gives no icon."""
        if name not in self._drawn:
            self._drawn[name] = self._draw(name)
        return self._drawn[name]

    def _draw(self, name: str) -> QIcon:
        icon = QIcon()
        if name:
            shape = (self._folder / f"{name}.svg").read_bytes()
            self._add(icon, shape, self._theme.text, QIcon.Mode.Normal, QIcon.State.Off)
            self._add(icon, shape, self._theme.accent, QIcon.Mode.Normal, QIcon.State.On)
            self._add(icon, shape, self._theme.faint, QIcon.Mode.Disabled, QIcon.State.Off)
        return icon

    @staticmethod
    def _add(icon: QIcon, shape: bytes, colour: QColor, mode: QIcon.Mode, state: QIcon.State) -> None:
        renderer = QSvgRenderer(QByteArray(shape.replace(b"currentColor", colour.name().encode())))
        for size in SIZES:
            pixmap = QPixmap(size, size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter)
            painter.end()
            icon.addPixmap(pixmap, mode, state)


class IconShelf:
    """The icons in every theme they were asked for, kept from one window to the next."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._by_theme: dict[str, Icons] = {}

    def in_theme(self, theme: Theme) -> Icons:
        """The icons in the colours of `theme`."""
        return self._by_theme.setdefault(theme.name, Icons(self._folder, theme))
