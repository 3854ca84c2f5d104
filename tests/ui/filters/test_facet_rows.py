"""Which rows of a facet are shown: order, long groups, trees, searching."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from steppeline.ui.filters.facet_rows import (
    LEAST_SHOWN,
    LONGEST_GROUP,
    SHOWN_MORE,
    SHOWN_OF_LONG_GROUP,
    TOP,
    Content,
    EntityRow,
    Folding,
    MoreRow,
    ordered,
    rows,
)


def flat(possible: list[int], totals: list[int] | None = None, **others: object) -> Content:
    """A facet without a tree, names in the order of codes."""
    counts = np.array(possible, np.int64)
    return Content(
        order=ordered(counts, np.arange(len(counts))),
        parents=np.full(len(counts), TOP),
        nonzero=counts > 0,
        is_used=np.array(possible if totals is None else totals) > 0,
        **others,  # type: ignore[arg-type]
    )


def tree(**others: object) -> Content:
    """0 has 2 and 3, 1 has 4; 2 is the largest."""
    return Content(
        order=np.array([2, 0, 1, 3, 4]),
        parents=np.array([TOP, TOP, 0, 0, 1]),
        nonzero=np.ones(5, np.bool_),
        is_used=np.ones(5, np.bool_),
        **others,  # type: ignore[arg-type]
    )


def test_what_has_more_comes_first_then_what_is_first_by_name() -> None:
    assert ordered(np.array([1, 5, 1, 0]), np.array([3, 2, 1, 0])).tolist() == [1, 2, 0, 3]


def test_a_short_group_is_shown_whole_with_its_zeros() -> None:
    shown = rows(flat([0, 2, 1], totals=[1, 2, 1]))
    assert shown == [EntityRow(1, 0, None), EntityRow(2, 0, None), EntityRow(0, 0, None)]


def test_what_no_event_has_waits_behind_the_last_row() -> None:
    content = flat([0, 2, 1])
    assert rows(content)[2:] == [MoreRow(TOP, 0, 1)]
    full = rows(flat([0, 2, 1], folding=Folding(longer={TOP: SHOWN_MORE})))
    assert full[2:] == [EntityRow(0, 0, None), MoreRow(TOP, 0, 0)]


def test_a_long_group_shows_its_first() -> None:
    count = LONGEST_GROUP + 5
    shown = rows(flat([count] * count))
    assert len(shown) == SHOWN_OF_LONG_GROUP + 1
    assert shown[-1] == MoreRow(TOP, 0, count - SHOWN_OF_LONG_GROUP)
    assert len(rows(flat([count] * count, folding=Folding(longer={TOP: SHOWN_MORE})))) == count + 1


def test_a_very_long_group_grows_by_steps() -> None:
    count = SHOWN_MORE + 50
    content = flat([count] * count, folding=Folding(longer={TOP: SHOWN_MORE}))
    assert rows(content)[SHOWN_MORE:] == [MoreRow(TOP, 0, 50)]
    assert len(rows(flat([count] * count, folding=Folding(longer={TOP: 2 * SHOWN_MORE})))) == count + 1


def test_a_long_group_of_zeros_shows_few_and_what_is_chosen() -> None:
    content = flat([0] * 20, totals=[1] * 20, kept=[15])
    codes = [row.code for row in rows(content) if isinstance(row, EntityRow)]
    assert codes == [*range(LEAST_SHOWN), 15]


def test_what_lies_within_is_shown_once_it_is_opened() -> None:
    assert rows(tree()) == [EntityRow(0, 0, False), EntityRow(1, 0, False)]
    assert rows(tree(folding=Folding(opened=frozenset({0})))) == [
        EntityRow(0, 0, True),
        EntityRow(2, 1, None),
        EntityRow(3, 1, None),
        EntityRow(1, 0, False),
    ]


def test_what_is_found_is_shown_with_what_it_lies_in_and_nothing_else() -> None:
    assert rows(tree(found=[4])) == [EntityRow(1, 0, True), EntityRow(4, 1, None)]
    assert rows(tree(found=[1])) == [EntityRow(1, 0, False)]
    assert rows(tree(found=[])) == []
    unused = flat([0, 2, 1], found=[0])
    assert rows(unused) == [EntityRow(0, 0, None)]


@given(st.lists(st.integers(0, 3), max_size=40), st.data())
def test_every_entity_is_shown_or_counted_as_hidden(possible: list[int], data: st.DataObject) -> None:
    kept = data.draw(st.sets(st.integers(0, len(possible) - 1))) if possible else set()
    shown = rows(flat(possible, kept=kept))
    codes = [row.code for row in shown if isinstance(row, EntityRow)]
    hidden = sum(row.hidden for row in shown if isinstance(row, MoreRow))
    assert len(set(codes)) == len(codes)
    assert len(codes) + hidden == len(possible)
    assert kept <= set(codes)
    assert [possible[code] for code in codes] == sorted((possible[code] for code in codes), reverse=True)
