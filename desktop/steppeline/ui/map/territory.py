"""Which regions of the casefile the units of the map are, joined by the ISO code valid for the unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from steppeline.model.reference import Region
from steppeline.model.region import lineage, validity
from steppeline.ui.map.outlines import Unit

_SCHEME = "ISO 3166"


@dataclass(frozen=True)
class Territory:
    """A unit of the map and what the casefile calls it.

    `region` is the key of the region that had this shape, None if the casefile does not know it. `keys` are that region
    and the later ones inside it: an event of one of them happened here. Of the regions `partly` only a part is here: an
    event of theirs may have happened elsewhere.
    """

    unit: Unit
    region: str | None = None
    keys: frozenset[str] = frozenset()
    partly: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Territories:
    """All units of a day, in the order of `Borders.units`. `countries` gives the region of each country's code."""

    all: tuple[Territory, ...]
    countries: Mapping[str, str]
    regions: Mapping[str, Region]

    def positions_of(self, key: str) -> frozenset[int]:
        """Where a region lies: its unit, all units of a country, all that hold a part of it.

        A region inside a unit lies in that unit. Empty for a region that is not on the map.
        """
        found = (self._positions.get(each) for each in lineage(self.regions, key))
        return next((positions for positions in found if positions), frozenset())

    @cached_property
    def _positions(self) -> Mapping[str, frozenset[int]]:
        found: defaultdict[str, set[int]] = defaultdict(set)
        for position, territory in enumerate(self.all):
            country = self.countries.get(territory.unit.country)
            for key in territory.keys | territory.partly | ({country} if country else set()):
                found[key].add(position)
        return {key: frozenset(positions) for key, positions in found.items()}


def join(units: Sequence[Unit], units_of_all_times: Sequence[Unit], regions: Mapping[str, Region]) -> Territories:
    """The territories of the `units` of a day."""
    finder = _Finder(regions)
    region_of = {unit.code: finder.region_of(unit) for unit in units_of_all_times}
    former = [unit for unit in units_of_all_times if unit.parts]
    territories = []
    for unit in units:
        own = region_of[unit.code]
        within = frozenset(filter(None, (own, *(region_of.get(part) for part in unit.parts))))
        around = frozenset(filter(None, (region_of[whole.code] for whole in former if unit.code in whole.parts)))
        territories.append(Territory(unit, own, within, around - within))
    codes = {unit.country for unit in units_of_all_times}
    countries = {code: key for code in codes if (key := finder.country_of(code)) is not None}
    return Territories(tuple(territories), countries, regions)


def regions_of(units: Sequence[Unit], regions: Mapping[str, Region]) -> list[str | None]:
    """The region of the casefile that each unit is, None if it does not know it."""
    return list(map(_Finder(regions).region_of, units))


class _Finder:
    def __init__(self, regions: Mapping[str, Region]) -> None:
        self._regions = regions
        self._by_code: defaultdict[str, list[Region]] = defaultdict(list)
        for region in regions.values():
            for code in region.codes:
                if code.scheme.startswith(_SCHEME):
                    self._by_code[code.code].append(region)

    def region_of(self, unit: Unit) -> str | None:
        """The region that had one of the unit's codes, the present one first, and existed while the unit did.

        A code alone does not tell: ISO gave the same one to a region before and after it lost half of its area.
        """
        if unit.region is not None:
            return unit.region
        for code in unit.codes:
            for region in self._by_code.get(code, ()):
                since, until = validity(region)
                if since < unit.until and unit.since < until:
                    return region.key
        return None

    def country_of(self, code: str) -> str | None:
        found = self._by_code.get(code)
        if found:
            return found[0].key
        # A country of the casefile's own needs no code.
        return code if code in self._regions else None
