"""Watches the start of a window: when it was painted first, when completely, and when all came to rest."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QWidget

from steppeline.ui.assembly import Assembly
from steppeline.ui.main_window import DOCKS

_CALM = 0.25
"""Seconds without a painting or a job until the start is over."""


def watch_assemblies(begun: float) -> None:
    """Have every window that is made watched; `begun` is the moment of the start on the monotonic clock."""
    make = Assembly.__init__

    def watched(assembly: Assembly, *parts: Any) -> None:
        make(assembly, *parts)
        StartWatch(assembly, begun)

    Assembly.__init__ = watched  # type: ignore[method-assign,assignment]


class StartWatch(QObject):
    """Watches what paints in a window until every visible part has painted, then until all is calm."""

    def __init__(self, assembly: Assembly, begun: float) -> None:
        super().__init__(assembly)
        self._assembly = assembly
        self._begun = begun
        self._told: dict[str, float] = {}
        self._painting = list(_painting(assembly.window))
        self._painted: set[QObject] = set()
        for widget in self._painting:
            widget.installEventFilter(self)
        self._last = 0.0
        # After the paintings that follow one another in one turn of the event loop.
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._on_painted)
        self._calm = QTimer(self, interval=20)
        self._calm.timeout.connect(self._tell)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paintings of the parts."""
        if event.type() == QEvent.Type.Paint:
            self._painted.add(watched)
            self._turn.start()
        return False

    @Slot()
    def _on_painted(self) -> None:
        self._last = time.monotonic()
        self._told.setdefault("first", self._last - self._begun)
        if "complete" not in self._told and self._is_complete():
            self._told |= {"complete": self._last - self._begun, "processor": time.process_time()}
            self._calm.start()

    def _is_complete(self) -> bool:
        window = self._assembly.window
        docks = (window.dock(name).widget() for name in DOCKS)
        return all(dock is not None and dock.isVisible() for dock in docks) and all(
            widget in self._painted or not widget.isVisible() or widget.visibleRegion().isEmpty()
            for widget in self._painting
        )

    @Slot()
    def _tell(self) -> None:
        desk = self._assembly.desk
        if desk.document.jobs.running or not desk.view.is_settled:
            self._last = max(self._last, time.monotonic() - 0.02)
        elif time.monotonic() - self._last > _CALM:
            self._calm.stop()
            self._told["at rest"] = self._last - self._begun
            print(json.dumps(self._told), flush=True)
            desk.program.quit()


def _painting(window: QWidget) -> Iterator[QWidget]:
    """The widgets that draw something of ours: painted by our own code, or the contents of a scroll area."""
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QAbstractScrollArea):
            # A scroll area proper is covered by the widget that it holds.
            if not isinstance(widget, QScrollArea):
                yield widget.viewport()
        elif any(
            "paintEvent" in vars(kind) for kind in type(widget).__mro__ if kind.__module__.startswith("steppeline.")
        ):
            yield widget
