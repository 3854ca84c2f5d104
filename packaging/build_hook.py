"""Compile the translation catalogues whenever the package is built or installed in place.

Catalogues are kept as text (.po, and .ts for the window); the program reads the compiled form (.mo, .qm). Doing it in
the build hook means that a wheel, a frozen build and a checkout all get it the same way.
"""

from __future__ import annotations

import os
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TranslationHook(BuildHookInterface[Any]):
    """Turns the catalogues below resources/translations into their compiled form, beside them."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue below the checkout's resources folder."""
        folder = Path(self.root) / "resources" / "translations"
        compile_catalogues(folder)
        compile_qt_translations(folder / "qt")
        build_data["artifacts"] += ["resources/translations/**/*.mo", "resources/translations/**/*.qm"]


def compile_catalogues(folder: Path) -> list[Path]:
    """Compile each `LANGUAGE/LC_MESSAGES/steppeline.po` under `folder`; returns the .mo files written.

    The language-first layout is the one the standard library's gettext looks for.
    """
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as stream:
            catalogue = read_po(stream, locale=source.parent.parent.name)
        target = source.with_suffix(".mo")
        with target.open("wb") as stream:
            write_mo(stream, catalogue)
        written.append(target)
    return written


def compile_qt_translations(folder: Path) -> list[Path]:
    """Compile each `steppeline_LANGUAGE.ts` in `folder`; returns the .qm files written."""
    written = []
    for source in sorted(folder.glob("*.ts")):
        target = source.with_suffix(".qm")
        subprocess.run([qt_tool("lrelease"), "-silent", source, "-qm", target], check=True)
        written.append(target)
    return written


def qt_tool(name: str) -> Path:
    """One of the tools that come with PySide6. Raises FileNotFoundError without them."""
    spec = find_spec("PySide6")
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"{name} comes with PySide6-Essentials, which is not installed")
    return Path(spec.origin).with_name(f"{name}.exe" if os.name == "nt" else name)
