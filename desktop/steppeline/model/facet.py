"""A facet: one property to choose and count events by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from steppeline.model.arrays import Integers, Mask
from steppeline.model.entities import Entities
from steppeline.model.set_column import Column


@dataclass(frozen=True, eq=False)
class Facet:
    """One property to choose and count events by: its entities, and which of them each event has.

    Where it is in doubt which, `column` has those that an event may have, and `certain_column`, of the same codes,
    those that it surely has; else there is no `certain_column`.
    """

    entities: Entities
    column: Column
    certain_column: Column | None = None

    @property
    def sure(self) -> Column:
        """Which entities each event surely has."""
        return self.column if self.certain_column is None else self.certain_column

    def mask_of(self, keys: Iterable[str]) -> Mask:
        """bool[n]: the rows that have at least one of `keys`; keys that do not exist select nothing."""
        return self.mask_of_codes(self.entities.codes_of(keys))

    def mask_of_codes(self, codes: Iterable[int]) -> Mask:
        """bool[n]: the rows that have at least one of the entities with these codes."""
        return self.mask_of_having(self.column.having(codes))

    def certain_mask_of_codes(self, codes: Iterable[int]) -> Mask:
        """bool[n]: the rows that surely have at least one of the entities with these codes."""
        return self.mask_of_having(self.sure.having(codes))

    def mask_of_having(self, having: Mask) -> Mask:
        """bool[n]: the rows of which the column has a code that is marked in bool[codes]."""
        if not len(having):
            return np.zeros(len(self.column.codes), np.bool_)
        # Faster than an index. Only rows that no longer stand may have codes that nothing has any more.
        return having.take(self.column.codes, mode="clip")

    def counts(self, mask: Mask) -> Integers:
        """int64[entities]: how many of the rows in `mask` each entity has; a row counts once for each it has."""
        per_code = np.bincount(self.column.codes[np.flatnonzero(mask)], minlength=self.column.code_count)
        return self.column.totals(per_code, len(self.entities))
