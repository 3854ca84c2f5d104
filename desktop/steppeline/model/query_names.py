"""Which entities a name in a query means; and if none, what was perhaps meant."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from steppeline.model.entities import Entities, FacetName
from steppeline.model.errors import InputError
from steppeline.model.query_tree import Value
from steppeline.model.text import Language, Message, message
from steppeline.model.transliteration import search_key

_UNKNOWN: Mapping[FacetName, Message] = MappingProxyType(
    {
        "kind": message("No kind of event is called “{value}”."),
        "region": message("No region is called “{value}”."),
        "actor": message("No actor is called “{value}”."),
        "status": message("No status is called “{value}”."),
        "certainty": message("No degree of certainty is called “{value}”."),
        "source": message("No source, title or publisher is called “{value}”."),
        "tag": message("No tag is called “{value}”."),
    }
)
# Vocabularies small enough to be told in full.
_LISTED: frozenset[FacetName] = frozenset({"kind", "status", "certainty"})
# A word of an actor or of a source names them all: "actor:Tokayev" must not stop at the one known by that word alone.
_WHOLE_NAME_FIRST: frozenset[FacetName] = frozenset({"kind", "region", "status", "certainty", "tag"})
_RANKS = frozenset(
    map(
        search_key,
        (
            "region",
            "oblast",
            "province",
            "krai",
            "territory",
            "republic",
            "область",
            "обл",
            "край",
            "республика",
            "облысы",
        ),
    )
)
"""Words for what a region is. Sources use one for another."""
_MOST_SUGGESTIONS = 3
_LEAST_LIKENESS = 0.7


def codes_named(facet: FacetName, entities: Entities, value: Value) -> list[int]:
    """The codes of the entities that `value` names, at least one.

    The key comes first; then, by search key, whole names and codes; then names that have all its words; then names that
    have words beginning with all its words, those of one letter whole; then what differs in its rank alone ("Orenburg
    region"); then what a place of that name lies in. Raises InputError at the value, with what may have been meant.
    """
    code = entities.code_of(value.text)
    if code is not None and value.text:
        return [code]
    wanted = search_key(value.text)
    for names_it in _ways(facet):
        found = [
            code for code, names in enumerate(entities.search_keys) if any(names_it(wanted, name) for name in names)
        ]
        if wanted and found:
            return found
    around = [code for code, names in enumerate(entities.search_keys_within) if wanted in names]
    if around:
        return around
    raise InputError(_not_found(facet, entities, value.text), value.start, value.end)


def _ways(facet: FacetName) -> tuple[Callable[[str, str], bool], ...]:
    if facet == "region":
        return _equal, _has_words, _has_beginnings, _equal_but_rank
    return (_equal, _has_words, _has_beginnings) if facet in _WHOLE_NAME_FIRST else (_has_words, _has_beginnings)


def _equal(wanted: str, name: str) -> bool:
    return wanted == name


def _equal_but_rank(wanted: str, name: str) -> bool:
    """Both say a rank, perhaps in two languages, and the rest is the same: the city of that name is not meant."""
    sides = [frozenset(text.split()) for text in (wanted, name)]
    rests = [side - _RANKS for side in sides]
    return bool(rests[0]) and rests[0] == rests[1] and all(map(_RANKS.intersection, sides))


def _has_words(wanted: str, name: str) -> bool:
    return set(wanted.split()) <= set(name.split())


def _has_beginnings(wanted: str, name: str) -> bool:
    words = name.split()
    # One letter begins too many words to mean any of them.
    return all(
        beginning in words if len(beginning) == 1 else any(word.startswith(beginning) for word in words)
        for beginning in wanted.split()
    )


def _not_found(facet: FacetName, entities: Entities, value: str) -> Message:
    problem = replace(_UNKNOWN[facet], values={"value": value})
    if facet in _LISTED:
        return message(
            "{problem} Use one of: {choices}.", problem=problem, choices=", ".join(filter(None, entities.keys))
        )
    near = _near(entities, value)
    if near:
        return message("{problem} Did you mean: {names}?", problem=problem, names=", ".join(near))
    return message("{problem} Check its spelling.", problem=problem)


def _near(entities: Entities, value: str) -> list[str]:
    """What the entities with the most similar names, or words of names, are called."""
    code_by_word: dict[str, int] = {}
    for code, names in enumerate(entities.search_keys):
        for name in names:
            for word in (name, *name.split()):
                code_by_word.setdefault(word, code)
    near = difflib.get_close_matches(search_key(value), code_by_word, _MOST_SUGGESTIONS, _LEAST_LIKENESS)
    codes = dict.fromkeys(code_by_word[word] for word in near)
    return [Language("en").pick(entities.names[code]) or entities.keys[code] for code in codes]
