"""Salvaging a damaged casefile, and saying what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from steppeline.model.text import Message, counted, message
from steppeline.store.backup import silent
from steppeline.store.salvage import Salvaged, SalvagedTable, salvage

__all__ = ["Salvaged", "beside", "outcome_lines", "salvage_casefile"]

Told = Callable[[int, int], None]


def salvage_casefile(path: Path, target: Path, told: Told = silent) -> Salvaged:
    """Put what can be read of the casefile `path` into a new one at `target`. Raises as `store.salvage.salvage`."""
    return salvage(path, target, told)


def beside(path: Path) -> Path:
    """A name that nobody has, beside a casefile, for what is salvaged from it."""
    number, name = 1, path.with_name(f"{path.stem}-salvaged{path.suffix}")
    while name.exists():
        number += 1
        name = path.with_name(f"{path.stem}-salvaged-{number}{path.suffix}")
    return name


def outcome_lines(outcome: Salvaged) -> Iterator[Message]:
    """What came over, first in one sentence and then by table, and of each what is lost."""
    events = sum(table.rows for table in outcome.tables if table.table == "event")
    if outcome.is_whole:
        text = ("{path} holds all {count} event; nothing is lost.", "{path} holds all {count} events; nothing is lost.")
    else:
        text = (
            "{path} holds {count} event; something is lost. What came of each table:",
            "{path} holds {count} events; something is lost. What came of each table:",
        )
    yield counted(*text, events, path=str(outcome.path))
    for table in outcome.tables:
        if table.rows or table.lost != 0:
            yield _line(table)


def _line(table: SalvagedTable) -> Message:
    name = table.table
    if table.lost is None:
        words = counted(
            "{table}: {count} row; how many are lost is not known",
            "{table}: {count} rows; how many are lost is not known",
            table.rows,
            table=name,
        )
    elif table.lost:
        words = counted(
            "{table}: {count} row; at most {lost} lost",
            "{table}: {count} rows; at most {lost} lost",
            table.rows,
            table=name,
            lost=table.lost,
        )
    else:
        words = counted("{table}: {count} row", "{table}: {count} rows", table.rows, table=name)
    if not table.altered:
        return words
    return message("{words}, {altered} not quite as they were", words=words, altered=table.altered)
