"""Collects garbage on the GUI thread only, and gives memory back that is free."""

from __future__ import annotations

import ctypes
import gc
import sys

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL = 1_000
"""Milliseconds between two looks at whether it is time."""

_LOOKS_UNTIL_GIVEN_BACK = 10


class GarbageCollection(QObject):
    """Takes the collector of cycles over while it lives; `close` gives it back.

    Python collects wherever it happens to allocate. In a worker thread that would destroy Qt objects that only the GUI
    thread may touch. So automatic collection is off, and the GUI thread collects the generations that are due. To be
    made once everything is imported: what is there already is taken to stay, so that collecting remains short.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_automatic = gc.isenabled()
        self._looks = 0
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(self.collect_what_is_due)
        self._timer.start()
        give_back_memory()

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
        give_back_memory()

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
        self._looks = (self._looks + 1) % _LOOKS_UNTIL_GIVEN_BACK
        if self._looks == 0:
            give_back_memory()


def give_back_memory() -> None:
    """Let the system have what was freed. The C library of Linux keeps what a sort of millions needed for a moment."""
    if not sys.platform.startswith("linux"):
        return
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    # Only glibc has it; others give back by themselves.
    if trim is not None:
        trim(0)
