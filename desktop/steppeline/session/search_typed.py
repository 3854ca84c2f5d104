"""What somebody who types a query may be looking for: words that events can be found by at once."""

from __future__ import annotations

from dataclasses import dataclass

from steppeline.model import query
from steppeline.model.errors import InputError
from steppeline.model.query_tree import And, FacetTerm, IdTerm, Query, TextTerm, TimeTerm, VerifiedTerm
from steppeline.store.search_words import Word, words_of

_LEAST = 2
"""Letters that the beginning of a word needs: with one, nearly everything would be found."""


@dataclass(frozen=True)
class Typed:
    """Words to find events by, and the conditions beside them that the index alone can answer."""

    words: tuple[Word, ...]
    conditions: Query | None = None


def typed(text: str) -> Typed | None:
    """What is asked for by a query that is being typed: its last word is taken for a beginning, as more may come.

    None where that cannot be told at once: without words, with alternatives or exclusions, or where it is no query yet.
    """
    try:
        root = query.parse(text).root
    except InputError:
        return None
    operands = root.operands if isinstance(root, And) else (root,)
    terms = [operand for operand in operands if isinstance(operand, TextTerm)]
    others = tuple(operand for operand in operands if not isinstance(operand, TextTerm))
    if not all(isinstance(other, FacetTerm | IdTerm | TimeTerm | VerifiedTerm) for other in others):
        return None
    words = [word for term in terms for word in words_of(term.text, phrase=term.phrase)]
    if words and not terms[-1].phrase and text.endswith(terms[-1].text):
        words[-1] = Word(words[-1].key, is_beginning=True)
    if not words or any(word.is_beginning and len(word.last) < _LEAST for word in words):
        return None
    conditions = Query(text, And(others) if len(others) > 1 else others[0]) if others else None
    return Typed(tuple(words), conditions)
