"""What is looked at, owned in one place: panes read it, call its methods, and hear of what changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from steppeline.model.cross_filter import Visible
from steppeline.model.errors import WorldError
from steppeline.model.filter import Clause, Filter
from steppeline.model.viewport import Viewport
from steppeline.session.filtering import Filterable, Filtering
from steppeline.session.view import MOST_SELECTED, Borders, Grouping, View
from steppeline.session.view_codec import decode, encode
from steppeline.session.view_history import ViewHistory
from steppeline.session.view_moves import (
    EVERYTHING,
    NOTHING_TO_SHOW,
    Direction,
    brought_into_view,
    fitted,
    next_row,
    rows_of,
)

_PIXELS_BEFORE_A_WINDOW = 1000


class ViewState(QObject):
    """The filter, viewport, selection, grouping, series and borders, what is hovered, and what follows: `visible`.

    To set an equal value does nothing. Setting stores at once and announces; `visible` follows within a turn of the
    event loop, however many controls moved in it, and after a query's answer. When `visible_changed` arrives, it and
    everything else here belong together. What was looked at before comes back with `back`.
    """

    filter_changed = Signal()
    viewport_changed = Signal()
    selection_changed = Signal()
    hover_changed = Signal()
    grouping_changed = Signal()
    series_changed = Signal()
    borders_changed = Signal()
    visible_changed = Signal()
    history_changed = Signal()

    def __init__(
        self, content: Filterable, parent: QObject | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._content = content
        self._hovered: int | None = None
        self._hovered_region: str | None = None
        self._filtering = Filtering(content, self)
        first = fitted(Viewport(*NOTHING_TO_SHOW, _PIXELS_BEFORE_A_WINDOW), content.index, EVERYTHING)
        self._history = ViewHistory(View(first), clock)
        self._announced_ways = (False, False)
        self._filtering.changed.connect(self.visible_changed)
        content.changed.connect(self._on_content_changed)

    @property
    def view(self) -> View:
        """All that `back` and saved views bring back, as one value."""
        return self._history.current

    @property
    def filter(self) -> Filter:
        """The clauses of all controls."""
        return self.view.filter

    @property
    def viewport(self) -> Viewport:
        """The span of time on the screen."""
        return self.view.viewport

    @property
    def selection(self) -> tuple[int, ...]:
        """Ids of the selected events, the current one first."""
        return self.view.selection

    @property
    def grouping(self) -> Grouping:
        """What the lanes of the timeline stand for."""
        return self.view.grouping

    @property
    def series(self) -> str | None:
        """Key of the series that is drawn on the time axis."""
        return self.view.series

    @property
    def borders(self) -> Borders:
        """In which borders regions are drawn, counted and chosen; `visible.borders` follows."""
        return self.view.borders

    @property
    def hovered(self) -> int | None:
        """Id of the event under the pointer, in whichever view."""
        return self._hovered

    @property
    def hovered_region(self) -> str | None:
        """Key of the region under the pointer."""
        return self._hovered_region

    @property
    def visible(self) -> Visible:
        """What the filter leaves, of the index it names: take rows from `visible.index`, never from another."""
        return self._filtering.visible

    @property
    def mistakes(self) -> Mapping[str, WorldError]:
        """Why clauses find nothing, by control: names that do not exist, a casefile that cannot be read."""
        return self._filtering.mistakes

    @property
    def is_settled(self) -> bool:
        """Whether `visible` is that of the filter as it is now; if not, `visible_changed` is on its way."""
        return self._filtering.is_settled

    @property
    def viewed_date(self) -> int:
        """The moment (seconds) regions are shown as of: the middle of the view, no later than the as-of moment."""
        middle = self.viewport.start + self.viewport.span // 2
        as_of = self.visible.index.as_of
        return middle if as_of is None else min(middle, as_of)

    def set_filter(self, wanted: Filter) -> None:
        """Replace all clauses."""
        self._become(replace(self.view, filter=wanted))

    def set_clause(self, source: str, clause: Clause | None) -> None:
        """Replace the clause of one control, or take it away; the others keep theirs."""
        wanted = self.filter.replace(source, clause)
        self._become(replace(self.view, filter=wanted), gesture=("clause", source))

    def set_viewport(self, viewport: Viewport) -> None:
        """Show another span. Another number of pixels alone is no step of the history."""
        self._become(replace(self.view, viewport=viewport), gesture="viewport")

    def set_grouping(self, grouping: Grouping) -> None:
        """Let the lanes stand for something else."""
        self._become(replace(self.view, grouping=grouping))

    def set_series(self, series: str | None) -> None:
        """Draw this series on the time axis, or none."""
        self._become(replace(self.view, series=series))

    def set_borders(self, borders: Borders) -> None:
        """Tell regions apart in the borders of the dates that are viewed, or in those of today."""
        self._become(replace(self.view, borders=borders))

    def select(self, ids: Sequence[int]) -> None:
        """Select these events, the first as the current one; those that do not exist are passed over.

        Of more than `MOST_SELECTED` the first so many are.
        """
        self._become(replace(self.view, selection=self._existing(ids)))

    def hover(self, event: int | None) -> None:
        """The pointer is over this event, or over none."""
        if event != self._hovered:
            self._hovered = event
            self.hover_changed.emit()

    def hover_region(self, region: str | None) -> None:
        """The pointer is over this region, or over none."""
        if region != self._hovered_region:
            self._hovered_region = region
            self.hover_changed.emit()

    def step(self, direction: Direction) -> None:
        """Select the next (1) or the previous (-1) visible event in time, and bring it into view. Stays at the end."""
        visible = self.visible
        current = rows_of(visible.index, self.selection[:1])
        row = next_row(
            visible.index, visible.result, int(current[0]) if len(current) else None, self.viewport, direction
        )
        if row is not None:
            viewport = brought_into_view(self.viewport, visible.index, row)
            self._become(replace(self.view, selection=(int(visible.index.ids[row]),), viewport=viewport))

    def fit(self) -> None:
        """Show the selected events whole; if they are so shown already, or none is selected, all visible ones."""
        index = self.visible.index
        selected = rows_of(index, self.selection)
        target = fitted(self.viewport, index, selected)
        if not len(selected) or target == self.viewport:
            target = fitted(self.viewport, index, np.flatnonzero(self.visible.result))
        self._become(replace(self.view, viewport=target))

    @property
    def can_go_back(self) -> bool:
        """Whether something else was looked at before."""
        return self._history.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Whether we have gone back from something."""
        return self._history.can_go_forward

    def back(self) -> None:
        """Look again at what was looked at before."""
        self._travel(self._history.back)

    def forward(self) -> None:
        """The way back from `back`."""
        self._travel(self._history.forward)

    def forget_history(self) -> None:
        """Let the history begin here: what comes before is of no interest to the user."""
        self._history.forget()
        self._announce_ways()

    def to_json(self) -> str:
        """The view as text, to be saved under a name or for the next start."""
        return encode(self.view)

    def restore(self, saved: str) -> None:
        """Look at what `to_json` gave. Raises WorldError, and changes nothing, if it cannot be read."""
        self._become(self._with_existing(decode(saved, self.viewport.pixels)))

    def _become(self, view: View, gesture: Hashable = None) -> None:
        before = self.view
        if view == before:
            return
        if view == before.on_pixels(view.viewport.pixels):
            self._history.amend(view)
        else:
            self._history.step(view, gesture)
        self._announce(before)

    def _travel(self, go: Callable[[], View]) -> None:
        before = self.view
        there = go().on_pixels(before.viewport.pixels)
        self._history.amend(self._with_existing(there))
        self._announce(before)

    def _announce(self, before: View) -> None:
        now = self.view
        if now.filter != before.filter or now.borders != before.borders:
            self._filtering.show(now.filter, now.borders)
        for is_other, signal in (
            (now.filter != before.filter, self.filter_changed),
            (now.viewport != before.viewport, self.viewport_changed),
            (now.grouping != before.grouping, self.grouping_changed),
            (now.series != before.series, self.series_changed),
            (now.borders != before.borders, self.borders_changed),
            (now.selection != before.selection, self.selection_changed),
        ):
            if is_other:
                signal.emit()
        self._announce_ways()

    def _announce_ways(self) -> None:
        ways = (self.can_go_back, self.can_go_forward)
        if ways != self._announced_ways:
            self._announced_ways = ways
            self.history_changed.emit()

    def _existing(self, ids: Sequence[int]) -> tuple[int, ...]:
        """Those of the ids that the casefile has, each once, in the order given."""
        # int(): panes give numbers of numpy, which JSON does not take.
        wanted = list(dict.fromkeys(map(int, islice(ids, MOST_SELECTED))))
        rows = self._content.index.rows_of(wanted).tolist()
        return tuple(number for number, row in zip(wanted, rows, strict=True) if row >= 0)

    def _with_existing(self, view: View) -> View:
        return replace(view, selection=self._existing(view.selection))

    @Slot()
    def _on_content_changed(self) -> None:
        before = self.view
        self._history.amend(self._with_existing(before))
        self._announce(before)
        if self._hovered is not None and not self._existing([self._hovered]):
            self.hover(None)
