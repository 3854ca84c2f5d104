"""Runs where DuckDB is: prints, as JSON, how long it takes to count the events of a casefile under each given filter.

Three counts as the window shows them, each without the clause of its own control: events by time under the kinds, by
kind under the span, by region under both. The table of regions repeats kind and span, so that nothing is joined, and
regions are counted as they are stored, without those that contain them: all that is in favour of the engine.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from pathlib import Path
from typing import Any

# Not among the packages that types are checked with.
import duckdb  # type: ignore[import-not-found,unused-ignore]
import numpy as np

BINS = 1000
_EVENTS = "SELECT earliest_start, latest_end, kind_id FROM event"
_REGIONS = "SELECT earliest_start, latest_end, kind_id, region_id FROM event JOIN event_region ON event_id = event.id"


def main(casefile: Path, filters: Path) -> None:
    """See the module."""
    wanted = json.loads(filters.read_text(encoding="utf-8"))
    case = sqlite3.connect(f"{casefile.absolute().as_uri()}?mode=ro", uri=True)
    numbers = dict(case.execute("SELECT key, id FROM kind"))
    base = duckdb.connect()
    starts = _table(base, "events", ("start", "finish", "kind"), case.execute(_EVENTS).fetchall())
    _table(base, "regions", ("start", "finish", "kind", "region"), case.execute(_REGIONS).fetchall())
    first, last = (int(np.percentile(starts, share)) for share in (1, 99))
    ways: dict[str, list[float]] = {}
    for way, threads in (("all cores", None), ("one thread", 1)):
        if threads is not None:
            base.execute(f"SET threads = {threads}")
        taken = []
        for each in [*wanted, *wanted]:
            begun = time.perf_counter()
            ask(base, [numbers[key] for key in each["kinds"]], each, (first, max((last - first) // BINS, 1)))
            taken.append(time.perf_counter() - begun)
        # The first round warms up.
        ways[way] = taken[len(wanted) :]
    print(json.dumps({"version": duckdb.__version__, "ways": ways}))


def ask(base: duckdb.DuckDBPyConnection, numbers: list[int], wanted: dict[str, Any], bins: tuple[int, int]) -> None:
    """The three counts under one filter; `bins` is where the first begins, and how long each is."""
    kinds = ", ".join(map(str, numbers))
    span = f"start < {wanted['end']} AND finish > {wanted['start']}"
    first, width = bins
    base.execute(
        f"SELECT least(greatest((start - {first}) // {width}, 0), {BINS}) AS bin, count(*) FROM events"
        f" WHERE kind IN ({kinds}) GROUP BY bin"
    ).fetchnumpy()
    base.execute(f"SELECT kind, count(*) FROM events WHERE {span} GROUP BY kind").fetchnumpy()
    base.execute(
        f"SELECT region, count(*) FROM regions WHERE {span} AND kind IN ({kinds}) GROUP BY region"
    ).fetchnumpy()


def _table(base: duckdb.DuckDBPyConnection, name: str, columns: tuple[str, ...], rows: list[Any]) -> Any:
    """Make a table of rows; gives its first column."""
    values = np.array(rows, np.int64).reshape(len(rows), len(columns))
    narrow = [np.int64 if column in ("start", "finish") else np.uint16 for column in columns]
    arrays = {column: values[:, place].astype(narrow[place]) for place, column in enumerate(columns)}
    base.register("arrays", arrays)
    base.execute(f"CREATE TABLE {name} AS SELECT * FROM arrays")
    base.unregister("arrays")
    return arrays["start"]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
