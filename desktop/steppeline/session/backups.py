"""Automatic backups of the open casefile: by the hour while it is changed, beside everything else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from steppeline.model.errors import WorldError
from steppeline.model.text import Message
from steppeline.session.document import Document
from steppeline.session.jobs import Job, Jobs
from steppeline.session.notices import Notices
from steppeline.session.progress import Progress
from steppeline.session.settings import BACK_UP, Settings
from steppeline.work.backup import (
    Backup,
    Differences,
    EventLine,
    Kept,
    Lines,
    backups_of,
    keep_automatically,
    what_restoring_changes,
)
from steppeline.work.backup_words import event_words, size_words, summary

__all__ = [
    "AutomaticBackups",
    "Backup",
    "Differences",
    "EventLine",
    "Lines",
    "event_words",
    "list_backups",
    "preview",
    "size_words",
    "summary",
]

_SETTLE = 60_000
"""Milliseconds between a change and the look whether a backup is due: others often follow it."""

_AGAIN = 10 * 60_000
"""Milliseconds until the next look, where none was due or none could be made."""


class AutomaticBackups(QObject):
    """Watches a document and has its casefile backed up into `folder`, by `now`, a clock with a time zone.

    A failure is told once, and again only after a backup has been made in between. Used on the GUI thread; `close`
    ends it.
    """

    def __init__(
        self,
        document: Document,
        folder: Path,
        settings: Settings,
        notices: Notices,
        *,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._folder = folder
        self._settings = settings
        self._notices = notices
        self._now = now
        self._job: Job | None = None
        self._is_changed = False
        self._has_failed = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.begin)
        document.changed.connect(self._on_changed)
        settings.changed.connect(self._on_setting_changed)

    @property
    def is_waiting(self) -> bool:
        """Whether something was changed and the next look is set."""
        return self._timer.isActive()

    @Slot()
    def begin(self) -> None:
        """Look whether a backup is due, and have it made."""
        self._timer.stop()
        if self._settings.get(BACK_UP) and self._job is None and self._document.is_in_place():
            self._is_changed = False
            work = partial(_keep, self._document.path, self._folder, self._now())
            self._job = self._document.jobs.read(work, self._on_done, failed=self._on_failed)

    def close(self) -> None:
        """Watch no more."""
        self._timer.stop()
        self._document.changed.disconnect(self._on_changed)
        self._settings.changed.disconnect(self._on_setting_changed)

    @Slot(object, object)
    def _on_changed(self, changes: object, origin: object) -> None:
        self._is_changed = True
        self._wait(_SETTLE)

    @Slot(str)
    def _on_setting_changed(self, key: str) -> None:
        if key == BACK_UP.key and not self._settings.get(BACK_UP):
            self._timer.stop()
        elif key == BACK_UP.key and self._is_changed:
            self._wait(_SETTLE)

    def _on_done(self, kept: Kept | None) -> None:
        self._job = None
        if kept is None:
            # What was changed is in no backup yet.
            self._is_changed = True
        else:
            self._has_failed = False
        if self._is_changed:
            self._wait(_AGAIN)

    def _on_failed(self, failure: WorldError) -> None:
        self._job = None
        self._is_changed = True
        if not self._has_failed:
            self._notices.tell(failure.sentence, "warning")
        self._has_failed = True
        self._wait(_AGAIN)

    def _wait(self, milliseconds: int) -> None:
        if self._settings.get(BACK_UP) and not self._timer.isActive() and self._job is None:
            self._timer.start(milliseconds)


def list_backups(jobs: Jobs, path: Path, folder: Path, done: Callable[[list[Backup]], None]) -> Job:
    """Have the backups of the casefile `path` in `folder` listed, newest first, and tell `done`."""
    return jobs.read(lambda progress: backups_of(path, folder), done)


def preview(
    jobs: Jobs, path: Path, kept: Path, done: Callable[[Differences], None], failed: Callable[[Message], None]
) -> Job:
    """Have it found out what restoring the backup `kept` would change; tell `done`, or `failed` in a sentence."""
    work = partial(_compare, kept, path)
    return jobs.read(work, done, failed=lambda failure: failed(failure.sentence))


def _keep(path: Path, folder: Path, now: datetime, progress: Progress) -> Kept | None:
    return keep_automatically(path, folder, now, progress)


def _compare(kept: Path, path: Path, progress: Progress) -> Differences:
    return what_restoring_changes(kept, path, progress)
