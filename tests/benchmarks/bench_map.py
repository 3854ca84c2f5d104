"""What the region map costs the GUI thread at 1920 × 1080: processor milliseconds beside the goals.

Run: `python -m tests.benchmarks.bench_map [CASEFILE …]`, else on synthetic ones of 10,000 and 1,000,000 events;
`--profile` prints where the time goes. Full repaint: nothing kept. Recolour: another filter, with the counting of
regions but not the filtering of events. Pan, zoom: one step of a gesture; at rest: what follows once it stops.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import sys
import time
from collections.abc import Iterator
from math import cos, sin
from pathlib import Path

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from tests.benchmarks.casefiles import synthetic
from tests.benchmarks.report import Row, environment, print_table

from steppeline import paths
from steppeline.model.calendar import seconds_of
from steppeline.model.filter import ChoiceClause, TimeClause
from steppeline.model.text import Language
from steppeline.session.content import open_content
from steppeline.session.document import Document
from steppeline.session.jobs import Jobs
from steppeline.session.view_state import ViewState
from steppeline.ui import theme
from steppeline.ui.application import make_application
from steppeline.ui.map.region_map import RegionMap

SIZE = QSize(1920, 1080)
_EVENTS = (10_000, 1_000_000)
_TIMES = 60
_FULL = 15
_PROFILED = 25


def main() -> None:
    """Print one table for each casefile."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("casefiles", type=Path, nargs="*")
    parser.add_argument("--profile", action="store_true")
    asked = parser.parse_args()
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application(paths.shipped("resources"))
    print(environment(application.platformName()))
    for casefile in asked.casefiles or [synthetic(events).path for events in _EVENTS]:
        bench = _Bench(application, casefile)
        profile = cProfile.Profile(time.thread_time) if asked.profile else None
        rows = bench.rows(profile)
        print_table(f"{bench.events:,} events", rows, bench.events)
        if profile is not None:
            pstats.Stats(profile, stream=sys.stderr).strip_dirs().sort_stats("tottime").print_stats(_PROFILED)
        bench.close()


class _Bench:
    def __init__(self, application: QApplication, casefile: Path) -> None:
        self._application = application
        self._document = Document(open_content(casefile, seconds_of(2026)), Jobs(_raise))
        self._state = ViewState(self._document)
        self._map = RegionMap(
            self._document, self._state, theme.light(), Language("en"), folder=paths.shipped("resources") / "map"
        )
        self._map.resize(SIZE)
        self._image = QImage(SIZE, QImage.Format.Format_RGB32)
        self.events = len(self._document.index)

    def close(self) -> None:
        self._map.deleteLater()
        self._document.close()

    def rows(self, profile: cProfile.Profile | None) -> list[Row]:
        self._draw()
        rows = []
        for name, steps in (
            ("map, full repaint", self._sizes()),
            ("map, recolour", self._filters()),
            ("map, choice of a region", self._choices()),
            ("map, pan", self._pan()),
            ("map, zoom", self._zoom()),
            ("map, at rest again", self._rests()),
        ):
            taken = []
            for _ in steps:
                if profile is not None:
                    profile.enable()
                begun = time.thread_time()
                self._draw()
                taken.append((time.thread_time() - begun) * 1000)
                if profile is not None:
                    profile.disable()
            rows.append(Row(name, taken))
        return rows

    def _draw(self) -> None:
        self._map.render(self._image)

    def _sizes(self) -> Iterator[None]:
        """Everything in view, on one more row of pixels each time: nothing that was kept fits."""
        for step in range(_FULL):
            self._map.resize(SIZE.width(), SIZE.height() - 1 - step)
            yield
        self._map.resize(SIZE)
        self._map.come_to_rest()
        self._draw()

    def _filters(self) -> Iterator[None]:
        first, last = self._span()
        for step in range(_TIMES):
            width = (last - first) // 3
            start = first + (last - first - width) * step // _TIMES
            self._state.set_clause("time", TimeClause(start, start + width))
            self._settle()
            yield
        self._state.set_clause("time", None)
        self._settle()
        self._draw()

    def _choices(self) -> Iterator[None]:
        for key in sorted(self._document.book.regions)[:_TIMES]:
            self._state.set_clause("region", ChoiceClause("region", frozenset({key})))
            self._settle()
            yield
        self._state.set_clause("region", None)
        self._settle()
        self._draw()

    def _pan(self) -> Iterator[None]:
        self._map.zoom(3)
        for step in range(_TIMES):
            self._map.pan(QPointF(9 * cos(step / 9), 6 * sin(step / 9)))
            yield

    def _zoom(self) -> Iterator[None]:
        for step in range(_TIMES):
            self._map.zoom(1 / 1.06 if step < _TIMES / 2 else 1.06)
            yield

    def _rests(self) -> Iterator[None]:
        for step in range(_FULL):
            self._map.zoom(1.05 if step % 2 else 1 / 1.05)
            self._map.come_to_rest()
            yield

    def _span(self) -> tuple[int, int]:
        viewport = self._state.viewport
        return viewport.start, viewport.end

    def _settle(self) -> None:
        """Filter and count the events, and leave the painting to be measured."""
        while not self._state.is_settled:
            self._application.processEvents()
        _ = self._state.visible.counts("region")


def _raise(error: Exception) -> None:
    raise error


if __name__ == "__main__":
    main()
