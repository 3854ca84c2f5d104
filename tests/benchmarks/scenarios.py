"""What a user does to the window while it is measured. The scripts of panning and zooming are those of the peers."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from functools import partial

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication
from tests.benchmarks import frames
from tests.benchmarks.frames import Frame
from tests.benchmarks.window import OpenWindow

from steppeline.model.calendar import DAY
from steppeline.model.filter import ChoiceClause, Filter, TimeClause
from steppeline.ui.filters.facet_panel import FacetPanel
from steppeline.ui.filters.search_box import SearchBox
from steppeline.ui.table.event_table import EventTable
from steppeline.ui.timeline.measures import AXIS, gutter
from steppeline.ui.timeline.timeline import Timeline

Series = Mapping[str, list[Frame]]

SPANS: Mapping[str, int | None] = {
    "all": None,
    "5 years": 1826 * DAY,
    "1 year": 365 * DAY,
    "1 month": 30 * DAY,
    "1 day": DAY,
}
PAN = 0.05
FINE_TURN = 33
"""Of the wheel: 0.94 or 1/0.94 of the span."""
NOTCH = 120
SEED = 3
FILTERS = 32


def show_span(bench: OpenWindow, seconds: int | None) -> None:
    """Show so much time around the middle event, or all of it."""
    view = bench.view
    view.set_filter(Filter())
    view.select(())
    view.fit()
    index = view.visible.index
    if seconds is not None and len(index):
        middle = int(index.earliest_start[len(index) // 2])
        view.set_viewport(view.viewport.fit(middle - seconds // 2, middle + seconds // 2, margin=0))
    bench.watch.rest()


def at_spans(bench: OpenWindow, name: str, script: Callable[[OpenWindow], Iterator[Frame]]) -> Series:
    """The frames of a script, apart for each span of time."""
    series: dict[str, list[Frame]] = {}
    for span, seconds in SPANS.items():
        show_span(bench, seconds)
        series[f"{name}, {span}"] = list(script(bench))
    return series


def pan(bench: OpenWindow) -> Series:
    """Drag by 5 % of the view, 30 times one way and 30 times back."""
    return at_spans(bench, "pan", _drag)


def _drag(bench: OpenWindow) -> Iterator[Frame]:
    timeline = bench.find(Timeline)
    left, pixels = gutter(timeline.width()), bench.view.viewport.pixels
    # The lower edge, right of the middle: the pointer is to grasp the canvas, wherever events are.
    place = QPoint(left + round(pixels * 0.9), timeline.height() - 6)
    bench.frame(partial(frames.press, timeline, place))
    offsets = [*range(1, 31), *range(29, -1, -1)]
    for step in offsets:
        at = place - QPoint(round(pixels * PAN * step), 0)
        yield bench.frame(partial(frames.point, timeline, at, drags=True), "drag")
    bench.frame(partial(frames.release, timeline, place))


def zoom(bench: OpenWindow) -> Series:
    """Turn the wheel finely: 30 times to 0.94 of the span, 30 times back."""
    return at_spans(bench, "zoom", lambda each: _wheel(each, [FINE_TURN] * 30 + [-FINE_TURN] * 30))


def wheel(bench: OpenWindow) -> Series:
    """Whole notches, in and out and sideways."""

    def script(bench: OpenWindow) -> Iterator[Frame]:
        yield from _wheel(bench, [NOTCH] * 10 + [-NOTCH] * 10)
        yield from _wheel(bench, [NOTCH] * 10 + [-NOTCH] * 10, frames.SHIFT)

    return at_spans(bench, "wheel notch", script)


def _wheel(bench: OpenWindow, turns: list[int], held: Qt.KeyboardModifier = frames.PLAIN) -> Iterator[Frame]:
    timeline = bench.find(Timeline)
    place = QPoint(gutter(timeline.width()) + bench.view.viewport.pixels // 2, timeline.height() // 2)
    for turn in turns:
        yield bench.frame(partial(frames.wheel, timeline, place, QPoint(0, turn), held), "wheel")


def keys(bench: OpenWindow) -> Series:
    """The letters that zoom and pan."""

    def script(bench: OpenWindow) -> Iterator[Frame]:
        bench.find(Timeline).setFocus()
        bench.watch.rest()
        for letters in ("W" * 6, "S" * 6, "D" * 6, "A" * 6):
            for letter in letters:
                press = partial(frames.key, bench.window, Qt.Key[f"Key_{letter}"])
                yield bench.frame(press, letter)

    return at_spans(bench, "key", script)


def brush(bench: OpenWindow) -> Series:
    """Brush a span of time: a long drag, and short ones; the second time with a kind chosen as well."""
    live: list[Frame] = []
    still: list[Frame] = []
    for kinds in (0, 3):
        show_span(bench, None)
        if kinds:
            _choose_kinds(bench, random.Random(SEED).sample(range(len(bench.document.index.kinds)), kinds))
        for frame, is_filtered in _brush(bench):
            (live if is_filtered else still).append(frame)
    return {"time brush": live, "brush without a change of filter": still}


def _choose_kinds(bench: OpenWindow, codes: list[int]) -> None:
    keys = frozenset(bench.document.index.kinds.keys[code] for code in codes)
    bench.view.set_clause("kind", ChoiceClause("kind", keys))
    bench.watch.rest()


def _brush(bench: OpenWindow) -> Iterator[tuple[Frame, bool]]:
    timeline = bench.find(Timeline)
    left, pixels = gutter(timeline.width()), bench.view.viewport.pixels

    def take(act: Callable[[], None]) -> tuple[Frame, bool]:
        before = bench.view.filter
        frame = bench.frame(act, "brush", answers=True)
        return frame, bench.view.filter != before

    gestures = [(0.3, [0.3 + 0.007 * step for step in range(1, 60)])]
    gestures += [(0.01 * start, [0.01 * start + 0.1, 0.01 * start + 0.35]) for start in range(0, 60, 2)]
    for start, stations in gestures:
        place = QPoint(left + round(pixels * start), AXIS + 40)
        bench.frame(partial(frames.press, timeline, place, frames.CONTROL))
        for station in stations:
            place = QPoint(left + round(pixels * station), AXIS + 40)
            yield take(partial(frames.point, timeline, place, frames.CONTROL, drags=True))
        yield take(partial(frames.release, timeline, place, frames.CONTROL))


def facet(bench: OpenWindow) -> Series:
    """Click rows of facets, on and off; every second round with a span of time and another facet chosen."""
    taken: list[Frame] = []
    panel = bench.find(FacetPanel)
    for is_filtered in (False, True):
        show_span(bench, None)
        if is_filtered:
            viewport = bench.view.viewport
            bench.view.set_clause("time", TimeClause(viewport.seconds_at(300), viewport.seconds_at(600)))
            _choose_kinds(bench, [0, 1, 2])
        for name in ("kind", "region", "actor", "status", "region", "actor"):
            rows = panel.sections[name].rows
            for number in (0, 1, 2, 0, 1, 2):
                if number < rows.model().rowCount():
                    taken.append(bench.frame(partial(_click_row, rows, number), f"facet {name}", answers=True))
    return {"facet": taken}


def _click_row(rows: QAbstractItemView, number: int) -> None:
    place = rows.visualRect(rows.model().index(number, 0)).center()
    frames.click(rows.viewport(), place)


def filters(bench: OpenWindow) -> Series:
    """Random filters, kinds and a span of time at once: what engines are asked for, too."""
    show_span(bench, None)
    taken = []
    for wanted in random_filters(bench):
        taken.append(bench.frame(partial(bench.view.set_filter, wanted), "filter", answers=True))
    return {"time and kinds": taken}


def random_filters(bench: OpenWindow) -> list[Filter]:
    """Two to four kinds, and 20 to 40 % of the span that nine of ten events lie in."""
    chance, index = random.Random(SEED), bench.document.index
    starts = np.sort(np.asarray(index.earliest_start[:]))
    first, last = int(starts[len(starts) // 20]), int(starts[-1 - len(starts) // 20])
    found = []
    for _ in range(FILTERS):
        kinds = chance.sample(index.kinds.keys, min(chance.randint(2, 4), len(index.kinds)))
        length = round((last - first) * chance.uniform(0.2, 0.4))
        start = round(chance.uniform(first, last - length))
        span = TimeClause(start, start + max(length, 1))
        found.append(Filter().replace("time", span).replace("kind", ChoiceClause("kind", frozenset(kinds))))
    return found


def hover(bench: OpenWindow) -> Series:
    """Move over the canvas and over the rows of the table; what is hovered is highlighted in all views."""
    hit: list[Frame] = []
    missed: list[Frame] = []

    def take(act: Callable[[], None], what: str) -> None:
        before = bench.view.hovered
        frame = bench.frame(act, what)
        (hit if bench.view.hovered != before else missed).append(frame)

    timeline, table = bench.find(Timeline), bench.find(EventTable)
    rows = table.findChildren(QAbstractItemView)[0]
    for span in ("all", "1 month", "1 day"):
        show_span(bench, SPANS[span])
        left, pixels = gutter(timeline.width()), bench.view.viewport.pixels
        for step in range(60):
            height = AXIS + 12 + (step * 37) % max(timeline.height() - AXIS - 20, 1)
            take(partial(frames.point, timeline, QPoint(left + pixels * step // 60, height)), "timeline")
        for step in range(30):
            place = QPoint(60, (step * 23) % max(rows.viewport().height() - 4, 1))
            take(partial(frames.point, rows.viewport(), place), "table")
    return {"hover": hit, "pointer moves, nothing new under it": missed}


def search(bench: OpenWindow) -> Series:
    """Type the commonest long word of the titles and two others, letter by letter."""
    show_span(bench, None)
    box = bench.find(SearchBox)
    echo: list[Frame] = []
    for word in _words(bench):
        box.field.clear()
        box.focus_search()
        bench.watch.rest()
        for position, letter in enumerate(word, 1):
            typed = word[:position]
            done = partial(_is_applied, box, bench, typed)
            press = partial(frames.key, bench.window, Qt.Key[f"Key_{letter.upper()}"])
            echo.append(bench.frame(press, typed, answers=True, is_done=done))
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
    box.field.clear()
    bench.find(Timeline).setFocus()
    bench.watch.rest()
    return {"search": echo}


def _is_applied(box: SearchBox, bench: OpenWindow, typed: str) -> bool:
    clause = bench.view.filter.clause_of("search")
    return clause is not None and box.field.text() == typed and clause.query.text == typed  # type: ignore[union-attr]


def _words(bench: OpenWindow) -> list[str]:
    """Words of titles that a keyboard of Latin letters can type: the commonest, a middling one, a rare one."""
    ids = np.asarray(bench.document.index.ids)
    some = [int(ids[place]) for place in np.linspace(0, len(ids) - 1, 400).astype(int)] if len(ids) else []
    counts: dict[str, int] = {}
    for names in bench.document.titles(some):
        for word in set(names.get("en", "").lower().split()):
            if len(word) > 4 and word.isascii() and word.isalpha():
                counts[word] = counts.get(word, 0) + 1
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    return [ranked[0], ranked[len(ranked) // 8], ranked[-1]] if ranked else []


def table(bench: OpenWindow) -> Series:
    """Scroll the table by the wheel and by the bar."""
    show_span(bench, None)
    rows = bench.find(EventTable).findChildren(QAbstractItemView)[0]
    turn = partial(frames.wheel, rows.viewport(), QPoint(60, 60), QPoint(0, -NOTCH))
    bar = rows.verticalScrollBar()
    taken = [bench.frame(turn, "table wheel", answers=True) for _ in range(40)]
    for step in range(40):
        place = bar.maximum() * ((step * 17) % 40) // 40
        taken.append(bench.frame(partial(bar.setValue, place), "table bar", answers=True))
    return {"table scroll": taken}


SCENARIOS: Mapping[str, Callable[[OpenWindow], Series]] = {
    "pan": pan,
    "zoom": zoom,
    "wheel": wheel,
    "keys": keys,
    "brush": brush,
    "facet": facet,
    "filters": filters,
    "hover": hover,
    "search": search,
    "table": table,
}
