"""What commands do to the view and the window: short functions of a desk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from steppeline.model.calendar import OPEN
from steppeline.model.filter import TimeClause
from steppeline.ui.desk import Desk
from steppeline.ui.time_presets import SOURCE

ZOOM = 1.5
PAN = 0.2
"""How much closer, and by what part of its width the view moves, at one press of a key."""


def zoom(factor: float) -> Callable[[Desk], None]:
    """Come `factor` times closer to the middle of the view."""

    def run(desk: Desk) -> None:
        viewport = desk.view.viewport
        desk.view.set_viewport(viewport.zoom(factor, viewport.pixels / 2))

    return run


def pan(share: float) -> Callable[[Desk], None]:
    """Move the view by a `share` of its width to the right (later)."""

    def run(desk: Desk) -> None:
        desk.view.set_viewport(desk.view.viewport.pan(share * desk.view.viewport.pixels))

    return run


def fit_all(desk: Desk) -> None:
    """Bring all visible events into view, whatever is selected."""
    desk.view.select(())
    desk.view.fit()


def show_span(desk: Desk, clause: TimeClause | None) -> None:
    """Filter to a span, or to none, and bring it into view: who asks for a year wants to see that year.

    A span that is open on a side has no end to bring into view.
    """
    desk.view.set_clause(SOURCE, clause)
    if clause is not None and clause.start != -OPEN and clause.end != OPEN:
        desk.view.set_viewport(desk.view.viewport.fit(clause.start, clause.end, margin=0))


def filter_to_view(desk: Desk) -> None:
    """Filter to the span that is in view."""
    desk.view.set_clause(SOURCE, TimeClause(desk.view.viewport.start, desk.view.viewport.end))


def has_time(desk: Desk) -> bool:
    """Whether a span is filtered to."""
    return desk.view.filter.clause_of(SOURCE) is not None


def has_filter(desk: Desk) -> bool:
    """Whether anything is filtered."""
    return bool(desk.view.filter.clauses)


def has_selection(desk: Desk) -> bool:
    """Whether an event is selected."""
    return bool(desk.view.selection)


def show_figures(desk: Desk) -> None:
    """Show or hide the strip of figures."""
    desk.panes.figures.setVisible(desk.panes.figures.isHidden())


def full_screen(desk: Desk) -> None:
    """Fill the screen, or go back to a window."""
    desk.window.setWindowState(desk.window.windowState() ^ Qt.WindowState.WindowFullScreen)
