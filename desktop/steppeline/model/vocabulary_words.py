"""What facets, statuses and degrees of certainty are called. Kinds, regions and the like bring their own names."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from steppeline.model.entities import NOT_STATED, Entities, FacetName
from steppeline.model.text import Language, Message, term

FACET_WORDS: Mapping[FacetName, Message] = MappingProxyType(
    {
        "kind": term("facet", "Kind"),
        "region": term("facet", "Region"),
        "actor": term("facet", "Actor"),
        "status": term("facet", "Status"),
        "certainty": term("facet", "Certainty"),
        "source": term("facet", "Source"),
        "tag": term("facet", "Tag"),
    }
)

STATUS_WORDS: Mapping[str, Message] = MappingProxyType(
    {
        "planned": term("status", "planned"),
        "announced": term("status", "announced"),
        "happened": term("status", "happened"),
        "postponed": term("status", "postponed"),
        "cancelled": term("status", "cancelled"),
        "unknown": term("status", "unknown"),
    }
)

CERTAINTY_WORDS: Mapping[str, Message] = MappingProxyType(
    {
        NOT_STATED: term("certainty", "not stated"),
        "confirmed": term("certainty", "confirmed"),
        "single source": term("certainty", "single source"),
        "disputed": term("certainty", "disputed"),
        "inferred": term("certainty", "inferred"),
        "intention": term("certainty", "intention"),
        "opinion": term("certainty", "opinion"),
        "doubtful": term("certainty", "doubtful"),
    }
)


def entity_words(facet: FacetName, entities: Entities, code: int, language: Language) -> str:
    """What an entity of a facet is called in `language`: its name, or the word for its key, or the key itself."""
    key = entities.keys[code]
    words = {"status": STATUS_WORDS, "certainty": CERTAINTY_WORDS}.get(facet, {}).get(key)
    return language.say(words) if words is not None else language.pick(entities.names[code]) or key
