"""The entries that events refer to, as forms: dated names are shown one for each language, as they hold today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from steppeline.model.reference import Actor, DatedName, Kind, Office, Place, Source
from steppeline.model.text import LANGUAGES, Language
from steppeline.session.managing import Entry
from steppeline.ui.editor.cells import Cell, KeyOf, changed, raws_of
from steppeline.ui.widgets.glyphs import glyph_names
from steppeline.ui.widgets.record_words import SOURCE_TYPE_WORDS, word


@dataclass(frozen=True)
class _Named:
    """An entry with dated names, told by one name for each language."""

    names: Mapping[str, str] = field(default_factory=dict)


def entry_cells(table: str, language: Language) -> tuple[Cell, ...]:
    """The fields of an entry of a table."""
    translate = QCoreApplication.translate
    if table == "tag":
        return (Cell("key", translate("ManageDialog", "Name"), span=12, is_needed=True),)
    if table == "source":
        return _source_cells(language)
    names = (
        Cell("names.en", translate("ManageDialog", "Name in English"), span=12),
        Cell("names.ru", translate("ManageDialog", "Name in Russian"), span=12),
        Cell("names.kk", translate("ManageDialog", "Name in Kazakh"), span=12),
    )
    region = Cell("region", translate("ManageDialog", "Region"), "entity", 12, table="region", may_create=False)
    further: Mapping[str, tuple[Cell, ...]] = {
        "kind": (
            Cell("colour", translate("ManageDialog", "Colour, as #rrggbb"), span=6, is_needed=True),
            Cell(
                "glyph", translate("ManageDialog", "Shape"), "choice", 6, tuple((name, name) for name in glyph_names())
            ),
            Cell("extent", translate("ManageDialog", "Its events lie"), "choice", 12, _extents()),
        ),
        "actor": (Cell("type", translate("ManageDialog", "Type"), "choice", 12, _types()),),
        "office": (region,),
        "place": (
            region,
            Cell("latitude", translate("ManageDialog", "Latitude, degrees"), "number", 6),
            Cell("longitude", translate("ManageDialog", "Longitude, degrees"), "number", 6),
        ),
    }
    return (*names, *further[table])


def entry_raws(entry: Entry, cells: Sequence[Cell]) -> dict[str, str]:
    """The texts of a form that shows an entry."""
    if isinstance(entry, Actor | Place):
        named, own = _parted(cells)
        return raws_of(_Named(_current(entry.names)), named) | raws_of(entry, own)
    return raws_of(entry, cells)


def changed_entry(entry: Entry, cells: Sequence[Cell], raws: Mapping[str, str], key_of: KeyOf) -> Entry:
    """The entry with what the form says; former names, codes and spellings stay."""
    if not isinstance(entry, Actor | Place):
        return changed(entry, cells, raws, key_of)
    named, own = _parted(cells)
    before = _current(entry.names)
    after = changed(_Named(before), named, raws, key_of).names
    names = list(entry.names)
    for language in LANGUAGES:
        old, new = before.get(language), after.get(language)
        if old == new:
            continue
        places = [at for at, name in enumerate(names) if name.language == language and name.name == old]
        if not places and new:
            names.append(DatedName(language, new))
        elif places and new:
            names[places[0]] = replace(names[places[0]], name=new)
        elif places:
            del names[places[0]]
    own_changed: Any = changed(entry, own, raws, key_of)
    renamed: Entry = replace(own_changed, names=tuple(names))
    return renamed


def has_name(entry: Entry) -> bool:
    """Whether it is called anything."""
    return bool(entry.title.strip()) if isinstance(entry, Source) else bool(entry.names)


def blank_entry(table: str, key: str, position: int) -> Entry:
    """An entry of which only the key is known."""
    match table:
        case "kind":
            return Kind(key, {}, "#6b6b6b", glyph_names()[0], position)
        case "actor":
            return Actor(key, "person", ())
        case "office":
            return Office(key, {})
        case "place":
            return Place(key, ())
        case _:
            return Source(key, "")


def _current(names: Sequence[DatedName]) -> dict[str, str]:
    """The usual name in each language that holds today, else the last one."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        usual = [name for name in names if name.language == language and not name.variant]
        if usual:
            found[language] = min(usual, key=lambda name: name.until is not None).name
    return found


def _parted(cells: Sequence[Cell]) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    named = tuple(cell for cell in cells if cell.name.startswith("names."))
    return named, tuple(cell for cell in cells if cell not in named)


def _extents() -> tuple[tuple[str, str], ...]:
    translate = QCoreApplication.translate
    return (
        ("within", translate("ManageDialog", "some time within their dates")),
        ("throughout", translate("ManageDialog", "all through their dates")),
    )


def _types() -> tuple[tuple[str, str], ...]:
    translate = QCoreApplication.translate
    return (
        ("person", translate("ManageDialog", "a person")),
        ("organisation", translate("ManageDialog", "an organisation")),
    )


def _source_cells(language: Language) -> tuple[Cell, ...]:
    translate = QCoreApplication.translate
    nothing = ("", "—")
    types = (nothing, *((key, word(language, SOURCE_TYPE_WORDS, key)) for key in SOURCE_TYPE_WORDS))
    return (
        Cell("title", translate("ManageDialog", "Title"), span=12, is_needed=True),
        Cell("publisher", translate("ManageDialog", "Publisher"), span=6),
        Cell("address", translate("ManageDialog", "Address"), span=6),
        Cell("published", translate("ManageDialog", "Published"), "date", 6),
        Cell("accessed", translate("ManageDialog", "Accessed"), "date", 6),
        Cell("language", translate("ManageDialog", "Language"), span=6),
        Cell("type", translate("ManageDialog", "Type"), "choice", 6, types),
        Cell(
            "reliability",
            translate("ManageDialog", "Reliability of the source, A best"),
            "choice",
            6,
            _grades("ABCDEF"),
        ),
        Cell(
            "credibility",
            translate("ManageDialog", "Credibility of what it says, 1 best"),
            "choice",
            6,
            _grades("123456"),
        ),
        Cell("seen", translate("ManageDialog", "Seen by ourselves"), "flag", 6),
        Cell(
            "same_witness_as",
            translate("ManageDialog", "Copies or translates"),
            "entity",
            6,
            table="source",
            may_create=False,
        ),
        Cell("note", translate("ManageDialog", "Note"), span=12),
    )


def _grades(grades: str) -> tuple[tuple[str, str], ...]:
    return (("", "—"), *((grade, grade) for grade in grades))
