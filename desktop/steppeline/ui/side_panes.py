"""The panes in the docks."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Slot

from steppeline.session.settings import HATCH_DISPUTED
from steppeline.ui import edit_errands
from steppeline.ui.desk import Desk
from steppeline.ui.detail.detail_pane import DetailPane
from steppeline.ui.filters.facet_panel import FacetPanel
from steppeline.ui.map.region_map import RegionMap
from steppeline.ui.map_tabs import MapTabs
from steppeline.ui.pairs.pairs_pane import PairsPane
from steppeline.ui.table.event_table import EventTable
from steppeline.ui.theme import Theme


class SidePanes(QObject):
    """Facets, map and pairs, table and detail of one window, put into its docks."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk.window)
        self._desk = desk
        seam = (desk.document, desk.view, theme, desk.language)
        self.facets = FacetPanel(*seam)
        self.map = RegionMap(*seam, folder=desk.program.resources / "map")
        self._settings = desk.program.settings
        self._settings.changed.connect(self._on_setting_changed)
        self._on_setting_changed(HATCH_DISPUTED.key)
        self.pairs = PairsPane(*seam, folder=desk.program.resources / "map")
        self.tabs = MapTabs(self.map, self.pairs, theme)
        self.table = EventTable(*seam)
        self.detail = DetailPane(*seam)
        self.table.detail_requested.connect(lambda: desk.window.focus("detail"))
        self.table.change_requested.connect(lambda: edit_errands.change_events(desk))
        self.detail.change_requested.connect(lambda: edit_errands.edit_event(desk))
        self.facets.setFocusProxy(self.facets.sections["kind"].rows)
        desk.window.set_pane("facets", self.facets)
        desk.window.set_pane("map", self.tabs)
        desk.window.set_pane("table", self.table)
        desk.window.set_pane("detail", self.detail)

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        for pane in (self.facets, self.map, self.pairs, self.tabs, self.table, self.detail):
            pane.set_theme(theme)

    def go_to(self, tab: RegionMap | PairsPane) -> None:
        """Show the map or the matrix of pairs, and let the keyboard go there."""
        self.tabs.setCurrentWidget(tab)
        self._desk.window.focus("map")

    def remembered(self) -> Mapping[str, str]:
        """What is open and how columns stand, as texts for the settings."""
        return {
            "facets": self.facets.state(),
            "map": self.map.remembered(),
            "pairs": self.pairs.remembered(),
            "table": self.table.remembered(),
        }

    def recall(self, remembered: Mapping[str, str]) -> None:
        """Stand as `remembered` told; what is not told, or cannot be read, stays as it is at first."""
        if "facets" in remembered:
            self.facets.restore(remembered["facets"])
        if "map" in remembered:
            self.map.recall(remembered["map"])
        if "pairs" in remembered:
            self.pairs.recall(remembered["pairs"])
        if "table" in remembered:
            self.table.recall(remembered["table"])

    @Slot(str)
    def _on_setting_changed(self, key: str) -> None:
        if key == HATCH_DISPUTED.key:
            self.map.hatch_disputed(self._settings.get(HATCH_DISPUTED))
