"""The window: where the panes stand, which of them are shown, and how that is remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QByteArray, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QVBoxLayout, QWidget

from steppeline.ui.icons import Icons
from steppeline.ui.theme import Theme
from steppeline.ui.widgets.dock_title import DockTitle

DockName = Literal["facets", "map", "table", "detail"]

LAYOUT: Final = 1
"""Number of the arrangement of docks and toolbars: a remembered one of another number is not restored."""

SMALLEST = (800, 500)
_AT_FIRST = (1440, 860)
_TITLE_BAR = 40
"""About so many pixels of the screen a window manager takes for the frame."""


@dataclass(frozen=True)
class Dock:
    """Where a pane stands at first, and what part of the window's width or height it takes there, up to `most` pixels.

    Lists and texts gain nothing by more width: on a large screen the room is the timeline's.
    """

    area: Qt.DockWidgetArea
    share: float
    most: int

    def pixels(self, of: int) -> int:
        """Its width or height in a window of this width or height."""
        return min(round(of * self.share), self.most)


DOCKS: Mapping[DockName, Dock] = {
    "facets": Dock(Qt.DockWidgetArea.LeftDockWidgetArea, 0.18, 320),
    "map": Dock(Qt.DockWidgetArea.BottomDockWidgetArea, 0.30, 700),
    "table": Dock(Qt.DockWidgetArea.BottomDockWidgetArea, 0.30, 700),
    "detail": Dock(Qt.DockWidgetArea.RightDockWidgetArea, 0.25, 440),
}


class MainWindow(QMainWindow):
    """Docks around a centre. It knows nothing of events: panes and commands are put into it."""

    closing = Signal()
    """The window is about to close; everything in it still stands."""
    escaped = Signal()
    """Escape was pressed and nothing in the window made use of it."""
    files_dropped = Signal(list)
    """Paths of files that were dropped on the window."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setMinimumSize(*SMALLEST)
        room = self.screen().availableSize()
        self.resize(min(_AT_FIRST[0], room.width()), min(_AT_FIRST[1], room.height() - _TITLE_BAR))
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        self.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        self._icons = icons
        self._is_arranged_by_user = False
        self._docks: dict[DockName, QDockWidget] = {}
        self._titles: list[DockTitle] = []
        names: dict[DockName, str] = {
            "facets": self.tr("Facets"),
            "map": self.tr("Map"),
            "table": self.tr("Table"),
            "detail": self.tr("Detail"),
        }
        for name, dock in DOCKS.items():
            self._add_dock(name, names[name], dock.area, theme)

    def set_centre(self, widgets: list[QWidget], stretching: QWidget) -> None:
        """Fill the centre with widgets one below another; one of them takes the room that is left."""
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in widgets:
            column.addWidget(widget, 1 if widget is stretching else 0)
        self.setCentralWidget(centre)

    def set_pane(self, name: DockName, pane: QWidget) -> None:
        """Put a pane into its dock."""
        self._docks[name].setWidget(pane)

    def dock(self, name: DockName) -> QDockWidget:
        """The dock of this name."""
        return self._docks[name]

    def focus(self, name: DockName) -> None:
        """Show a dock, if it is hidden, and let the keyboard go to its pane."""
        dock = self._docks[name]
        dock.show()
        dock.raise_()
        pane = dock.widget()
        if pane is not None:
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_theme(self, theme: Theme, icons: Icons) -> None:
        """Wear other colours."""
        self.theme = theme
        for title in self._titles:
            title.set_theme(theme, icons)

    def reset_layout(self) -> None:
        """Put all docks where they stand at first, and show them."""
        for name, dock in self._docks.items():
            dock.setFloating(False)
            self.removeDockWidget(dock)
            self.addDockWidget(DOCKS[name].area, dock)
            dock.show()
        self._is_arranged_by_user = False
        self._share_out()

    def remembered(self) -> Mapping[str, str]:
        """Size, place and arrangement, as text for the settings."""
        return {
            "layout": str(LAYOUT),
            "geometry": _text(self.saveGeometry()),
            "state": _text(self.saveState(LAYOUT)),
        }

    def recall(self, remembered: Mapping[str, str]) -> None:
        """Stand as `remembered`; what is of another arrangement, or damaged, is passed over."""
        if remembered.get("layout") == str(LAYOUT):
            self.restoreGeometry(_bytes(remembered.get("geometry", "")))
            self._is_arranged_by_user = self.restoreState(_bytes(remembered.get("state", "")), LAYOUT)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped here."""
        if _files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Announce the files, once the drag is over: whoever dropped them must not wait for a dialog."""
        files = _files_of(event.mimeData())
        event.acceptProposedAction()
        QTimer.singleShot(0, lambda: self.files_dropped.emit(files))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Until somebody arranges the docks, they keep their share of the window."""
        super().resizeEvent(event)
        if not self._is_arranged_by_user and not self.isVisible():
            self._share_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape comes here when no pane has a use for it."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say so while everything still stands."""
        self.closing.emit()
        super().closeEvent(event)

    def _add_dock(self, name: DockName, text: str, area: Qt.DockWidgetArea, theme: Theme) -> None:
        dock = QDockWidget(text, self)
        dock.setObjectName(name)
        title = DockTitle(dock, theme, self._icons)
        dock.setTitleBarWidget(title)
        dock.setWidget(QWidget())
        self._docks[name] = dock
        self._titles.append(title)
        self.addDockWidget(area, dock)

    def _share_out(self) -> None:
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        left, right = DOCKS["facets"].pixels(self.width()), DOCKS["detail"].pixels(self.width())
        half = (self.width() - left - right) // 2
        height = DOCKS["map"].pixels(self.height())
        sides = [self._docks["facets"], self._docks["detail"]]
        below = [self._docks["map"], self._docks["table"]]
        self.resizeDocks(sides, [left, right], across)
        self.resizeDocks(below, [height, height], down)
        self.resizeDocks(below, [half, half], across)


def _text(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode("ascii")


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(QByteArray(text.encode("ascii", "replace")))


def _files_of(dragged: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
