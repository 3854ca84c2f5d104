"""What events refer to: kinds, regions, places, actors, offices, sources, series. Plain immutable values."""

from __future__ import annotations

from dataclasses import dataclass, field

from steppeline.model.event import Extent, Names


@dataclass(frozen=True)
class Kind:
    """A kind of event; users add their own. `colour` is "#rrggbb", `glyph` the name of a shape (never colour alone)."""

    key: str
    names: Names
    colour: str
    glyph: str
    position: int
    extent: Extent = "within"


@dataclass(frozen=True)
class DatedName:
    """A name in one language, valid on days `since` (inclusive) to `until` (exclusive); ISO dates, None for always."""

    language: str
    name: str
    since: str | None = None
    until: str | None = None
    reviewed: bool = True
    variant: bool = False


@dataclass(frozen=True)
class DatedCode:
    """A code of a scheme ("ISO 3166-2"), with its own validity (inclusive, exclusive)."""

    code: str
    scheme: str = "ISO 3166-2"
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True)
class Succession:
    """What became of a region: on day `date` it (or a part of it) went to `successor`."""

    successor: str
    date: str
    share: str = "whole"


@dataclass(frozen=True)
class Region:
    """A country or a unit inside one. `key` is our own id ("kz-akmola"): neither a code nor a name lasts."""

    key: str
    level: str
    names: tuple[DatedName, ...]
    codes: tuple[DatedCode, ...] = ()
    parent: str | None = None
    since: str | None = None
    until: str | None = None
    successors: tuple[Succession, ...] = ()


@dataclass(frozen=True)
class Place:
    """A town or site; coordinates in degrees WGS 84 (latitude, longitude)."""

    key: str
    names: tuple[DatedName, ...]
    region: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True)
class Actor:
    """A person or an organisation; variants are spellings seen in sources, kept so that search finds them."""

    key: str
    type: str
    names: tuple[DatedName, ...]


@dataclass(frozen=True)
class Term:
    """An actor's time in an office; ISO dates or EDTF, None for unknown or lasting."""

    actor: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True)
class Office:
    """An office that persons hold one after another."""

    key: str
    names: Names
    region: str | None = None
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True)
class LocalCopy:
    """A file that is kept in the casefile: the name it came with, its media type ("text/html"), SHA-256 of its content.

    The hash is written in 64 hexadecimal digits.
    """

    name: str
    content: str
    media_type: str | None = None


@dataclass(frozen=True)
class Source:
    """A document. `reliability` A-F and `credibility` 1-6 are the Admiralty grades; dates are EDTF.

    `seen` False: known only through another document. `same_witness_as` names the source this one copies or translates.
    """

    key: str
    title: str
    publisher: str | None = None
    address: str | None = None
    published: str | None = None
    accessed: str | None = None
    language: str | None = None
    type: str | None = None
    reliability: str | None = None
    credibility: str | None = None
    seen: bool = True
    same_witness_as: str | None = None
    note: str | None = None
    copies: tuple[LocalCopy, ...] = ()


@dataclass(frozen=True)
class Series:
    """What repeats: a run of numbered events (`measures` "events") or a figure stated for period after period."""

    key: str
    names: Names
    measures: str = "figures"
    unit: str | None = None
    currency: str | None = None
    regions: tuple[str, ...] = field(default_factory=tuple)
    note: str | None = None
