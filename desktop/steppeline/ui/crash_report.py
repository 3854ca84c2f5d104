"""What a developer needs to know of a mistake in the program, and nothing of the casefile."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from traceback import FrameSummary, extract_tb

from PySide6.QtCore import QLocale, qVersion
from PySide6.QtGui import QGuiApplication

from steppeline import __version__

_TOLD_BY_PYTHON = (AttributeError, ImportError, IndexError, NameError, TypeError, ZeroDivisionError)
"""Their messages name parts of the program. Those of others may quote what is in a casefile, and are left out."""


def crash_report(error: BaseException, log: Sequence[str]) -> str:
    """The report as text. `log` are the last lines of the log, without names and values."""
    chain = list(_chain(error))[::-1]
    sections = [
        "\n".join(_surroundings()),
        *("\n".join([_name(each), *map(_frame, extract_tb(each.__traceback__))]) for each in chain),
        "\n".join(["Log", *log]),
    ]
    return "\n\n".join(sections) + "\n"


def _surroundings() -> Iterator[str]:
    screen = QGuiApplication.primaryScreen()
    size = screen.size()
    yield f"Steppeline {__version__}{' (installed)' if getattr(sys, 'frozen', False) else ''}"
    yield f"Time: {datetime.now(UTC).isoformat(timespec='seconds')}"
    yield f"System: {platform.platform()}"
    yield f"Python {platform.python_version()}, Qt {qVersion()}, {QGuiApplication.platformName()}"
    yield f"Screen: {size.width()} x {size.height()}, scale {screen.devicePixelRatio():g}"
    yield f"Language: {QLocale().name()}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and those it came from, the first of all at the end."""
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)


def _name(error: BaseException) -> str:
    kind = type(error).__name__
    return f"{kind}: {error}" if isinstance(error, _TOLD_BY_PYTHON) else kind


def _frame(frame: FrameSummary) -> str:
    """A line of the program, without the folders that lead to it: they may bear the user's name."""
    parts = Path(frame.filename).parts
    start = max((place for place, part in enumerate(parts) if part in ("steppeline", "site-packages")), default=-2)
    return f"  {'/'.join(parts[start:])}:{frame.lineno} in {frame.name}\n    {frame.line}"
