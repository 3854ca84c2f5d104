"""From the columns of any table to our fields: dates read, values kept apart, statuses and words understood."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from steppeline.exchange.reading.blocks import Block, Column, Trouble, several
from steppeline.exchange.reading.dates import DateReader
from steppeline.exchange.reading.headers import columns_told, plain_name
from steppeline.exchange.reading.recipe import Recipe
from steppeline.model.errors import InputError
from steppeline.model.event import CERTAINTIES, MODES, STATUSES
from steppeline.model.text import Message, message

_SEVERAL_IN = frozenset({"country", "region", "place", "actor", "source", "tag"})
_SEPARATOR = re.compile(r"\s*[;|\n]\s*")
_STATUS_WORDS: Mapping[str, str] = {
    **{word: word for word in STATUSES},
    "confirmed": "happened", "done": "happened", "completed": "happened", "held": "happened", "past": "happened",
    "состоялось": "happened", "состоялся": "happened", "tentative": "planned", "scheduled": "planned",
    "запланировано": "planned", "планируется": "planned", "canceled": "cancelled", "отменено": "cancelled",
    "отложено": "postponed", "перенесено": "postponed", "анонсировано": "announced", "неизвестно": "unknown",
}  # fmt: skip
_YES = frozenset({"yes", "true", "1", "да", "y", "иә"})
_NO = frozenset({"no", "false", "0", "нет", "n", "жоқ"})


Part = tuple[int, str, Any]
"""As in `Block.parts`."""


@dataclass(frozen=True)
class Table:
    """How the columns of a table become fields: position in a row by field, "end" among them."""

    positions: Mapping[str, int]
    recipe: Recipe


def table_of(names: Sequence[str], recipe: Recipe) -> Table:
    """The table with columns of these names. Raises InputError where the recipe names a column that is not there."""
    wanted = recipe.columns if recipe.columns is not None else columns_told(names)
    place = {plain_name(name): position for position, name in reversed(list(enumerate(names)))}
    exact = {name: position for position, name in reversed(list(enumerate(names)))}
    positions = {}
    for field, column in wanted.items():
        position = exact.get(column, place.get(plain_name(column)))
        if position is None:
            raise InputError(
                message("There is no column “{column}”; the file has: {names}.", column=column, names=", ".join(names))
            )
        positions[field] = position
    if "date" not in positions and "end" not in positions:
        raise InputError(
            message(
                "No column is known to hold dates; name it in a mapping. The file has: {names}.", names=", ".join(names)
            )
        )
    return Table(positions, recipe)


class Columns:
    """Makes blocks of a table's rows: `block` takes raw columns by field, all of one length."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._dates = DateReader(day_first=recipe.day_first)
        self._apart: dict[str, str | None] = {}

    def block(self, lines: Sequence[int], raw: Mapping[str, Column], parts: Sequence[Part] = ()) -> Block:
        """The rows as fields, with the parts of some; those that cannot be are troubles."""
        columns = {name: column for name, column in raw.items() if name != "end"}
        block = Block(lines, columns, list(parts))
        for name in _SEVERAL_IN & columns.keys():
            known = {cell: None if cell is None else self._several(cell) for cell in dict.fromkeys(columns[name])}
            columns[name] = [known[cell] for cell in columns[name]]
        for name in {"latitude", "longitude"} & columns.keys():
            columns[name] = [None if cell is None else cell.replace(",", ".") for cell in columns[name]]
        for name, word_of in _WORDS.items():
            if name in columns:
                self._understand(block, name, word_of)
        self._date(block, raw)
        return block

    def _several(self, cell: str) -> str | None:
        if cell not in self._apart:
            if len(self._apart) > 100_000:
                self._apart.clear()
            self._apart[cell] = several(_SEPARATOR.split(cell)) if ";" in cell or "|" in cell or "\n" in cell else cell
        return self._apart[cell]

    def _understand(self, block: Block, name: str, word_of: Callable[[str], str | None]) -> None:
        """Replace words by ours; what is none is told, and left out of its row."""
        column = block.columns[name]
        for position, cell in enumerate(column):
            if cell is None:
                continue
            column[position] = word_of(plain_name(cell))
            if column[position] is None:
                block.troubles.append(Trouble(block.lines[position], name, cell, _NOT_UNDERSTOOD, left_out=False))

    def _date(self, block: Block, raw: Mapping[str, Column]) -> None:
        nothing: Column = [None] * len(block)
        starts, ends = raw.get("date", nothing), raw.get("end", nothing)
        spans = list(zip(starts, ends, strict=True))
        known: dict[tuple[str | None, str | None], str | None] = {}
        refusals: dict[tuple[str | None, str | None], Message] = {}
        for span in dict.fromkeys(spans):
            try:
                known[span] = self._dates.span(*span)
            except InputError as refusal:
                known[span] = None
                refusals[span] = refusal.sentence
        block.columns["date"] = [known[span] for span in spans]
        failed = [position for position, span in enumerate(spans) if span in refusals] if refusals else []
        for position in failed:
            start, end = spans[position]
            reason = refusals[start, end]
            block.troubles.append(Trouble(block.lines[position], "date", start or end or "", reason))
        if failed:
            leave_out(block, failed)


def leave_out(block: Block, rows: Sequence[int]) -> None:
    """Take rows out of a block; their troubles stay."""
    gone = frozenset(rows)
    kept = [position for position in range(len(block)) if position not in gone]
    new_place = {old: new for new, old in enumerate(kept)}
    block.lines = [block.lines[position] for position in kept]
    for name, column in block.columns.items():
        block.columns[name] = [column[position] for position in kept]
    block.parts = [(new_place[at], name, record) for at, name, record in block.parts if at in new_place]


def _one_of(words: Sequence[str]) -> Callable[[str], str | None]:
    by_name = {plain_name(word): word for word in words}
    return by_name.get


def _yes_or_no(word: str) -> str | None:
    return "yes" if word in _YES else "no" if word in _NO else None


_WORDS: Mapping[str, Callable[[str], str | None]] = {
    "status": _STATUS_WORDS.get,
    "certainty": _one_of(CERTAINTIES),
    "mode": _one_of(MODES),
    "verified": _yes_or_no,
}
_NOT_UNDERSTOOD: Message = message("this word is not known; the event comes in without it")
