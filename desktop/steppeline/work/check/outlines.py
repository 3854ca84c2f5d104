"""Of which events the checks across events need an outline, told for all events of a casefile at once.

Given the outlines of these alone, in their order, a check finds what it would find in those of all events. A check that
has no selection is given all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

import numpy as np

from steppeline.model.arrays import Integers, Mask
from steppeline.model.event import LINK_TYPES
from steppeline.store import audit
from steppeline.store.survey import Survey
from steppeline.work.check.links import ONE_WAY

Selection = Callable[[Survey], Integers]


def _found_by(query: str) -> Selection:
    """The events that the query finds."""
    return lambda survey: np.unique(survey.columns(query)[:, 0])


def _linked_to_nowhere(survey: Survey) -> Integers:
    """Nothing where all links lead to events, as they do in a sound casefile; else all events at their ends."""
    links = survey.columns(audit.LINKS)
    ends = survey.rows_of(links[:, 1])
    return np.unique(np.concatenate((links[:, 0], ends[ends >= 0]))) if (ends < 0).any() else links[:0, 0]


def _linked_against_time(survey: Survey) -> Integers:
    """Both ends of links that may contradict the dates."""
    one, other, types = _links(survey)
    start, end = survey.earliest_start, survey.latest_end
    over_before, over_after = end[one] <= start[other], end[other] <= start[one]
    against = _of_type(types, "part of") & (over_before | over_after)
    against |= _of_type(types, "follows") & (start[one] < start[other])
    against |= _of_type(types, "implements", "supersedes") & over_before
    against |= _of_type(types, "results in") & over_after
    return np.unique(np.concatenate((one[against], other[against])))


def _leading_into_circles(survey: Survey) -> Integers:
    """Events from which one comes into a circle along links of one type."""
    one, other, types = _links(survey)
    found = [_without_dead_ends(one[chosen], other[chosen]) for chosen in (_of_type(types, word) for word in ONE_WAY)]
    return np.unique(np.concatenate(found))


def _without_dead_ends(one: Integers, other: Integers) -> Integers:
    """What is left of a graph when nodes from which nothing leads on are taken away until there are none."""
    ways: defaultdict[int, int] = defaultdict(int)
    sources: defaultdict[int, list[int]] = defaultdict(list)
    for source, target in zip(one.tolist(), other.tolist(), strict=True):
        if source != target:
            ways[source] += 1
            sources[target].append(source)
    ends = [target for target in sources if target not in ways]
    while ends:
        for source in sources[ends.pop()]:
            ways[source] -= 1
            if not ways[source]:
                ends.append(source)
    return np.array([node for node, count in ways.items() if count], np.int64)


def _wholes_and_parts(survey: Survey) -> Integers:
    """Events with figures that have a part with figures, and all their parts."""
    one, other, types = _links(survey)
    with_figures = np.zeros(len(survey), np.bool_)
    with_figures[survey.columns(audit.WITH_FIGURES)[:, 0]] = True
    part_of = _of_type(types, "part of") & with_figures[other]
    wholes = np.unique(other[part_of & with_figures[one]])
    return np.unique(np.concatenate((wholes, one[part_of & np.isin(other, wholes)])))


def _links(survey: Survey) -> tuple[Integers, Integers, Integers]:
    """Row from, row to and type of the links between events."""
    links = survey.columns(audit.LINKS)
    ends = survey.rows_of(links[:, 1])
    return links[ends >= 0, 0], ends[ends >= 0], links[ends >= 0, 2]


def _of_type(types: Integers, *words: str) -> Mask:
    return np.isin(types, [LINK_TYPES.index(word) for word in words])


_OF_SERIES, _FIGURES_OF_SERIES = _found_by(audit.OF_SERIES), _found_by(audit.FIGURES_OF_SERIES)

SELECTIONS: Mapping[str, Selection] = {
    "dangling-link": _linked_to_nowhere,
    "circular-link": _leading_into_circles,
    "repeated-ref": _found_by(audit.REFS_REPEATED),
    "ordinal-missing": _OF_SERIES,
    "ordinal-repeated": _OF_SERIES,
    "ordinal-order": _OF_SERIES,
    "parts-and-event": _wholes_and_parts,
    "sources-differ": _FIGURES_OF_SERIES,
    "series-rate": _FIGURES_OF_SERIES,
    "part-above-whole": _FIGURES_OF_SERIES,
    "growth": _FIGURES_OF_SERIES,
    "stale-number": _FIGURES_OF_SERIES,
    "link-order": _linked_against_time,
    "host-alternation": _OF_SERIES,
    "skipped-year": _OF_SERIES,
    "year-without-figure": _FIGURES_OF_SERIES,
}
"""By rule; a check across events that is named neither here nor in `totals` or `pairs` is given all outlines."""
