"""Uses the window for long, at random: `python soak_window.py CASEFILE [MINUTES] [SEED]`, ten minutes if not said.

It turns the wheel, drags, presses keys, filters, searches, points, groups, sorts and selects, on a copy of the
casefile, and prints what held the window up for more than 100 ms, all errors and warnings, and how much memory came to
be used from the end of the first minute on. The seed decides what is done. Its exit status is that of a check.
"""

from __future__ import annotations

import gc
import math
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from hands import Held, TestHands, places_between
from PySide6.QtCore import QCoreApplication, QMessageLogContext, QPoint, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget
from workplace import Workplace, delete_what_is_to_go, private_folders, wait_until, working

from steppeline import paths
from steppeline.model.filter import Filter
from steppeline.session.garbage import give_back_memory
from steppeline.session.view import Grouping
from steppeline.ui.application import make_application
from steppeline.ui.filters.facet_panel import FacetPanel
from steppeline.ui.filters.search_box import SearchBox
from steppeline.ui.map.region_map import RegionMap
from steppeline.ui.table.event_table import EventTable
from steppeline.ui.timeline.overview import Overview
from steppeline.ui.timeline.timeline import Timeline

MINUTES, SEED = 10.0, 4
LONGEST = 0.1
GROWTH = 1.05
_WARM_UP = 60.0
_LINES = 40
_TURNS = 4
"""Of the event loop after an input: what it changed is painted by then."""
_PATIENCE = 300.0
"""Seconds. A million titles are sorted in the background for a while."""
_PAUSE = 0.3
"""Seconds. After fewer a search is applied."""
_POPUP = 20
"""Milliseconds until a menu is closed again."""
_HARMLESS = ("This plugin does not support",)
_KEYS = (
    "W",
    "S",
    "A",
    "D",
    "F",
    ".",
    ",",
    "Left",
    "Right",
    "Up",
    "Down",
    "Home",
    "End",
    "Escape",
    "Alt+Left",
    "Alt+Right",
)
_WORDS = ("tr", "forum", "agree", "kind:forum", "during:2021", "visit OR trade", "-meeting", "north", "2", "zzz")

Deed = Callable[["Soak"], Iterator[str | float]]
"""Gives what each input is called once it is on its way; a number is a pause of so many seconds."""


@dataclass(frozen=True)
class Frame:
    """What one input came to: the longest stretch, in seconds, in which the window took no other.

    `processor`: the seconds of it in which the GUI thread was computing; the rest it waited for its turn.
    """

    seconds: float
    processor: float
    what: str
    view: str


class Soak:
    """A user who does not tire. What is done comes from the seed alone."""

    def __init__(self, place: Workplace, seed: int) -> None:
        self.place = place
        self.hands = TestHands()
        self.chance = random.Random(seed)
        self.frames: list[Frame] = []
        self.widgets = {kind: place.find(kind) for kind in (Timeline, Overview, RegionMap, EventTable, FacetPanel)}

    def step(self) -> None:
        """Do one thing, of one or more inputs, and see it painted."""
        (deed,) = self.chance.choices(list(DEEDS), list(DEEDS.values()))
        inputs = deed(self)
        while True:
            begun = (time.perf_counter(), time.thread_time())
            what = next(inputs, None)
            if what is None:
                break
            name = f"{deed.__name__.strip('_')}: {what}"
            self.frames.append(self._frame(begun, name, what if isinstance(what, float) else 0.0))
        if self.chance.random() < 0.1:
            wait_until(lambda: self.place.view.is_settled, "an answer", _PATIENCE)
        delete_what_is_to_go()

    def _frame(self, begun: tuple[float, float], what: str, pause: float) -> Frame:
        """Handle events for some turns of the event loop, and until the pause is over."""
        longest, turns, end = (0.0, 0.0), 0, begun[0] + pause
        while turns < _TURNS or time.perf_counter() < end:
            QCoreApplication.processEvents()
            now = (time.perf_counter(), time.thread_time())
            longest = max(longest, (now[0] - begun[0], now[1] - begun[1]))
            turns += 1
            if pause:
                time.sleep(0.001)
            begun = (time.perf_counter(), time.thread_time())
        view = self.place.view
        sources = "+".join(source for source, _ in view.filter.clauses) or "no filter"
        days = view.viewport.span / 86_400
        return Frame(*longest, what, f"{days:,.2f} days, {sources}, lanes by {view.grouping}")

    def any_widget(self) -> QWidget:
        """One of the panes, most often the timeline."""
        return self.chance.choice([*self.widgets.values(), *[self.widgets[Timeline]] * 4])

    def any_place(self, widget: QWidget) -> tuple[QWidget, QPoint]:
        """A place on a pane: the part that lies there, and where in it."""
        at = self.place_in(widget)
        part = widget.childAt(at) or widget
        return part, part.mapFrom(widget, at)

    def key(self, keys: str) -> None:
        """Press keys in our window, whoever has the keyboard: without a window manager nobody may have it."""
        handle = self.place.window.windowHandle()
        assert handle is not None
        QTest.keySequence(handle, QKeySequence(keys))

    def place_in(self, widget: QWidget) -> QPoint:
        """A place in a widget, which may be hidden and have no size."""
        return QPoint(self.chance.randrange(max(widget.width(), 1)), self.chance.randrange(max(widget.height(), 1)))


