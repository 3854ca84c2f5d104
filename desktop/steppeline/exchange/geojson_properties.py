"""What the properties of a GeoJSON feature say of a region."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from steppeline.model.calendar import civil_of
from steppeline.model.errors import InputError
from steppeline.model.event import Names
from steppeline.model.region import moment_of
from steppeline.model.text import LANGUAGES, message, printable

Span: TypeAlias = tuple[str | None, str | None]
"""The first day and the day after the last, ISO; None for no bound."""

_MOST_LETTERS = 200
_DAY = 86_400


@dataclass(frozen=True)
class RegionTraits:
    """A region but for its outline. `parent` and `country` are keys, codes or names of others."""

    key: str
    names: Names
    code: str | None
    parent: str | None
    country: str | None
    since: str | None
    until: str | None

    @property
    def span(self) -> Span:
        """When it is, or has this outline."""
        return self.since, self.until

    def lasting(self, since: str | None, until: str | None) -> RegionTraits:
        """The same with another span."""
        return replace(self, since=since, until=until)


def traits_of(feature: Mapping[str, Any]) -> RegionTraits:
    """What a feature tells of its region. Raises InputError, with the reason, where it makes no sense."""
    properties = feature.get("properties")
    told: Mapping[str, Any] = properties if isinstance(properties, dict) else {}
    code = _text(told, "code", "iso")
    key = _text(feature, "id") or _text(told, "id") or code
    if key is None:
        raise InputError(message("it has no id; give each feature an “id” that lasts"))
    names = {language: _text(told, f"name_{language}", f"name:{language}") for language in LANGUAGES}
    english, *others = LANGUAGES
    names[english] = names[english] or _text(told, "name") or (None if any(map(names.get, others)) else key)
    since, until = _span(told)
    return RegionTraits(
        key=key,
        names={language: name for language, name in names.items() if name is not None},
        code=code,
        parent=_text(told, "parent"),
        country=_text(told, "country"),
        since=since,
        until=until,
    )


def _text(told: Mapping[str, Any], *fields: str) -> str | None:
    """The first of these fields that holds something. Raises InputError for lists and the like."""
    for field in fields:
        value = told.get(field)
        if value is None or value == "":
            continue
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise InputError(message("“{field}” is no text", field=field))
        text = printable(str(value)).strip()
        if not text or len(text) > _MOST_LETTERS:
            raise InputError(message("“{field}” is empty or too long", field=field))
        return text
    return None


def _span(told: Mapping[str, Any]) -> Span:
    since, until, last = _text(told, "valid_from", "since"), _text(told, "until"), _text(told, "valid_to")
    for day in filter(None, (since, until, last)):
        try:
            moment_of(day)
        except ValueError as error:
            sentence = message("“{text}” is no day; write year, month and day, such as 2022-06-08", text=day)
            raise InputError(sentence) from error
    if last is not None:
        until = _day_after(last)
    if since is not None and until is not None and moment_of(since) >= moment_of(until):
        raise InputError(message("it ends ({until}) before it begins ({since})", until=until, since=since))
    return since, until


def _day_after(last: str) -> str:
    """The day after the last day of an ISO day, month or year."""
    start = civil_of(moment_of(last))
    parts = last.count("-", 1)
    if parts == 0:
        return f"{start.year + 1:04d}-01-01"
    if parts == 1:
        year, month = (start.year + 1, 1) if start.month == 12 else (start.year, start.month + 1)
        return f"{year:04d}-{month:02d}-01"
    following = civil_of(moment_of(last) + _DAY)
    return f"{following.year:04d}-{following.month:02d}-{following.day:02d}"
