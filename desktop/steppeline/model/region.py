"""Regions, places and names as of a day: what a thing was called, coded and part of when the event happened.

A day is a moment in seconds (`steppeline.model.calendar`) or ISO text (`2022-06-08`, `2022-06`, `2022`, meaning its
first second); None asks for what holds last. Validity is half-open: `since` is the first day, `until` the day after.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from steppeline.model.calendar import OPEN, seconds_of
from steppeline.model.reference import DatedCode, DatedName, Region

Day = int | str

ISO_3166_2 = "ISO 3166-2"
_FALLBACK_LANGUAGE = "en"
_ISO_DAY = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?")

Dated = DatedName | DatedCode | Region
"""What holds from `since` (inclusive) to `until` (exclusive)."""


def moment_of(day: Day) -> int:
    """The first second of a day, month or year in ISO text; seconds are given back as they are.

    Raises ValueError when the text is no such day.
    """
    if isinstance(day, int):
        return day
    parts = _ISO_DAY.fullmatch(day)
    if parts is None:
        raise ValueError(f"not an ISO day: {day!r}")
    year, month, day_of_month = parts.groups(default="1")
    return seconds_of(int(year), int(month), int(day_of_month))


def validity(dated: Dated) -> tuple[int, int]:
    """The span [since, until) in seconds, ±OPEN where there is no bound."""
    since = -OPEN if dated.since is None else moment_of(dated.since)
    until = OPEN if dated.until is None else moment_of(dated.until)
    return since, until


def holds_on(dated: Dated, day: Day | None) -> bool:
    """Whether a name, a code or a region was valid on `day`; None asks whether it still is."""
    since, until = validity(dated)
    return until == OPEN if day is None else since <= moment_of(day) < until


def exists_on(region: Region, day: Day | None) -> bool:
    """Whether the region existed on `day`; None asks whether it still does."""
    return holds_on(region, day)


def name_on(names: Sequence[DatedName], language: str, day: Day | None = None) -> str:
    """The name in `language` on `day`.

    A name that was valid then goes before one that was not, the language asked for before English before any other,
    the usual name before a variant, and of names out of their time the nearest. "" when there are no names at all.
    """

    def merit(name: DatedName) -> tuple[int, int, bool]:
        languages = (language, _FALLBACK_LANGUAGE)
        rank = languages.index(name.language) if name.language in languages else len(languages)
        return _distance(name, day), rank, name.variant

    return min(names, key=merit).name if names else ""


def code_on(codes: Sequence[DatedCode], day: Day | None = None, scheme: str = ISO_3166_2) -> str | None:
    """The code of `scheme` on `day`, of codes out of their time the nearest; None when the scheme has none."""
    of_scheme = [code for code in codes if code.scheme == scheme]
    return min(of_scheme, key=lambda code: _distance(code, day)).code if of_scheme else None


def _distance(dated: Dated, day: Day | None) -> int:
    """Seconds between `day` and the nearest moment of validity; 0 when valid."""
    since, until = validity(dated)
    moment = OPEN - 1 if day is None else moment_of(day)
    return max(since - moment, moment - until + 1, 0)


def successors_on(regions: Mapping[str, Region], key: str, day: Day | None = None) -> tuple[str, ...]:
    """The regions that on `day` hold what `key` was: itself while it exists, else those it went to, and so on.

    Keys in the order of the succession, each once; empty when nothing is known of what became of it.
    """
    moment = OPEN - 1 if day is None else moment_of(day)
    found: dict[str, None] = {}
    seen = {key}
    waiting = [key]
    while waiting:
        region = regions.get(waiting.pop(0))
        if region is None:
            continue
        due = [step.successor for step in region.successors if moment_of(step.date) <= moment]
        if exists_on(region, moment):
            found[region.key] = None
        for successor in due:
            if successor not in seen:
                seen.add(successor)
                waiting.append(successor)
    return tuple(found)


def descendants(regions: Mapping[str, Region], key: str) -> frozenset[str]:
    """The keys of all regions below `key`, without itself. Circles in the tree do no harm."""
    children: defaultdict[str | None, list[str]] = defaultdict(list)
    for region in regions.values():
        children[region.parent].append(region.key)
    found: set[str] = set()
    waiting = [key]
    while waiting:
        below = [child for child in children[waiting.pop()] if child not in found]
        found.update(below)
        waiting.extend(below)
    return frozenset(found - {key})


def lineage(regions: Mapping[str, Region], key: str) -> Iterator[str]:
    """`key` and then what it is part of, up to the country; ends where a parent is unknown or comes again."""
    seen: set[str] = set()
    above: str | None = key
    while above is not None and above in regions and above not in seen:
        yield above
        seen.add(above)
        above = regions[above].parent


def country_of(regions: Mapping[str, Region], key: str) -> str | None:
    """The topmost region that `key` lies in; None for an unknown key."""
    return next(reversed(tuple(lineage(regions, key))), None)
