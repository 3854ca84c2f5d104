"""Choosing regions on the map: what a click, a lasso or the keyboard makes of the filter."""

from __future__ import annotations

from steppeline.model.filter import ChoiceClause
from steppeline.session.view_state import ViewState
from steppeline.ui.map.contents import SOURCE


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
