"""Which regions of a casefile those of a file are: the same by key or by code, or new."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from steppeline.exchange.arrivals import Problem
from steppeline.exchange.geojson_properties import RegionTraits
from steppeline.exchange.geojson_regions import ArrivedRegion
from steppeline.model.outline import Outline
from steppeline.model.reference import DatedCode, DatedName, Region
from steppeline.model.region import ISO_3166_2, validity
from steppeline.model.text import Message, message

_ISO_CODE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
_OTHER_SCHEME = "own"
_COUNTRY, _REGION = "country", "region"

Arrived = tuple[Path, ArrivedRegion]


@dataclass(frozen=True)
class Matching:
    """New regions, names for regions that are there, outlines by the keys of the casefile; remarks and problems."""

    new: tuple[Region, ...]
    names: Mapping[str, tuple[DatedName, ...]]
    outlines: tuple[Outline, ...]
    remarks: tuple[Message, ...]
    problems: tuple[Message, ...]


def matched(arrived: Sequence[Arrived], known: Mapping[str, Region]) -> Matching:
    """Match regions of files with those that are `known`. Nothing that is known is changed but for added names."""
    return _Matcher(known).matching(arrived)


class _Matcher:
    def __init__(self, known: Mapping[str, Region]) -> None:
        self._known = known
        self._by_code: defaultdict[str, list[Region]] = defaultdict(list)
        for region in known.values():
            for code in region.codes:
                self._by_code[code.code].append(region)
        self._new: dict[str, Region] = {}
        self._key_of: dict[str, str] = {}
        self._names: dict[str, tuple[DatedName, ...]] = {}
        self._remarks: list[Message] = []
        self._problems: list[Message] = []

    def matching(self, arrived: Sequence[Arrived]) -> Matching:
        outlines: list[Outline] = []
        taken: set[str] = set()
        for file, region in arrived:
            there = self._same(region.traits)
            key = there.key if there is not None else region.traits.key
            if key in taken:
                reason = message("the region “{key}” comes twice", key=key)
                self._problems.append(Problem(region.where, reason).told(file.name))
            taken.add(key)
            for name in filter(None, (region.traits.key, region.traits.code)):
                self._key_of.setdefault(name, key)
            if there is not None:
                self._compare(there, region.traits)
            else:
                self._new[key] = _region(region.traits)
            outlines += [replace(outline, region=key) for outline in region.outlines]
        for file, region in arrived:
            self._place(file, region)
        return Matching(
            tuple(_levelled(self._new)),
            self._names,
            tuple(outlines),
            tuple(self._remarks),
            tuple(self._problems),
        )

    def _same(self, traits: RegionTraits) -> Region | None:
        """The region that has this key, or had this code while the other one exists."""
        if traits.key in self._known:
            return self._known[traits.key]
        since, until = validity(_region(traits))
        for code in filter(None, (traits.code, traits.key)):
            for region in self._by_code.get(code, ()):
                begin, end = validity(region)
                if begin < until and since < end:
                    return region
        return None

    def _compare(self, there: Region, traits: RegionTraits) -> None:
        """Add the names in languages in which the region has none; tell of those that differ."""
        added = []
        for language, name in traits.names.items():
            own = [each.name for each in there.names if each.language == language]
            if not own and name != traits.key:
                added.append(DatedName(language, name, reviewed=False))
            elif own and name not in own and name != traits.key:
                self._remarks.append(
                    message(
                        "“{key}” keeps its name “{name}”; the file says “{other}”.",
                        key=there.key,
                        name=own[-1],
                        other=name,
                    )
                )
        if added:
            self._names[there.key] = tuple(added)

    def _place(self, file: Path, region: ArrivedRegion) -> None:
        """Put a new region under its parent or country; a country that nobody knows is added."""
        traits = region.traits
        new = self._new.get(self._key_of[traits.key])
        above = traits.parent or traits.country
        if new is None or above is None:
            return
        parent = self._found(above)
        if parent is None and traits.parent is None:
            parent = above
            self._key_of[above] = above
            self._new[above] = Region(above, _COUNTRY, (DatedName("en", above),), _codes(above))
        if parent is None:
            reason = message("no region is known as “{name}”, its parent", name=above)
            self._problems.append(Problem(region.where, reason).told(file.name))
        elif parent != new.key:
            self._new[new.key] = replace(new, parent=parent)

    def _found(self, name: str) -> str | None:
        """The key of the region that has this key, code or, alone, this name."""
        if name in self._key_of:
            return self._key_of[name]
        if name in self._known:
            return name
        if name in self._by_code:
            return self._by_code[name][-1].key
        regions = [*self._new.values(), *self._known.values()]
        named = {region.key for region in regions if any(each.name == name for each in region.names)}
        return named.pop() if len(named) == 1 else None


def _region(traits: RegionTraits) -> Region:
    names = tuple(DatedName(language, name) for language, name in traits.names.items())
    codes = _codes(traits.code or traits.key) if traits.code or _ISO_CODE.fullmatch(traits.key) else ()
    return Region(traits.key, _REGION, names, codes, since=traits.since, until=traits.until)


def _codes(code: str) -> tuple[DatedCode, ...]:
    return (DatedCode(code, ISO_3166_2 if _ISO_CODE.fullmatch(code) else _OTHER_SCHEME),)


def _levelled(new: Mapping[str, Region]) -> Iterable[Region]:
    """The regions; those that hold others and lie in none are countries."""
    parents = {region.parent for region in new.values()}
    for region in new.values():
        yield replace(region, level=_COUNTRY) if region.parent is None and region.key in parents else region
