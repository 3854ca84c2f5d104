"""A file on its way in: what it seems to be, how it is to be read, and what is remembered of that for the next time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from steppeline.exchange.reading.blocks import FIELDS
from steppeline.exchange.reading.encodings import sample_of
from steppeline.exchange.reading.formats import FORMATS, Format, format_named
from steppeline.exchange.reading.headers import columns_told
from steppeline.exchange.reading.profiles import table_rows
from steppeline.exchange.reading.recipe import Detected, Recipe, read_recipe, recipe_text
from steppeline.work.files import written_whole
from steppeline.work.importing.engine import ImportFile, detect, origin_of, reading_of

__all__ = ["FORMATS", "MAPPABLE", "Detected", "Format", "Recipe", "Source", "kept", "look", "origin_of"]

MAPPABLE = (*FIELDS[: FIELDS.index("date") + 1], "end", *FIELDS[FIELDS.index("date") + 1 :])
"""The fields that a column may be mapped to, in the order in which they are offered."""

_TABLES = frozenset({"csv", "workbook"})
_ROWS_ARE_LINES = frozenset({"csv", "gdelt"})
_LAYOUT = ("format", "encoding", "delimiter", "header", "sheet")
_REMEMBERED = ("columns", "day_first", "kind", "language")


@dataclass(frozen=True)
class Source:
    """A file, the names of its columns (none where it has no table), and how it is to be read."""

    file: Path
    columns: tuple[str, ...]
    recipe: Recipe

    @property
    def format(self) -> Format:
        """What it is read as."""
        return format_named(self.recipe.format)

    @property
    def has_mapping(self) -> bool:
        """Whether there are columns to be mapped to fields."""
        return self.format.has_columns and bool(self.columns)

    @property
    def is_whole_casefile(self) -> bool:
        """Whether it is a casefile, which is taken as it is."""
        return self.format.read is None

    @property
    def fingerprint(self) -> str:
        """The same for all files with these columns, in whatever order they stand."""
        told = json.dumps([self.recipe.format, sorted(self.columns)], ensure_ascii=True)
        return blake2b(told.encode(), digest_size=12).hexdigest()

    @property
    def to_import(self) -> ImportFile:
        """What the engine takes."""
        return ImportFile(self.file, self.recipe)

    def field_of(self, column: str) -> str | None:
        """The field that a column is mapped to."""
        told = self.recipe.columns or {}
        return next((field for field, name in told.items() if name == column), None)

    def mapped(self, column: str, field: str | None) -> Source:
        """With a column as this field, or as none. A field has one column: another one that had it has none."""
        told = {name: other for name, other in (self.recipe.columns or {}).items() if column != other}
        if field is not None:
            told[field] = column
        return self.read_as(columns=told)

    def read_as(self, **changes: Any) -> Source:
        """Read otherwise in some respects. Where other columns come of it their mapping is told anew.

        Raises WorldError when it cannot be read so.
        """
        recipe = replace(self.recipe, **changes)
        if recipe.format not in _TABLES or not any(name in changes for name in _LAYOUT):
            return replace(self, recipe=recipe)
        with reading_of(self.file):
            _, names = next(table_rows(self.file, recipe), (0, []))
        columns = tuple(name.strip().lstrip("\ufeff") for name in names)
        if not recipe.header:
            columns = tuple(str(number) for number in range(1, len(names) + 1))
        if columns != self.columns or recipe.columns is None:
            recipe = replace(recipe, columns=columns_told(columns))
        return Source(self.file, columns, recipe)

    def read_by(self, mapping: Path) -> Source:
        """Read as a mapping file says. Raises WorldError or InputError."""
        recipe = read_recipe(mapping, self.recipe)
        return self.read_as(**{each.name: getattr(recipe, each.name) for each in fields(Recipe)})

    def write_mapping(self, target: Path) -> None:
        """Write how it is read as a mapping file. Raises WorldError when it cannot be written."""
        with written_whole(target) as stream:
            stream.write(recipe_text(self.recipe).encode())

    def rows_about(self) -> int:
        """About how many rows it has, 0 where that cannot be told without reading it. Raises WorldError."""
        if self.recipe.format not in _ROWS_ARE_LINES:
            return 0
        with reading_of(self.file):
            sample, size = sample_of(self.file), self.file.stat().st_size
        return size * sample.count(b"\n") // max(len(sample), 1)


def look(file: Path, remembered: Mapping[str, str]) -> Source:
    """What a file seems to be, read as a file with the same columns was read before. Raises WorldError, saying why."""
    found = detect(file)
    source = Source(file, found.columns, found.recipe)
    text = remembered.get(source.fingerprint)
    return source if text is None or not source.has_mapping else replace(source, recipe=_recalled(source, text))


def kept(source: Source) -> str:
    """How a file was read, for others with its columns: what `look` gets by its fingerprint."""
    return json.dumps({name: getattr(source.recipe, name) for name in _REMEMBERED}, ensure_ascii=False)


def _recalled(source: Source, text: str) -> Recipe:
    """The recipe with what was kept; with nothing of it where somebody has changed that into something else."""
    try:
        told = {name: value for name, value in json.loads(text).items() if name in _REMEMBERED}
    except (ValueError, AttributeError, RecursionError):
        return source.recipe
    columns = told.get("columns") or {}
    is_sound = isinstance(columns, dict) and all(
        field in MAPPABLE and column in source.columns for field, column in columns.items()
    )
    is_flag = told.get("day_first") in (True, False, None)
    texts = all(isinstance(told.get(name), str | None) for name in ("kind", "language"))
    return replace(source.recipe, **told) if is_sound and is_flag and texts else source.recipe
