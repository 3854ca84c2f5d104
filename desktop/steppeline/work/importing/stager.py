"""From the blocks of a reader to staged rows: words resolved, dates understood, each row given a name of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import chain
from operator import attrgetter
from typing import Any, TypeVar

import numpy as np

from steppeline.exchange.reading.blocks import SEVERAL, Block, Column
from steppeline.model.change import Value
from steppeline.model.errors import WorldError
from steppeline.model.event import STATUSES, Extent
from steppeline.model.reference import Kind
from steppeline.model.text import LANGUAGES
from steppeline.store.rows import date_columns
from steppeline.store.staging import Staging
from steppeline.work.importing.named import Names
from steppeline.work.importing.scripts import language_of
from steppeline.work.importing.whereabouts import SPOT_FIELDS, Spot, Whereabouts

_DATE_COLUMNS = ("earliest_start", "latest_start", "earliest_end", "latest_end", "never_certain", "needs_recheck")
_TEXTS_KEPT = (
    *(f"{name}_{language}" for name in ("title", "summary", "theme") for language in LANGUAGES),
    *("certainty", "mode", "extent", "date_basis", "unverified_fields", "unreviewed_languages"),
)
_REMEMBERED = 200_000
_CELLS = "\x1e"
DEFAULT_KIND = "Event"

Dated = tuple[int, ...]
Cell = TypeVar("Cell", bound=str | None)
Found = TypeVar("Found")


@dataclass(frozen=True)
class Origin:
    """A file being staged: its place among the files, the name its rows are known by, and what rows do not say."""

    file: int
    name: str
    kind: str | None
    language: str | None


class Stager:
    """Stages blocks. `names` and `whereabouts` add the entries they need to the staging themselves."""

    def __init__(self, staging: Staging, names: Names, whereabouts: Whereabouts) -> None:
        self._staging, self._names, self._where = staging, names, whereabouts
        self._dates: dict[tuple[str, Extent], Dated] = {}
        self._today = int(datetime.now(UTC).timestamp())
        self.rows = 0

    def stage(self, block: Block, origin: Origin) -> None:
        """Stage the rows of a block, and its troubles."""
        staging = self._staging
        troubles = block.troubles
        staging.add_troubles(
            origin.file, ((each.line, each.field, each.value, each.reason, each.left_out) for each in troubles)
        )
        for entry in block.entries:
            self._entry(entry, origin)
        if not len(block):
            return
        ids = staging.events(len(block))
        self._events(block, ids, origin)
        self._arrivals(block, ids, origin)
        self._named(block, ids, "actor", self._names.actor)
        self._sources(block, ids)
        self._tags(block, ids)
        for position, field, record in block.parts:
            self._part(block, position, ids[position], (field, record), origin)
        self.rows += len(block)

    def _events(self, block: Block, ids: range, origin: Origin) -> None:
        count, columns = len(block), block.columns
        default = origin.kind or DEFAULT_KIND
        keys = _each(columns.get("kind") or [None] * count, lambda word: self._names.kind(word or default))
        bounds = self._bounds(columns["date"], columns.get("extent") or [None] * count, keys)
        row: dict[str, Any] = {
            "id": np.arange(ids.start, ids.stop),
            "kind_id": np.array(_each(keys, lambda key: self._staging.keys.number("kind", key)), np.int64),
            "status": self._statuses(columns.get("status"), bounds[:, 0]),
            "date": columns["date"],
            **{name: bounds[:, position] for position, name in enumerate(_DATE_COLUMNS)},
            "verified": self._verified(columns),
            "import_id": np.full(count, self._staging.batch),
            **{name: columns[name] for name in _TEXTS_KEPT if name in columns},
        }
        _add_texts(row, "title", _titles(columns, keys), origin.language)
        if "summary" in columns:
            _add_texts(row, "summary", columns["summary"], origin.language)
        if "ordinal" in columns:
            row["ordinal"] = [int(cell) if cell and cell.isdecimal() else None for cell in columns["ordinal"]]
        if "series" in columns:
            row["series_id"] = self._series(columns["series"])
        self._staging.write("event", row)
        self._spots(block, ids, bounds[:, 0].tolist(), origin)

    def _bounds(self, dates: Column, extents: Column, kinds: Sequence[str]) -> Any:
        """int64[rows, columns]: what is derived from the dates; those of a file are few, for all that it has rows."""
        told = list(zip(dates, extents, kinds, strict=True))
        code = {each: position for position, each in enumerate(dict.fromkeys(told))}
        derived = [self._dated(date or "", _extent(extent) or self._names.extents[kind]) for date, extent, kind in code]
        return np.array(derived, np.int64)[np.fromiter(map(code.__getitem__, told), np.int64, len(told))]

    def _dated(self, date: str, extent: Extent) -> Dated:
        key = (date, extent)
        found = self._dates.get(key)
        if found is None:
            if len(self._dates) >= _REMEMBERED:
                self._dates.clear()
            columns = date_columns(date, extent)
            found = self._dates[key] = tuple(int(columns[name] or 0) for name in _DATE_COLUMNS)
        return found

    def _statuses(self, words: Column | None, starts: Any) -> Any:
        """Positions in STATUSES; what is not stated has happened, or is planned where it lies ahead."""
        happened, planned = STATUSES.index("happened"), STATUSES.index("planned")
        usual = np.where(starts > self._today, planned, happened).astype(np.int64)
        if words is None:
            return usual
        told = np.array([STATUSES.index(word) if word else -1 for word in words], np.int64)
        return np.where(told >= 0, told, usual)

    @staticmethod
    def _verified(columns: Mapping[str, Column]) -> Any:
        """Whether a row names a source for itself, unless it says so."""
        told = columns.get("verified")
        sources = columns.get("source") or columns.get("address") or [None] * len(columns["date"])
        if told is None:
            return np.array([source is not None for source in sources], np.int64)
        return np.array([word == "yes" for word in told], np.int64)

    def _series(self, cells: Column) -> list[Value]:
        find = self._staging.keys.find
        return [find("series", cell) if cell else None for cell in cells]

    def _spots(self, block: Block, ids: range, starts: Sequence[int], origin: Origin) -> None:
        told = [block.columns.get(name) for name in SPOT_FIELDS]
        if not any(told[:5]):
            return
        nothing: Column = [None] * len(block)
        spots = map(Spot._make, zip(*(column or nothing for column in told), strict=True))
        find, number = self._where.find, self._staging.keys.number
        found = [find(spot, start if abs(start) < 2**61 else None) for spot, start in zip(spots, starts, strict=True)]
        # Like rows have the same answer, one object.
        answers = {id(where): where for where in found}
        for table, keys_of in (("region", attrgetter("regions")), ("place", attrgetter("places"))):
            numbers = {at: [number(table, key) for key in keys_of(where)] for at, where in answers.items()}
            self._write_pairs(table, [numbers[id(where)] for where in found], ids)
        self._staging.add_troubles(
            origin.file,
            (
                (line, *remark, False)
                for line, where in zip(block.lines, found, strict=True)
                for remark in where.remarks
            ),
        )

    def _arrivals(self, block: Block, ids: range, origin: Origin) -> None:
        columns, count = block.columns, len(block)
        prints = _prints([columns[name] for name in sorted(columns)], block, count)
        keys, refs = columns.get("key"), columns.get("ref")
        names: Column = [None if key is None else f"{origin.name}:{key}" for key in keys] if keys else [None] * count
        more: list[tuple[int, str, int]] = []
        if refs is not None:
            for position, cell in enumerate(refs):
                if cell is not None:
                    own, *others = cell.split(SEVERAL)
                    names[position] = own
                    more += [(ids[position], ref, place) for place, ref in enumerate(others, 1)]
        keyed = [int(name is not None) for name in names]
        if not all(keyed):
            identity = _prints([columns[name] for name in ("date", "title", "place") if name in columns], None, count)
            names = [
                name or f"{origin.name}:~{print_ & 0xFFFFFFFFFFFF:012x}"
                for name, print_ in zip(names, identity, strict=True)
            ]
        self._staging.write(
            "arrival",
            {
                "id": np.arange(ids.start, ids.stop),
                "file": np.full(count, origin.file),
                "line": np.array(block.lines, np.int64),
                "ref": names,
                "row_hash": np.array(prints, np.int64),
                "keyed": np.array(keyed, np.int64),
            },
        )
        if more:
            events, others, places = (list(each) for each in zip(*more, strict=True))
            self._staging.write("more_ref", {"event_id": events, "ref": others, "position": places})

    def _named(self, block: Block, ids: range, name: str, key_of: Callable[[str], str]) -> None:
        cells = block.columns.get(name)
        if cells is None:
            return
        number = self._staging.keys.number
        numbers: dict[str, list[int]] = {
            cell: list(dict.fromkeys(number(name, key_of(word)) for word in cell.split(SEVERAL)))
            for cell in dict.fromkeys(filter(None, cells))
        }
        self._pairs(name, cells, ids, numbers)

    def _tags(self, block: Block, ids: range) -> None:
        cells = block.columns.get("tag")
        if cells is not None:
            numbers = {
                cell: [self._staging.add_tag(word) for word in cell.split(SEVERAL)]
                for cell in dict.fromkeys(filter(None, cells))
            }
            self._pairs("tag", cells, ids, numbers)

    def _pairs(self, table: str, cells: Column, ids: range, numbers: Mapping[str, Sequence[int]]) -> None:
        """Write that events name entries: several each, told by one cell."""
        self._write_pairs(table, [numbers[cell] if cell else () for cell in cells], ids)

    def _write_pairs(self, table: str, own: Sequence[Sequence[int]], ids: range) -> None:
        events = np.repeat(np.arange(ids.start, ids.stop), list(map(len, own)))
        if len(events):
            named = np.fromiter(chain.from_iterable(own), np.int64, len(events))
            self._staging.write(f"event_{table}", {"event_id": events, f"{table}_id": named})

    def _sources(self, block: Block, ids: range) -> None:
        columns, nothing = block.columns, [None] * len(block)
        titles, addresses = columns.get("source") or nothing, columns.get("address") or nothing
        if titles is nothing and addresses is nothing:
            return
        number, source = self._staging.keys.number, self._names.source
        numbers: dict[tuple[str | None, str | None], list[int]] = {}
        pairs = list(zip(titles, addresses, strict=True))
        for pair in dict.fromkeys(pairs):
            words = pair[0].split(SEVERAL) if pair[0] else [""]
            # The address is that of the one source; where there are several, nobody knows whose it is.
            address = pair[1] if len(words) == 1 else None
            named = (number("source", source(word, address)) for word in words if word or address)
            numbers[pair] = list(dict.fromkeys(named))
        locators = columns.get("locator") or nothing
        own = [numbers[pair] for pair in pairs]
        events = np.repeat(np.arange(ids.start, ids.stop), list(map(len, own)))
        if len(events):
            row: dict[str, Any] = {
                "event_id": events,
                "source_id": np.fromiter(chain.from_iterable(own), np.int64, len(events)),
            }
            if any(locators):
                row["locator"] = [locator for locator, each in zip(locators, own, strict=True) for _ in each]
            self._staging.write("event_source", row)

    def _entry(self, entry: Any, origin: Origin) -> None:
        if isinstance(entry, Kind):
            self._names.learn(entry)
        try:
            self._staging.add_entry(entry)
        except WorldError as refusal:
            self._staging.add_troubles(origin.file, [(0, "", entry.key, refusal.sentence, False)])

    def _part(self, block: Block, position: int, event: int, part: tuple[str, Any], origin: Origin) -> None:
        field, record = part
        try:
            self._staging.add_part(event, field, record)
        except WorldError as refusal:
            self._staging.add_troubles(origin.file, [(block.lines[position], field, "", refusal.sentence, False)])


def _extent(word: str | None) -> Extent | None:
    return "within" if word == "within" else "throughout" if word == "throughout" else None


def _titles(columns: Mapping[str, Column], kinds: Sequence[str]) -> Column:
    """The titles; an event without one, in any language, is called what it is."""
    count = len(kinds)
    titles = columns.get("title") or [None] * count
    if all(titles):
        return titles
    others = [columns.get(name) or [None] * count for name in ("title_en", "title_ru", "title_kk")]
    return [title if any(texts) else kind for title, kind, *texts in zip(titles, kinds, titles, *others, strict=True)]


def _add_texts(row: dict[str, Any], field: str, texts: Column, language: str | None) -> None:
    """Put texts into the columns of their languages; what a column has already stays."""
    languages = [language or (language_of(text) if text else None) for text in texts]
    for own in dict.fromkeys(filter(None, languages)):
        name = f"{field}_{own}"
        there = row.get(name) or [None] * len(texts)
        row[name] = [
            old or (text if told == own else None) for old, text, told in zip(there, texts, languages, strict=True)
        ]


def _prints(columns: Sequence[Column], block: Block | None, count: int) -> list[int]:
    """A fingerprint of each row, int64: rows that say the same have the same, today and in a year."""
    parts: dict[int, str] = {}
    for position, field, record in [] if block is None else block.parts:
        parts[position] = parts.get(position, "") + f"{_CELLS}{field}{record!r}"
    texts = map(_CELLS.join, zip(*([cell or "" for cell in column] for column in columns), strict=True))
    rows = list(texts) if columns else [""] * count
    for position, part in parts.items():
        rows[position] += part
    digests = (blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest() for text in rows)
    prints: list[int] = np.frombuffer(b"".join(digests), ">i8").tolist()
    return prints


def _each(cells: Sequence[Cell], look: Callable[[Cell], Found]) -> list[Found]:
    """What `look` finds for each of the cells; it is asked once for those that are alike."""
    found = {cell: look(cell) for cell in dict.fromkeys(cells)}
    return [found[cell] for cell in cells]
