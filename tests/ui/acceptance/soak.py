"""Uses the program for long, in a process of its own: prints, as JSON, its memory before and after in bytes.

`python soak.py calls` works on the widgets of one window; `python soak.py cycles` opens and closes casefiles.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget
from workplace import Workplace, dataset, private_folders, working

from steppeline import paths
from steppeline.ui.application import make_application

CALLS = 100_000
CYCLES = 200
WARM_UP = 0.25
"""Part of the work that fills caches: it does not count."""


def work_on_widgets(place: Workplace, calls: int) -> None:
    """Tips, names, updates of every widget in turn, with a step of the event loop now and then."""
    widgets = place.window.findChildren(QWidget)
    tips = {widget: widget.toolTip() for widget in widgets}
    deeds: tuple[Callable[[QWidget], object], ...] = (
        lambda widget: widget.setToolTip("a tip"),
        lambda widget: widget.setToolTip(tips[widget]),
        lambda widget: widget.setAccessibleDescription(widget.accessibleName()),
        QWidget.update,
        QWidget.sizeHint,
        QWidget.updateGeometry,
        lambda widget: widget.mapToGlobal(widget.rect().center()),
        QWidget.isVisible,
    )
    done = 0
    while done < calls:
        for widget in widgets:
            for deed in deeds:
                deed(widget)
            done += len(deeds)
        if done % 7 == 0:
            place.view.step(1)
        place.settle()


def open_and_close(place: Workplace, paths_to_open: list[Path], cycles: int) -> None:
    """Another casefile in place of the one that is open, with a new window; some of it is looked at."""
    for number in range(cycles):
        place.program.open(paths_to_open[number % len(paths_to_open)])
        place.settle()
        place.view.step(1)
        place.settle()


def memory() -> int:
    """Resident bytes, after what can be given back was."""
    gc.collect()
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def main(kind: str) -> None:
    """Warm up, work, tell."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(private_folders(Path(folder)) | {"QT_QPA_PLATFORM": "offscreen"})
        application = make_application(paths.shipped("resources"))
        files = [dataset(Path(folder) / f"{number}.steppeline") for number in range(2)]
        with working(application, files[0]) as place:

            def work(share: float) -> None:
                if kind == "calls":
                    work_on_widgets(place, int(CALLS * share))
                else:
                    open_and_close(place, files[::-1], int(CYCLES * share))

            work(WARM_UP)
            before = memory()
            work(1)
            after = memory()
    print(json.dumps({"before": before, "after": after}))


if __name__ == "__main__":
    main(sys.argv[1])
