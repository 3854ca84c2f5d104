"""What happens when the program itself is wrong: the details go to the log, and the user is told once."""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from steppeline.session.log import LastLines

if TYPE_CHECKING:
    from steppeline.ui.dialogs.crash import CrashDialog


class CrashReporter:
    """Takes over what Python does with exceptions that nobody handles, slots included.

    `log` is where all details go; `last_lines` is what a report tells of it.
    """

    def __init__(self, log: Path, last_lines: LastLines) -> None:
        self._log = log
        self._last_lines = last_lines
        self._dialog: CrashDialog | None = None
        self._before = sys.excepthook

    def begin(self) -> None:
        """From here on."""
        sys.excepthook = self._report

    def end(self) -> None:
        """As it was before."""
        sys.excepthook = self._before

    def _report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        words = "".join(traceback.format_exception(kind, error, trace))
        logging.getLogger(__name__).critical("A bug: %s", words)
        # One mistake often brings a hundred more, with each repaint: one dialog tells of all of them.
        if self._dialog is None:
            from steppeline.ui.crash_report import crash_report
            from steppeline.ui.dialogs.crash import CrashDialog

            report = crash_report(error, self._last_lines.lines)
            self._dialog = CrashDialog(error, report, self._log, QApplication.activeWindow())
            self._dialog.open()
