"""What the parts of a record are called. What is not listed here stands in the record's own words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from steppeline.model.text import LANGUAGES, Language, Message, message, term

Words = Mapping[str, Message]

ROLE_WORDS: Words = MappingProxyType(
    {
        "host": term("role", "host"),
        "guest": term("role", "guest"),
        "party": term("role", "party"),
        "affected": term("role", "affected"),
        "signatory": term("role", "signatory"),
        "speaker": term("role", "speaker"),
        "participant": term("role", "participant"),
        "mentioned": term("role", "mentioned"),
    }
)

STAGE_WORDS: Words = MappingProxyType(
    {
        "signed": term("stage of an agreement", "signed"),
        "ratified": term("stage of an agreement", "ratified"),
        "in force": term("stage of an agreement", "in force"),
        "amended": term("stage of an agreement", "amended"),
        "expired": term("stage of an agreement", "expired"),
    }
)

MODE_WORDS: Words = MappingProxyType(
    {
        "in person": term("mode", "in person"),
        "online": term("mode", "online"),
        "hybrid": term("mode", "partly online"),
    }
)

LINK_WORDS: Words = MappingProxyType(
    {
        "part of": term("link", "Part of"),
        "follows": term("link", "Follows"),
        "results in": term("link", "Results in"),
        "implements": term("link", "Implements"),
        "supersedes": term("link", "Supersedes"),
        "contradicts": term("link", "Contradicts"),
        "related": term("link", "Related to"),
    }
)

NATURE_WORDS: Words = MappingProxyType(
    {
        "outturn": term("nature of a figure", "outturn"),
        "forecast": term("nature of a figure", "forecast"),
        "target": term("nature of a figure", "target"),
        "estimate": term("nature of a figure", "estimate"),
        "derived": term("nature of a figure", "derived"),
    }
)

BOUND_WORDS: Words = MappingProxyType(
    {
        "exact": term("bound of a figure", "exactly"),
        "at least": term("bound of a figure", "at least"),
        "at most": term("bound of a figure", "at most"),
        "about": term("bound of a figure", "about"),
    }
)

BASIS_WORDS: Words = MappingProxyType(
    {
        "Kazakh": term("basis of a figure", "Kazakh statistics"),
        "Russian": term("basis of a figure", "Russian statistics"),
        "mixed": term("basis of a figure", "mixed statistics"),
    }
)

SCALE_WORDS: Mapping[float, Message] = MappingProxyType(
    {
        1e3: term("scale", "thousand"),
        1e6: term("scale", "million"),
        1e9: term("scale", "billion"),
        1e12: term("scale", "trillion"),
    }
)

UNIT_WORDS: Words = MappingProxyType(
    {
        "persons": term("unit", "persons"),
        "regions": term("unit", "regions"),
        "documents": term("unit", "documents"),
        "agreements": term("unit", "agreements"),
        "companies": term("unit", "companies"),
        "tonnes": term("unit", "tonnes"),
        "km": term("unit", "km"),
        "joint ventures": term("unit", "joint ventures"),
        "per year": term("unit", "per year"),
        "states": term("unit", "states"),
        "days": term("unit", "days"),
        "years": term("unit", "years"),
        "projects": term("unit", "projects"),
        "participants": term("unit", "participants"),
        "contracts": term("unit", "contracts"),
        "jobs": term("unit", "jobs"),
    }
)

FIELD_WORDS: Words = MappingProxyType(
    {
        "date": term("field", "Date"),
        "start": term("field", "Start"),
        "end": term("field", "End"),
        "day": term("field", "Day"),
        "place": term("field", "Place"),
        "regions": term("field", "Regions"),
        "theme": term("field", "Theme"),
        "ordinal": term("field", "Ordinal number"),
        "number": term("field", "Number"),
        "turnover": term("field", "Turnover"),
        "currency": term("field", "Currency"),
        "growth": term("field", "Growth"),
        "death toll": term("field", "Death toll"),
        "wounded": term("field", "Wounded"),
        "damage": term("field", "Damage"),
        "length": term("field", "Length"),
    }
)
TITLE_FIELDS = ("title", *(f"title.{language}" for language in LANGUAGES))
"""Fields of claims on the title."""

DATE_FIELDS = frozenset({"date", "start", "end", "planned date", "founding date", "opening date"})
"""Fields whose values are dates."""

CONFIDENCE_WORDS: Words = MappingProxyType({"inferred": term("confidence", "inferred")})

DATE_BASIS_WORDS: Words = MappingProxyType(
    {
        "stated": term("basis of a date", "stated by a source"),
        "reporting period": term("basis of a date", "the period reported on"),
        "publication date": term("basis of a date", "the date of publication"),
        "inferred": term("basis of a date", "inferred"),
        "not verified": term("basis of a date", "not verified"),
    }
)

LANGUAGE_WORDS: Words = MappingProxyType({"en": message("English"), "ru": message("Russian"), "kk": message("Kazakh")})

SOURCE_TYPE_WORDS: Words = MappingProxyType(
    {
        "news": term("type of source", "news"),
        "agency": term("type of source", "news agency"),
        "official": term("type of source", "official"),
        "analysis": term("type of source", "analysis"),
        "legal text": term("type of source", "legal text"),
        "wiki": term("type of source", "wiki"),
        "reference": term("type of source", "reference work"),
        "social media": term("type of source", "social media"),
        "data": term("type of source", "data"),
    }
)


def word(language: Language, words: Mapping[str, Message], key: str) -> str:
    """The word for `key`, or the key itself."""
    return language.say(words[key]) if key in words else key
