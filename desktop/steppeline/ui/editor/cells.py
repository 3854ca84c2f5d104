"""How a record lies in the fields of a form: each cell is one attribute, held as text while it is being edited."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

from steppeline.model.date_entry import read_date
from steppeline.ui.editor.fields import YES, number_of
from steppeline.ui.editor.suggestions import KEY

CellKind = Literal["text", "long", "choice", "scale", "date", "number", "flag", "entity", "tags"]
R = TypeVar("R")

KeyOf = Callable[[str, str], str]
"""The key of an entry, from its table and the raw text of a field."""


@dataclass(frozen=True)
class Cell:
    """One field of a form.

    `name` is the attribute of the record, with the language behind a full stop where it is a text by language. `span`
    is in twelfths of the width. `options` are the values of a choice with their words, `table` that of an entry.
    """

    name: str
    caption: str
    kind: CellKind = "text"
    span: int = 3
    options: tuple[tuple[str, str], ...] = ()
    table: str = ""
    may_create: bool = True
    is_needed: bool = False


def raws_of(record: object, cells: Sequence[Cell]) -> dict[str, str]:
    """The texts of a form that shows the record."""
    return {cell.name: _raw(record, cell) for cell in cells}


def changed(record: R, cells: Sequence[Cell], raws: Mapping[str, str], key_of: KeyOf) -> R:
    """The record with what the form says; what no cell shows stays. Raises InputError and ValueError for problems."""
    values: dict[str, Any] = {}
    for cell in cells:
        name, _, language = cell.name.partition(".")
        value = _value(cell, raws[cell.name], key_of)
        if language:
            texts = dict(values.get(name, getattr(record, name)))
            texts.pop(language, None)
            values[name] = {**texts, language: value} if value else texts
        else:
            values[name] = value
    # A dataclass, as every record is; the type of `replace` cannot say so of a type variable.
    return replace(record, **values)  # type: ignore[type-var]


def _raw(record: object, cell: Cell) -> str:
    name, _, language = cell.name.partition(".")
    value = getattr(record, name)
    if language:
        return str(value.get(language, ""))
    if value is None or value is False or value == "":
        return ""
    if value is True:
        return YES
    if cell.kind == "tags":
        return ", ".join(value)
    if cell.kind in ("number", "scale"):
        return f"{value:.15g}"
    return f"{KEY}{value}" if cell.kind == "entity" else str(value)


def _value(cell: Cell, raw: str, key_of: KeyOf) -> object:
    text = raw.strip()
    if cell.kind == "flag":
        return bool(text)
    if cell.kind == "tags":
        return tuple(filter(None, (tag.strip() for tag in text.split(","))))
    if not text:
        return "" if cell.is_needed else None
    if cell.kind == "date":
        return read_date(text)
    if cell.kind in ("number", "scale"):
        return number_of(text)
    return key_of(cell.table, text) if cell.kind == "entity" else text
