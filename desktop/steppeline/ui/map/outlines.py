"""The outlines of the map as they are kept: a TopoJSON file, in which neighbours share the arc between them.

TopoJSON 1.0: whole numbers on a grid, each point as the step from the one before; ~i is arc i from its end to its
start. A file of arcs alone draws each border once and leaves no seams. See resources/ATTRIBUTION.md for the sources.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from steppeline.model.calendar import OPEN
from steppeline.model.errors import WorldError
from steppeline.model.event import Names
from steppeline.model.region import moment_of
from steppeline.model.text import message
from steppeline.ui.map.plane import STEPPE_PLANE, Plane
from steppeline.ui.map.projection import STEPPE, Floats

Ring: TypeAlias = tuple[int, ...]
"""Arcs one after another that end where they began."""

FILE_NAME = "map.topojson"

_ARCS = b',"arcs":'
"""Comes last in the file. As lists of JSON the numbers would take six times as long to read, up to 90 ms."""


@dataclass(frozen=True, eq=False)
class Arcs:
    """Lines on a plane: arc i is `points[starts[i]:starts[i + 1]]`, kilometres; float64[n, 2]."""

    points: Floats
    starts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1


@dataclass(frozen=True)
class Unit:
    """An area: a country, or a region of one, in the shape it had on the days [since, until), seconds.

    `code` is its ISO 3166 code, `codes` are all it had. `label` is a point well inside, kilometres; `area` is in square
    kilometres. `parts` are the codes of the later units that make up an earlier one. Even-odd filling of `rings` gives
    the area. `region` is the key of the region whose outline the casefile itself has.
    """

    code: str
    codes: tuple[str, ...]
    country: str
    names: Names
    label: tuple[float, float]
    area: float
    rings: tuple[Ring, ...]
    since: int = -OPEN
    until: int = OPEN
    parts: tuple[str, ...] = ()
    region: str | None = None

    @property
    def is_country(self) -> bool:
        """Whether it is a country as a whole."""
        return self.code == self.country


@dataclass(frozen=True)
class River:
    """Lines; the lower the rank, the greater the river."""

    rank: int
    arcs: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Outlines:
    """Everything that does not change on the map; `lakes` are the shores of inland water.

    `disputed` are areas inside of units that another country claims.

    Borders before `known_since`, seconds, are not known.
    """

    arcs: Arcs
    units: tuple[Unit, ...]
    lakes: tuple[Ring, ...]
    rivers: tuple[River, ...]
    known_since: int
    disputed: tuple[tuple[Ring, ...], ...] = ()
    plane: Plane = STEPPE_PLANE


def read_outlines(folder: Path) -> Outlines:
    """The outlines in `folder`. Raises WorldError when the file is missing or is none of ours."""
    path = folder / FILE_NAME
    try:
        head, _, arcs = path.read_bytes().rpartition(_ARCS)
        return _outlines(json.loads(head + b"}"), arcs.rstrip(b"}\n"))
    except OSError as error:
        sentence = message(
            "The outlines of the map cannot be read from {file}: {reason}.", file=path, reason=error.strerror
        )
        raise WorldError(sentence) from error
    except (ValueError, KeyError, TypeError) as error:
        sentence = message("The outlines of the map in {file} are damaged; install the program again.", file=path)
        raise WorldError(sentence) from error


def _outlines(topology: dict[str, Any], arcs: bytes) -> Outlines:
    collections = {name: value["geometries"] for name, value in topology["objects"].items()}
    places = np.array([each["properties"]["label"] for each in collections["units"]], np.float64)
    labels = np.column_stack(STEPPE.project(*places.T)).tolist()
    return Outlines(
        arcs=_arcs(arcs, topology["transform"]),
        units=tuple(map(_unit, collections["units"], labels)),
        lakes=tuple(tuple(ring) for each in collections["lakes"] for ring in each["arcs"]),
        rivers=tuple(
            River(each["properties"]["rank"], tuple(chain.from_iterable(each["arcs"])))
            for each in collections["rivers"]
        ),
        known_since=moment_of(topology["known_since"]),
        disputed=tuple(
            tuple(tuple(ring) for polygon in each["arcs"] for ring in polygon) for each in collections["disputed"]
        ),
    )


def _arcs(text: bytes, grid: dict[str, list[float]]) -> Arcs:
    """All arcs at once: running sums over all steps, in which each arc begins with a step from the end of the last.

    Raises ValueError for anything but numbers in pairs.
    """
    numbers = text.translate(None, b"[]")
    if numbers.translate(None, b"0123456789-,"):
        raise ValueError("the arcs hold something else than numbers")
    starts = _starts(text)
    steps = np.fromstring(numbers, np.int64, sep=",").reshape(starts[-1], 2).T.copy()
    ends = np.add.reduceat(steps, starts[:-1], axis=1)
    steps[:, starts[1:-1]] -= ends[:, :-1]
    degrees = (
        np.cumsum(along) * scale + origin
        for along, scale, origin in zip(steps, grid["scale"], grid["translate"], strict=True)
    )
    return Arcs(np.column_stack(STEPPE.project(*degrees)), starts)


def _starts(text: bytes) -> NDArray[np.int64]:
    """Where arcs begin, counted in points, and their number at the end. Each point ends in a bracket, each arc in two.

    Raises ValueError when there is no arc.
    """
    # The last one closes the list of arcs.
    brackets = np.flatnonzero(np.frombuffer(text, np.uint8) == ord("]"))[:-1]
    closing_arcs = np.flatnonzero(np.diff(brackets) == 1) + 1
    if not len(closing_arcs):
        raise ValueError("there are no arcs")
    # One bracket in each arc before, and the one itself, close no point.
    return np.concatenate(([0], closing_arcs - np.arange(len(closing_arcs))))


def _unit(geometry: dict[str, Any], label: list[float]) -> Unit:
    told, (x, y) = geometry["properties"], label
    return Unit(
        code=geometry["id"],
        codes=tuple(told["codes"]),
        country=told["country"],
        names=told["names"],
        label=(x, y),
        area=float(told["area"]),
        rings=tuple(tuple(ring) for polygon in geometry["arcs"] for ring in polygon),
        since=moment_of(told["since"]) if "since" in told else -OPEN,
        until=moment_of(told["until"]) if "until" in told else OPEN,
        parts=tuple(told.get("parts", ())),
    )
