"""Where events happened: the regions and places that the words and coordinates of a file mean on the event's day."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from math import hypot
from typing import NamedTuple

from steppeline.exchange.reading.blocks import SEVERAL
from steppeline.exchange.reading.countries import BY_NAME, Country
from steppeline.exchange.reading.headers import plain_name
from steppeline.model.calendar import OPEN
from steppeline.model.reference import DatedCode, DatedName, Place, Region
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.region import exists_on, lineage, validity
from steppeline.model.text import Message, message
from steppeline.model.transliteration import search_key
from steppeline.work.importing.named import key_for
from steppeline.work.importing.scripts import language_of
from steppeline.work.importing.territory import Territory

_RANK_WORDS = (
    *("region", "oblast", "province", "krai", "kray", "territory", "republic", "okrug", "state", "obl", "resp", "of"),
    *("область", "обл", "край", "республика", "респ", "округ", "облысы"),
)
_RANKS = frozenset(map(search_key, _RANK_WORDS))
SPOT_FIELDS = ("country", "region", "place", "latitude", "longitude", "spot")
"""The fields of a block that a `Spot` is made of, in its order."""

_RANK = "rank: "
_SAME_SPOT = 0.02
"""Degrees within which two places of one name are one."""
_REMEMBERED = 100_000


class Spot(NamedTuple):
    """What a row says of where: texts as in `blocks.FIELDS`; `sort` is one of `blocks.SPOTS`."""

    country: str | None
    region: str | None
    place: str | None
    latitude: str | None
    longitude: str | None
    sort: str | None


@dataclass(frozen=True)
class Where:
    """The keys of regions and places; and what could not be found: (field, value, reason)."""

    regions: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    remarks: tuple[tuple[str, str, Message], ...] = ()


class Whereabouts:
    """Finds regions and places; `add` takes countries and places that the casefile does not have."""

    def __init__(
        self,
        book: ReferenceBook,
        territory: Callable[[], Territory],
        language: str | None,
        add: Callable[[Region | Place], None],
    ) -> None:
        self._regions = dict(book.regions)
        self._load_territory, self._add = territory, add
        self._loaded: Territory | None = None
        self._language = language_of if language is None else lambda text: language
        self._named: defaultdict[str, list[str]] = defaultdict(list)
        for region in self._regions.values():
            self._learn(region)
        self._places: defaultdict[str, list[Place]] = defaultdict(list)
        for place in book.places.values():
            for name in {search_key(name.name) for name in place.names}:
                self._places[name].append(place)
        self._place_regions = {place.key: place.region for place in book.places.values()}
        moments = {moment for region in self._regions.values() for moment in validity(region)}
        self._changes = sorted({moment for moment in moments if abs(moment) < OPEN})
        self._seen: dict[tuple[Spot, int], Where] = {}

    def find(self, spot: Spot, day: int | None) -> Where:
        """What the spot means on a day."""
        epoch = -1 if day is None else bisect_right(self._changes, day)
        found = self._seen.get((spot, epoch))
        if found is None:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            found = self._find(spot, day)
            # What is found may have shown on which days borders changed.
            self._seen[spot, self._epoch(day)] = found
        return found

    def _epoch(self, day: int | None) -> int:
        """Between which changes of borders and names a day lies."""
        return -1 if day is None else bisect_right(self._changes, day)

    def _find(self, spot: Spot, day: int | None) -> Where:
        remarks: list[tuple[str, str, Message]] = []
        countries = [key for word in _words(spot.country) if (key := self._country(word, remarks))]
        country = countries[0] if len(countries) == 1 else None
        regions: list[str] = []
        unknown: list[str] = []
        for word in _words(spot.region):
            found = self._region(word, day, country)
            regions.append(found) if found else unknown.append(word)
        at = _coordinates(spot, remarks)
        exact = at if spot.sort in (None, "exact", "near") else None
        if not regions and exact is not None:
            found = self._territory().region_at(exact[1], exact[0], day)
            if found is not None and (country is None or country in lineage(self._regions, found)):
                regions.append(found)
        inner = regions[0] if len(regions) == 1 else country
        places = [self._place(word, inner, None) for word in unknown]
        remarks += [("region", word, _NO_REGION) for word in unknown]
        names = _words(spot.place)
        if names:
            places += [self._place(name, inner, exact if len(names) == 1 else None) for name in names]
        elif exact is not None:
            places.append(self._place(_coordinate_name(exact), inner, exact))
        if not regions:
            regions = [key for name in places if (key := self._region_of_place(name, country))] or countries
        rest = [key for key in countries if not any(key in lineage(self._regions, region) for region in regions)]
        return Where(tuple(dict.fromkeys([*regions, *rest])), tuple(dict.fromkeys(places)), tuple(remarks))

    def _territory(self) -> Territory:
        """The outlines, once a spot is to be looked for: most files name their regions."""
        if self._loaded is None:
            self._loaded = self._load_territory()
            self._changes = sorted({*self._changes, *self._loaded.changes})
            self._seen.clear()
        return self._loaded

    def _country(self, word: str, remarks: list[tuple[str, str, Message]]) -> str | None:
        found = [key for key in self._named.get(search_key(word), ()) if self._regions[key].level == "country"]
        if found:
            return found[0]
        country = BY_NAME.get(plain_name(word))
        if country is None:
            remarks.append(("country", word, message("no country is known by this name")))
            return None
        return self._added(country)

    def _added(self, country: Country) -> str:
        """The region of a country by its code; a new one where there is none."""
        for code in (country.iso2, country.iso3):
            found = self._named.get(search_key(code))
            if found:
                return found[0]
        key = country.iso2.lower()
        if key not in self._regions:
            names = (DatedName("en", country.name),)
            region = Region(key, "country", names, (DatedCode(country.iso2), DatedCode(country.iso3, "ISO 3166-1")))
            self._regions[key] = region
            self._learn(region)
            self._add(region)
        return key

    def _region(self, word: str, day: int | None, country: str | None) -> str | None:
        """The one region that was called so; of several in one line of succession the one of that day."""
        # In a column of regions "Aktobe" is the region, where none is called just so.
        named = search_key(word)
        for name in (named, _rankless(word), f"{_RANK}{named}"):
            keys = list(dict.fromkeys(self._named.get(name, ()))) if name else []
            if country is not None:
                keys = [key for key in keys if country in lineage(self._regions, key)]
            if len(keys) > 1:
                inner = [key for key in keys if self._regions[key].level != "country"]
                keys = inner or keys
            if len(keys) > 1:
                keys = [key for key in keys if day is not None and exists_on(self._regions[key], day)]
            if len(keys) == 1:
                return keys[0]
        return None

    def _place(self, name: str, region: str | None, at: tuple[float, float] | None) -> str:
        named = search_key(name)
        for place in self._places.get(named, ()):
            if _is_same(place, at) and (region is None or place.region is None or self._related(place.region, region)):
                return place.key
        base = key = key_for(f"{region} {name}" if region else name)
        number = 1
        while key in self._place_regions:
            number += 1
            key = f"{base}-{number}"
        latitude, longitude = at if at is not None else (None, None)
        place = Place(key, (DatedName(self._language(name), name, reviewed=False),), region, latitude, longitude)
        self._place_regions[key] = region
        self._places[named].append(place)
        self._add(place)
        return key

    def _related(self, one: str, other: str) -> bool:
        return one in lineage(self._regions, other) or other in lineage(self._regions, one)

    def _region_of_place(self, key: str, country: str | None) -> str | None:
        region = self._place_regions.get(key)
        if region is None or (country is not None and country not in lineage(self._regions, region)):
            return None
        return region

    def _learn(self, region: Region) -> None:
        words = [region.key, *(name.name for name in region.names), *(code.code for code in region.codes)]
        for word in words:
            self._named[search_key(word)].append(region.key)
        for name in region.names:
            rankless = _rankless(name.name)
            if rankless:
                self._named[rankless].append(region.key)


def _rankless(name: str) -> str:
    """What is left of a name that says a rank: "rank:" and its other words; "" where it says none."""
    words = search_key(name).split()
    rest = [word for word in words if word not in _RANKS]
    return f"{_RANK}{' '.join(rest)}" if rest and len(rest) < len(words) else ""


def _words(cell: str | None) -> list[str]:
    return cell.split(SEVERAL) if cell else []


def _coordinates(spot: Spot, remarks: list[tuple[str, str, Message]]) -> tuple[float, float] | None:
    """Latitude and longitude, if both are there and on the globe."""
    if spot.latitude is None or spot.longitude is None:
        return None
    try:
        latitude, longitude = float(spot.latitude), float(spot.longitude)
    except ValueError:
        latitude = longitude = 999.0
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        remarks.append(
            ("latitude", f"{spot.latitude}, {spot.longitude}", message("there is no such spot on the globe"))
        )
        return None
    return latitude, longitude


def _is_same(place: Place, at: tuple[float, float] | None) -> bool:
    if at is None or place.latitude is None or place.longitude is None:
        return True
    return hypot(place.latitude - at[0], place.longitude - at[1]) <= _SAME_SPOT


def _coordinate_name(at: tuple[float, float]) -> str:
    latitude, longitude = at
    return (
        f"{abs(latitude):.3f}° {'N' if latitude >= 0 else 'S'}, {abs(longitude):.3f}° {'E' if longitude >= 0 else 'W'}"
    )


_NO_REGION = message("no region is known by this name; it is kept as a place")
