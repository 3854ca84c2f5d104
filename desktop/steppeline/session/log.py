"""The log: a file that is kept small, and its last lines as they may be shown to others."""

from __future__ import annotations

import logging
from collections import deque
from logging.handlers import RotatingFileHandler
from pathlib import Path

from steppeline.model.text import Message

_BYTES = 500_000
_FILES = 3
_LINES = 60
_FORMAT = "%(asctime)s %(levelname)s %(name)s: "


class LastLines(logging.Handler):
    """Keeps the last lines, of sentences only what the program itself wrote: names and values stay out of them."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(logging.Formatter(_FORMAT))
        self._lines: deque[str] = deque(maxlen=_LINES)

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines, the newest last."""
        return tuple(self._lines)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line of this record."""
        values = record.args if isinstance(record.args, tuple) else ()
        sentences = [value.text for value in values if isinstance(value, Message)]
        # A copy: other handlers are to write the record as it is.
        head = logging.makeLogRecord(record.__dict__ | {"msg": "", "args": None, "exc_info": None, "exc_text": None})
        self._lines.append(self.format(head) + (" ".join(sentences) or str(record.msg)))


def log_to_file(folder: Path) -> Path:
    """Log to a file in this folder from now on; gives the file. Where it cannot be written there is no log."""
    path = folder / "steppeline.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_BYTES, backupCount=_FILES - 1, encoding="utf-8")
    except OSError:
        return path
    handler.setFormatter(logging.Formatter(f"{_FORMAT}%(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)
    return path


def keep_last_lines() -> LastLines:
    """Keep the last lines at hand from now on."""
    handler = LastLines()
    logging.getLogger().addHandler(handler)
    return handler
