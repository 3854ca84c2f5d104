"""The entries that are made along with an event: names that were typed and are not in the casefile yet."""

from __future__ import annotations

from collections.abc import Mapping

from steppeline.model.reference import Actor, DatedName, Kind, Office, Place, Source
from steppeline.model.transliteration import search_key
from steppeline.session.document import Document
from steppeline.session.editing import NewEntry
from steppeline.session.managing import free_key
from steppeline.ui.editor.candidates import event_number
from steppeline.ui.editor.suggestions import KEY
from steppeline.ui.widgets.glyphs import glyph_names

_COLOURS = ("#8a5a9e", "#3f7f5f", "#a85c32", "#4a6fa5", "#9b8b2e", "#b04a6f", "#2f8f8f", "#6b6b6b")
_OF_KAZAKH = frozenset("әғқңөұүһі")


class NewEntries:
    """Gives the keys of entries that a form names, and makes those that are not there. Made for one saving.

    `entries` are to be put into the casefile before the event; `refs` are those that linked events get, by number.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._made: dict[tuple[str, str], NewEntry] = {}
        self.refs: dict[int, str] = {}

    @property
    def entries(self) -> tuple[NewEntry, ...]:
        """What is to be made."""
        return tuple(self._made.values())

    def key_of(self, table: str, raw: str) -> str:
        """The key of the entry in the raw text of a field."""
        if table == "event":
            return self._ref_of(raw.removeprefix(KEY))
        if raw.startswith(KEY):
            return raw.removeprefix(KEY)
        at = (table, search_key(raw) or raw)
        if at not in self._made:
            self._made[at] = self._entry(table, raw)
        return self._made[at].key

    def _ref_of(self, key: str) -> str:
        number = event_number(key)
        if number is None:
            return key
        (event,) = self._document.events([number])
        if event.refs:
            return event.refs[0]
        self.refs[number] = f"event-{number}"
        return self.refs[number]

    def _entry(self, table: str, name: str) -> NewEntry:
        book = self._document.book
        known: dict[str, Mapping[str, object]] = {
            "kind": book.kinds,
            "place": book.places,
            "actor": book.actors,
            "office": book.offices,
            "source": book.sources,
        }
        key = self._free_key(name, known[table])
        dated = (DatedName(language_of(name), name),)
        match table:
            case "kind":
                return self._kind(key, name)
            case "place":
                return Place(key, dated)
            case "actor":
                return Actor(key, "person", dated)
            case "office":
                return Office(key, {language_of(name): name})
            case _:
                return Source(key, name)

    def _kind(self, key: str, name: str) -> Kind:
        kinds = self._document.book.kinds.values()
        colours, glyphs = {kind.colour for kind in kinds}, {kind.glyph for kind in kinds}
        colour = next((each for each in _COLOURS if each not in colours), _COLOURS[0])
        glyph = next((each for each in glyph_names() if each not in glyphs), glyph_names()[0])
        position = max((kind.position for kind in kinds), default=0) + 1
        return Kind(key, {language_of(name): name}, colour, glyph, position)

    def _free_key(self, name: str, known: Mapping[str, object]) -> str:
        taken = {entry.key for entry in self._made.values()}
        return free_key(name, lambda key: key in known or key in taken)


def language_of(name: str) -> str:
    """The language that a name is probably in, by its letters."""
    letters = name.casefold()
    if any(letter in _OF_KAZAKH for letter in letters):
        return "kk"
    return "ru" if any("а" <= letter <= "я" or letter == "ё" for letter in letters) else "en"
