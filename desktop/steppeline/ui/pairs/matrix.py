"""The matrix of two countries: their regions in an order, and the events that each two of them share."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, get_args

import numpy as np
from PySide6.QtCore import QCollator, QCoreApplication, QLocale

from steppeline.model.arrays import Integers, Mask
from steppeline.model.calendar import civil_of
from steppeline.model.cross_filter import Counts, Visible
from steppeline.model.pairs import pair_counts
from steppeline.model.reference import Region
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.region import code_on, moment_of, name_on, validity
from steppeline.model.text import Language

Order = Literal["events", "place", "name"]
ORDERS: tuple[Order, ...] = get_args(Order)
"""By shared events, the most first; from west to east; by name."""

_OUTLINES = "map.topojson"
_RANKS = frozenset(
    ("region", "oblast", "krai", "republic", "область", "край", "республика", "облысы", "өлкесі", "республикасы")
)
_ARCS = b',"arcs":'


@dataclass(frozen=True, eq=False)
class Matrix:
    """`rows` and `columns` are keys of regions in the order they are shown in; `counts` int64[rows, columns] twice."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    row_names: tuple[str, ...]
    column_names: tuple[str, ...]
    counts: Counts

    @property
    def most(self) -> int:
        """The highest count of a cell."""
        return int(self.counts.possible.max(initial=0))

    @cached_property
    def met(self) -> tuple[Mask, Mask]:
        """bool[rows], bool[columns]: whether the region shares any event at all."""
        met = self.counts.possible > 0
        return np.any(met, axis=1), np.any(met, axis=0)


NO_MATRIX = Matrix((), (), (), (), Counts(*(np.zeros((0, 0), np.int64),) * 2))


class MatrixMaker:
    """Makes matrices in one language; `folder` has the outlines of the map, which tell where regions lie."""

    def __init__(self, language: Language, folder: Path) -> None:
        self._language = language
        self._folder = folder
        self._collator = QCollator(QLocale(language.code))

    def matrix(
        self, visible: Visible, book: ReferenceBook, countries: tuple[str, str], order: Order, span: tuple[int, int]
    ) -> Matrix:
        """The regions of the two countries that there are, or were at some time in `span`, and those with events.

        In today's borders those that there are now. A country without regions stands for itself.
        """
        sides = [_units(book.regions, country) for country in countries]
        counts = pair_counts(visible, sides[0], sides[1])
        gone = {visible.index.region_names.keys[code] for code in visible.index.region_heirs.gone.tolist()}
        places = []
        for axis, keys in enumerate(sides):
            weights = counts.possible.sum(axis=1 - axis)
            if visible.borders == "today":
                stands = [key not in gone for key in keys]
            else:
                stands = [_existed(book.regions[key], span) for key in keys]
            shown = [at for at, key in enumerate(keys) if stands[at] or weights[at]]
            places.append(self._ordered(shown, keys, weights, book, order))
        rows, columns = ([keys[at] for at in own] for keys, own in zip(sides, places, strict=True))
        return Matrix(
            tuple(rows),
            tuple(columns),
            tuple(self.name(book.regions[key]) for key in rows),
            tuple(self.name(book.regions[key]) for key in columns),
            Counts(*(each[np.ix_(*places)] for each in counts)),
        )

    def name(self, region: Region) -> str:
        """What the region is called; one of the past with the year in which it ended."""
        name = name_on(region.names, self._language.code) or region.key
        if region.until is None:
            return name
        until = QCoreApplication.translate("Pairs", "{name} (until {year})")
        return until.format(name=name, year=civil_of(moment_of(region.until)).year)

    def _ordered(
        self, shown: Sequence[int], keys: Sequence[str], weights: Integers, book: ReferenceBook, order: Order
    ) -> list[int]:
        names = {at: self._collator.sortKey(self.name(book.regions[keys[at]])) for at in shown}
        by_name = sorted(shown, key=lambda at: names[at])
        match order:
            case "events":
                return sorted(by_name, key=lambda at: -int(weights[at]))
            case "place":
                unknown = 360.0
                where = {at: self._longitude(book.regions[keys[at]], unknown) for at in shown}
                return sorted(by_name, key=lambda at: where[at])
            case "name":
                return by_name

    def _longitude(self, region: Region, unknown: float) -> float:
        codes = [code_on(region.codes) or "", *(code.code for code in region.codes)]
        return next((self._longitudes[code] for code in codes if code in self._longitudes), unknown)

    @cached_property
    def _longitudes(self) -> Mapping[str, float]:
        """Degrees east of the middle of each region by its ISO codes; beyond 180 east of the date line."""
        try:
            head, _, _ = (self._folder / _OUTLINES).read_bytes().rpartition(_ARCS)
            units = json.loads(head + b"}")["objects"]["units"]["geometries"]
            return {
                code: float(unit["label"][0])
                for unit in (each["properties"] for each in units)
                for code in unit["codes"]
            }
        except (OSError, ValueError, KeyError, TypeError):
            # The map itself tells what is wrong with its outlines. Without them the order is that of names.
            return {}


def short_names(names: Sequence[str]) -> list[str]:
    """The names without words for what a region is, where that leaves them different."""
    short = [" ".join(word for word in name.split() if word.casefold() not in _RANKS) or name for name in names]
    uses = Counter(short) + Counter(names)
    return [brief if brief == name or uses[brief] == 1 else name for brief, name in zip(short, names, strict=True)]


def countries_of(regions: Mapping[str, Region]) -> list[str]:
    """The keys of what lies in nothing else."""
    return [region.key for region in regions.values() if region.parent is None]


def _units(regions: Mapping[str, Region], country: str) -> list[str]:
    return [region.key for region in regions.values() if region.parent == country] or [country]


def _existed(region: Region, span: tuple[int, int]) -> bool:
    since, until = validity(region)
    return since < span[1] and span[0] < until


def first_countries(regions: Mapping[str, Region], preferred: Iterable[str] = ("kz", "ru")) -> tuple[str, str] | None:
    """The two countries to begin with: the preferred ones, else those with most regions; None without any region."""
    known = countries_of(regions)
    largest = sorted(known, key=lambda key: -len(_units(regions, key)))
    wanted = list(dict.fromkeys([*(key for key in preferred if key in known), *largest]))
    return (wanted[0], wanted[1 % len(wanted)]) if wanted else None
