"""The rows of a facet as a model: counts, checks, words, many entities, edits of the casefile."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from steppeline.model.calendar import DAY, seconds_of
from steppeline.model.cross_filter import masks
from steppeline.model.entities import FACETS, Entities, FacetName, vocabulary
from steppeline.model.filter import Filter, TimeClause
from steppeline.model.index import Index
from steppeline.model.index_build import Columns, build_index
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.ui.filters.facet_model import EntityItem, FacetModel, MoreItem
from steppeline.ui.filters.facet_rows import SHOWN_MORE, SHOWN_OF_LONG_GROUP, TOP

NO_KEYS: frozenset[str] = frozenset()
SEPTEMBER = Filter().replace("time", TimeClause(seconds_of(2021, 9), seconds_of(2021, 9, 6)))


def model_of(document: Document, facet: FacetName, current: Filter = SEPTEMBER, code: str = "en") -> FacetModel:
    model = FacetModel(facet, Language(code))
    model.show(masks(document.index, current, document.lookup()), document.book, NO_KEYS)
    return model


def items(model: FacetModel) -> dict[str, EntityItem]:
    shown = (model.item(row) for row in range(model.rowCount()))
    return {item.key: item for item in shown if isinstance(item, EntityItem)}


def crowd(size: int, actors: int) -> Index:
    """Events of which each has one actor."""
    numbers = np.arange(1, size + 1)
    names = tuple({"en": f"Person {number}"} for number in range(actors))
    return build_index(
        Columns(
            ids=numbers,
            earliest_start=numbers * DAY,
            latest_start=numbers * DAY,
            earliest_end=(numbers + 1) * DAY,
            latest_end=(numbers + 1) * DAY,
            never_certain=np.zeros(size, np.bool_),
            verified=np.ones(size, np.bool_),
            kind=np.zeros(size),
            status=np.zeros(size),
            actors=(numbers, numbers % actors),
            kinds=vocabulary(("forum",)),
            actor_names=Entities(tuple(f"actor-{number}" for number in range(actors)), names),
        )
    )


class Nothing:
    def text(self, term: object) -> list[int]:
        return []

    def having(self, word: str, value: str) -> list[int]:
        return []


def test_counts_are_told_certain_and_possible_of_all(document: Document) -> None:
    found = items(model_of(document, "kind"))
    assert list(found) == ["forum", "crisis", "visit"]
    forum = found["forum"]
    # The 3rd is certain, "some day in September" may lie after the 5th, and the visit of the 10th surely does.
    assert (forum.certain, forum.possible, forum.total, forum.largest) == (1, 2, 4, 4)
    assert (found["visit"].possible, found["visit"].total) == (0, 2)
    assert forum.kind == document.book.kinds["forum"]


@pytest.mark.parametrize("facet", FACETS)
def test_every_facet_is_a_proper_model_in_every_language(document: Document, facet: FacetName) -> None:
    for code in ("en", "ru", "kk"):
        model = model_of(document, facet, code=code)
        tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
        model.choose(frozenset({document.index.facet(facet).entities.keys[-1]}))
        model.find("a")
        model.find("")
        assert model.rowCount() > 0
        for row in range(model.rowCount()):
            assert model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole)
        del tester


def test_a_country_has_its_regions_and_a_former_one_its_end(document: Document) -> None:
    model = model_of(document, "region", Filter())
    assert {item.name for item in items(model).values()} == {"Kazakhstan", "Russia"}
    model.set_opened(frozenset({"kz"}))
    found = items(model)
    assert [found[key].depth for key in ("kz", "kz-aktobe")] == [0, 1]
    assert found["kz-old"].name == "Almaty Region (until 2022)"
    assert isinstance(model.item(model.rowCount() - 1), MoreItem)
    model.unfold(model.rowCount() - 1)
    assert items(model)["uz"].total == 0


def test_checks_tell_chosen_from_implied_and_partial(document: Document) -> None:
    model = model_of(document, "region", Filter())
    model.set_opened(frozenset({"kz", "ru"}))
    model.choose(frozenset({"kz", "ru-omsk"}))
    checks = {key: (item.check, item.implied) for key, item in items(model).items()}
    assert checks["kz"] == (Qt.CheckState.Checked, False)
    assert checks["kz-aktobe"] == (Qt.CheckState.Checked, True)
    assert checks["ru"] == (Qt.CheckState.PartiallyChecked, False)
    assert checks["ru-omsk"] == (Qt.CheckState.Checked, False)
    assert checks["ru-orenburg"] == (Qt.CheckState.Unchecked, False)


def test_what_is_said_of_a_row(document: Document) -> None:
    model = model_of(document, "kind")
    row = model.row_of("forum")
    assert row is not None
    index = model.index(row)
    assert model.data(index, Qt.ItemDataRole.DisplayRole) == "Forum"
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == ("Forum, 1 certainly and 2 possibly of 4 events")
    source = model_of(document, "source", Filter())
    tip = source.data(source.index(0), Qt.ItemDataRole.ToolTipRole)
    assert tip == "A paper on trade\nThe Herald, 2021-09-03\n2 of 2 events"


def test_finding_shows_matches_in_whatever_script(document: Document) -> None:
    model = model_of(document, "region", Filter())
    model.find("Оренб")
    assert list(items(model)) == ["ru", "ru-orenburg"]
    model.find("")
    assert list(items(model)) == ["kz", "ru"]


def test_order_can_be_kept_while_the_counts_change(document: Document) -> None:
    model = model_of(document, "kind", Filter())
    before = list(items(model))
    assert before[0] == "forum"
    crisis = Filter().replace("time", TimeClause(seconds_of(2022, 1, 5), seconds_of(2022, 1, 6)))
    visible = masks(document.index, crisis, document.lookup())
    model.show(visible, document.book, NO_KEYS, keep_order=True)
    assert list(items(model)) == before
    assert items(model)["forum"].certain == 0
    model.show(visible, document.book, NO_KEYS)
    assert list(items(model)) != before


def test_only_rows_that_show_something_else_are_told_of(document: Document) -> None:
    model = model_of(document, "kind")
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.choose(NO_KEYS)
    model.show(masks(document.index, SEPTEMBER, document.lookup()), document.book, NO_KEYS)
    assert told == [], "everything is as it was"
    until_the_twentieth = Filter().replace("time", TimeClause(seconds_of(2021, 9), seconds_of(2021, 9, 20)))
    model.show(masks(document.index, until_the_twentieth, document.lookup()), document.book, NO_KEYS, keep_order=True)
    [visit] = [row for row in range(model.rowCount()) if model.item(row) == items(model)["visit"]]
    assert told == [(visit, visit)]
    assert items(model)["visit"].possible == 1
    model.choose(frozenset({"visit"}))
    assert told[1:] == [(0, model.rowCount() - 1)]
    assert items(model)["visit"].check == Qt.CheckState.Checked


def test_only_narrowed_counts_differ_from_the_totals(document: Document) -> None:
    assert not model_of(document, "kind", Filter()).is_narrowed
    assert model_of(document, "kind").is_narrowed
    assert model_of(document, "kind").widest == ("0–0", "0")


def test_ten_thousand_actors_show_few_rows_until_more_are_wanted() -> None:
    index = crowd(20_000, 10_000)
    model = FacetModel("actor", Language("en"))
    model.show(masks(index, Filter(), Nothing()), ReferenceBook(), NO_KEYS)
    assert model.size == 10_000
    assert model.rowCount() == SHOWN_OF_LONG_GROUP + 1
    assert model.data(model.index(SHOWN_OF_LONG_GROUP)) == "9,992 more"
    model.unfold(SHOWN_OF_LONG_GROUP)
    assert model.data(model.index(SHOWN_MORE)) == "9,800 more"
    model.unfold(SHOWN_MORE)
    assert model.rowCount() == 2 * SHOWN_MORE + 1
    for shown in range(2 * SHOWN_MORE, 10_000, SHOWN_MORE):
        model.unfold(shown)
    assert model.data(model.index(10_000)) == "Show fewer"
    # Sorted by number, not by character.
    assert [model.data(model.index(row)) for row in (2, 10, 100)] == ["Person 2", "Person 10", "Person 100"]


def test_what_was_opened_and_chosen_survives_another_index(document: Document) -> None:
    model = model_of(document, "region", Filter())
    model.set_opened(frozenset({"kz", "gone"}))
    model.choose(frozenset({"kz-aktobe"}))
    other = build_index(Columns(region_names=vocabulary(("new", "kz-aktobe", "kz")), region_parents=(TOP, 2, TOP)))
    model.show(masks(other, Filter(), Nothing()), ReferenceBook(), frozenset({"kz-aktobe"}))
    assert list(items(model)) == ["kz", "kz-aktobe"]
    assert model.opened == {"kz", "gone"}
