"""Starts the program as its command line does, and prints when its window was painted: run by `bench_window`.

Arguments: the moment of the start on the monotonic clock, then the casefile. Prints one line of JSON: seconds to the
first picture, to the picture of all panes (and those of the processor, all threads, until then), and to the last
painting before all is at rest. Nothing is imported here that the program does not import, and in its own order.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

_WATCHED = "steppeline.ui.assembly"


class WindowHook(MetaPathFinder):
    """Has the windows of the program watched from the moment on that their module is imported."""

    def __init__(self, begun: float) -> None:
        self._begun = begun

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module itself, which is watched once it is there."""
        if fullname != _WATCHED:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(fullname)
        if spec is None or spec.loader is None:
            return None
        execute, begun = spec.loader.exec_module, self._begun

        def execute_and_watch(module: ModuleType) -> None:
            execute(module)
            sys.modules[fullname] = module
            from tests.benchmarks.start_watch import watch_assemblies

            watch_assemblies(begun)

        spec.loader.exec_module = execute_and_watch  # type: ignore[method-assign]
        return spec


def main() -> int:
    """Run the program with the watch in it."""
    begun, casefile = float(sys.argv[1]), sys.argv[2]
    sys.meta_path.insert(0, WindowHook(begun))
    sys.argv = ["steppeline", "window", casefile, "--lang", "en"]
    from steppeline import __main__ as program

    return program.main()


if __name__ == "__main__":
    sys.exit(main())
