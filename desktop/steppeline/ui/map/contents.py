"""What is on the map, decided before anything is painted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from PySide6.QtCore import QCoreApplication

from steppeline.model.cross_filter import Visible
from steppeline.model.filter import ChoiceClause, Filter
from steppeline.model.reference import Region
from steppeline.ui.map.borders import Borders
from steppeline.ui.map.card import CardText
from steppeline.ui.map.census import Census, Groups, Tally, take_census
from steppeline.ui.map.figures import RegionalFigures
from steppeline.ui.map.measure import COUNTS, Measure, Shading, shade, shade_figures, years_of
from steppeline.ui.map.naming import short_names
from steppeline.ui.map.outlines import Outlines
from steppeline.ui.map.territory import Territories, join
from steppeline.ui.map.words import Words

SOURCE = "region"
"""Under this name the map filters, as the facet of regions does: both are controls of one clause."""


@dataclass(frozen=True, eq=False)
class Places:
    """Where regions are on one day, and what they are called, in the order of `borders.units`."""

    borders: Borders
    territories: Territories
    words: Words
    names: tuple[str, ...]
    short_names: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Contents:
    """What is counted in these places, in the same order, or what `figures` state of them.

    `shading` has the colours; `chosen` are the positions of what the filter names; `weights` all events of the units,
    whatever the filter.
    """

    places: Places
    census: Census
    shading: Shading
    chosen: frozenset[int]
    weights: tuple[int, ...]
    figures: RegionalFigures | None = None

    @property
    def classes(self) -> tuple[int | None, ...]:
        """The numbers of the classes or shades, None for no events."""
        return self.shading.numbers

    @property
    def limits(self) -> tuple[float, ...]:
        """The lowest values of the classes."""
        return self.shading.limits

    @cached_property
    def has_doubtful(self) -> bool:
        """Whether there are units with events none of which is certain."""
        if self.figures is not None:
            return False
        return any(tally is not None and tally.possible and not tally.certain for tally in self.census.tallies)

    @cached_property
    def with_data(self) -> frozenset[int]:
        """The positions of the units of which something is known that colours could stand for."""
        if self.figures is None:
            return self.known
        return frozenset(at for at, stated in enumerate(self.figures.stated) if stated is not None)

    @cached_property
    def known(self) -> frozenset[int]:
        """The positions of the units that the casefile knows."""
        return frozenset(position for position, tally in enumerate(self.census.tallies) if tally is not None)

    def tally(self, position: int) -> Tally | None:
        """The events of a unit, None if the casefile does not know it."""
        return self.census.tallies[position]

    def amounts(self, position: int) -> tuple[str, str]:
        """What the colour of a unit with events stands for, as a number: in full, and where room is scarce."""
        tally, words = self.census.tallies[position] or Tally(0, 0), self.places.words
        stated = self.figures.stated[position] if self.figures is not None else None
        if self.figures is not None:
            number = words.figures.number(self.figures, stated.number) if stated is not None else ""
            return number, number
        if self.shading.years is None:
            return words.number(tally), words.integer(tally.possible)
        rate = words.rate(tally.possible / self.shading.years)
        return rate, rate

    def choosing(self, current: Filter) -> Contents:
        """The same with the regions that `current` names as the chosen ones."""
        chosen = chosen_positions(self.places, current)
        return self if chosen == self.chosen else replace(self, chosen=chosen)

    def card(self, position: int, latest: str = "") -> CardText:
        """What is known of the unit at `position`; `latest` is said of its last event."""
        places = self.places
        territory, tally, words = places.territories.all[position], self.tally(position), places.words
        heading = places.names[position]
        if tally is None:
            absent = QCoreApplication.translate("RegionMap", "Not among the regions of this casefile")
            return CardText(heading, "", (absent,))
        lines = [words.kind(territory.region)] if territory.region is not None else []
        if tally.certain != tally.possible:
            lines.append(QCoreApplication.translate("RegionMap", "certain – possible"))
        if self.shading.years is not None and tally.possible:
            lines.append(words.yearly(tally.possible / self.shading.years))
        stated = self.figures.stated[position] if self.figures is not None else None
        if self.figures is not None and stated is not None:
            lines.append(words.figures.stated(self.figures, stated))
        country = places.territories.countries.get(territory.unit.country)
        if country is not None and country in self.census.whole:
            lines.append(words.whole(country, self.census.whole[country]))
        former = sorted(territory.partly & self.census.former.keys())
        lines += [words.former(key, self.census.former[key]) for key in former]
        return CardText(heading, words.amount(tally), tuple(filter(None, (*lines, latest))))


def places_on(outlines: Outlines, borders: Borders, regions: Mapping[str, Region], words: Words) -> Places:
    """The places within `borders`, named as `words` calls them."""
    territories = join(borders.units, outlines.units, regions)
    names = tuple(words.name(territory.region, territory.unit.names) for territory in territories.all)
    return Places(borders, territories, words, names, tuple(short_names(names, words.language_code)))


def contents_of(
    places: Places,
    visible: Visible,
    current: Filter,
    classes: int,
    *,
    weights: tuple[int, ...] | None = None,
    groups: Groups | None = None,
    measure: Measure = COUNTS,
    figures: RegionalFigures | None = None,
) -> Contents:
    """The places with the events that `current` leaves, in at most so many classes.

    `weights` and `groups` of these places if they are known.
    """
    census = take_census(places.territories, visible, groups)
    if figures is None:
        years = years_of(visible, current, SOURCE) if measure.is_yearly else None
        shading = shade(census.tallies, measure, years, classes)
    else:
        values = [None if stated is None else stated.number / figures.scale for stated in figures.stated]
        shading = shade_figures(values, measure, classes)
    return Contents(
        places=places,
        census=census,
        shading=shading,
        chosen=chosen_positions(places, current),
        weights=weights if weights is not None else weights_of(places, visible),
        figures=figures,
    )


def weights_of(places: Places, visible: Visible) -> tuple[int, ...]:
    """How many events each unit has whatever the filter; those of several of its regions more than once."""
    totals, entities = visible.totals("region"), visible.facet("region").entities
    return tuple(
        int(totals[entities.codes_of(territory.keys)].sum()) if territory.keys else 0
        for territory in places.territories.all
    )


def chosen_positions(places: Places, current: Filter) -> frozenset[int]:
    """The positions of what the filter names."""
    clause = current.clause_of(SOURCE)
    keys = clause.keys if isinstance(clause, ChoiceClause) else frozenset[str]()
    return frozenset[int]().union(*map(places.territories.positions_of, keys))
