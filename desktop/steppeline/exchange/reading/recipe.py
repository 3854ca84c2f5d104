"""How a file is to be read: what was detected, changed by who knows better, and remembered as TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from steppeline.exchange.reading.blocks import FIELDS
from steppeline.model.errors import InputError, WorldError
from steppeline.model.text import Message, message

_COLUMN_FIELDS = frozenset({*FIELDS, "end"})


@dataclass(frozen=True)
class Recipe:
    """How one file is read.

    `format` is a key of the table of formats, `delimiter` and `header` (whether there is a header line) are for text
    tables, `sheet` for workbooks. `columns` names the column of the file for each field ("date" and "end" may be in any
    usual form); None takes what the names of the columns tell. `day_first` None: told by the dates, else refused.
    `kind` is for rows that name none, `language` that of titles, summaries and names (None: told by their letters),
    `origin` the name under which the rows of this file are known when it comes again.
    """

    format: str
    encoding: str = "utf-8"
    delimiter: str = ","
    header: bool = True
    sheet: str | None = None
    columns: Mapping[str, str] | None = None
    day_first: bool | None = None
    kind: str | None = None
    language: str | None = None
    origin: str | None = None


@dataclass(frozen=True)
class Detected:
    """What a file seems to be: its recipe, the columns it has (in order), and those that no field was found for."""

    recipe: Recipe
    columns: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    doubts: tuple[Message, ...] = field(default=())


def read_recipe(file: Path, detected: Recipe) -> Recipe:
    """`detected`, changed by what the TOML file says. Raises WorldError or InputError when it is no such file."""
    try:
        told: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise WorldError(message("{path} cannot be read: {reason}.", path=str(file), reason=reason)) from error
    except (ValueError, RecursionError) as error:
        raise InputError(message("{path} is not valid TOML: {reason}.", path=str(file), reason=error)) from error
    known = {each.name: each for each in fields(Recipe)}
    for name, value in told.items():
        if name not in known or not _fits(name, value):
            names = ", ".join(known)
            sentence = message(
                "{path}: “{name}” is nothing a mapping can say, or its value is of a wrong sort; it may hold {names}.",
                path=str(file),
                name=name,
                names=names,
            )
            raise InputError(sentence)
    return replace(detected, **told)


def _fits(name: str, value: object) -> bool:
    if name == "columns":
        return isinstance(value, dict) and all(
            isinstance(key, str) and key in _COLUMN_FIELDS and isinstance(column, str) for key, column in value.items()
        )
    if name in {"header", "day_first"}:
        return isinstance(value, bool)
    return isinstance(value, str)


def recipe_text(recipe: Recipe) -> str:
    """The recipe as TOML that `read_recipe` reads; what says the same as silence is left out."""
    lines = []
    for each in fields(Recipe):
        value = getattr(recipe, each.name)
        if each.name == "columns" or value is None:
            continue
        lines.append(f"{each.name} = {str(value).lower() if isinstance(value, bool) else _quoted(value)}")
    if recipe.columns is not None:
        lines += ["", "[columns]", *(f"{name} = {_quoted(column)}" for name, column in recipe.columns.items())]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = "".join(
        f"\\u{ord(letter):04x}" if ord(letter) < 32 or ord(letter) == 127 else letter
        for letter in text.replace("\\", "\\\\").replace('"', '\\"')
    )
    return f'"{escaped}"'
