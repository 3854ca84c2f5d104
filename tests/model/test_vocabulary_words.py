"""Every word of the fixed vocabularies has a name, and everything else is called by its own."""

from __future__ import annotations

from plain_index import index_of

from steppeline.model.entities import CERTAINTY_KEYS, FACETS, FacetName
from steppeline.model.event import STATUSES
from steppeline.model.text import Language
from steppeline.model.vocabulary_words import CERTAINTY_WORDS, FACET_WORDS, STATUS_WORDS, entity_words


def test_no_word_is_left_out() -> None:
    assert tuple(FACET_WORDS) == FACETS
    assert tuple(STATUS_WORDS) == STATUSES
    assert tuple(CERTAINTY_WORDS) == CERTAINTY_KEYS


def test_entities_are_called_by_their_name_their_word_or_their_key() -> None:
    index = index_of([])

    def called(facet: FacetName, key: str, language: str = "en") -> str:
        entities = index.facet(facet).entities
        return entity_words(facet, entities, entities.keys.index(key), Language(language))

    assert called("kind", "forum") == "Forum"
    assert called("kind", "forum", "ru") == "Форум"
    assert called("region", "ru-altai-krai", "ru") == "Altai Krai"
    assert called("status", "planned") == "planned"
    assert called("certainty", "") == "not stated"
    tag = index.facet("tag").entities.keys[0]
    assert called("tag", tag) == tag
