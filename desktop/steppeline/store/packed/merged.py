"""Columns of which some rows are replaced by later ones, column by column: never more than a few are held at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from steppeline.model.arrays import Integers, narrowed
from steppeline.model.moments import Moments
from steppeline.model.set_column import SetColumn
from steppeline.store.packed.chunks import Empty
from steppeline.store.packed.content import ARRAYS, DateText, Source


class MergedColumns:
    """The `Source` of the rows of `base` whose events have not `changed` (numbers, ascending), and of all `later` ones.

    Codes of both must mean the same.
    """

    def __init__(self, base: Source, later: Source, changed: Integers) -> None:
        self._base = base
        self._later = later
        base_ids = base.array("ids")
        self._kept = np.flatnonzero(~np.isin(base_ids, changed)).astype(np.uint32)
        starts, later_starts = base.moments("earliest_start")[:], later.moments("earliest_start")[:]
        later_ids = later.array("ids")
        before = _places(base_ids[self._kept], starts[self._kept], later_ids, later_starts)
        self._is_later = np.zeros(len(self._kept) + len(later_ids), np.bool_)
        self._is_later[before + np.arange(len(later_ids))] = True
        self._dates = self._numbered_dates()

    def array(self, name: str, empty: Empty = np.empty) -> NDArray[Any]:
        """One of ARRAYS or ROW_LISTS."""
        if name in ARRAYS:
            return self._merged(self._base.array(name), self._later.array(name), empty)
        rows, codes = self._rechecks() if name.startswith("recheck") else self._rows("open_ends")
        values = codes if name == "recheck_codes" else rows
        array = empty(len(values), np.dtype(np.uint32))
        array[:] = values
        return array

    def moments(self, name: str, empty: Empty = np.empty) -> Moments:
        """One of MOMENTS."""
        merged = Moments.of(self._merged(self._base.moments(name)[:], self._later.moments(name)[:], np.empty))
        codes = empty(len(merged), merged.codes.dtype)
        codes[:] = merged.codes
        return Moments(codes, merged.base)

    def sets(self, name: str, empty: Empty = np.empty) -> SetColumn:
        """One of SETS; sets that no row has any more are left out."""
        base, later = self._base.sets(name), self._later.sets(name)
        joined = SetColumn.joined([base, later])
        codes = self._merged(joined.codes[: len(base.codes)], joined.codes[len(base.codes) :], empty)
        is_used = np.bincount(codes, minlength=len(joined.sets)) > 0
        if is_used.all():
            return SetColumn(codes, joined.sets)
        number_of = narrowed(np.cumsum(is_used) - 1, int(np.iinfo(codes.dtype).max))
        codes[:] = number_of[codes]
        return SetColumn(codes, joined.sets.chosen(np.flatnonzero(is_used)))

    def dates(self) -> list[DateText]:
        """The dates of the rows to recheck, each once."""
        return list(self._dates)

    def _merged(self, base: NDArray[Any], later: NDArray[Any], empty: Empty) -> NDArray[Any]:
        merged = empty(len(self._is_later), np.promote_types(base.dtype, later.dtype))
        merged[~self._is_later] = base[self._kept]
        merged[self._is_later] = later
        return merged

    def _rows(self, name: str) -> tuple[Integers, Integers]:
        """Where the rows of the lists of both are now, rising; and where each stands in the two lists, joined."""
        base, later = self._base.array(name), self._later.array(name)
        new_row_of_kept, new_row_of_later = np.flatnonzero(~self._is_later), np.flatnonzero(self._is_later)
        places = np.minimum(np.searchsorted(self._kept, base), max(len(self._kept) - 1, 0))
        is_kept = self._kept[places] == base if len(self._kept) else np.zeros(len(base), np.bool_)
        rows = np.concatenate((new_row_of_kept[places[is_kept]], new_row_of_later[later]))
        origins = np.concatenate((np.flatnonzero(is_kept), len(base) + np.arange(len(later))))
        order = np.argsort(rows)
        return rows[order], origins[order]

    def _numbered_dates(self) -> dict[DateText, int]:
        """The dates that rows still have, with new codes in the order of the rows."""
        _, texts = self._rows_and_texts()
        return {text: code for code, text in enumerate(dict.fromkeys(texts))}

    def _rechecks(self) -> tuple[Integers, Integers]:
        rows, texts = self._rows_and_texts()
        return rows, np.fromiter((self._dates[text] for text in texts), np.int64)

    def _rows_and_texts(self) -> tuple[Integers, Sequence[DateText]]:
        rows, origins = self._rows("recheck_rows")
        base, later = self._base.dates(), self._later.dates()
        codes = np.concatenate((self._base.array("recheck_codes"), self._later.array("recheck_codes") + len(base)))
        texts = [*base, *later]
        return rows, [texts[code] for code in codes[origins].tolist()]


def _places(ids: NDArray[Any], starts: Integers, later_ids: NDArray[Any], later_starts: Integers) -> Integers:
    """int64[later]: how many rows, sorted by (start, id), come before each of the later ones, sorted alike."""
    first = np.searchsorted(starts, later_starts, "left")
    last = np.searchsorted(starts, later_starts, "right")
    for place in np.flatnonzero(last > first).tolist():
        alike = slice(first[place], last[place])
        first[place] += np.searchsorted(ids[alike], later_ids[place])
    return first.astype(np.int64)
