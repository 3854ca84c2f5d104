"""Back and forward through the views of a session."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from itertools import accumulate

from steppeline.session.view import View

LONGEST = 200
"""Steps that are kept; the oldest are forgotten first."""

MOST_KEPT_SELECTED = 20_000
"""Events in the selections of all steps that are kept."""

PAUSE = 1.0
"""Seconds. Changes of one gesture that follow each other faster are one step: a drag, a run of the wheel."""


class ViewHistory:
    """A line of views and a place in it. A step taken after going back forgets the views ahead."""

    def __init__(self, first: View, clock: Callable[[], float]) -> None:
        self._views = [first]
        self._place = 0
        self._clock = clock
        self._gesture: Hashable = None
        self._moved_at = 0.0

    @property
    def current(self) -> View:
        """The view of this place."""
        return self._views[self._place]

    @property
    def can_go_back(self) -> bool:
        """Whether there is a view before this one."""
        return self._place > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a view after this one."""
        return self._place < len(self._views) - 1

    def step(self, view: View, gesture: Hashable = None) -> None:
        """Go on to a new view. `gesture` names a continuous motion; None is a step of its own."""
        now = self._clock()
        goes_on = gesture is not None and gesture == self._gesture and now - self._moved_at < PAUSE
        self._gesture, self._moved_at = gesture, now
        if goes_on:
            self.amend(view)
            return
        del self._views[self._place + 1 :]
        self._views.append(view)
        del self._views[: -_length(self._views)]
        self._place = len(self._views) - 1

    def amend(self, view: View) -> None:
        """Put another view in this place: a change that is no step, such as a new width of the window."""
        self._views[self._place] = view

    def back(self) -> View:
        """Go to the view before; stays at the first."""
        return self._go(max(self._place - 1, 0))

    def forward(self) -> View:
        """Go to the view after; stays at the last."""
        return self._go(min(self._place + 1, len(self._views) - 1))

    def forget(self) -> None:
        """Keep the current view alone."""
        self._views, self._place, self._gesture = [self.current], 0, None

    def _go(self, place: int) -> View:
        self._place, self._gesture = place, None
        return self.current


def _length(views: list[View]) -> int:
    """How many of the last views are kept, the one before the last in any case."""
    selected = accumulate(len(view.selection) for view in reversed(views))
    within = sum(1 for count in selected if count <= MOST_KEPT_SELECTED)
    return min(max(within, 2), LONGEST)
