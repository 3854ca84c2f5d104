"""A clause in words, as its chip says it: "Kind: Forum, Visit", "Sep 2021 – Jan 2022", "Search: omsk"."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, QLocale

from steppeline.model.cross_filter import Visible
from steppeline.model.filter import ChoiceClause, Clause, PairClause, QueryClause, TimeClause
from steppeline.model.index import Index
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Language, counted, message
from steppeline.model.vocabulary_words import FACET_WORDS
from steppeline.ui.filters.entity_names import EntityNames
from steppeline.ui.widgets.span_words import span_words

MOST_NAMES = 3


class ClauseWords:
    """Says clauses over one index in one language."""

    def __init__(self, index: Index, book: ReferenceBook, language: Language) -> None:
        self._index = index
        self._book = book
        self._language = language

    def brief(self, clause: Clause) -> str:
        """For a chip: no more than MOST_NAMES names."""
        return self._words(clause, MOST_NAMES)

    def full(self, clause: Clause) -> str:
        """For a tip: everything."""
        return self._words(clause, None)

    def _words(self, clause: Clause, most: int | None) -> str:
        match clause:
            case TimeClause(start, end):
                return self._language.say(span_words(start, end))
            case QueryClause(query):
                text = " ".join(query.text.split())
                return QCoreApplication.translate("ClauseWords", "Search: {query}").format(query=text)
            case PairClause(pairs):
                words = QCoreApplication.translate("ClauseWords", "Pair: {regions}")
                return words.format(regions=", ".join(self._pairs(pairs, most)))
            case ChoiceClause():
                facet = self._language.say(FACET_WORDS[clause.facet])
                return f"{facet}: {', '.join(self._names(clause, most))}"

    def _pairs(self, pairs: Collection[tuple[str, str]], most: int | None) -> list[str]:
        names = EntityNames("region", self._index, self._book, self._language)
        code_of = names.entities.code_of
        called = {key: key if (code := code_of(key)) is None else names.name(code) for pair in pairs for key in pair}
        words = sorted(f"{called[first]} – {called[second]}" for first, second in pairs)
        return [*words[:most], *self._rest(len(words), most)]

    def _names(self, clause: ChoiceClause, most: int | None) -> list[str]:
        entities = self._index.facet(clause.facet).entities
        names = EntityNames(clause.facet, self._index, self._book, self._language)
        codes = sorted(entities.codes_of(clause.keys))
        shown = [names.name(code) for code in codes[:most]]
        # What an edit took out of the casefile still stands in the clause, and finds nothing.
        shown += sorted(clause.keys - {entities.keys[code] for code in codes})
        return [*shown[:most], *self._rest(len(clause.keys), most)]

    def _rest(self, count: int, most: int | None) -> list[str]:
        if most is None or count <= most:
            return []
        return [self._language.say(counted("{count} more", "{count} more", count - most))]


def result_words(visible: Visible, language: Language) -> str:
    """How many events are visible, of how many, and how many of them for certain."""
    locale = QLocale(language.code)
    shown, certain, total = visible.shown, visible.surely, visible.index.event_count
    values = {"shown": locale.toString(shown), "certain": locale.toString(certain), "total": locale.toString(total)}
    if shown == total == certain:
        return language.say(counted("{total} event", "{total} events", total, **values))
    words = counted("{shown} of {total} event", "{shown} of {total} events", total, **values)
    if shown == certain:
        return language.say(words)
    return language.say(message("{events} ({certain} certain)", events=words, certain=values["certain"]))
