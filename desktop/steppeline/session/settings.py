"""The settings there are, declared once, and the JSON file that keeps them."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from steppeline.model.text import message, term
from steppeline.session.notices import Notices
from steppeline.session.setting import Choice, Flag, Setting, Text, TextByName, Texts

T = TypeVar("T")

LANGUAGE = Setting(
    "language",
    Choice(
        {
            "system": term("choice of a setting", "As the system"),
            "en": message("English"),
            "ru": message("Russian"),
            "kk": message("Kazakh"),
        }
    ),
    "system",
    message("Language"),
    message("The language of the window and of dates; names of events are shown in it where they have one."),
)
THEME = Setting(
    "theme",
    Choice(
        {
            "system": term("choice of a setting", "As the system"),
            "light": term("colours of the window", "Light"),
            "dark": term("colours of the window", "Dark"),
        }
    ),
    "system",
    message("Colours"),
    message("Light or dark colours for the window."),
)
REOPEN = Setting(
    "reopen",
    Flag(),
    default=True,
    label=message("Open the last casefile at the start"),
    help=message("Otherwise the shipped dataset is opened."),
)
WELCOME = Setting(
    "welcome",
    Flag(),
    default=True,
    label=message("Show the welcome page at the start"),
    help=message("When no casefile is named and none is opened again."),
)
ANALYST = Setting(
    "analyst",
    Text(200),
    "",
    message("Your name"),
    message("Written beside each change in the log of the casefile, which goes with it when you share it."),
)
BACK_UP = Setting(
    "back_up",
    Flag(),
    default=True,
    label=message("Back up while working"),
    help=message(
        "Every hour in which something changed. The last 24 backups are kept, and one a day for 30 days, as long as the"
        " disk has room."
    ),
)
HATCH_DISPUTED = Setting(
    "hatch_disputed",
    Flag(),
    default=False,
    label=message("Hatch disputed regions"),
    help=message(
        "The map draws Crimea, Sevastopol, Donetsk, Luhansk, Zaporizhzhia and Kherson as parts of Ukraine, as"
        " ISO 3166-2 has them; hatching shows that Russia claims them."
    ),
)
RECENT_CASEFILES: Setting[tuple[str, ...]] = Setting("recent_casefiles", Texts(20), ())
WINDOW: Setting[Mapping[str, str]] = Setting("window", TextByName(), {})
LAST_VIEWS: Setting[Mapping[str, str]] = Setting("last_views", TextByName(20), {})
MAPPINGS: Setting[Mapping[str, str]] = Setting("mappings", TextByName(), {})
DRAFTS: Setting[Mapping[str, str]] = Setting("drafts", TextByName(20), {})

SETTINGS: tuple[Setting[Any], ...] = (
    LANGUAGE,
    THEME,
    REOPEN,
    WELCOME,
    ANALYST,
    BACK_UP,
    HATCH_DISPUTED,
    RECENT_CASEFILES,
    WINDOW,
    LAST_VIEWS,
    MAPPINGS,
    DRAFTS,
)
"""In the order of the dialog, which shows those with a label."""


class Settings(QObject):
    """What the user has chosen, kept in a JSON file. A stored value that is wrong or missing is the default.

    Keys in the file that are not declared, of a newer version perhaps, are left in it.
    """

    changed = Signal(str)
    """The key of a setting that has another value."""

    def __init__(self, path: Path, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._notices = notices
        self._stored = _read(path)

    def get(self, setting: Setting[T]) -> T:
        """The value that was chosen, or the default."""
        try:
            return setting.kind.read(self._stored[setting.key])
        except (KeyError, ValueError):
            return setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Choose a value, keep it in the file, announce it. Raises ValueError for one that the setting cannot have.

        A file that cannot be written is told to the user; the value counts until the program ends.
        """
        stored = setting.kind.write(value)
        if value == self.get(setting):
            return
        self._stored[setting.key] = stored
        try:
            _write(self._path, self._stored)
        except OSError as error:
            self._notices.tell(
                message(
                    "Settings cannot be saved in {path}: {reason}. They last until you quit.",
                    path=str(self._path),
                    reason=error.strerror or str(error),
                ),
                "warning",
            )
        self.changed.emit(setting.key)


def _read(path: Path) -> dict[str, Any]:
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return stored if isinstance(stored, dict) else {}


def _write(path: Path, stored: Mapping[str, Any]) -> None:
    """Replace the file as a whole: whoever reads it, at whatever moment, finds the old settings or the new ones."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(stored, ensure_ascii=False, indent=2)
    with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, prefix=path.name, delete=False) as scratch:
        try:
            scratch.write(text)
            scratch.flush()
            os.fsync(scratch.fileno())
            scratch.close()
            Path(scratch.name).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(scratch.name).unlink()
            raise
