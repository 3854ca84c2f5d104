"""How work and those who wait for it speak with each other while it runs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

OFTEN_ENOUGH = 0.1
"""Seconds between two reports."""


class Cancelled(Exception):  # noqa: N818 - no error: it is what was asked for
    """Ends work that was called off. Work lets it pass, cleaning up as for any exception."""


class Progress:
    """Called in the loop of the work: `progress(done, total)`, as often as it likes.

    It ends work that was called off by raising Cancelled, and hands on how far it is at most ten times a second.
    """

    def __init__(self, report: Callable[[int, int], None]) -> None:
        self._report = report
        self._reported_at = 0.0
        self._lock = threading.Lock()
        self._is_cancelled = False
        self._interrupt: Callable[[], object] | None = None

    def __call__(self, done: int = 0, total: int = 0) -> None:
        """Say that `done` of `total` steps are done (0 of 0: unknown). Raises Cancelled."""
        self.stop_if_cancelled()
        now = monotonic()
        if now - self._reported_at >= OFTEN_ENOUGH:
            self._reported_at = now
            self._report(done, total)

    @property
    def is_cancelled(self) -> bool:
        """Whether the work was called off."""
        return self._is_cancelled

    def cancel(self) -> None:
        """Call the work off, from any thread."""
        with self._lock:
            self._is_cancelled = True
            if self._interrupt is not None:
                self._interrupt()

    @contextmanager
    def interrupting(self, interrupt: Callable[[], object]) -> Iterator[None]:
        """While the block runs, calling off also calls `interrupt`, which makes what the block waits for fail.

        That failure counts as Cancelled, which is raised at once where the work was called off before.
        """
        with self._lock:
            self._interrupt = interrupt
        try:
            self.stop_if_cancelled()
            yield
        except Exception:
            self.stop_if_cancelled()
            raise
        finally:
            with self._lock:
                self._interrupt = None

    def stop_if_cancelled(self) -> None:
        """Raises Cancelled if the work was called off."""
        if self._is_cancelled:
            raise Cancelled
