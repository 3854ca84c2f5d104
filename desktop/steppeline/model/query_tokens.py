"""Cuts the text of a query into tokens: words, phrases, fields with their values, operators, parentheses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from steppeline.model.errors import InputError
from steppeline.model.query_tree import Value
from steppeline.model.text import message
from steppeline.model.transliteration import search_key

PAIR = "pair"
"""The field whose values are two regions each, with PAIR_SIGN between them."""
PAIR_SIGN = "~"


class TokenType(Enum):
    """What a token is."""

    WORD = "word"
    PHRASE = "phrase"
    FIELD = "field"
    AND = "and"
    OR = "or"
    NOT = "not"
    OPEN = "open"
    CLOSE = "close"


@dataclass(frozen=True)
class Token:
    """A piece of the query at the characters [start, end).

    `text` is the word, the phrase without its quotation marks, or the name of the field; a field also has `values`,
    those of PAIR two by two, and is `certain` if written with an exclamation mark ("during!:").
    """

    type: TokenType
    text: str
    start: int
    end: int
    values: tuple[Value, ...] = ()
    certain: bool = False


_QUOTES = {'"': '"', "“": "”", "«": "»"}
_OPERATORS = {"AND": TokenType.AND, "OR": TokenType.OR, "NOT": TokenType.NOT}
_PARENTHESES = {"(": TokenType.OPEN, ")": TokenType.CLOSE}
_SPACE = re.compile(r"\s*")
_FIELD = re.compile(r"([^\W\d_]+)(!?):")
_WORD = re.compile(r'[^\s()"“«]+')
_VALUE = re.compile(r'[^\s(),"“«]+')
_SIDE = re.compile(r'[^\s(),~"“«]+')
# A leading hyphen means NOT only right before something to exclude: "Omsk - Pavlodar" and "--" are plain text.
_MINUS = re.compile(r'-(?=[^\W_]|[("“«])')


def tokens(text: str) -> Iterator[Token]:
    """The tokens of `text`. Words and phrases without a letter or digit say nothing and are left out.

    Raises InputError for a quotation mark that is never closed and a field without a value.
    """
    position = _skip_space(text, 0)
    while position < len(text):
        token = _token_at(text, position)
        if token.type not in (TokenType.WORD, TokenType.PHRASE) or search_key(token.text):
            yield token
        position = _skip_space(text, token.end)


def _skip_space(text: str, position: int) -> int:
    found = _SPACE.match(text, position)
    return found.end() if found else position


def _token_at(text: str, start: int) -> Token:
    character = text[start]
    if character in _PARENTHESES:
        return Token(_PARENTHESES[character], character, start, start + 1)
    if character in _QUOTES:
        phrase = _quoted(text, start)
        return Token(TokenType.PHRASE, phrase.text, phrase.start, phrase.end)
    if _MINUS.match(text, start):
        return Token(TokenType.NOT, character, start, start + 1)
    if field := _FIELD.match(text, start):
        values = tuple(_values(text, field))
        return Token(TokenType.FIELD, field[1], start, values[-1].end, values, certain=bool(field[2]))
    word = _bare(_WORD, text, start)
    return Token(_OPERATORS.get(word.text, TokenType.WORD), word.text, start, word.end)


def _values(text: str, field: re.Match[str]) -> Iterator[Value]:
    """The values after a field's colon, separated by commas."""
    position = field.end()
    while True:
        is_pair = field[1].lower() == PAIR
        values = _pair(text, position, field) if is_pair else [_value(text, position, field, _VALUE)]
        yield from values
        if text[values[-1].end : values[-1].end + 1] != ",":
            return
        position = values[-1].end + 1


def _value(text: str, start: int, field: re.Match[str], pattern: re.Pattern[str]) -> Value:
    quoted = text[start : start + 1] in _QUOTES
    value = _quoted(text, start) if quoted else _bare(pattern, text, start)
    if not value.text.strip():
        raise InputError(
            message("“{field}” has no value; write one right after the colon or comma.", field=field[0]),
            field.start(),
            max(value.end, field.end()),
        )
    return value


def _pair(text: str, start: int, field: re.Match[str]) -> list[Value]:
    """Two values with the sign of a pair between them: each in quotation marks, or both, or neither."""
    first = _value(text, start, field, _SIDE)
    inside = first.text.partition(PAIR_SIGN)
    if text[first.end : first.end + 1] == PAIR_SIGN:
        second = first.end + 1
        quoted = text[second : second + 1] in _QUOTES
        values = [first, _quoted(text, second) if quoted else _bare(_SIDE, text, second)]
    else:
        # Both within one pair of quotation marks.
        middle = first.start + 1 + len(inside[0])
        values = [Value(inside[0], first.start, middle), Value(inside[2], middle + 1, first.end)]
    if not all(value.text.strip() for value in values):
        problem = message(
            "A pair is two regions with “~” between them, such as {example}.", example="pair:KZ-15~RU-ORE"
        )
        raise InputError(problem, start, max(values[-1].end, first.end))
    return values


def _bare(pattern: re.Pattern[str], text: str, start: int) -> Value:
    """What `pattern` matches at `start`, perhaps nothing."""
    found = pattern.match(text, start)
    return Value(found[0], start, found.end()) if found else Value("", start, start)


def _quoted(text: str, start: int) -> Value:
    end = text.find(_QUOTES[text[start]], start + 1)
    if end < 0:
        raise InputError(message("This quotation mark is never closed; add the closing one."), start, len(text))
    return Value(text[start + 1 : end], start, end + 1)
