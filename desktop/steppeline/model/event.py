"""The record of one event: what happened, when, where, with whom, and who says so.

Plain immutable values. Dates are EDTF text here (the truth); `steppeline.model.edtf` turns them into bounds.
Texts that differ by language are {language code: text} mappings ("en", "ru", "kk").
Entities (region, actor, source, …) are named by their `key`, the stable text id of the casefile.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Names = Mapping[str, str]

Status = Literal["planned", "announced", "happened", "postponed", "cancelled", "unknown"]
Extent = Literal["within", "throughout"]
STATUSES: tuple[Status, ...] = ("planned", "announced", "happened", "postponed", "cancelled", "unknown")
REGION_ROLES = ("host", "guest", "party", "affected", "mentioned")
ACTOR_ROLES = ("host", "guest", "party", "affected", "signatory", "speaker", "mentioned")
LINK_TYPES = ("part of", "follows", "results in", "implements", "supersedes", "contradicts", "related")
BOUNDS = ("exact", "at least", "at most", "about")
NATURES = ("outturn", "forecast", "target", "estimate", "derived")
MODES = ("in person", "online", "hybrid")
NOTE_KINDS = ("note", "discrepancy")
STAGES = ("signed", "ratified", "in force", "amended", "expired")
CERTAINTIES = ("confirmed", "single source", "disputed", "inferred", "intention", "opinion", "doubtful")


@dataclass(frozen=True)
class StatusEntry:
    """A status an event had as of a day, with the date then foreseen or given. Dates are EDTF."""

    status: Status
    as_of: str | None = None
    date: str | None = None
    source: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Stage:
    """What became of an agreement (one of STAGES) on a date (EDTF, None where nobody says), and who says so."""

    stage: str
    date: str | None = None
    source: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class RegionRole:
    """A region's part in an event; `role` is one of REGION_ROLES or None when the sources do not tell."""

    region: str
    role: str | None = None


@dataclass(frozen=True)
class PlaceRole:
    """A place of an event, with how it was attended there (one of MODES) and why it is named (host, participant…)."""

    place: str
    role: str | None = None
    mode: str | None = None


@dataclass(frozen=True)
class ActorRole:
    """A person or organisation with the office held at that time (key of an office) and the part played."""

    actor: str
    office: str | None = None
    role: str | None = None


@dataclass(frozen=True)
class SourceUse:
    """A source that speaks of the event, where in it (`locator`: "par. 6", "p. 12"), and what it supports."""

    source: str
    locator: str | None = None
    supports: str | None = None


@dataclass(frozen=True)
class Figure:
    """A number somebody stated.

    `number` is in units of `scale` (1, 1e3, 1e6, 1e9, 1e12) of `unit` ("USD" as `currency` for money; "persons",
    "percent", "km" otherwise); `low`/`high` give a range instead of or around it. `period` and `as_of` are EDTF.
    """

    meaning: Names
    number: float | None = None
    low: float | None = None
    high: float | None = None
    scale: float = 1.0
    unit: str | None = None
    currency: str | None = None
    series: str | None = None
    period: str | None = None
    as_of: str | None = None
    bound: str = "exact"
    basis: str | None = None
    nature: str = "outturn"
    measure: str | None = None
    said_by: str | None = None
    source: str | None = None
    locator: str | None = None
    verified: bool = True
    note: str | None = None


@dataclass(frozen=True)
class Claim:
    """One statement of a source on one field (or figure) of one event; several compete, at most one is chosen."""

    field: str
    value: str
    source: str | None = None
    locator: str | None = None
    said_by: str | None = None
    confidence: str | None = None
    note: str | None = None
    chosen: bool = False
    reason: str | None = None


@dataclass(frozen=True)
class Link:
    """From this event to another, named by its ref; `type` is one of LINK_TYPES."""

    type: str
    to: str
    note: str | None = None


@dataclass(frozen=True)
class Note:
    """A remark in our own words; a "discrepancy" says where sources contradict themselves or each other."""

    text: Names
    kind: str = "note"


@dataclass(frozen=True)
class Event:
    """Everything known of one event. `id` is its number in the casefile, None before it is stored.

    `refs` are stable names from outside (fact ids, ids of an imported file); the first is the event's own.
    `extent` None means the kind's default. `verified` False: not seen in a source; `unverified_fields` lists the parts
    of a verified event that were not.
    """

    kind: str
    title: Names
    date: str
    status: Status = "happened"
    id: int | None = None
    refs: tuple[str, ...] = ()
    summary: Names = field(default_factory=dict)
    extent: Extent | None = None
    date_basis: str | None = None
    certainty: str | None = None
    verified: bool = True
    unverified_fields: tuple[str, ...] = ()
    unreviewed_languages: tuple[str, ...] = ()
    mode: str | None = None
    theme: Names = field(default_factory=dict)
    series: str | None = None
    ordinal: int | None = None
    history: tuple[StatusEntry, ...] = ()
    stages: tuple[Stage, ...] = ()
    regions: tuple[RegionRole, ...] = ()
    places: tuple[PlaceRole, ...] = ()
    actors: tuple[ActorRole, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    sources: tuple[SourceUse, ...] = ()
    links: tuple[Link, ...] = ()
    notes: tuple[Note, ...] = ()
    tags: tuple[str, ...] = ()
