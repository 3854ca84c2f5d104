"""Texts to sort by, and what a line of a table tells, as they come from a casefile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from casefile_sample import FORUM, copy_of_blank

from steppeline.model.event import ActorRole, Event, Names, PlaceRole, RegionRole, SourceUse
from steppeline.store import ordering
from steppeline.store.casefile import Casefile, open_casefile
from steppeline.store.edits import put_event
from steppeline.store.events import read_events
from steppeline.store.excerpts import read_outlines
from steppeline.store.ordering import TextsToSort, What
from steppeline.store.readers import Readers

TITLES: tuple[Names, ...] = (
    {"en": "One", "ru": "Один"},
    {"kk": "Екі"},
    {"en": "Three\x1fand"},
    {"ru": "", "en": "Four"},
    {},
)


@pytest.fixture
def casefile(tmp_path: Path) -> Iterator[Casefile]:
    path = copy_of_blank(tmp_path / "sample.steppeline")
    with open_casefile(path, writable=True) as casefile:
        casefile.apply(put_event(FORUM))
        for number, title in enumerate(TITLES):
            casefile.apply(put_event(Event("forum", title, "2020", refs=(f"z{number}", f"a{number}"))))
        yield casefile


def _texts(casefile: Casefile, what: What, language: str, ids: list[int] | None = None) -> dict[int, str]:
    readers = Readers(casefile.reader)
    asked = None if ids is None else np.array(ids, np.int64)
    found: dict[int, str] = {}
    for numbers, texts in TextsToSort(readers).slices(what, language, asked):
        found |= zip(numbers.tolist(), texts, strict=True)
    readers.close()
    return found


@pytest.mark.parametrize("size", [1, 2, 1_000])
def test_reads_the_titles_of_a_language_in_slices(
    casefile: Casefile, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ordering, "_SLICE", size)
    own = FORUM.title
    assert _texts(casefile, "title", "ru") == {
        1: own.get("ru", own["en"]),
        2: "Один",
        3: "Екі",
        4: "Three and",
        5: "Four",
    }
    assert _texts(casefile, "title", "kk", [3, 2, 99, 6]) == {3: "Екі", 2: "One"}
    assert _texts(casefile, "title", "kk", []) == {}


def test_reads_the_first_name_and_the_first_place(casefile: Casefile) -> None:
    references = _texts(casefile, "reference", "en")
    assert {number: references[number] for number in range(2, 7)} == {n: f"z{n - 2}" for n in range(2, 7)}
    assert references.get(1) == (FORUM.refs[0] if FORUM.refs else None)
    places = {1: FORUM.places[0].place} if FORUM.places else {}
    assert _texts(casefile, "place", "en") == places


def test_outlines_are_what_a_line_tells_of_the_events(casefile: Casefile) -> None:
    outlines = read_outlines(casefile.connection, [6, 1, 99, 2])
    for event in read_events(casefile.connection, [6, 1, 2]):
        assert event.id is not None
        assert outlines.pop(event.id) == replace(
            Event(event.kind, event.title, event.date, event.status, event.id, event.refs),
            certainty=event.certainty,
            extent=event.extent,
            regions=tuple(RegionRole(role.region) for role in event.regions),
            actors=tuple(ActorRole(role.actor) for role in event.actors),
            places=tuple(PlaceRole(role.place) for role in event.places),
            sources=tuple(SourceUse(use.source) for use in event.sources),
            tags=event.tags,
        )
    assert outlines == {}
