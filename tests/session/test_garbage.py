"""Garbage is collected on the GUI thread, wherever it was made."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject

from steppeline.session.garbage import GarbageCollection
from steppeline.session.jobs import Jobs

Wait = Callable[[Callable[[], bool]], None]


class Knot(QObject):
    """An object of Qt that only the collector of cycles can free."""

    def __init__(self, deaths: list[threading.Thread]) -> None:
        super().__init__()
        self.itself = self
        self.deaths = deaths

    def __del__(self) -> None:
        self.deaths.append(threading.current_thread())


@pytest.fixture
def collection(application: object) -> Iterator[GarbageCollection]:
    collection = GarbageCollection()
    yield collection
    collection.close()


def make_cycles(count: int) -> None:
    for _ in range(count):
        cycle: list[object] = []
        cycle.append(cycle)


def test_a_worker_collects_nothing_and_the_gui_thread_does(
    collection: GarbageCollection, jobs: Jobs, wait_until: Wait
) -> None:
    deaths: list[threading.Thread] = []
    for _ in range(20):
        Knot(deaths)
    jobs.read(lambda _: make_cycles(20_000), lambda _: None)
    wait_until(lambda: not jobs.running)
    assert deaths == []
    collection.collect_what_is_due()
    assert deaths == [threading.current_thread()] * 20


def test_nothing_is_collected_before_it_is_due(collection: GarbageCollection) -> None:
    deaths: list[threading.Thread] = []
    gc.collect()
    Knot(deaths)
    collection.collect_what_is_due()
    assert deaths == []
    gc.collect()
    assert len(deaths) == 1


def test_closing_gives_collection_back() -> None:
    assert gc.isenabled()
    collection = GarbageCollection()
    assert not gc.isenabled()
    collection.close()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
