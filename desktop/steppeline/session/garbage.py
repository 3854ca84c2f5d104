"""Collects garbage on the GUI thread only."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL = 1_000
"""Milliseconds between two looks at whether it is time."""


class GarbageCollection(QObject):
    """Takes the collector of cycles over while it lives; `close` gives it back.

    Python collects wherever it happens to allocate. In a worker thread that would destroy Qt objects that only the GUI
    thread may touch. So automatic collection is off, and the GUI thread collects the generations that are due. To be
    made once everything is imported: what is there already is taken to stay, so that collecting remains short.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_automatic = gc.isenabled()
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(self.collect_what_is_due)
        self._timer.start()

    def close(self) -> None:
        """Let Python collect by itself again, if it did."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_automatic:
            gc.enable()

    @Slot()
    def collect_everything(self) -> None:
        """Collect all generations, when much has just been let go: a window, a casefile."""
        gc.collect()

    @Slot()
    def collect_what_is_due(self) -> None:
        """Collect the oldest generation whose threshold is passed, and with it all younger ones."""
        due = [
            generation
            for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if 0 < threshold < count
        ]
        if due:
            gc.collect(due[-1])
