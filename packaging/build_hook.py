"""Compile the translation catalogues whenever the package is built or installed in place.

Catalogues are kept as text (.po); the program reads the compiled form (.mo). Doing it in the build hook means
that a wheel, a frozen build and a checkout all get it the same way.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TranslationHook(BuildHookInterface[Any]):
    """Turns resources/translations/*/steppeline.po into .mo files beside them."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue below the checkout's resources folder."""
        compile_catalogues(Path(self.root) / "resources" / "translations")
        build_data["artifacts"].append("resources/translations/**/*.mo")


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
