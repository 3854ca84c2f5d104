"""The tables of a casefile, as SQLAlchemy metadata. A change here needs a migration and a new schema number.

Every row has an integer number `id`; things that events refer to also have a `key`, their stable text id. Texts that
differ by language lie in columns `…_en`, `…_ru`, `…_kk`, or in a table of their own where they are dated. Parts of an
event keep their order by `id`. Flags are 0 or 1; `event.status` is the position in `model.event.STATUSES`.

The contents of files stand in `file_content`, each once: `key` is the SHA-256 of `data`, `revision` that of the step
which brought it. What was kept there stays, for the change log may name it; only rows that are named are content.

Foreign keys are checked when the transaction commits, so rows may be written in any order. ON DELETE CASCADE marks
rows that another row owns; the door reads these marks and removes owned rows itself, so that each is recorded.
Indexes that speak of few rows are partial: a bulk import of ten million plain events adds nothing to them.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.types import REAL

Columns = Column[Any]

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _text(*names: str) -> list[Columns]:
    return [Column(name, Text) for name in names]


def _needed(*names: str) -> list[Columns]:
    return [Column(name, Text, nullable=False) for name in names]


def _numbers(*names: str) -> list[Columns]:
    return [Column(name, Integer, nullable=False) for name in names]


def _reals(*names: str) -> list[Columns]:
    return [Column(name, REAL) for name in names]


def _by_language(*names: str) -> list[Columns]:
    return [Column(f"{name}_{language}", Text) for name in names for language in ("en", "ru", "kk")]


def _key_of(target: str, name: str = "", *, needed: bool = False, owner: bool = False) -> Columns:
    """A column naming a row of `target`: one that must not vanish while it is named, or the `owner` of this row."""
    key = ForeignKey(f"{target}.id", ondelete="CASCADE" if owner else None, deferrable=True, initially="DEFERRED")
    return Column(name or f"{target}_id", Integer, key, nullable=not (needed or owner))


def _table(name: str, *columns: Columns) -> Table:
    return Table(name, metadata, Column("id", Integer, primary_key=True), *columns)


def _entity(name: str, *columns: Columns) -> Table:
    """Things that events refer to by key; `import_id` says with which import a row came."""
    key = Column("key", Text, nullable=False, unique=True)
    return _table(name, key, *columns, _key_of("import_batch", "import_id"))


def _owned(
    name: str, owner: str, *columns: Columns, found_by: tuple[str, ...] = (), rarely_filled: tuple[str, ...] = ()
) -> Table:
    """Rows that a row of `owner` owns. The owners are found by the columns `found_by`, some of them rarely filled."""
    table = _table(name, _key_of(owner, owner=True), *columns)
    owners = table.c[f"{owner}_id"]
    Index(None, owners)
    for column in found_by:
        Index(None, table.c[column], owners)
    for column in rarely_filled:
        Index(None, table.c[column], owners, sqlite_where=table.c[column].is_not(None))
    return table


def _dated_names(owner: str) -> Table:
    columns = [*_needed("language", "name"), *_text("since", "until"), *_numbers("reviewed", "variant")]
    return _owned(f"{owner}_name", owner, *columns)


# What events refer to.
import_batch = _table("import_batch", *_needed("name", "at"), *_text("file"), *_numbers("events", "problems"))
kind = _entity("kind", *_by_language("name"), *_needed("colour", "glyph"), *_numbers("position"), *_needed("extent"))
region = _entity("region", *_needed("level"), _key_of("region", "parent_id"), *_text("since", "until"))
region_name = _dated_names("region")
region_code = _owned("region_code", "region", *_needed("code", "scheme"), *_text("since", "until"))
region_succession = _owned(
    "region_succession", "region", _key_of("region", "successor_id", needed=True), *_needed("date", "share")
)
region_outline = _owned(
    "region_outline",
    "region",
    *_text("since", "until"),
    *(Column(name, REAL, nullable=False) for name in ("longitude", "latitude", "area")),
    *_needed("polygons"),
)
place = _entity("place", _key_of("region"), *_reals("latitude", "longitude"))
place_name = _dated_names("place")
actor = _entity("actor", *_needed("type"))
actor_name = _dated_names("actor")
office = _entity("office", *_by_language("name"), _key_of("region"))
office_term = _owned("office_term", "office", _key_of("actor", needed=True), *_text("since", "until"))
source = _entity(
    "source",
    *_needed("title"),
    *_text("publisher", "address", "published", "accessed", "language", "type", "reliability", "credibility"),
    *_numbers("seen"),
    _key_of("source", "same_witness_as_id"),
    *_text("note"),
)
file_content = _table(
    "file_content",
    Column("key", Text, nullable=False, unique=True),
    *_numbers("size", "revision"),
    Column("data", LargeBinary, nullable=False),
)
source_copy = _owned(
    "source_copy",
    "source",
    *_needed("name"),
    *_text("media_type"),
    _key_of("file_content", "content_id", needed=True),
    found_by=("content_id",),
)
series = _entity("series", *_by_language("name"), *_needed("measures"), *_text("unit", "currency", "note"))
series_region = _owned("series_region", "series", _key_of("region", needed=True))
tag = _entity("tag")

# Events. AUTOINCREMENT: the number of a deleted event is never given to another, for people cite it.
event = Table(
    "event",
    metadata,
    Column("id", Integer, primary_key=True),
    _key_of("kind", needed=True),
    *_numbers("status", "earliest_start", "latest_start", "earliest_end", "latest_end"),
    *_numbers("never_certain", "needs_recheck", "verified"),
    *_needed("date"),
    *_by_language("title", "summary", "theme"),
    *_text("extent", "date_basis", "certainty", "mode", "unverified_fields", "unreviewed_languages"),
    _key_of("series"),
    Column("ordinal", Integer),
    _key_of("import_batch", "import_id"),
    sqlite_autoincrement=True,
)
Index(None, event.c.series_id, sqlite_where=event.c.series_id.is_not(None))

# Parts of an event.
event_ref = _owned(
    "event_ref",
    "event",
    Column("ref", Text, nullable=False, unique=True),
    *_numbers("position"),
    # The fingerprint of the row of a file that the event came from, where it came from one.
    Column("row_hash", Integer),
)
status_entry = _owned(
    "status_entry",
    "event",
    *_numbers("status"),
    *_text("as_of", "date"),
    _key_of("source"),
    *_text("note"),
    rarely_filled=("source_id",),
)
stage = _owned(
    "stage",
    "event",
    *_needed("stage"),
    *_text("date"),
    _key_of("source"),
    *_text("note"),
    rarely_filled=("source_id",),
)
event_region = _owned("event_region", "event", _key_of("region", needed=True), *_text("role"), found_by=("region_id",))
event_place = _owned(
    "event_place", "event", _key_of("place", needed=True), *_text("role", "mode"), found_by=("place_id",)
)
event_actor = _owned(
    "event_actor",
    "event",
    _key_of("actor", needed=True),
    _key_of("office"),
    *_text("role"),
    found_by=("actor_id",),
    rarely_filled=("office_id",),
)
event_source = _owned(
    "event_source", "event", _key_of("source", needed=True), *_text("locator", "supports"), found_by=("source_id",)
)
event_tag = _owned("event_tag", "event", _key_of("tag", needed=True), found_by=("tag_id",))
figure = _owned(
    "figure",
    "event",
    *_by_language("meaning"),
    *_reals("number", "low", "high"),
    Column("scale", REAL, nullable=False),
    *_text("unit", "currency"),
    _key_of("series"),
    *_text("period", "as_of"),
    *_needed("bound"),
    *_text("basis"),
    *_needed("nature"),
    *_text("measure", "said_by"),
    _key_of("source"),
    *_text("locator"),
    *_numbers("verified"),
    *_text("note"),
    rarely_filled=("series_id", "source_id"),
)
claim = _owned(
    "claim",
    "event",
    *_needed("field", "value"),
    _key_of("source"),
    *_text("locator", "said_by", "confidence", "note"),
    *_numbers("chosen"),
    *_text("reason"),
    rarely_filled=("source_id",),
)
link = _owned(
    "link",
    "event",
    *_needed("type"),
    _key_of("event_ref", "to_id", owner=True),
    *_text("note"),
    found_by=("to_id",),
)
note = _owned("note", "event", *_by_language("text"), *_needed("kind"))

# The casefile itself.
saved_view = _table("saved_view", *_needed("name", "state"), *_numbers("position"))
change_log = _table(
    "change_log",
    *_numbers("revision"),
    *_needed("at", "who", "name", "direction"),
    Column("undoes", Integer, ForeignKey("change_log.id")),
    Column("inverse", LargeBinary, nullable=False),
)
Index(None, change_log.c.undoes, sqlite_where=change_log.c.undoes.is_not(None))
meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

# Packed columns, made from the rows above (see store/packed): pieces of arrays; where to begin, in one row; and which
# events changed since. Numbers of events that are gone stand there too, so they name nothing.
column_chunk = _table("column_chunk", Column("data", LargeBinary, nullable=False))
packed_state = _table("packed_state", Column("header", Integer), *_numbers("checksum", "round", "revision"))
changed_event = Table("changed_event", metadata, Column("event_id", Integer, primary_key=True), *_numbers("round"))

# Checksums over the rows of all tables above but for what is made from others (see store/row_sums).
row_sum = Table(
    "row_sum",
    metadata,
    Column("name", Text, primary_key=True),
    Column("block", Integer, primary_key=True),
    *_numbers("sum"),
    sqlite_with_rowid=False,
)
