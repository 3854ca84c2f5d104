"""Reads the text of a query: precedence NOT, AND (also by mere neighbourhood), OR; parentheses change it."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from types import MappingProxyType

from steppeline.model import edtf
from steppeline.model.calendar import OPEN
from steppeline.model.entities import FACETS, FacetName
from steppeline.model.errors import InputError
from steppeline.model.event import MODES
from steppeline.model.query_tokens import PAIR, Token, TokenType, tokens
from steppeline.model.query_tree import (
    And,
    Everything,
    FacetTerm,
    IdTerm,
    Node,
    Not,
    Or,
    PairTerm,
    PropertyTerm,
    Query,
    TextTerm,
    TimeTerm,
    Value,
    VerifiedTerm,
)
from steppeline.model.text import Message, message

LONGEST_QUERY = 4_000
DEEPEST_NESTING = 50
LARGEST_ID = 2**63 - 1

_SPANS: Mapping[str, Callable[[int, int], tuple[int, int]]] = MappingProxyType(
    {
        "during": lambda start, end: (start, end),
        "after": lambda start, _end: (start, OPEN),
        "before": lambda start, _end: (-OPEN, start),
    }
)
_FACET_FIELDS: Mapping[str, FacetName] = MappingProxyType({name: name for name in FACETS})
PROPERTIES = ("ref", "series", "ordinal", "mode", "place", "import")
"""Words that the casefile answers, in `store/lookup.py`."""
FIELDS = (*FACETS, PAIR, *PROPERTIES, "id", "verified", *_SPANS)
_YES_OR_NO = MappingProxyType({"yes": True, "no": False})
_OPERAND_TYPES = frozenset({TokenType.WORD, TokenType.PHRASE, TokenType.FIELD, TokenType.OPEN, TokenType.NOT})


def parse(text: str) -> Query:
    """The query that `text` states; blank text states no condition.

    Raises InputError that marks the mistake: unknown field, missing value, impossible date, unbalanced quotation marks
    or parentheses, an operator without its conditions, more than LONGEST_QUERY characters.
    """
    if len(text) > LONGEST_QUERY:
        raise InputError(
            message("The query has {count} characters; shorten it to {limit}.", count=len(text), limit=LONGEST_QUERY),
            LONGEST_QUERY,
            len(text),
        )
    if not text.strip():
        return Query(text, Everything())
    found = tuple(tokens(text))
    if not found:
        raise InputError(message("There is no letter or digit to search for; type a word."), 0, len(text))
    return Query(text, _Parser(found).whole())


class _Parser:
    """Recursive descent; only parentheses recurse, and their depth is limited."""

    def __init__(self, found: tuple[Token, ...]) -> None:
        self._tokens = found
        self._position = 0
        self._depth = 0

    def whole(self) -> Node:
        node = self._either()
        if self._position < len(self._tokens):
            parenthesis = self._tokens[self._position]
            raise _mistake(message("This parenthesis was never opened; remove it or open it before."), parenthesis)
        return node

    def _peek(self) -> TokenType | None:
        return self._tokens[self._position].type if self._position < len(self._tokens) else None

    def _take(self, wanted: TokenType) -> bool:
        if self._peek() is not wanted:
            return False
        self._position += 1
        return True

    def _either(self) -> Node:
        operands = [self._all()]
        while self._take(TokenType.OR):
            operands.append(self._all())
        return operands[0] if len(operands) == 1 else Or(tuple(operands))

    def _all(self) -> Node:
        operands = [self._maybe_not()]
        while self._take(TokenType.AND) or self._peek() in _OPERAND_TYPES:
            operands.append(self._maybe_not())
        return operands[0] if len(operands) == 1 else And(tuple(operands))

    def _maybe_not(self) -> Node:
        negated = False
        while self._take(TokenType.NOT):
            negated = not negated
        operand = self._operand()
        return Not(operand) if negated else operand

    def _operand(self) -> Node:
        if self._peek() not in _OPERAND_TYPES:
            raise self._missing_operand()
        token = self._tokens[self._position]
        self._position += 1
        match token.type:
            case TokenType.OPEN:
                return self._parenthesised(token)
            case TokenType.FIELD:
                return _field_term(token)
            case _:
                return TextTerm(token.text, phrase=token.type is TokenType.PHRASE)

    def _parenthesised(self, opening: Token) -> Node:
        if self._depth == DEEPEST_NESTING:
            raise _mistake(
                message("Parentheses are nested more than {limit} deep; use fewer.", limit=DEEPEST_NESTING), opening
            )
        self._depth += 1
        node = self._either()
        if not self._take(TokenType.CLOSE):
            raise _mistake(message("This parenthesis is never closed; add the closing one."), opening)
        self._depth -= 1
        return node

    def _missing_operand(self) -> InputError:
        before = self._tokens[self._position - 1] if self._position else None
        here = self._tokens[self._position] if self._position < len(self._tokens) else None
        if before and before.type is not TokenType.OPEN:
            sentence = message("A condition is missing after “{operator}”; add one.", operator=before.text)
            return _mistake(sentence, before)
        if here and here.type in (TokenType.AND, TokenType.OR):
            sentence = message("A condition is missing before “{operator}”; add one.", operator=here.text)
            return _mistake(sentence, here)
        if before and here:
            return _mistake(message("There is no condition between these parentheses; add one."), before, here)
        if before:
            return _mistake(message("This parenthesis is never closed; add the closing one."), before)
        return _mistake(message("This parenthesis was never opened; remove it or open it before."), self._tokens[0])


def _mistake(sentence: Message, first: Token | Value, last: Token | Value | None = None) -> InputError:
    return InputError(sentence, first.start, (last or first).end)


def _field_term(token: Token) -> Node:
    name = token.text.lower()
    if name in _SPANS:
        return TimeTerm(tuple(_span(name, value) for value in token.values), token.certain)
    if name not in FIELDS:
        raise InputError(_unknown_field(token.text, name), token.start, token.start + len(token.text))
    if token.certain:
        raise InputError(
            message("“!” asks for what is certain in time; write “{field}:” without it.", field=token.text),
            token.start,
            token.values[0].start,
        )
    match name:
        case "id":
            return IdTerm(tuple(map(_event_id, token.values)))
        case "verified":
            return VerifiedTerm(frozenset(map(_yes_or_no, token.values)))
        case "pair":
            return PairTerm(tuple(zip(token.values[::2], token.values[1::2], strict=True)))
        case _ if name in PROPERTIES:
            return PropertyTerm(name, tuple(_property_value(name, value) for value in token.values))
        case _:
            return FacetTerm(_FACET_FIELDS[name], token.values)


def _unknown_field(written: str, name: str) -> Message:
    near = difflib.get_close_matches(name, FIELDS, n=1)
    if near:
        return message(
            "“{name}” is no field; did you mean “{field}:”? Fields are {fields}. Put plain text in quotation marks.",
            name=written,
            field=near[0],
            fields=", ".join(FIELDS),
        )
    return message(
        "“{name}” is no field. Fields are {fields}. Put plain text in quotation marks.",
        name=written,
        fields=", ".join(FIELDS),
    )


def _span(field: str, value: Value) -> tuple[int, int]:
    """The span in seconds that `field` with this EDTF value asks for."""
    quotation_mark = (value.end - value.start - len(value.text)) // 2
    inside = value.start + quotation_mark
    try:
        start, end = edtf.span_of(value.text)
    except InputError as mistake:
        raise InputError(mistake.sentence, inside + mistake.start, inside + mistake.end) from None
    return _SPANS[field](start, end)


def _event_id(value: Value) -> int:
    if value.text.isascii() and value.text.isdigit() and int(value.text) <= LARGEST_ID:
        return int(value.text)
    raise _mistake(message("“{value}” is no event number; write a whole number, such as 12.", value=value.text), value)


def _property_value(name: str, value: Value) -> str:
    """The value of a property as the casefile keeps it."""
    if name == "mode" and value.text.lower() not in MODES:
        modes = ", ".join(MODES)
        raise _mistake(message("“{value}” is no mode. Use one of: {modes}.", value=value.text, modes=modes), value)
    if name in {"ordinal", "import"} and not (
        value.text.isascii() and value.text.isdigit() and int(value.text) <= LARGEST_ID
    ):
        raise _mistake(message("“{value}” is no number; write a whole number, such as 12.", value=value.text), value)
    return value.text.lower() if name == "mode" else value.text


def _yes_or_no(value: Value) -> bool:
    answer = _YES_OR_NO.get(value.text.lower())
    if answer is None:
        raise _mistake(message("“{value}” is neither yes nor no; write one of them.", value=value.text), value)
    return answer
