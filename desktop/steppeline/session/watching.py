"""Watching the open file: what other windows do to it is taken in, and that it was moved or replaced is told."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from steppeline.model.errors import WorldError
from steppeline.session.document import Document
from steppeline.session.notices import Notices
from steppeline.store.trouble import moved

_EVERY = 1_500
"""Milliseconds between two looks. A look reads a few bytes that are kept in memory, and the file's place."""


class Watch(QObject):
    """Looks at a document's file now and then, and whenever `look` is called; `close` ends it. On the GUI thread."""

    def __init__(self, document: Document, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._notices = notices
        self._seen = document.foreign_changes()
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        document.prepare_for_loss()
        if document.is_followed and document.why_read_only is not None:
            notices.tell(document.why_read_only)

    @Slot()
    def look(self) -> None:
        """Take in what others did; tell once, and look no more, if the file is gone or can no longer be read."""
        if not self._document.is_in_place():
            self._end(WorldError(moved(str(self._document.path))))
            return
        try:
            seen = self._document.foreign_changes()
        except WorldError as failure:
            self._end(failure)
            return
        if seen != self._seen:
            self._seen = seen
            self._document.follow(self._end)

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _end(self, failure: WorldError) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._notices.fail(failure)
