"""Opening a casefile beside other work: the window's parts are imported and made meanwhile, or progress is shown."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from steppeline.session.progress import Progress

if TYPE_CHECKING:
    from steppeline.session.content import Opened


class Opening:
    """A casefile on its way. Begins at once, in a thread of its own that ends with it.

    `as_of` (seconds) is the moment up to which open ends are known to last; a backup goes into `backup_folder`.
    `done` of `total` steps are done, 0 of 0 while that is not known. `prepare` is done first, say
    a backup is put in its place; what it raises is raised by `opened`.
    """

    def __init__(
        self, path: Path, as_of: int, backup_folder: Path, prepare: Callable[[Progress], object] | None = None
    ) -> None:
        self.path = path
        self.done = self.total = 0
        self._as_of = as_of
        self._backup_folder = backup_folder
        self._prepare = prepare
        self._progress = Progress(self._on_progress)
        self._opened: Opened | None = None
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._open, name="opening", daemon=True)
        self._thread.start()

    def is_ready(self, patience: float) -> bool:
        """Whether it is there or has failed, within so many seconds."""
        self._thread.join(patience)
        return not self._thread.is_alive()

    def cancel(self) -> None:
        """Call it off; `opened` then raises Cancelled, unless it was there already."""
        self._progress.cancel()

    def opened(self) -> Opened:
        """The casefile, once it is there. Raises what `open_content` raises, and Cancelled."""
        self._thread.join()
        if self._opened is None:
            raise self._error or RuntimeError("it was neither opened nor not")
        return self._opened

    def _open(self) -> None:
        try:
            # Not before: importing this is what may be done beside other imports.
            from steppeline.model.time_order import sorted_time_order
            from steppeline.session.content import open_content

            if self._prepare is not None:
                self._prepare(self._progress)
            opened = open_content(self.path, self._as_of, self._backup_folder, self._progress)
            if self._progress.is_cancelled:
                opened.close()
            self._progress.stop_if_cancelled()
            # The timeline cannot be drawn without, and numpy sorts without holding others up.
            sorted_time_order(opened.content.index)
            self._opened = opened
        except BaseException as error:
            self._error = error

    def _on_progress(self, done: int, total: int) -> None:
        self.done, self.total = done, total
