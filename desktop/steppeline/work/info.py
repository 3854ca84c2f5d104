"""What a casefile holds, in figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from steppeline.model.calendar import OPEN, civil_of
from steppeline.model.event import Names
from steppeline.model.index import Index
from steppeline.model.text import Language, Message, message
from steppeline.store.casefile import Casefile
from steppeline.store.columns import read_index


@dataclass(frozen=True)
class Info:
    """Counts of a casefile. `span` is (first, last) day of its events as ISO dates, None without dated events."""

    path: Path
    events: int
    kinds: Mapping[str, int]
    kind_names: Mapping[str, Names]
    span: tuple[str, str] | None
    regions: int
    actors: int
    sources: int
    verified: int
    schema: int
    revision: int
    size_bytes: int


def describe(casefile: Casefile) -> Info:
    """Count what is in `casefile`. Raises WorldError for a file that cannot be read."""
    index = read_index(casefile.connection)
    per_kind = index.facet("kind").counts(index.everything())
    return Info(
        path=casefile.path,
        events=index.event_count,
        kinds={key: int(count) for key, count in zip(index.kinds.keys, per_kind, strict=True)},
        kind_names=dict(zip(index.kinds.keys, index.kinds.names, strict=True)),
        span=_span(index),
        regions=len(index.region_names),
        actors=len(index.actor_names),
        sources=len(index.source_names),
        verified=int(np.count_nonzero(index.verified & index.everything())),
        schema=casefile.schema,
        revision=casefile.revision,
        size_bytes=casefile.path.stat().st_size,
    )


def _span(index: Index) -> tuple[str, str] | None:
    """First and last day that events surely touch the edge of; bounds that are open do not stretch it."""
    rows = np.flatnonzero(index.everything())
    starts = index.earliest_start.extremes(rows)
    # An open end has no last day: such an event reaches at least to its start, or where that is open to its earliest.
    endless = rows[index.latest_end.above(OPEN - 2)[rows]]
    shapeless = endless[index.latest_start.below(2 - OPEN)[endless] | index.latest_start.above(OPEN - 2)[endless]]
    ends = (
        index.latest_end.extremes(rows),
        index.latest_start.extremes(endless),
        index.earliest_start.extremes(shapeless),
    )
    last = [end - (at == 0) for at, (_, end) in enumerate(each or (0, None) for each in ends) if end is not None]
    return (_day(starts[0]), _day(max(last))) if starts is not None and last else None


def _day(seconds: int) -> str:
    day = civil_of(seconds)
    year = f"{day.year:04d}" if 0 <= day.year <= 9999 else f"{day.year:+05d}"
    return f"{year}-{day.month:02d}-{day.day:02d}"


def info_json(info: Info) -> dict[str, object]:
    """The counts as one JSON object."""
    return {
        "events": info.events,
        "kinds": dict(info.kinds),
        "span": None if info.span is None else list(info.span),
        "regions": info.regions,
        "actors": info.actors,
        "sources": info.sources,
        "verified": info.verified,
        "schema": info.schema,
        "revision": info.revision,
        "size_bytes": info.size_bytes,
    }


def info_lines(info: Info, language: Language) -> Iterator[Message]:
    """The counts as sentences, one a line."""
    yield message(
        "{path}: {size} kB, schema {schema}", path=info.path, size=-(-info.size_bytes // 1000), schema=info.schema
    )
    yield message("Events: {count}, of them verified: {verified}", count=info.events, verified=info.verified)
    if info.span is not None:
        yield message("From {first} to {last}", first=info.span[0], last=info.span[1])
    kinds = ", ".join(f"{language.pick(info.kind_names[key])} {count}" for key, count in info.kinds.items() if count)
    if kinds:
        yield message("By kind: {kinds}", kinds=kinds)
    yield message(
        "Regions: {regions}, actors: {actors}, sources: {sources}",
        regions=info.regions,
        actors=info.actors,
        sources=info.sources,
    )