def _wheel(soak: Soak) -> Iterator[str]:
    widget = soak.any_widget()
    part, at = soak.any_place(widget)
    held: Held = "Shift" if soak.chance.random() < 0.25 else ""
    for _ in range(soak.chance.randint(1, 8)):
        soak.hands.wheel(part, at, soak.chance.choice((-2, -1, 1, 1, 2)), held)
        yield f"{type(widget).__name__} {held}"


def _drag(soak: Soak) -> Iterator[str]:
    """Pan, brush with Ctrl, move the frame of the overview or the map."""
    widget = soak.widgets[soak.chance.choice((Timeline, Timeline, Timeline, Overview, RegionMap))]
    held = soak.chance.choice(("", "", "Ctrl")) if isinstance(widget, Timeline) else ""
    part, start = soak.any_place(widget)
    end = soak.place_in(part)
    name = f"{type(widget).__name__} {held}"
    modifier = Qt.KeyboardModifier.ControlModifier if held else Qt.KeyboardModifier.NoModifier
    QTest.mousePress(part, Qt.MouseButton.LeftButton, modifier, start)
    yield f"{name} press"
    for at in places_between(start, end):
        QTest.mouseMove(part, at)
        yield f"{name} move"
    QTest.mouseRelease(part, Qt.MouseButton.LeftButton, modifier, end)
    yield f"{name} release"


def _key(soak: Soak) -> Iterator[str]:
    soak.place.window.activateWindow()
    soak.widgets[soak.chance.choice((Timeline, Timeline, EventTable, RegionMap))].setFocus()
    for _ in range(soak.chance.randint(1, 6)):
        keys = soak.chance.choice(_KEYS)
        soak.key(keys)
        yield keys


def _facet(soak: Soak) -> Iterator[str]:
    panel = soak.place.find(FacetPanel)
    for _ in range(soak.chance.randint(1, 4)):
        name, section = soak.chance.choice(list(panel.sections.items()))
        count = section.rows.model().rowCount()
        if section.rows.isVisible() and count:
            index = section.rows.model().index(soak.chance.randrange(min(count, 8)), 0)
            soak.hands.click(section.rows.viewport(), section.rows.visualRect(index).center())
            yield name


def _search(soak: Soak) -> Iterator[str | float]:
    box = soak.place.find(SearchBox)
    soak.place.window.activateWindow()
    box.focus_search()
    word = soak.chance.choice(_WORDS)
    for position, letter in enumerate(word, 1):
        QTest.keyClicks(box.field, letter)
        yield f"“{word[:position]}”"
        if soak.chance.random() < 0.15:
            yield _PAUSE
    for _ in range(soak.chance.randint(0, 4)):
        soak.key("Escape")
        yield "Escape"


def _hover(soak: Soak) -> Iterator[str]:
    widget = soak.any_widget()
    for _ in range(soak.chance.randint(3, 15)):
        part, at = soak.any_place(widget)
        soak.hands.point(part, at)
        yield type(widget).__name__


def _group(soak: Soak) -> Iterator[str]:
    grouping = soak.chance.choice(get_args(Grouping))
    soak.place.view.set_grouping(grouping)
    yield grouping


def _select(soak: Soak) -> Iterator[str]:
    for _ in range(soak.chance.randint(1, 4)):
        widget = soak.widgets[soak.chance.choice((Timeline, Timeline, EventTable, RegionMap))]
        part, at = soak.any_place(widget)
        times = 2 if soak.chance.random() < 0.2 else 1
        soak.hands.click(part, at, "Ctrl" if soak.chance.random() < 0.3 else "", times)
        yield f"{type(widget).__name__}{' twice' if times == 2 else ''}"


def _sort(soak: Soak) -> Iterator[str]:
    headers = soak.widgets[EventTable].findChildren(QHeaderView)
    header = next(each for each in headers if each.orientation() == Qt.Orientation.Horizontal).viewport()
    soak.hands.click(header, soak.place_in(header))
    yield "header"


