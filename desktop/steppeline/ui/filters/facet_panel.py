"""The panel of facets: kinds, regions, actors and the rest, to choose from and to count by."""

from __future__ import annotations

import json

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from steppeline.model.entities import FACETS, FacetName
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.filters.facet_delegate import ROW_HEIGHT
from steppeline.ui.filters.facet_section import FacetSection
from steppeline.ui.theme import GRID, Theme

_OPEN_AT_FIRST: frozenset[FacetName] = frozenset({"kind", "region", "actor", "status"})
_NARROWEST = 50 * GRID


class FacetPanel(QScrollArea):
    """All facets one below another. What is open is told by `folded` and kept by `state` and `restore`."""

    folded = Signal()

    def __init__(
        self,
        document: Document,
        view_state: ViewState,
        theme: Theme,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._view_state = view_state
        self._is_stale = True
        self._body = QWidget()
        self.sections: dict[FacetName, FacetSection] = {
            facet: FacetSection(facet, document, view_state, theme, language) for facet in FACETS
        }
        self.hint = QLabel(self.tr("This casefile has no events yet. Once it has some, they are filtered here."))
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        self.setAccessibleName(self.tr("Facets"))
        self._lay_out()
        for facet, section in self.sections.items():
            section.set_open(facet in _OPEN_AT_FIRST)
            section.folded.connect(self.folded)
            section.rows.current_moved.connect(self._on_current_moved)
        view_state.visible_changed.connect(self._refresh)
        # Once the filter is answered, which mostly is at once, counts and check marks are shown together.
        view_state.filter_changed.connect(self._on_filter_changed, Qt.ConnectionType.QueuedConnection)
        view_state.hover_changed.connect(self._on_hover_changed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear these colours."""
        self.theme = theme
        palette = theme.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.panel)
        self.setPalette(palette)
        muted = theme.palette()
        muted.setColor(QPalette.ColorRole.WindowText, theme.muted)
        self.hint.setPalette(muted)
        self.hint.setFont(theme.font("body"))
        for section in self.sections.values():
            section.set_theme(theme)

    def state(self) -> str:
        """What is open, as text for the next start."""
        opened = sorted(self.sections["region"].model.opened)
        return json.dumps({"open": [facet for facet, each in self.sections.items() if each.is_open], "regions": opened})

    def restore(self, state: str) -> None:
        """Open what was open when `state` gave this text; any other text changes nothing."""
        try:
            stored = json.loads(state)
            is_open, regions = frozenset(stored["open"]), frozenset(stored["regions"])
        except (ValueError, TypeError, KeyError, RecursionError):
            return
        for facet, section in self.sections.items():
            section.set_open(facet in is_open)
        self.sections["region"].model.set_opened(regions)

    def showEvent(self, event: QShowEvent) -> None:
        """A hidden panel counts nothing; now it must."""
        super().showEvent(event)
        if self._is_stale:
            self._refresh()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self._body)
        layout.setContentsMargins(0, GRID, 0, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.hint)
        for section in self.sections.values():
            layout.addWidget(section)
        layout.addStretch(1)
        self.setWidget(self._body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(_NARROWEST)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @Slot()
    def _refresh(self) -> None:
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        has_events = self._view_state.visible.index.event_count > 0
        self.hint.setVisible(not has_events)
        for section in self.sections.values():
            if has_events:
                section.refresh()
            else:
                section.hide()

    @Slot()
    def _on_filter_changed(self) -> None:
        """Check marks do not wait for counts that take their time."""
        if self._view_state.is_settled:
            return
        for section in self.sections.values():
            section.show_choice()

    @Slot()
    def _on_hover_changed(self) -> None:
        self.sections["region"].highlight(self._view_state.hovered_region)

    @Slot(QRect)
    def _on_current_moved(self, row: QRect) -> None:
        rows = self.sender()
        if isinstance(rows, QWidget):
            centre = self._body.mapFromGlobal(rows.mapToGlobal(row.center()))
            self.ensureVisible(centre.x(), centre.y(), 0, ROW_HEIGHT)
