"""Words to search for, and the full-text expressions that find them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from steppeline.model.transliteration import search_key

MOST_WORDS = 64
"""Words of the casefile that the beginning of one is taken for, while somebody is typing it."""

_LAST_LETTER = "\U0010ffff"
# From each word that is used to the next, by one step down the tree of words for each, however often it is used.
_USED_WORDS = """
    WITH RECURSIVE used(word) AS (
        SELECT (SELECT term FROM used_words WHERE term >= :first LIMIT 1)
        UNION ALL
        SELECT (SELECT term FROM used_words WHERE term >= word || char(1) LIMIT 1) FROM used WHERE word < :end
    )
    SELECT word FROM used WHERE word < :end LIMIT :most"""
_NEXT_WORD = "SELECT term FROM used_words WHERE term >= ? LIMIT 1"


@dataclass(frozen=True)
class Word:
    """A search key of one word, or of several that stand side by side; the last of them may be a beginning."""

    key: str
    is_beginning: bool = False

    @property
    def expression(self) -> str:
        """The FTS5 expression. A search key has no quotes, and inside quotes nothing else has a meaning for FTS5."""
        return f'"{self.key}"*' if self.is_beginning else f'"{self.key}"'

    @property
    def last(self) -> str:
        """The last of the words side by side."""
        return self.key.rpartition(" ")[2]


def words_of(text: str, *, phrase: bool = False) -> tuple[Word, ...]:
    """The words of a text, or the phrase that it is; one that ends with "*" is a beginning.

    Words joined by a hyphen stand side by side. What has neither letter nor digit is left out.
    """
    parts = [text] if phrase else text.split()
    words = (Word(search_key(part), part.endswith("*")) for part in parts)
    return tuple(word for word in words if word.key)


def quick_expression(connection: sqlite3.Connection, word: Word) -> str:
    """An expression for `word` that finds the first of its events without collecting all of them.

    FTS5 gathers whatever has a beginning before it gives the first. So for a beginning this names the words that begin
    so instead, at most MOST_WORDS of them: fewer events may be found then.
    """
    if not word.is_beginning:
        return word.expression
    return any_of(word, words_beginning(connection, word.last, MOST_WORDS)) or word.expression


def any_of(word: Word, used: Sequence[str]) -> str:
    """The expression for `word` with any of these in place of its last beginning; "" for none."""
    before = word.key[: -len(word.last)]
    return "(" + " OR ".join(f'"{before}{each}"' for each in used) + ")" if used else ""


def words_beginning(connection: sqlite3.Connection, beginning: str, most: int) -> list[str]:
    """The words that are used and begin so; where there are more than `most`, some for each letter that comes next."""
    used = _used(connection, beginning, most + 1)
    if len(used) <= most:
        return used
    branches = list(_branches(connection, beginning))
    share = max(most // len(branches), 1)
    words = dict.fromkeys(word for branch in branches for word in _used(connection, branch, share))
    return list(words)[:most]


def _branches(connection: sqlite3.Connection, beginning: str) -> Iterator[str]:
    """The beginnings one letter longer that are used, and the beginning itself if it is a word."""
    size = len(beginning) + 1
    start = beginning
    while (row := connection.execute(_NEXT_WORD, (start,)).fetchone()) and row[0].startswith(beginning):
        branch = row[0][:size]
        yield branch
        start = branch + ("\x01" if branch == beginning else _LAST_LETTER)


def _used(connection: sqlite3.Connection, beginning: str, most: int) -> list[str]:
    limits = {"first": beginning, "end": beginning + _LAST_LETTER, "most": most}
    return [word for (word,) in connection.execute(_USED_WORDS, limits)]
