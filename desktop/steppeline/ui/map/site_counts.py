"""How many of the visible events name each place: read beside other work, for the index does not hold it.

The map is not filtered by its own choice of places.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from steppeline.model.cross_filter import Visible
from steppeline.session.document import Document
from steppeline.session.jobs import Job
from steppeline.session.view_state import ViewState
from steppeline.ui.map.choosing import PLACES as SOURCE

MOST = 50_000
"""Of more events than that nothing is read."""

_NOTHING: Mapping[str, int] = MappingProxyType({})


class SiteCounts(QObject):
    """Follows the view while it is wanted; the counts before stay until the next are known."""

    changed = Signal()

    def __init__(self, document: Document, state: ViewState, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._state = state
        self._is_wanted = False
        self._job: Job | None = None
        self._counted: Visible | None = None
        self.by_place = _NOTHING
        """The events that name each place, by its key; the same object until it changes."""
        self.are_too_many = False
        """Whether there are more events than are read."""
        state.visible_changed.connect(self._on_visible_changed)

    def want(self, wanted: bool) -> None:  # noqa: FBT001 - the value is the point
        """Count from now on, or no longer."""
        if wanted != self._is_wanted:
            self._is_wanted = wanted
            self._counted = None
            self._on_visible_changed()

    @Slot()
    def _on_visible_changed(self) -> None:
        visible = self._state.visible
        if self._counted is visible:
            return
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._counted = visible
        left = visible.others(SOURCE).result
        self.are_too_many = self._is_wanted and int(np.count_nonzero(left)) > MOST
        if self._is_wanted and not self.are_too_many:
            self._job = self._document.count_places(visible.index.ids[left].tolist(), self._on_counted)
        else:
            self._on_counted(_NOTHING)

    def _on_counted(self, counts: Mapping[str, int]) -> None:
        self._job = None
        self.by_place = counts
        self.changed.emit()
