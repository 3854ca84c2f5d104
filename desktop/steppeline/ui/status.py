"""The status bar's sentence: how many events are visible, what span is in view, which casefile is open."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from steppeline.model.text import Language, Message, counted, message
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.theme import GRID, Theme
from steppeline.ui.widgets.span_words import span_words


class StatusWords(QLabel):
    """Says "34 of 124 events · Sep 2021 – Jan 2022 · demo.steppeline"."""

    def __init__(
        self, document: Document, view_state: ViewState, theme: Theme, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._view = view_state
        self._language = language
        self.setContentsMargins(GRID, 0, GRID, 0)
        # The words may be longer than the room there is: the window must not grow by them.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        view_state.visible_changed.connect(self._refresh)
        view_state.viewport_changed.connect(self._refresh)
        document.changed.connect(self._refresh)
        self.set_theme(theme)
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self.setFont(theme.font("caption"))

    @Slot()
    def _refresh(self) -> None:
        viewport = self._view.viewport
        parts = [self._count(), span_words(viewport.start, viewport.end)]
        words = [*map(self._language.say, parts), self._document.path.name]
        reason = self._document.why_read_only
        if reason is not None:
            words.append(self._language.say(message("read only")))
            self.setToolTip(self._language.say(reason))
        self.setText(" · ".join(words))

    def _count(self) -> Message:
        visible = self._view.visible
        shown, everything = int(np.count_nonzero(visible.result)), len(visible.index)
        if shown == everything:
            return counted("{count} event", "{count} events", everything)
        return counted("{shown} of {count} event", "{shown} of {count} events", everything, shown=shown)
