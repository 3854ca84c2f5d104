"""Our own form of an event (`--json`, exports of events), read back with all that it tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields as fields_of_record
from typing import Any

from steppeline.exchange.dataset import VOCABULARY
from steppeline.exchange.reading.blocks import SEVERAL, Trouble
from steppeline.exchange.reading.objects import Fields, text_of
from steppeline.exchange.reading.raw import RawRow
from steppeline.exchange.tables import MisfitError, TableReader
from steppeline.model.event import (
    ActorRole,
    Claim,
    Figure,
    Link,
    Note,
    PlaceRole,
    RegionRole,
    SourceUse,
    StatusEntry,
)
from steppeline.model.reference import Actor, DatedName, Office, Place, Series, Source

_PLAIN = ("kind", "status", "date", "extent", "certainty", "mode", "series", "date_basis")
_RECORDS: Mapping[str, type[Any]] = {
    "regions": RegionRole, "places": PlaceRole, "actors": ActorRole, "figures": Figure, "claims": Claim,
    "sources": SourceUse, "links": Link, "notes": Note, "history": StatusEntry,
}  # fmt: skip
_KEY_OF: Mapping[str, str] = {"regions": "region", "places": "place", "actors": "actor", "sources": "source"}
"""The field that holds the key of what is named: in our form it is "id" of the object."""


def own_row(value: Mapping[str, Any]) -> RawRow:
    """The row of an event. What of its parts makes no sense is a trouble; the event comes in without it."""
    cells: Fields = {name: text_of(value.get(name)) for name in _PLAIN}
    refs = value.get("refs")
    cells["ref"] = SEVERAL.join(map(str, refs)) if isinstance(refs, list) and refs else None
    cells["key"] = text_of(value.get("id"))
    cells["ordinal"] = text_of(value.get("ordinal"))
    cells["verified"] = text_of(value.get("verified"))
    for name in ("title", "summary", "theme"):
        texts = value.get(name)
        if isinstance(texts, dict):
            cells |= {f"{name}_{language}": text_of(texts.get(language)) for language in ("en", "ru", "kk")}
    tags = value.get("tags")
    cells["tag"] = SEVERAL.join(map(str, tags)) if isinstance(tags, list) and tags else None
    parts: list[tuple[str, Any]] = []
    entries: list[Any] = []
    if cells["series"]:
        entries.append(Series(cells["series"], {"en": cells["series"]}, measures="events"))
    troubles: list[Trouble] = []
    reader = TableReader(VOCABULARY)
    for name, record in _RECORDS.items():
        for each in _list(value.get(name)):
            entries += _entries(name, each)
            try:
                parts.append((name, reader.read(record, _table(name, record, each))))
            except MisfitError as misfit:
                troubles.append(Trouble(0, f"{name}.{misfit.field}", "", misfit.problem, left_out=False))
    return RawRow(0, cells, parts, entries, troubles)


def _list(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        yield from (each for each in value if isinstance(each, dict))


def _table(name: str, record: type[Any], told: Mapping[str, Any]) -> dict[str, Any]:
    """The object with the fields of the record alone, and without those that say nothing."""
    known = {each.name for each in fields_of_record(record)}
    table = {field: value for field, value in told.items() if field in known and value is not None}
    if name in _KEY_OF:
        table[_KEY_OF[name]] = told.get("id")
    if name == "actors":
        table.pop("office", None)
        if told.get("office_id"):
            table["office"] = told["office_id"]
    for field in ("meaning", "text"):
        if isinstance(table.get(field), dict):
            table[field] = {language: text for language, text in table[field].items() if text}
    if isinstance(table.get("source"), dict):
        table["source"] = table["source"].get("id")
    return {field: value for field, value in table.items() if value is not None}


def _entries(name: str, told: Mapping[str, Any]) -> Iterator[Any]:
    """The entries that a part describes beside naming them."""
    make = _MAKERS.get(name)
    if make is not None and isinstance(told.get("id"), str):
        yield make(told)
    if name == "actors" and isinstance(told.get("office_id"), str):
        yield Office(told["office_id"], {"en": text_of(told.get("office")) or told["office_id"]})
    if name == "figures" and isinstance(told.get("series"), str):
        yield Series(
            told["series"],
            {"en": told["series"]},
            unit=text_of(told.get("unit")),
            currency=text_of(told.get("currency")),
        )
    claimed = told.get("source")
    if name == "claims" and isinstance(claimed, dict) and isinstance(claimed.get("id"), str):
        yield _source(claimed)


def _names(told: Mapping[str, Any]) -> tuple[DatedName, ...]:
    name = text_of(told.get("name"))
    return (DatedName("en" if name.isascii() else "ru", name, reviewed=False),) if name else ()


def _place(told: Mapping[str, Any]) -> Place:
    return Place(
        told["id"],
        _names(told),
        text_of(told.get("region")),
        _number(told.get("latitude")),
        _number(told.get("longitude")),
    )


def _actor(told: Mapping[str, Any]) -> Actor:
    return Actor(told["id"], text_of(told.get("type")) or "unknown", _names(told))


def _source(told: Mapping[str, Any]) -> Source:
    return Source(
        told["id"],
        text_of(told.get("title")) or told["id"],
        publisher=text_of(told.get("publisher")),
        address=text_of(told.get("address")),
        published=text_of(told.get("published")),
        accessed=text_of(told.get("accessed")),
        language=text_of(told.get("language")),
        type=text_of(told.get("type")),
        reliability=text_of(told.get("reliability")),
        credibility=text_of(told.get("credibility")),
        seen=told.get("seen") is not False,
    )


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


_MAKERS: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {"places": _place, "actors": _actor, "sources": _source}
