"""What choosing in a facet does to its clause. In the tree of regions a chosen one stands for those within it."""

from __future__ import annotations

from collections.abc import Iterator

from steppeline.model.entities import FacetName
from steppeline.model.filter import ChoiceClause, Filter
from steppeline.model.index import Index

Keys = frozenset[str]


def chosen_keys(current: Filter, facet: FacetName) -> Keys:
    """The keys that are chosen in the control of a facet."""
    clause = current.clause_of(facet)
    return clause.keys if isinstance(clause, ChoiceClause) else frozenset()


def clause_of(facet: FacetName, keys: Keys) -> ChoiceClause | None:
    """The clause for these keys; choosing nothing is no condition."""
    return ChoiceClause(facet, keys) if keys else None


def toggled(index: Index, facet: FacetName, keys: Keys, key: str) -> Keys:
    """`keys` with or without `key`.

    One chosen within a chosen region narrows the choice to it; a region that is chosen takes in those within it.
    """
    if key in keys:
        return keys - {key}
    above = set(ancestors(index, facet, key))
    kept = (other for other in keys - above if key not in ancestors(index, facet, other))
    return frozenset(kept) | {key}


def only(keys: Keys, key: str) -> Keys:
    """Only `key`; nothing if it was the only one already."""
    return frozenset() if keys == {key} else frozenset({key})


def ancestors(index: Index, facet: FacetName, key: str) -> Iterator[str]:
    """The keys of what `key` lies in, from the inside out. Only regions lie in one another."""
    if facet != "region":
        return
    entities = index.region_names
    code = entities.code_of(key)
    while code is not None and (parent := int(index.region_parents[code])) >= 0:
        yield entities.keys[parent]
        code = parent
