"""How records lie in rows: one shape for each record class, by which it is both written and read.

A shape names only the fields that are special; every other field lies in the column of its own name. So a field that
is added to a record needs a column and nothing more here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import Field, dataclass, field, fields
from functools import cached_property
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from steppeline.model.change import Value
from steppeline.model.errors import InputError
from steppeline.model.event import (
    ActorRole,
    Claim,
    Event,
    Figure,
    Link,
    Note,
    PlaceRole,
    RegionRole,
    SourceUse,
    Stage,
    StatusEntry,
)
from steppeline.model.reference import (
    Actor,
    DatedCode,
    DatedName,
    Kind,
    LocalCopy,
    Office,
    Place,
    Region,
    Series,
    Source,
    Succession,
    Term,
)
from steppeline.model.text import finished, message
from steppeline.model.validity import fault_of
from steppeline.store.codec import FLAG, STATUS, TEXTS, Codec, by_language, key_of, plain
from steppeline.store.keys import Keys


class Record(Protocol):
    """Any dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class KeyShape:
    """Keys of rows of `target`, each in a row of `table`, where there is nothing else to say."""

    table: str
    target: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The one column of a row."""
        return (f"{self.target}_id",)

    def row(self, record: str, keys: Keys) -> dict[str, Value]:
        """The column of a key's row; raises WorldError for a key the casefile does not have."""
        return {f"{self.target}_id": keys.number(self.target, record)}

    def record(self, values: Sequence[Any], keys: Keys) -> str:
        """The key of a row."""
        return keys.key(self.target, values[0])


@dataclass(frozen=True)
class Shape(Generic[R]):
    """How records that `make` makes lie in `table`.

    `codecs` says of each field how it lies in the row, `parts` which are kept in rows of their own, one for each of
    the tuple's members.
    """

    table: str
    make: Callable[..., R]
    codecs: Mapping[str, Codec]
    parts: Mapping[str, Shape[Any] | KeyShape] = field(default_factory=dict)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns of a row, in the order `record` expects their values."""
        return tuple(column for name, codec, _ in self._layout for column in codec.columns(name))

    def row(self, record: R, keys: Keys) -> dict[str, Value]:
        """The columns of a record's row.

        Raises InputError where a field holds what no casefile can, WorldError where it names what this one has not.
        """
        fault = fault_of(record)
        if fault is not None:
            raise InputError(message("{field}: {problem}", field=fault.field, problem=finished(fault.problem)))
        values = [value for name, codec, _ in self._layout for value in codec.write(getattr(record, name), keys)]
        return dict(zip(self.columns, values, strict=True))

    def record(self, values: Sequence[Any], keys: Keys, **others: object) -> R:
        """The record of a row's values; `others` are its fields that lie elsewhere.

        Values that `row` would never have written raise one of the errors that `trouble.decoding` knows.
        """
        own = {name: codec.read(values[where], keys) for name, codec, where in self._layout}
        record = self.make(**own, **others)
        fault = fault_of(record)
        if fault is not None:
            raise ValueError(f"{self.table}.{fault.field}: {fault.problem}")
        return record

    @cached_property
    def _layout(self) -> tuple[tuple[str, Codec, slice], ...]:
        layout, position = [], 0
        for name, codec in self.codecs.items():
            width = len(codec.columns(name))
            layout.append((name, codec, slice(position, position + width)))
            position += width
        return tuple(layout)


Part = Shape[Any] | KeyShape


def _shape(
    table: str,
    make: type[R],
    special: Mapping[str, Codec] | None = None,
    parts: Mapping[str, Part] | None = None,
    apart: tuple[str, ...] = (),
) -> Shape[R]:
    """The shape of a dataclass: all its fields, but for those `apart`, with which the caller deals."""
    own = [each for each in fields(make) if each.name not in {*(parts or {}), *apart}]
    codecs = {each.name: plain(str(each.type)) for each in own} | dict(special or {})
    return Shape(table, make, codecs, parts or {})


_FLAGS = {"reviewed": FLAG, "variant": FLAG}
_NAMES: Mapping[str, Codec] = {"names": by_language("name")}
_REGION: Mapping[str, Codec] = {"region": key_of("region")}
_SOURCE = {"source": key_of("source")}

KIND = _shape("kind", Kind, _NAMES)
REGION = _shape(
    "region",
    Region,
    {"parent": key_of("region")},
    {
        "names": _shape("region_name", DatedName, _FLAGS),
        "codes": _shape("region_code", DatedCode),
        "successors": _shape("region_succession", Succession, {"successor": key_of("region")}),
    },
)
PLACE = _shape("place", Place, _REGION, {"names": _shape("place_name", DatedName, _FLAGS)})
ACTOR = _shape("actor", Actor, parts={"names": _shape("actor_name", DatedName, _FLAGS)})
OFFICE = _shape(
    "office", Office, {**_NAMES, **_REGION}, {"terms": _shape("office_term", Term, {"actor": key_of("actor")})}
)
SOURCE = _shape(
    "source",
    Source,
    {"seen": FLAG, "same_witness_as": key_of("source")},
    {"copies": _shape("source_copy", LocalCopy, {"content": key_of("file_content")})},
)
SERIES = _shape("series", Series, _NAMES, {"regions": KeyShape("series_region", "region")})

# In this order they refer only to those before them, but for regions and sources, which refer to each other.
ENTITIES: tuple[Shape[Any], ...] = (KIND, REGION, PLACE, ACTOR, OFFICE, SOURCE, SERIES)

EVENT = _shape(
    "event",
    Event,
    {
        "kind": key_of("kind"),
        "series": key_of("series"),
        "status": STATUS,
        "verified": FLAG,
        "title": by_language("title"),
        "summary": by_language("summary"),
        "theme": by_language("theme"),
        "unverified_fields": TEXTS,
        "unreviewed_languages": TEXTS,
    },
    {
        "stages": _shape("stage", Stage, _SOURCE),
        "history": _shape("status_entry", StatusEntry, {"status": STATUS, **_SOURCE}),
        "regions": _shape("event_region", RegionRole, _REGION),
        "places": _shape("event_place", PlaceRole, {"place": key_of("place")}),
        "actors": _shape("event_actor", ActorRole, {"actor": key_of("actor"), "office": key_of("office")}),
        "figures": _shape(
            "figure",
            Figure,
            {"meaning": by_language("meaning"), "series": key_of("series"), "verified": FLAG, **_SOURCE},
        ),
        "claims": _shape("claim", Claim, {"chosen": FLAG, **_SOURCE}),
        "sources": _shape("event_source", SourceUse, _SOURCE),
        "links": _shape("link", Link, {"to": key_of("event_ref")}),
        "notes": _shape("note", Note, {"text": by_language("text")}),
        "tags": KeyShape("event_tag", "tag"),
    },
    apart=("id", "refs"),
)
