"""Choosing regions on the map: what a click, a lasso or the keyboard makes of the filter."""

from __future__ import annotations

from steppeline.model.filter import ChoiceClause, Filter, QueryClause
from steppeline.model.query import parse
from steppeline.model.query_tree import PropertyTerm
from steppeline.session.view_state import ViewState
from steppeline.ui.map.contents import SOURCE

PLACES = "place"
"""Under this name the map filters by places, which are no facet: by a query."""


def choose(state: ViewState, own: frozenset[str], *, adds: bool) -> None:
    """Choose these regions alone, or add them (if they all are there, take them away); none to choose nothing."""
    clause = state.filter.clause_of(SOURCE)
    chosen = clause.keys if isinstance(clause, ChoiceClause) else frozenset[str]()
    if not adds:
        wanted = own
    elif own <= chosen:
        wanted = chosen - own
    else:
        wanted = chosen | own
    state.set_clause(SOURCE, ChoiceClause("region", wanted) if wanted else None)


def choose_places(state: ViewState, own: frozenset[str], *, adds: bool) -> None:
    """Choose these places alone, or add them; those that are chosen already are let go."""
    chosen = chosen_places(state.filter)
    is_let_go = own <= chosen if adds else own == chosen
    kept = chosen if adds else frozenset[str]()
    wanted = kept - own if is_let_go else kept | own
    values = ",".join(f'"{key}"' for key in sorted(wanted))
    state.set_clause(PLACES, QueryClause(parse(f"{PLACES}:{values}")) if wanted else None)


def let_go(state: ViewState) -> bool:
    """Choose no regions and no places. Tells whether any were chosen."""
    chosen = [source for source in (SOURCE, PLACES) if state.filter.clause_of(source) is not None]
    for source in chosen:
        state.set_clause(source, None)
    return bool(chosen)


def chosen_places(current: Filter) -> frozenset[str]:
    """The keys of the places that the map filters by."""
    clause = current.clause_of(PLACES)
    if isinstance(clause, QueryClause) and isinstance(clause.query.root, PropertyTerm):
        return frozenset(clause.query.root.values)
    return frozenset()
