"""How many events pairs of regions share: whoever met whom, in numbers.

Counted over the sets of regions that events have, of which there are few, and exactly: an event counts once for each
pair of regions it has. It counts as possible where it may have both, and as certain where it surely has both and is
certain itself. Which of two regions was the host the index does not know; the counts have no direction.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from steppeline.model.arrays import Integers
from steppeline.model.cross_filter import Counts, Visible
from steppeline.model.set_column import Column

PAIR_SOURCE = "pair"
"""The control that chooses pairs."""


def pair_counts(
    visible: Visible, rows: Sequence[str], columns: Sequence[str] | None = None, source: str = PAIR_SOURCE
) -> Counts:
    """int64[rows, columns] twice: the visible events of each region (key) of `rows` with each of `columns`.

    In the borders of `visible`, and without the clause of the control `source`. Without `columns` every row with every
    other. A region and itself are no pair and have none; a key that does not exist has none.
    """
    columns = rows if columns is None else columns
    facet = visible.facet("region")
    per_set = visible.code_counts("region", source)
    code_of = facet.entities.code_of
    first, second = ([-1 if (code := code_of(key)) is None else code for key in keys] for keys in (rows, columns))
    is_pair = np.array(first)[:, None] != np.array(second)[None, :]
    possible = _shared(facet.column, per_set.possible, first, second) * is_pair
    if per_set.certain is per_set.possible and facet.certain_column is None:
        return Counts(possible, possible)
    return Counts(possible, _shared(facet.sure, per_set.certain, first, second) * is_pair)


def _shared(column: Column, per_set: Integers, first: Sequence[int], second: Sequence[int]) -> Integers:
    used = np.flatnonzero(per_set)
    # Whole numbers up to 2⁵³ are exact in floats, of which matrices are multiplied much faster.
    counted = _having(column, first, used) * per_set[used].astype(np.float64)
    return (counted @ _having(column, second, used).T).astype(np.int64)


def _having(column: Column, codes: Sequence[int], used: Integers) -> NDArray[np.float64]:
    """float64[codes, used]: 1 where a set has the entity."""
    having = np.zeros((len(codes), len(used)))
    for at, code in enumerate(codes):
        if code >= 0:
            having[at] = column.having([code])[used]
    return having
