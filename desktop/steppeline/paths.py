"""Where things are: what ships with the program, and the user's own folders."""

from __future__ import annotations

import sys
from pathlib import Path


def shipped(name: str) -> Path:
    """The folder `name` ("resources" or "data") that ships with the program.

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
    # platformdirs is imported where it is used: most command-line calls never need a user folder.
    import platformdirs

    return Path(platformdirs.user_data_dir("steppeline", appauthor=False)) / "backups"


def _package() -> Path:
    return Path(__file__).resolve().parent
