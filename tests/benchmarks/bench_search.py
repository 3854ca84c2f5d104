"""How long words that are typed take to find events. Run: `python -m tests.benchmarks.bench_search`.

Every keystroke from the second letter of a word on is one question: the words are those of titles of the casefile, some
alone and some together, and names of regions and actors, in any language. What SQLite alone is asked for follows; the
way through threads and window is measured by `bench_window.py`. At last the full set of a common word streams in
beside a thread that wants to wake up every millisecond.
"""

from __future__ import annotations

import random
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing

from tests.benchmarks.casefiles import SEED, SIZES, synthetic
from tests.benchmarks.report import percentile

from steppeline.store.opening import connect_reader
from steppeline.store.search import rebuild
from steppeline.store.search_hits import hits, ranked
from steppeline.store.search_slices import slices_of
from steppeline.store.search_words import Word, words_of

TITLES, NAMES = 40, 12


def main() -> None:
    """Print the figures of each casefile."""
    print(f"{'events':>10} {'':<28}{'p50 ms':>9}{'p99 ms':>9}{'worst ms':>10}{'of CPU, p50':>13}{'p99':>8}")
    for events in SIZES:
        with closing(connect_reader(synthetic(events).path)) as connection:
            typed = list(keystrokes(connection))
            for name, find in (("first hits", hits), ("ranked", ranked)):
                told(events, f"{name} ({len(typed)} keys)", [timed(lambda: find(connection, words)) for words in typed])  # noqa: B023
            stream(events, connection)
        print(
            f"{events:>10,} {'made anew':<28}{events / seconds_of_rebuilding(synthetic(events).path):>9,.0f} events/s"
        )


def keystrokes(connection: sqlite3.Connection) -> Iterator[tuple[Word, ...]]:
    """The words after each key, the last of them not yet complete."""
    chance = random.Random(SEED)
    (last,) = connection.execute("SELECT max(id) FROM event").fetchone()
    texts = []
    for _ in range(TITLES):
        query = "SELECT coalesce(title_en, title_ru) FROM event WHERE id >= ? LIMIT 1"
        words = connection.execute(query, (chance.randint(1, last),)).fetchone()[0].split()
        texts.append(" ".join(chance.sample(words, min(len(words), chance.randint(1, 3)))))
    for table in ("region_name", "actor_name"):
        texts += [name for (name,) in connection.execute(f"SELECT name FROM {table} LIMIT {NAMES}")]
    for text in texts:
        for end in range(2, len(text) + 1):
            words = words_of(text[:end])
            if words and text[end - 1] != " " and len(words[-1].last) > 1:
                yield (*words[:-1], Word(words[-1].key, is_beginning=True))


def stream(events: int, connection: sqlite3.Connection) -> None:
    """The full set of the most frequent word of some, and the delays of a thread beside it."""
    (word, count) = connection.execute(
        "SELECT term, count(*) AS events FROM used_words WHERE term IN ('region', 'meeting', 'trade') GROUP BY term"
        " ORDER BY events DESC LIMIT 1"
    ).fetchone()
    delays: list[tuple[float, float]] = []
    ended = threading.Event()
    ticking = threading.Thread(target=tick, args=(ended, delays))
    ticking.start()
    took = timed(lambda: list(slices_of(connection, words_of(word))))
    ended.set()
    ticking.join()
    told(events, f"full set of “{word}”: {count:,}", [took])
    told(events, "delay of a thread beside it", delays)


def tick(ended: threading.Event, delays: list[tuple[float, float]]) -> None:
    """Sleep for a millisecond again and again, and note how much longer it was."""
    while not ended.is_set():
        begun = time.perf_counter()
        time.sleep(0.001)
        delays.append(((time.perf_counter() - begun) * 1000 - 1, 0.0))


def seconds_of_rebuilding(path: object) -> float:
    """How long it takes to index all events anew; the casefile stays as it is."""
    with closing(sqlite3.connect(str(path), isolation_level=None)) as connection:
        connection.execute("BEGIN")
        begun = time.process_time()
        rebuild(connection)
        took = time.process_time() - begun
        connection.execute("ROLLBACK")
    return took


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds by the clock, and those that this thread was busy."""
    begun, busy = time.perf_counter(), time.thread_time()
    work()
    return (time.perf_counter() - begun) * 1000, (time.thread_time() - busy) * 1000


def told(events: int, name: str, values: list[tuple[float, float]]) -> None:
    """Print one line."""
    clock, busy = zip(*values, strict=True)
    figures = percentile(clock, 0.5), percentile(clock, 0.99), max(clock)
    line = "".join(f"{figure:>{width}.2f}" for figure, width in zip(figures, (9, 9, 10), strict=True))
    print(f"{events:>10,} {name:<28}{line}{percentile(busy, 0.5):>13.2f}{percentile(busy, 0.99):>8.2f}")


if __name__ == "__main__":
    main()
