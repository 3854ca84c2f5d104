"""The units of a day and the arcs between them: what lies on either side of each arc."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from steppeline.model.calendar import OPEN
from steppeline.ui.map.outlines import Outlines, Ring, Unit

NO_UNIT = -1

ArcNumbers = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Borders:
    """The map of one day. Units go by their position in `units`.

    `sides` is int32[2, arcs]: the units to the right and to the left of each arc, NO_UNIT for the sea.
    """

    units: tuple[Unit, ...]
    sides: NDArray[np.int32]

    def position_of(self, code: str | None) -> int | None:
        """The position of the unit with this code, None if there is none on this day."""
        return next((position for position, unit in enumerate(self.units) if unit.code == code), None)

    @cached_property
    def areas(self) -> tuple[tuple[Ring, ...], ...]:
        """What encloses each unit."""
        return tuple(unit.rings for unit in self.units)

    @cached_property
    def coasts(self) -> ArcNumbers:
        """The arcs between a unit and the sea."""
        return np.flatnonzero((self.sides[0] == NO_UNIT) != (self.sides[1] == NO_UNIT))

    @cached_property
    def national(self) -> ArcNumbers:
        """The arcs between a country that is divided into regions and another."""
        return np.flatnonzero(self._is_abroad & self._is_beside_region)

    @cached_property
    def between_others(self) -> ArcNumbers:
        """The arcs between countries that are not divided."""
        return np.flatnonzero(self._is_abroad & ~self._is_beside_region)

    @cached_property
    def regional(self) -> ArcNumbers:
        """The arcs between regions of a country."""
        return np.flatnonzero(
            self._is_inland & (self._countries[0] == self._countries[1]) & (self.sides[0] != self.sides[1])
        )

    def outline(self, positions: Iterable[int]) -> ArcNumbers:
        """The arcs around these units taken together."""
        within = np.isin(self.sides, list(positions))
        return np.flatnonzero(within[0] != within[1])

    def neighbours(self, position: int) -> frozenset[int]:
        """The units that share an arc with this one."""
        right, left = self.sides
        beside = {*left[right == position].tolist(), *right[left == position].tolist()}
        return frozenset(beside - {NO_UNIT, position})

    @cached_property
    def _is_inland(self) -> NDArray[np.bool_]:
        return np.asarray(np.all(self.sides != NO_UNIT, axis=0))

    @cached_property
    def _is_abroad(self) -> NDArray[np.bool_]:
        return np.asarray(self._is_inland & (self._countries[0] != self._countries[1]))

    @cached_property
    def _is_beside_region(self) -> NDArray[np.bool_]:
        regions = [position for position, unit in enumerate(self.units) if not unit.is_country]
        return np.asarray(np.any(np.isin(self.sides, regions), axis=0))

    @cached_property
    def _countries(self) -> NDArray[np.int64]:
        """For both sides of each arc a number that stands for the country; meaningless at sea."""
        names = [unit.country for unit in self.units]
        numbers = np.unique(names, return_inverse=True)[1] if names else np.zeros(1, np.int64)
        return np.asarray(numbers[self.sides], np.int64)


def borders_on(outlines: Outlines, moment: int) -> Borders:
    """The borders as they were at `moment`, seconds; before anything is known, the oldest known."""
    units = tuple(unit for unit in outlines.units if unit.since <= moment < unit.until)
    sides = np.full((2, len(outlines.arcs)), NO_UNIT, np.int32)
    for position, unit in enumerate(units):
        for ring in unit.rings:
            for arc in ring:
                sides[(0, arc) if arc >= 0 else (1, ~arc)] = position
    return Borders(units, sides)


def change_days(outlines: Outlines) -> tuple[int, ...]:
    """The moments at which the borders change, ascending."""
    days = {unit.since for unit in outlines.units} | {unit.until for unit in outlines.units}
    return tuple(sorted(days - {-OPEN, OPEN}))
