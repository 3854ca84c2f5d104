"""The outlines that a casefile brings along, joined to those of the program or drawn in their place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from steppeline.model.calendar import OPEN
from steppeline.model.outline import MICRO, TURN, Outline, rings_of, shifted, span_of, turns_together
from steppeline.model.outline_arcs import topology_of
from steppeline.model.reference import Region
from steppeline.model.region import code_on, country_of, lineage, moment_of, validity
from steppeline.ui.map.outlines import Arcs, Outlines, Ring, Unit
from steppeline.ui.map.plane import Plane, plane_around
from steppeline.ui.map.projection import Floats
from steppeline.ui.map.territory import regions_of

_WEST, _EAST, _SOUTH = 5.0, 200.0, 22.0
"""What the outlines of the program cover, degrees."""
_FIRST_LONGITUDE = -150
"""The program's longitudes go on to the east up to there."""
_MOST = 0.5
"""The share of a country that its own regions must cover for its outline to be left out below them."""
_LONGEST_STEP = 0.5
"""Degrees: what is a straight line for them is a curve on the plane."""


def with_own(shipped: Outlines, own: Sequence[Outline], regions: Mapping[str, Region]) -> Outlines:
    """The outlines of the program with those of the casefile, which go before them.

    Where most of its own regions lie elsewhere in the world, they are the whole map, on a plane of their own. Of a
    region whose parts have outlines only the parts are drawn.
    """
    above = {key for outline in own for key in lineage(regions, outline.region) if key != outline.region}
    drawn = [outline for outline in own if outline.region in regions and outline.region not in above]
    if not drawn:
        return shipped
    if 2 * sum(map(_is_near, drawn)) > len(drawn):
        turns = [_turns_for_program(outline) for outline in drawn]
        return _merged(shipped, _made(_turned(drawn, turns), shipped.plane, regions), regions)
    spans = [span_of(rings_of(outline.polygons)) for outline in drawn]
    together = _turned(drawn, turns_together(spans))
    return _made(together, _plane_of(together), regions)


def _is_near(outline: Outline) -> bool:
    longitude, latitude = outline.label
    return _WEST <= longitude + 360 * _turns_for_program(outline) <= _EAST and latitude >= _SOUTH


def _turns_for_program(outline: Outline) -> int:
    return -int((outline.label[0] - _FIRST_LONGITUDE) // 360)


def _turned(outlines: Sequence[Outline], turns: Sequence[int]) -> list[Outline]:
    return [
        replace(
            outline,
            polygons=shifted(outline.polygons, turn),
            label=(outline.label[0] + turn * TURN / MICRO, outline.label[1]),
        )
        for outline, turn in zip(outlines, turns, strict=True)
    ]


def _plane_of(outlines: Sequence[Outline]) -> Plane:
    points = np.concatenate([ring for outline in outlines for ring in rings_of(outline.polygons)]) / MICRO
    (west, south), (east, north) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return plane_around(west, east, south, north)


def _made(outlines: Sequence[Outline], plane: Plane, regions: Mapping[str, Region]) -> Outlines:
    """The outlines as a map of nothing else."""
    # Clockwise, as those of the program: each has its area to the right.
    topology = topology_of([ring[::-1] for outline in outlines for ring in rings_of(outline.polygons)])
    degrees, starts = _densified(topology.points / MICRO, topology.starts)
    arcs = Arcs(np.column_stack(plane.albers.project(*degrees.T)), starts)
    rings = iter(topology.rings)
    units = []
    for outline in outlines:
        own = tuple(next(rings) for _ in rings_of(outline.polygons))
        units.append(_unit(outline, plane, regions, own))
    known_since = min(unit.since for unit in units)
    return Outlines(arcs, tuple(units), (), (), known_since, plane=plane)


def _unit(outline: Outline, plane: Plane, regions: Mapping[str, Region], rings: tuple[Ring, ...]) -> Unit:
    top = country_of(regions, outline.region) or outline.region
    begin, end = validity(regions[outline.region])
    x, y = (float(each) for each in plane.albers.project(*outline.label))
    return Unit(
        code=outline.region,
        codes=(),
        # A region that lies in no other is in no country either, not one of its own.
        country="" if top == outline.region else code_on(regions[top].codes) or top,
        names={},
        label=(x, y),
        area=outline.area,
        rings=rings,
        since=max(begin, -OPEN if outline.since is None else moment_of(outline.since)),
        until=min(end, OPEN if outline.until is None else moment_of(outline.until)),
        region=outline.region,
    )


def _densified(points: Floats, starts: NDArray[np.int64]) -> tuple[Floats, NDArray[np.int64]]:
    """The arcs with points between those that lie too far apart."""
    longest = np.abs(np.diff(points, axis=0)).max(axis=1)
    pieces = np.maximum(np.ceil(longest / _LONGEST_STEP), 1).astype(np.int64)
    # From the end of one arc to the start of the next leads no line.
    pieces[starts[1:-1] - 1] = 1
    places = np.concatenate(([0], np.cumsum(pieces)))
    between = np.arange(places[-1] + 1)
    made = np.column_stack([np.interp(between, places, axis) for axis in points.T])
    return made, np.append(places[starts[:-1]], len(made))


def _merged(shipped: Outlines, own: Outlines, regions: Mapping[str, Region]) -> Outlines:
    """Both on one map, without those units of the program that the casefile has itself."""
    keys = regions_of(shipped.units, regions)
    areas = defaultdict[str | None, float](float)
    for unit in own.units:
        areas[unit.country or code_on(regions[unit.code].codes)] += unit.area
    left = tuple(
        unit
        for unit, key in zip(shipped.units, keys, strict=True)
        if not (unit.is_country and areas.get(unit.country, 0.0) > unit.area * _MOST) and not _has(own, key, unit)
    )
    offset, points = len(shipped.arcs), len(shipped.arcs.points)
    arcs = Arcs(
        np.concatenate((shipped.arcs.points, own.arcs.points)),
        np.concatenate((shipped.arcs.starts, own.arcs.starts[1:] + points)),
    )
    moved = tuple(
        replace(
            unit,
            rings=tuple(tuple(arc + offset if arc >= 0 else arc - offset for arc in ring) for ring in unit.rings),
        )
        for unit in own.units
    )
    return replace(shipped, arcs=arcs, units=(*left, *moved))


def _has(own: Outlines, key: str | None, unit: Unit) -> bool:
    """Whether the casefile has an outline of this region for some of the same days."""
    return any(each.region == key and each.since < unit.until and unit.since < each.until for each in own.units)
