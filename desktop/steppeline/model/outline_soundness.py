"""From coordinates that somebody wrote to polygons that can be relied on, or the reason why they cannot be."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from steppeline.model.errors import InputError
from steppeline.model.outline import MICRO, TURN, Polygon, Ring, rings_of, shifted, span_of, turns_together, twice_area
from steppeline.model.outline_crossing import refuse_crossings
from steppeline.model.outline_joining import joined
from steppeline.model.outline_nesting import nesting
from steppeline.model.outline_repeats import refuse_crossings_at_vertices
from steppeline.model.text import message

_LEAST_POINTS = 4
Degrees = NDArray[np.float64]


def sound_polygons(polygons: Sequence[Sequence[Degrees]]) -> tuple[Polygon, ...]:
    """The polygons of one region from the rings of each, float64[n, 2], degrees, closed, running whichever way.

    Longitudes become continuous and parts that were cut apart at the antimeridian are joined. Raises InputError with
    the reason for what is no area: rings that are open, empty, cross themselves or one another, holes outside.
    """
    made = [_polygon([_ring(ring) for ring in polygon]) for polygon in polygons if len(polygon)]
    if not made:
        raise InputError(message("it has no polygon"))
    turns = turns_together([span_of(polygon) for polygon in made])
    together = [shifted([polygon], turn)[0] for polygon, turn in zip(made, turns, strict=True)]
    whole = joined(together)
    touches = refuse_crossings(rings_of(whole))
    refuse_crossings_at_vertices(rings_of(whole), touches)
    _refuse_misplaced(whole)
    return whole


def _ring(degrees: Degrees) -> Ring:
    """A ring in micro-degrees with continuous longitudes, its last point left out."""
    if len(degrees) < _LEAST_POINTS:
        raise InputError(message("a ring has fewer than four points"))
    _refuse_impossible(degrees)
    points = np.rint(degrees * MICRO).astype(np.int64)
    if (points[0] != points[-1]).any():
        raise InputError(message("a ring is not closed: its last point is not its first"))
    steps = np.diff(points[:, 0])
    # A step of just one turn is the edge of a map drawn around a pole, and stays.
    leaps = np.where((np.abs(steps) > TURN // 2) & (np.abs(steps) < TURN), -np.sign(steps), 0)
    if leaps.sum():
        raise InputError(message("a ring goes around a pole; close it along the antimeridian"))
    points[1:, 0] += np.cumsum(leaps) * TURN
    points = points[:-1]
    ring = points[np.any(points != np.roll(points, 1, axis=0), axis=1)]
    if len(ring) < _LEAST_POINTS - 1 or not twice_area(ring):
        raise InputError(message("a ring encloses no area"))
    return ring


def _refuse_impossible(degrees: Degrees) -> None:
    if not np.isfinite(degrees).all():
        raise InputError(message("a coordinate is not a number"))
    longitude, latitude = degrees.T
    outside = (longitude < -180) | (longitude > 360) | (np.abs(latitude) > 90)
    if not outside.any():
        return
    x, y = degrees[outside][0].tolist()
    if np.abs(degrees).max() > TURN / MICRO:
        sentence = message(
            "({x}, {y}) are no degrees; write the file anew with longitude and latitude in WGS 84", x=x, y=y
        )
    elif np.abs(longitude).max() <= 90:
        sentence = message("({x}, {y}) looks like latitude before longitude; longitude comes first", x=x, y=y)
    else:
        sentence = message("({x}, {y}) is no place: longitude is −180 to 360, latitude −90 to 90", x=x, y=y)
    raise InputError(sentence)


def _polygon(rings: Sequence[Ring]) -> Polygon:
    """The rings, each running its way, holes on the same side of the globe as the shell."""
    west, east = span_of(rings[:1])
    made = []
    for number, ring in enumerate(rings):
        middle = sum(span_of([ring])) / 2
        turns = int(np.rint(((west + east) / 2 - middle) / TURN))
        is_wrong = (twice_area(ring) > 0) == (number > 0)
        made.append((ring[::-1] if is_wrong else ring) + np.array([turns * TURN, 0], np.int64))
    return tuple(made)


def _refuse_misplaced(polygons: Sequence[Polygon]) -> None:
    """Raise unless holes lie in their polygons, and polygons beside one another."""
    shell_of = [at for at, polygon in enumerate(polygons) for _ in polygon]
    first = [at for at, each in enumerate(shell_of) if at == 0 or each != shell_of[at - 1]]
    depth, is_within_own = np.zeros(len(shell_of), np.int64), np.zeros(len(shell_of), np.bool_)
    for outer, inner in nesting(rings_of(polygons)).tolist():
        depth[inner] += 1
        is_within_own[inner] |= outer == first[shell_of[inner]]
    is_shell = np.isin(np.arange(len(shell_of)), first)
    if not (is_shell | is_within_own).all():
        raise InputError(message("a hole lies outside of its polygon"))
    if (depth[is_shell] % 2).any() or not (depth[~is_shell] % 2).all():
        raise InputError(message("two of its polygons, or two holes, lie one over the other"))