def _start_again(soak: Soak) -> Iterator[str]:
    soak.place.view.set_filter(Filter())
    yield "no filter"
    soak.place.view.select(())
    soak.place.view.fit()
    yield "everything"


DEEDS: dict[Deed, int] = {
    _wheel: 20,
    _drag: 15,
    _key: 15,
    _facet: 12,
    _search: 6,
    _hover: 12,
    _group: 4,
    _select: 8,
    _sort: 2,
    _start_again: 6,
}


@contextmanager
def complaints() -> Iterator[Counter[str]]:
    """Collects what Qt warns of, and exceptions that escape slots."""
    said: Counter[str] = Counter()

    def on_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not text.startswith(_HARMLESS):
            said[f"Qt ({context.category}): {text}"] += 1

    def on_exception(kind: type[BaseException], error: BaseException, trace: object) -> None:
        said[f"{kind.__name__}: {error}"] += 1
        hook_before(kind, error, trace)  # type: ignore[arg-type]

    hook_before, handler_before = sys.excepthook, qInstallMessageHandler(on_message)
    sys.excepthook = on_exception
    try:
        yield said
    finally:
        sys.excepthook = hook_before
        qInstallMessageHandler(handler_before)


def memory() -> int:
    """Resident bytes, after what can be given back was."""
    gc.collect()
    give_back_memory()
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def main(casefile: Path, minutes: float = MINUTES, seed: int = SEED) -> int:
    """Soak, tell; 0 if nothing was amiss."""
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder, complaints() as said:
        os.environ.update(private_folders(Path(folder)))
        copy = Path(shutil.copy(casefile, Path(folder) / "soak.steppeline"))
        application = make_application(paths.shipped("resources"))
        with working(application, copy) as place:
            place.show(1600, 900)
            print(
                f"{len(place.document.index):,} events, {application.platformName()}, seed {seed}, {minutes:g} minutes"
            )
            soak = Soak(place, seed)
            # A menu has an event loop of its own: a click that opens one does not come back before it is closed.
            closer = QTimer(interval=_POPUP)
            closer.timeout.connect(_close_popup)
            closer.start()
            _until(soak, min(_WARM_UP, minutes * 6))
            _go_home(place)
            before, warm = memory(), len(soak.frames)
            _until(soak, minutes * 60 - min(_WARM_UP, minutes * 6))
            _go_home(place)
            after = memory()
    return _tell(soak.frames, warm, before, after, said)


def _go_home(place: Workplace) -> None:
    """Look at everything, by kind and in time: what is looked at is not to decide how much memory is used."""
    place.find(EventTable).reset_columns()
    place.view.set_filter(Filter())
    place.view.set_grouping("kind")
    place.view.select(())
    place.view.fit()
    wait_until(lambda: not place.document.jobs.running, "rest", _PATIENCE)
    place.settle()


def _close_popup() -> None:
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


def _until(soak: Soak, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        soak.step()


def _tell(frames: list[Frame], warm: int, before: int, after: int, said: Counter[str]) -> int:
    times = sorted(frame.seconds * 1000 for frame in frames)
    shares = ", ".join(
        f"p{share:g} {times[max(math.ceil(share / 100 * len(times)) - 1, 0)]:.1f}" for share in (50, 99, 99.9)
    )
    print(f"{len(frames):,} inputs; the window was held up for {shares}, at most {times[-1]:.1f} ms")
    slow = sorted((frame for frame in frames if frame.seconds > LONGEST), key=lambda frame: -frame.seconds)
    busy = sum(frame.processor > LONGEST for frame in slow)
    print(f"{len(slow)} held it up for more than {LONGEST * 1000:.0f} ms, {busy} of them by computing that long")
    for frame in slow[:_LINES]:
        print(
            f"    {frame.seconds * 1000:8.1f} ms, {frame.processor * 1000:8.1f} computing  {frame.what}  ({frame.view})"
        )
    growth = f"{after / before - 1:+.1%}"
    print(f"memory: {before / 1e6:.1f} MB after {warm:,} inputs, {after / 1e6:.1f} MB at the end: {growth}")
    print(f"{said.total()} errors and warnings")
    for text, count in said.most_common():
        print(f"    {count} × {text}")
    return int(bool(slow or said or after > before * GROWTH))


if __name__ == "__main__":
    options = dict(zip(("minutes", "seed"), map(float, sys.argv[2:4]), strict=False))
    sys.exit(main(Path(sys.argv[1]), options.get("minutes", MINUTES), int(options.get("seed", SEED))))
