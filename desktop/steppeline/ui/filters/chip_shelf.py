"""Where the bar of chips stands: it must not take the room of what is filtered."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy

from steppeline.ui.filters.chip import HEIGHT
from steppeline.ui.filters.chip_bar import ChipBar
from steppeline.ui.theme import GRID

_MOST = int(2.25 * (HEIGHT + 2 * GRID))
"""Two lines and some of the third: what is cut tells that there is more to scroll to."""


class ChipShelf(QScrollArea):
    """As high as the lines of the bar, up to a limit; from there on they are scrolled."""

    def __init__(self, bar: ChipBar) -> None:
        super().__init__()
        self._bar = bar
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(bar)
        self.setWidgetResizable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All lines, or as many as there may be."""
        return min(self._bar.heightForWidth(width), _MOST)

    def sizeHint(self) -> QSize:
        """The size of the bar as far as it may be high."""
        return QSize(self._bar.sizeHint().width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """As high as it is wanted: less would hide what is filtered."""
        return QSize(self._bar.minimumSizeHint().width(), self.heightForWidth(self.width()))

    def event(self, event: QEvent) -> bool:
        """The bar has other chips: it may need another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)
