"""Uses the program for long, in a process of its own: prints, as JSON, its memory before and after in bytes.

`python soak.py calls` works on the widgets of one window, `python soak.py casefiles` opens and closes casefiles under
it, `python soak.py windows` opens and closes each with a window. A number at the end: so many cycles instead of 200.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget
from workplace import TODAY, Workplace, dataset, private_folders, wait_until, working

from steppeline import paths
from steppeline.model.errors import WorldError
from steppeline.model.filter import QueryClause
from steppeline.model.query import parse
from steppeline.session.content import open_content
from steppeline.session.document import Document
from steppeline.session.jobs import Jobs
from steppeline.session.view_state import ViewState
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


def open_and_close_casefiles(path: Path, cycles: int) -> None:
    """A document and a view of it, looked at here and there; the last one closes while it answers a query."""
    for number in range(cycles):
        document = Document(open_content(path, TODAY), Jobs(_raise))
        view = ViewState(document)
        view.set_clause("search", QueryClause(parse("trade OR Tokayev")))
        if number % 4:
            wait_until(partial(_is_settled, view))
            view.step(1)
            document.events(view.selection)
        document.close()


def open_and_close_windows(place: Workplace, files: Sequence[Path], cycles: int) -> None:
    """Another casefile in place of the one that is open, with a new window; some of it is looked at."""
    for number in range(cycles):
        place.program.open(files[number % len(files)])
        place.settle()
        place.view.step(1)
        place.settle()


def _is_settled(view: ViewState) -> bool:
    return view.is_settled


def _raise(failure: WorldError) -> None:
    raise failure


def memory() -> int:
    """Resident bytes, after what can be given back was."""
    gc.collect()
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def main(kind: str, cycles: int = CYCLES) -> None:
    """Warm up, work, tell."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(private_folders(Path(folder)) | {"QT_QPA_PLATFORM": "offscreen"})
        application = make_application(paths.shipped("resources"))
        files = [dataset(Path(folder) / f"{number}.steppeline") for number in range(2)]
        with working(application, files[0]) as place:

            def work(share: float) -> None:
                if kind == "calls":
                    work_on_widgets(place, int(CALLS * share))
                elif kind == "casefiles":
                    open_and_close_casefiles(files[1], int(cycles * share))
                else:
                    open_and_close_windows(place, files[::-1], int(cycles * share))

            work(WARM_UP)
            before = memory()
            work(1)
            after = memory()
    print(json.dumps({"before": before, "after": after}))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
