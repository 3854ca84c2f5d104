"""The first and the best events for words that are being typed, found with bounded work however common the words are.

To rank every event with a common word, all of them would have to be looked at. Instead some thousands of candidates
are gathered, the most promising first, and only these are ranked, by what a reader can follow:

1. Each word of the search stands somewhere in the event: whole in a title (0), as a beginning in a title (1), whole or
   as a beginning in a summary or theme (2, 3), in the name of something the event names (4, 5). An event is as good as
   its worst word, and among equals by the sum of all.
2. A title that begins with the first word comes before one that has it further in.
3. The shorter titles come first, for there the words say more of the whole.
4. Then the later event, the more certain one, and the one that was added last.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from steppeline.model.event import CERTAINTIES
from steppeline.store.search_names import NAMED, named_entities
from steppeline.store.search_words import Word, quick_expression
from steppeline.store.trouble import reading

MOST_CANDIDATES = 2000
_FIRST_CANDIDATES = 200
# Words that are all common may stand together in no event at all; so far back one looks for each candidate wanted.
_ROWS_FOR_ONE = 64
# Of entities with a common name some have to do.
_MOST_ENTITIES = 200
_FEW_ENTITIES = 4

_IDS = "SELECT json_group_array(id) FROM ({})"
_WITH_WORDS = """
    SELECT rowid AS id FROM event_words WHERE event_words MATCH :words AND rowid > :after
    ORDER BY rowid DESC LIMIT :most"""
_NAMING = """
    SELECT (
        SELECT json_group_array(event_id) FROM (
            SELECT event_id FROM {parts} WHERE {table}_id = entity.value ORDER BY event_id DESC LIMIT :share))
    FROM (SELECT value FROM json_each(:entities) LIMIT :most) AS entity"""
_CERTAINTY = " ".join(f"WHEN '{certainty}' THEN {place}" for place, certainty in enumerate(CERTAINTIES))


def hits(connection: sqlite3.Connection, words: Sequence[Word], limit: int = 100) -> list[int]:
    """The numbers of `limit` events with all of the words, at once: the best of a few. Otherwise as `ranked`."""
    return ranked(connection, words, limit, _FIRST_CANDIDATES)


def ranked(
    connection: sqlite3.Connection, words: Sequence[Word], limit: int = 100, candidates: int = MOST_CANDIDATES
) -> list[int]:
    """The numbers of the `limit` best events with all of the words, best first, as far as `candidates` reach.

    What has no more than so many events with any one of its words is searched completely. The same casefile gives the
    same answer. Raises WorldError for a damaged or locked file.
    """
    if not words:
        return []
    with reading(connection):
        search = _Search(connection, words, candidates)
        return search.ranked(search.candidates(), limit)


class _Search:
    """Some words, and what is known of them before events are looked at."""

    def __init__(self, connection: sqlite3.Connection, words: Sequence[Word], most: int) -> None:
        self._connection = connection
        self._words = words
        self._most = most
        self._expressions = [quick_expression(connection, word) for word in words]
        self._entities = [named_entities(connection, word) for word in words]

    def candidates(self) -> Sequence[int]:
        """All events with the rarest word; if every word is common, those that were added last, the better ones first.

        Of the latter the events that have all words in their own texts are found best.
        """
        of_words = [
            dict.fromkeys(self._with(expression) + self._naming(entities))
            for expression, entities in zip(self._expressions, self._entities, strict=True)
        ]
        rarest = min(of_words, key=len)
        if len(rarest) < self._most:
            return list(rarest)
        together = " AND ".join(self._expressions)
        after = self._last() - _ROWS_FOR_ONE * self._most if len(self._words) > 1 else -1
        best = dict.fromkeys(self._with(f"{{title}} : ({together})", after))
        if len(best) < self._most:
            best |= dict.fromkeys(self._with(together, after))
        share = self._most // len(self._words)
        for found in of_words:
            best |= dict.fromkeys(list(found)[-share:])
        return list(best)[: self._most]

    def _last(self) -> int:
        (last,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM kept_words").fetchone()
        return int(last)

    def _with(self, expression: str, after: int = -1) -> list[int]:
        """Events whose own texts match, last added first."""
        return self._ids(_WITH_WORDS, {"words": expression, "after": after, "most": self._most})

    def _naming(self, entities: Mapping[str, str]) -> list[int]:
        """Events that name any of the entities; the last added of each."""
        found: list[int] = []
        for table, numbers in entities.items():
            count = min(numbers.count(",") + 1, _MOST_ENTITIES)
            query = _NAMING.format(parts=NAMED[table], table=table)
            limits = {"entities": numbers, "most": count, "share": self._most // count + 1}
            for (events,) in self._connection.execute(query, limits):
                found += json.loads(events)
        return found

    def ranked(self, candidates: Sequence[int], limit: int) -> list[int]:
        """Those of the candidates that have all words, best first."""
        parameters = {"candidates": json.dumps(candidates), "limit": limit}
        places = []
        for number, (word, entities) in enumerate(zip(self._words, self._entities, strict=True)):
            parameters |= {
                f"key{number}": f" {word.key}",
                **{f"{table}{number}": all_ for table, all_ in entities.items()},
            }
            places.append(f"{_place(number, word, entities)} AS place{number}")
        columns = [f"place{number}" for number in range(len(places))]
        # max() of one alone would be the largest of a column.
        worst = f"max({', '.join(columns)})" if len(columns) > 1 else columns[0]
        query = f"""
            WITH candidate AS MATERIALIZED (
                SELECT id AS found, instr(title, '_' || :key0) = 0 AS is_later, length(title) AS size,
                    {", ".join(places)}
                FROM kept_words WHERE id IN (SELECT value FROM json_each(:candidates))
            ), placed AS (
                SELECT found, {worst} AS worst, {" + ".join(columns)} AS sum, is_later, size
                FROM candidate WHERE {worst} IS NOT NULL
                ORDER BY worst, sum, is_later, size, found DESC LIMIT 2 * :limit
            )
            SELECT found FROM placed JOIN event ON event.id = found
            ORDER BY worst, sum, is_later, size, earliest_start DESC,
                CASE certainty {_CERTAINTY} ELSE {len(CERTAINTIES)} END, found DESC
            LIMIT :limit"""
        return [number for (number,) in self._connection.execute(query, parameters)]

    def _ids(self, query: str, parameters: Mapping[str, Any]) -> list[int]:
        (found,) = self._connection.execute(_IDS.format(query), parameters).fetchone()
        return list(json.loads(found))


def _place(number: int, word: Word, entities: Mapping[str, str]) -> str:
    """SQL: where a word stands in an event, 0 to 5 as in the head of this module; null where nowhere."""
    return f"CASE {' '.join(_cases(number, word, entities))} END"


def _cases(number: int, word: Word, entities: Mapping[str, str]) -> Iterator[str]:
    for place, text in ((0, "title"), (2, "summary")):
        yield f"WHEN instr({text}, :key{number} || ' ') THEN {place}"
        if word.is_beginning:
            yield f"WHEN instr({text}, :key{number}) THEN {place + 1}"
    for table, numbers in entities.items():
        # A few are looked for one by one; with many it is quicker to look at all that the event names.
        sign = "+" if numbers.count(",") >= _FEW_ENTITIES else ""
        yield (
            f"WHEN EXISTS (SELECT 1 FROM {NAMED[table]} WHERE event_id = kept_words.id"
            f" AND {sign}{table}_id IN (SELECT value FROM json_each(:{table}{number})))"
            f" THEN {4 + word.is_beginning}"
        )
