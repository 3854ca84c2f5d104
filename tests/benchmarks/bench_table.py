"""What the table costs the GUI thread: processor milliseconds, median and worst.

Run: `python -m tests.benchmarks.bench_table [CASEFILE]`, else on a synthetic one of 100,000 events; `--index-only N`
measures what lists and sorts N rows without a casefile.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication
from tests.benchmarks.casefiles import synthetic

from steppeline.model.calendar import seconds_of
from steppeline.model.filter import TimeClause
from steppeline.model.text import Language
from steppeline.session.content import open_content
from steppeline.session.document import Document
from steppeline.session.jobs import Jobs
from steppeline.session.ordering import Listing, Order
from steppeline.session.view_state import ViewState
from steppeline.ui import theme
from steppeline.ui.table.columns import COLUMNS
from steppeline.ui.table.event_model import EventModel
from steppeline.ui.table.event_table import EventTable
from steppeline.ui.table.rows_view import RowsView

_EVENTS = 100_000
_TIMES = 25
_WIDTH, _HEIGHT = 1600, 300


def main() -> None:
    """Print one line for each gesture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("casefile", type=Path, nargs="?")
    parser.add_argument("--index-only", type=int)
    asked = parser.parse_args()
    # Painting is not measured here, so no screen is needed.
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(f"{'':<44}{'median':>10}{'worst':>10}")
    if asked.index_only:
        _measure_listing(asked.index_only)
    else:
        _Bench(asked.casefile or synthetic(_EVENTS).path).run()


def _measure_listing(count: int) -> None:
    random = np.random.default_rng(1)
    mask = random.random(count) < 0.5
    in_time, mixed = Order(count), Order(count, random.permutation(count).astype(np.uint32))
    _tell("list, in time", _costs(lambda: Listing(in_time, mask)))
    _tell("list, in another order", _costs(lambda: Listing(mixed, mask)))
    for name, order in (("in time", in_time), ("in another order", mixed)):
        listing, places = Listing(order, mask), random.integers(0, count // 2, _TIMES).tolist()
        _tell(f"the rows of a screen, {name}", [_cost(partial(listing.rows, at, at + 40)) for at in places])
    _ = mixed.inverse
    rows = np.flatnonzero(mask)[:: max(count // 10_000, 1)][:5_000]
    _tell("positions of 5,000 rows", _costs(lambda: Listing(mixed, mask).positions(rows), 3))


class _Bench:
    def __init__(self, casefile: Path) -> None:
        self._application = QApplication([])
        jobs = Jobs(_raise)
        self._document = Document(open_content(casefile, seconds_of(2026)), jobs)
        self._state = ViewState(self._document)
        self._table = EventTable(self._document, self._state, theme.light(), Language("ru"))
        self._table.resize(_WIDTH, _HEIGHT)
        view, model = self._table.findChild(RowsView), self._table.findChild(EventModel)
        assert isinstance(view, RowsView)
        assert isinstance(model, EventModel)
        self._view, self._model = view, model

    def run(self) -> None:
        """Measure all."""
        _tell("hidden: filter", list(self._filter_changes(50)))
        _tell("first shown", _costs(self._show, 1))
        _tell("filter (with the painting of all rows)", list(self._filter_changes(_TIMES)))
        _tell("scroll to anywhere", list(self._jumps()))
        _tell("scroll by three rows", list(self._steps()))
        _tell("paint again", _costs(self._view.viewport().repaint))
        _tell("select all", _costs(self._select_all, 3))
        self._state.select(())
        for position, column in enumerate(COLUMNS):
            self._sort(position, column.key)
        self._sort(2, "title, again", Qt.SortOrder.DescendingOrder)
        _tell("filter, by title", list(self._filter_changes(_TIMES)))
        _tell("scroll to anywhere, by title", list(self._jumps()))
        self._document.close()

    def _filter_changes(self, times: int) -> Iterator[float]:
        """What the table adds to a filter change, which others have computed before it is told."""
        for number in range(times):
            start = seconds_of(2000) + number * 86_400 * 11
            self._state.visible_changed.disconnect(self._table._on_visible)
            self._state.set_clause("time", TimeClause(start, start + 86_400 * 365 * 9))
            self._turn()
            _ = self._state.visible.shown
            self._state.visible_changed.connect(self._table._on_visible)
            yield _cost(self._follow_filter)
        self._state.visible_changed.disconnect(self._table._on_visible)
        self._state.set_clause("time", None)
        self._turn()
        self._state.visible_changed.connect(self._table._on_visible)
        self._table._on_visible()
        self._turn()

    def _jumps(self) -> Iterator[float]:
        bar = self._view.verticalScrollBar()
        for value in np.random.default_rng(2).integers(0, max(bar.maximum(), 1), _TIMES).tolist():
            yield _cost(partial(self._scroll, value))

    def _steps(self) -> Iterator[float]:
        bar = self._view.verticalScrollBar()
        for _ in range(_TIMES):
            yield _cost(partial(self._scroll, bar.value() + 3))

    def _follow_filter(self) -> None:
        self._table._on_visible()
        self._paint()

    def _scroll(self, position: int) -> None:
        self._view.verticalScrollBar().setValue(position)
        self._paint()

    def _select_all(self) -> None:
        self._view.selectAll()
        self._paint()

    def _sort(self, column: int, name: str, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        begun, longest = time.perf_counter(), 0.0
        cost = _cost(lambda: self._view.sortByColumn(column, order))
        while self._model.is_working:
            before = time.thread_time()
            self._application.processEvents(
                QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
            )
            longest = max(longest, (time.thread_time() - before) * 1_000)
        self._turn()
        whole = (time.perf_counter() - begun) * 1_000
        print(f"{f'sort by {name}: asked; GUI at most; all':<44}{cost:>10.2f}{longest:>10.2f}{whole:>10.0f}")

    def _show(self) -> None:
        self._table.show()
        self._turn()

    def _paint(self) -> None:
        self._view.viewport().repaint()

    def _turn(self) -> None:
        for _ in range(3):
            self._application.processEvents()


def _costs(work: Callable[[], object], times: int = _TIMES) -> list[float]:
    return [_cost(work) for _ in range(times)]


def _cost(work: Callable[[], object]) -> float:
    before = time.thread_time()
    work()
    return (time.thread_time() - before) * 1_000


def _tell(name: str, costs: list[float]) -> None:
    print(f"{name:<44}{statistics.median(costs):>10.2f}{max(costs):>10.2f}")


def _raise(trouble: Exception) -> None:
    raise trouble


if __name__ == "__main__":
    main()
