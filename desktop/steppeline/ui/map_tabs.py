"""The map and the matrix of pairs, in two tabs of one dock."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QTabWidget, QWidget

from steppeline.ui.theme import Theme


class MapTabs(QTabWidget):
    """What regions have, and what pairs of them share. The keyboard goes to the tab that is shown."""

    def __init__(self, regions: QWidget, pairs: QWidget, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.addTab(regions, self.tr("Map"))
        self.addTab(pairs, self.tr("Pairs"))
        self.currentChanged.connect(self._on_tab)
        self.set_theme(theme)
        self._on_tab()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self.setPalette(theme.palette())
        self.tabBar().setPalette(theme.palette())
        self.tabBar().setFont(theme.font("caption"))

    @Slot()
    def _on_tab(self) -> None:
        self.setFocusProxy(self.currentWidget())
