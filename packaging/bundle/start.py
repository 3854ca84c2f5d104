"""Where the frozen program starts."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType


class Fallbacks(MetaPathFinder):
    """Before Qt is imported, loads what Qt needs of the system and the system has not.

    A library that is loaded already is not looked for again. Commands without Qt wait for none of this.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Finds nothing itself."""
        if fullname == "PySide6":
            sys.meta_path.remove(self)
            self._load()
        return None

    def _load(self) -> None:
        import ctypes

        def load(library: str) -> bool:
            try:
                ctypes.CDLL(library)
            except OSError:
                return False
            return True

        order = (self._folder / "order").read_text(encoding="ascii").split()
        # Backwards first: what the system has brings along what it needs itself.
        missing = {name for name in reversed(order) if not load(name)}
        for name in order:
            if name in missing:
                # One that is too new for this system is left out, and Qt says what it lacks.
                load(str(self._folder / name))


def start() -> int:
    """Run the program; gives its exit status."""
    folder = Path(__file__).parent / "fallback"
    if folder.is_dir():
        sys.meta_path.insert(0, Fallbacks(folder))
    from steppeline.__main__ import main

    return main()


if __name__ == "__main__":
    sys.exit(start())
