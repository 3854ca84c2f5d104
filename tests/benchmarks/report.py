"""The table of what was measured, beside what was wished for."""

from __future__ import annotations

import math
import os
import platform
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LARGE = 5_000_000
"""From so many events on, the aims for ten million are set beside the figures, else the goals for one million."""


@dataclass(frozen=True)
class Goal:
    """The median and the 99th percentile (or worst) wished for; None: nothing was said of it."""

    median: float | None = None
    p99: float | None = None


FRAME = (Goal(4, 8.3), Goal(5, 10))
BRUSH = (Goal(10, 16.6), Goal(16.6, 33))
FACET = (Goal(16.6, 33), Goal(100, 150))
GOALS: Mapping[str, tuple[Goal, Goal]] = {
    "start → complete first paint": (Goal(700), Goal(800)),
    "pan": FRAME,
    "zoom": FRAME,
    "wheel notch": FRAME,
    "key": FRAME,
    "time brush": BRUSH,
    "facet": FACET,
    "search": (Goal(p99=10), Goal(p99=10)),
    "map": (Goal(16.6), Goal(16.6)),
    "map, full repaint": (Goal(8), Goal(8)),
    "map, recolour": (Goal(4), Goal(4)),
    "memory": (Goal(100), Goal(800)),
    "memory at the peak of an edit": (Goal(100), Goal(800)),
}
"""By the name of the row, or what comes before the comma in it: milliseconds, megabytes."""


@dataclass(frozen=True)
class Row:
    """One line: values in `unit`, and how much of each the processor was busy with it on the GUI thread."""

    name: str
    values: Sequence[float]
    unit: str = "ms"
    processor: Sequence[float] = ()


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of the values that `share` of them do not exceed."""
    ranked = sorted(values)
    return ranked[max(math.ceil(share * len(ranked)) - 1, 0)]


def heading() -> str:
    """The names of the columns."""
    figures = f"{'median':>10}{'p99':>10}{'worst':>10}{'cpu p50':>9}{'cpu p99':>9}"
    goals = f"{'goal p50':>10}{'/ goal':>8}{'goal p99':>10}{'/ goal':>8}"
    return f"{'':<42}{'count':>6}{figures}{goals}"


def line(row: Row, events: int) -> str:
    """One row beside its goal. `/ goal`: below 1 it is met."""
    if not row.values:
        return f"{row.name:<42}{0:>6}"
    median, p99 = statistics.median(row.values), percentile(row.values, 0.99)
    goal = goal_of(row.name, events)
    processor = [statistics.median(row.processor), percentile(row.processor, 0.99)] if row.processor else [None, None]
    cells = [f"{_figure(each):>10}" for each in (median, p99, max(row.values))]
    cells += [f"{_figure(each):>9}" for each in processor]
    for wished, reached in ((goal.median, median), (goal.p99, p99)):
        cells += [f"{_figure(wished):>10}", f"{_figure(reached / wished if wished else None):>8}"]
    return f"{f'{row.name}, {row.unit}':<42}{len(row.values):>6}{''.join(cells)}".rstrip()


def goal_of(name: str, events: int) -> Goal:
    """What was wished for of a row at this number of events."""
    found = GOALS.get(name) or GOALS.get(name.partition(",")[0])
    return Goal() if found is None else found[events >= LARGE]


def print_table(title: str, rows: Iterable[Row], events: int) -> None:
    """One table."""
    print(f"\n{title}")
    print(heading())
    for row in rows:
        print(line(row, events))


def environment(display: str) -> str:
    """The machine, in one line."""
    import numpy as np
    from PySide6.QtCore import qVersion

    cpuinfo = Path("/proc/cpuinfo")
    models = [line for line in cpuinfo.read_text().splitlines() if "model name" in line] if cpuinfo.exists() else []
    processor = models[0].partition(": ")[2] if models else platform.processor()
    load = " ".join(f"{each:.1f}" for each in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown"
    versions = f"Python {platform.python_version()}, Qt {qVersion()}, numpy {np.__version__}"
    return f"{os.cpu_count()} × {processor}; {versions}; {display}; load {load}"


def _figure(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.2f}" if abs(value) < 100 else f"{value:.1f}"
