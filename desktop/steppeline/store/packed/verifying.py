"""Whether the packed columns, with the changes noted since, say what the rows say: all of them are looked at."""

from __future__ import annotations

import sqlite3

import numpy as np

from steppeline.model.arrays import Integers, Mask
from steppeline.model.row_finder import RowFinder
from steppeline.model.set_column import SetColumn
from steppeline.model.text import Message, counted, message
from steppeline.store.packed.chunks import UnusableError, interpreting
from steppeline.store.packed.content import ARRAYS, MOMENTS, SETS, Source, Told, entity_numbers
from steppeline.store.packed.packing import merged_columns, open_packed
from steppeline.store.packed.rows import RowColumns, ranges_of_all
from steppeline.store.trouble import decoding, path_of, reading

_NONE = -1


def verify(connection: sqlite3.Connection, told: Told = lambda done, total: None) -> list[Message]:
    """What is wrong with the packed columns, one sentence each; nothing where there are none.

    Takes as long as packing, and as much memory as the columns. Raises WorldError for a damaged file.
    """
    with reading(connection), decoding(path_of(connection)):
        numbers = entity_numbers(connection)
        try:
            source = merged_columns(connection, numbers, *open_packed(connection))
            with interpreting():
                columns = _Columns(source)
        except UnusableError as unusable:
            if unusable.sentence is None:
                return []
            return [
                message(
                    "The packed columns of this casefile cannot be used;"
                    " they are made anew when it is opened in the window."
                )
            ]
        wrong = seen = 0
        for each in ranges_of_all(connection, told):
            of_rows = _Columns(RowColumns(connection, numbers, [each]))
            seen += len(of_rows.ids)
            wrong += columns.count_unlike(of_rows)
    wrong += abs(len(columns.ids) - seen) + columns.count_out_of_order()
    if not wrong:
        return []
    return [
        counted(
            "The packed columns say something else of {count} event than its row.",
            "The packed columns say something else of {count} events than their rows.",
            wrong,
        )
    ]


class _Columns:
    """All columns of a source, to be compared with others."""

    def __init__(self, source: Source) -> None:
        self.ids = source.array("ids")
        self.arrays = {name: source.array(name) for name in ARRAYS}
        self.moments = {name: source.moments(name) for name in MOMENTS}
        self.sets = {name: source.sets(name) for name in SETS}
        self.is_open = np.zeros(len(self.ids), np.bool_)
        self.is_open[source.array("open_ends")] = True
        self.dates = source.dates()
        self.date_of_row = np.full(len(self.ids), _NONE, np.int64)
        self.date_of_row[source.array("recheck_rows")] = source.array("recheck_codes")
        self._finder = RowFinder(self.ids)

    def count_unlike(self, others: _Columns) -> int:
        """How many of the other rows are not here, or not alike."""
        rows = self._finder.rows_of(others.ids)
        is_missing = rows < 0
        unlike = is_missing.copy()
        there, others_there = rows[~is_missing], np.flatnonzero(~is_missing)
        unlike[others_there] = self._unlike(there, others, others_there)
        return int(np.count_nonzero(unlike))

    def count_out_of_order(self) -> int:
        """How many rows belong before the one they follow."""
        starts, ids = self.moments["earliest_start"][:], self.ids.astype(np.int64)
        is_same = starts[1:] == starts[:-1]
        return int(np.count_nonzero((starts[1:] < starts[:-1]) | (is_same & (ids[1:] <= ids[:-1]))))

    def _unlike(self, rows: Integers, others: _Columns, other_rows: Integers) -> Mask:
        """bool[rows]: whether each is unlike the other at the same place."""
        unlike: Mask = self.is_open[rows] != others.is_open[other_rows]
        for name in ARRAYS:
            unlike |= self.arrays[name][rows] != others.arrays[name][other_rows]
        for name in MOMENTS:
            unlike |= self.moments[name][rows] != others.moments[name][other_rows]
        for name in SETS:
            here, there = self.sets[name], others.sets[name]
            both = SetColumn.joined(
                [SetColumn(here.codes[rows], here.sets), SetColumn(there.codes[other_rows], there.sets)]
            )
            unlike |= both.codes[: len(rows)] != both.codes[len(rows) :]
        code_of = {text: code for code, text in enumerate(self.dates)}
        # The last place is that of no date.
        mine = np.array([*(code_of.get(text, len(code_of)) for text in others.dates), _NONE], np.int64)
        unlike |= self.date_of_row[rows] != mine[others.date_of_row[other_rows]]
        return unlike
