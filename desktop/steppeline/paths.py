"""Where things are: what ships with the program, and the user's own folders."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def shipped(name: str) -> Path:
    """The folder `name` ("resources", "data" or "docs/help") that ships with the program.

    One function for all three ways of running: in a wheel and in a frozen build the folder lies inside the package,
    in a checkout it lies at the top, two levels above the package.
    """
    package = Path(getattr(sys, "_MEIPASS", "")) / "steppeline" if getattr(sys, "frozen", False) else _package()
    inside = package / name
    return inside if inside.is_dir() else package.parents[1] / name


def translations() -> Path:
    """The folder of the compiled message catalogues."""
    return shipped("resources") / "translations"


def backups() -> Path:
    """The user's folder for backups of casefiles; not created here."""
    return _user_data() / "backups"


def working_copy() -> Path:
    """Where the user's own copy of the shipped dataset lies; not created here."""
    return _user_data() / "demo.steppeline"


def settings_file() -> Path:
    """The file that keeps the user's settings; not created here."""
    import platformdirs

    return (_one_folder() or Path(platformdirs.user_config_dir("steppeline", appauthor=False))) / "settings.json"


def logs() -> Path:
    """The user's folder for logs; not created here."""
    import platformdirs

    folder = _one_folder()
    return Path(platformdirs.user_log_dir("steppeline", appauthor=False)) if folder is None else folder / "logs"


def read_only_beside() -> Path | None:
    """The folder beside a portable program in which nothing can be kept, so that the user's folders are used."""
    beside = _beside()
    return None if beside is None or _is_writable(beside) else beside


def _user_data() -> Path:
    # platformdirs is imported where it is used: most command-line calls never need a user folder.
    import platformdirs

    return _one_folder() or Path(platformdirs.user_data_dir("steppeline", appauthor=False))


def _one_folder() -> Path | None:
    """The one folder for all that is kept: the one that STEPPELINE_HOME names, or the one beside a portable program."""
    named = os.environ.get("STEPPELINE_HOME")
    if named:
        return Path(named)
    beside = _beside()
    return beside if beside is not None and _is_writable(beside) else None


def _beside() -> Path | None:
    """Where a program with the marker file `portable` beside it would keep things."""
    program = Path(sys.executable).parent
    is_portable = getattr(sys, "frozen", False) and (program / "portable").is_file()
    return program / "steppeline-data" if is_portable else None


def _is_writable(folder: Path) -> bool:
    return os.access(folder if folder.is_dir() else folder.parent, os.W_OK)


def _package() -> Path:
    return Path(__file__).resolve().parent
