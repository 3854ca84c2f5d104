"""Lanes: each grouping has those that events need, in an order that does not depend on the filter."""

from __future__ import annotations

import numpy as np
import pytest

from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.view import GROUPINGS, Grouping
from steppeline.ui.timeline.lanes import lane_book

LANES: dict[Grouping, list[tuple[str, list[int]]]] = {
    "kind": [("Forum", [1, 2, 3]), ("Visit", [4, 5]), ("Crisis", [6, 7])],
    "country": [("Kazakhstan", [4, 7]), ("Russia", [1, 4]), ("No region", [2, 3, 5, 6])],
    "region": [
        ("West (2010–)", [7]),
        ("West (–2010)", [4]),
        ("Russia", [4]),
        ("Omsk", [1]),
        ("No region", [2, 3, 5, 6]),
    ],
    "actor": [("Anna", [4, 5]), ("Boris", [4]), ("No actor", [1, 2, 3, 6, 7])],
    "source": [("A paper on trade", [4]), ("No source", [1, 2, 3, 5, 6, 7])],
    "tag": [("trade", [5]), ("No tag", [1, 2, 3, 4, 6, 7])],
}


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_every_event_lies_in_its_lanes(document: Document, grouping: Grouping) -> None:
    index = document.index
    book = lane_book(index, document.book, grouping, Language("en"))
    pairs = book.lanes.pairs(np.arange(len(index)))
    lanes = [
        (title.name, sorted(index.ids[pairs.rows[pairs.lanes == at]].tolist())) for at, title in enumerate(book.titles)
    ]
    assert lanes == LANES[grouping]


def test_a_lane_of_a_kind_knows_its_kind_in_the_language_asked_for(document: Document) -> None:
    book = lane_book(document.index, document.book, "kind", Language("ru"))
    assert [title.name for title in book.titles][:2] == ["Форум", "Визит"]
    assert book.titles[0].kind == document.book.kinds["forum"]


def test_too_many_lanes_share_the_last(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("steppeline.ui.timeline.lanes.MOST_LANES", 1)
    book = lane_book(document.index, document.book, "actor", Language("en"))
    assert [title.name for title in book.titles] == ["Anna", "Others (1)", "No actor"]
    assert book.lanes.pairs(np.arange(len(document.index))).lanes.max() == 2
