"""What the codes of columns stand for, and the facets that events are chosen and counted by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from steppeline.model.event import CERTAINTIES, Names
from steppeline.model.name_search import NameSearch
from steppeline.model.transliteration import search_key

FacetName = Literal["kind", "region", "actor", "status", "certainty", "source", "tag"]
FACETS: tuple[FacetName, ...] = get_args(FacetName)

NOT_STATED = ""
CERTAINTY_KEYS = (NOT_STATED, *CERTAINTIES)


@dataclass(frozen=True, eq=False)
class Entities:
    """What the codes of one column stand for: `keys[code]`, `names[code]`, `aliases[code]`, `within[code]`.

    Aliases are what else it is called by: codes, former names, spellings; for a source its title and publisher. Within
    it lies what these names belong to: places of a region, which are asked for when nothing itself is called so.
    `aliases` and `within` may be left out altogether. Raises ValueError for unequal lengths and repeated keys.
    """

    keys: tuple[str, ...] = ()
    names: tuple[Names, ...] = ()
    aliases: tuple[tuple[str, ...], ...] = ()
    within: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        optional = {len(self.aliases), len(self.within)} - {0}
        if not {len(self.names), *optional} <= {len(self.keys)}:
            raise ValueError("keys, names and aliases differ in length")
        if len(self._code_by_key) != len(self.keys):
            raise ValueError("a key is given twice")

    def __len__(self) -> int:
        return len(self.keys)

    def code_of(self, key: str) -> int | None:
        """The code of the entity with this key, None if there is none."""
        return self._code_by_key.get(key)

    def codes_of(self, keys: Iterable[str]) -> list[int]:
        """The codes of those of the keys that exist."""
        return [self._code_by_key[key] for key in keys if key in self._code_by_key]

    @cached_property
    def search_keys(self) -> tuple[frozenset[str], ...]:
        """For each entity the search keys of its key, names and aliases."""
        aliases = self.aliases or ((),) * len(self)
        return tuple(
            frozenset(map(search_key, (key, *names.values(), *others))) - {""}
            for key, names, others in zip(self.keys, self.names, aliases, strict=True)
        )

    @cached_property
    def search_keys_within(self) -> tuple[frozenset[str], ...]:
        """For each entity the search keys of what lies within it; empty where nobody knows of any."""
        return tuple(frozenset(map(search_key, names)) - {""} for names in self.within)

    @cached_property
    def by_name(self) -> NameSearch:
        """Finds entities by the beginnings of names. To be made beside the window where there are thousands."""
        return NameSearch(self.search_keys)

    @cached_property
    def by_name_within(self) -> NameSearch:
        """The same for what lies within them."""
        return NameSearch(self.search_keys_within)

    @property
    def is_ready_to_find(self) -> bool:
        """Whether names are found at once. To ask `by_name` while another thread makes it would be to wait."""
        return "by_name" in vars(self)

    @cached_property
    def _code_by_key(self) -> Mapping[str, int]:
        return {key: code for code, key in enumerate(self.keys)}


def vocabulary(keys: tuple[str, ...]) -> Entities:
    """Entities that are known by their keys alone."""
    return Entities(keys, ({},) * len(keys))
