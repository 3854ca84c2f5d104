"""The checks of `duplicates` over all events of a casefile at once: which pairs they remark on, in the same order.

Each gives the rows of the events that the remarks name first, and of those they name second, batch by batch: there may
be more pairs than events.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from steppeline.model.arrays import Integers, Mask
from steppeline.model.calendar import DAY
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.region import country_of
from steppeline.model.set_column import ranges
from steppeline.store import audit
from steppeline.store.survey import Survey
from steppeline.work.check.comparison import Comparison
from steppeline.work.check.duplicates import (
    ALIKE,
    ALIKE_A_YEAR_APART,
    ALIKE_WITH_SHARED_ACTORS,
    NARROW,
    NEAR,
    NEIGHBOURS,
    change_places,
    look_like_one,
    stand_a_year_apart,
)
from steppeline.work.check.finding import Remark
from steppeline.work.check.outline import Outline

_AT_ONCE = 8_192

Pairs = tuple[Integers, Integers]
Numbers = NDArray[np.int32]


def near_duplicates(survey: Survey, book: ReferenceBook, comparison: Comparison) -> Iterator[Pairs]:
    """The pairs of `duplicates.near_duplicates`."""
    start, end = survey.earliest_start, survey.latest_end
    rows, blocks = _in_blocks(_dense(_dense(comparison.regions, survey.kinds), _wide_dates(survey)), start)

    def near(ones: Integers, others: Integers) -> Mask:
        near_enough: Mask = start[others] - end[ones] <= NEAR
        return near_enough

    def least(ones: Integers, others: Integers) -> NDArray[np.float64]:
        return np.where(comparison.share_actors(ones, others), ALIKE_WITH_SHARED_ACTORS, ALIKE)

    for ones, others in _alike(comparison, rows, blocks, near, least):
        kept = ~comparison.linked(ones, others) & ~comparison.numbered_apart(ones, others)
        yield ones[kept], others[kept]


def slips_of_the_year(survey: Survey, book: ReferenceBook, comparison: Comparison) -> Iterator[Pairs]:
    """The pairs of `duplicates.slips_of_the_year`."""
    fit = (survey.latest_end - survey.earliest_start <= DAY) & ~comparison.has_series()
    rows = np.flatnonzero(fit)
    days = (survey.earliest_start[rows] // DAY).astype("M8[D]")
    months = days.astype("M8[M]")
    day_of_year = months.astype(np.int64) % 12 * 31 + (days - months.astype("M8[D]")).astype(np.int64)
    blocks = _dense(_dense(comparison.regions[rows], survey.kinds[rows]), day_of_year)
    years = np.zeros(len(survey), np.int64)
    years[rows] = days.astype("M8[Y]").astype(np.int64)
    order, blocks = _in_blocks(blocks, years[rows])

    def apart(ones: Integers, others: Integers) -> Mask:
        in_other_years: Mask = years[ones] != years[others]
        return in_other_years

    def least(ones: Integers, others: Integers) -> NDArray[np.float64]:
        return np.full(len(ones), ALIKE_A_YEAR_APART)

    for ones, others in _alike(comparison, rows[order].astype(np.int32), blocks, apart, least):
        kept = ~comparison.linked(ones, others)
        yield ones[kept], others[kept]


def swapped_roles(survey: Survey, book: ReferenceBook, comparison: Comparison) -> Iterator[Pairs]:
    """The pairs of `duplicates.swapped_roles`."""
    rows, months = _within_a_month(survey, ~comparison.has_ordinal())
    month_of = np.zeros(len(survey), np.int64)
    month_of[rows] = months
    eligible = np.zeros(len(survey), np.bool_)
    eligible[rows] = True
    rows, hosts, guests = _directions(survey, book, eligible)
    occasion = _dense(month_of[rows], survey.kinds[rows])
    width, count = len(book.regions) + 1, len(survey)
    keys, key = np.unique((occasion.astype(np.int64) * width + hosts) * width + guests, return_inverse=True)
    mirrored = (occasion.astype(np.int64) * width + guests) * width + hosts
    opposite = np.minimum(np.searchsorted(keys, mirrored), max(len(keys) - 1, 0))
    order = np.argsort(key, kind="stable")
    # Within one key rows rise: those before an event are those told of before it.
    told = key[order] * count + rows[order]
    first = np.searchsorted(told, opposite * count)
    before = np.searchsorted(told, opposite * count + rows) - first
    taken = np.where(keys[opposite] == mirrored, np.minimum(before, NEIGHBOURS), 0)
    ones, others = np.repeat(rows, taken), rows[order][ranges(first, taken)]
    _, once = np.unique(ones * count + others, return_index=True)
    once.sort()
    ones, others = ones[once], others[once]
    kept = ~comparison.linked(ones, others, besides_contradictions=True)
    yield ones[kept], others[kept]


def _alike(
    comparison: Comparison,
    rows: Numbers,
    blocks: Numbers,
    fit: Callable[[Integers, Integers], Mask],
    least: Callable[[Integers, Integers], NDArray[np.float64]],
) -> Iterator[Pairs]:
    """The pairs of rows that stand near one another in a block, fit, and have titles alike, in this order."""
    steps = np.arange(1, NEIGHBOURS + 1)
    for start in range(0, len(rows), _AT_ONCE):
        part = slice(start, start + _AT_ONCE + NEIGHBOURS)
        own, block = rows[part].astype(np.int64), blocks[part]
        one = np.repeat(np.arange(min(_AT_ONCE, len(own))), NEIGHBOURS)
        other = one + np.tile(steps, len(one) // NEIGHBOURS)
        pairs = np.stack((one, other))[:, other < len(own)]
        pairs = pairs[:, block[pairs[0]] == block[pairs[1]]]
        pairs = pairs[:, fit(own[pairs[0]], own[pairs[1]])]
        alike = comparison.titles_alike(own, pairs, least(own[pairs[0]], own[pairs[1]]))
        yield own[pairs[0, alike]], own[pairs[1, alike]]


def _dense(codes: NDArray[np.integer[Any]], others: NDArray[np.integer[Any]]) -> Numbers:
    """One code for each pair of codes, without gaps."""
    lowest = int(others.min(initial=0))
    width = int(others.max(initial=0)) - lowest + 1
    pairs = codes.astype(np.int64) * width + (others.astype(np.int64) - lowest)
    dense: Numbers = np.unique(pairs, return_inverse=True)[1].astype(np.int32)
    return dense


def _in_blocks(blocks: Numbers, moments: Integers) -> tuple[Numbers, Numbers]:
    """The order by block, those first of which a member comes first, and in a block by moment and then as they are.

    With it the blocks in this order.
    """
    _, first = np.unique(blocks, return_index=True)
    order = np.lexsort((moments, first[blocks])).astype(np.int32)
    return order, blocks[order]


def _wide_dates(survey: Survey) -> Numbers:
    """int32[n]: which date each has, if it is a wide one; 0 for all others."""
    wide = survey.latest_end - survey.earliest_start > NARROW
    codes = np.zeros(len(survey), np.int32)
    known: dict[str, int] = {}
    for row, (date,) in enumerate(chain.from_iterable(survey.batches(audit.DATES))):
        if wide[row]:
            codes[row] = known.setdefault(date, len(known) + 1)
    return codes


def _within_a_month(survey: Survey, chosen: Mask) -> tuple[Integers, Integers]:
    """The rows among the chosen whose date lies within one month, and these months, counted from 1970."""
    rows = np.flatnonzero(chosen & (survey.latest_end - survey.earliest_start <= NARROW))
    first, last = (
        (moments[rows] // DAY).astype("M8[D]").astype("M8[M]").astype(np.int64)
        for moments in (survey.earliest_start, survey.latest_end - 1)
    )
    return rows[first == last], first[first == last]


def _directions(survey: Survey, book: ReferenceBook, eligible: Mask) -> tuple[Integers, Integers, Integers]:
    """Row, host and guest of each direction of `duplicates.swapped_roles`, in its order; regions by order of keys."""
    place = {key: number for number, key in enumerate(sorted(book.regions))}
    country = np.array([place[country_of(book.regions, key) or key] for key in place], np.int64)
    number_of = survey.numbers_of("region")
    places = np.zeros(max(number_of.values(), default=0) + 1, np.int64)
    for key, number in number_of.items():
        places[number] = place[key]
    sides = []
    for query in (audit.HOSTS, audit.GUESTS):
        pairs = survey.columns(query)
        pairs = pairs[eligible[pairs[:, 0]]]
        sides.append(np.unique(pairs[:, 0] * len(places) + pairs[:, 1]))
    host_rows, guest_rows = (side // len(places) for side in sides)
    begin = np.searchsorted(guest_rows, host_rows)
    many = np.searchsorted(guest_rows, host_rows, "right") - begin
    rows, hosts = np.repeat(host_rows, many), np.repeat(places[sides[0] % len(places)], many)
    guests = places[sides[1] % len(places)][ranges(begin, many)]
    width = len(place) + 1
    ways = [(hosts, guests), (hosts, country[guests]), (country[hosts], guests)]
    directions = np.unique(np.concatenate([(rows * width + host) * width + guest for host, guest in ways]))
    return directions // width**2, directions // width % width, directions % width


PAIRS: Mapping[
    str, tuple[Callable[[Survey, ReferenceBook, Comparison], Iterator[Pairs]], Callable[[Outline, Outline], Remark]]
] = {
    "swapped-roles": (swapped_roles, change_places),
    "near-duplicate": (near_duplicates, look_like_one),
    "year-slip": (slips_of_the_year, stand_a_year_apart),
}
"""By rule: which pairs, and what is said of one. Those that need no titles, which take room, come first."""
