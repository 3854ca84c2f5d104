"""The button on the map with what can be chosen of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from steppeline.session.view_state import ViewState
from steppeline.ui.map.options import SPEEDS, STEPS, Options
from steppeline.ui.map.player import Player
from steppeline.ui.theme import GRID, Theme

_Choice = Callable[[Options], Options]


class MapMenu(QToolButton):
    """Borders, layers, what colours stand for, and ways around the map. It keeps what is chosen."""

    options_changed = Signal()
    everything_wanted = Signal()

    def __init__(self, state: ViewState, player: Player, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._player = player
        self._options = Options()
        self._choices: list[tuple[QAction, _Choice]] = []
        self._offered: list[QAction] = []
        self.setText(self.tr("Layers"))
        self.setToolTip(self.tr("What the map shows (M)"))
        self.setAccessibleName(self.tr("What the map shows"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._fill(QMenu(self))
        state.borders_changed.connect(self._on_borders_changed)
        player.changed.connect(self._on_player_changed)
        self._on_borders_changed()
        self._on_player_changed()
        self._show_options()

    def _fill(self, menu: QMenu) -> None:
        state, group = self._state, QActionGroup(menu)
        self._viewed = self._add(menu, self.tr("Borders of the viewed date"), group)
        self._today = self._add(menu, self.tr("Today's borders"), group)
        self._viewed.triggered.connect(lambda: state.set_borders("viewed"))
        self._today.triggered.connect(lambda: state.set_borders("today"))
        menu.addSeparator()
        self._fill_measure(menu.addMenu(self.tr("Colour by")))
        arcs = self.tr("Arcs between regions that share events")
        self._choice(menu, arcs, lambda old: replace(old, arcs=not old.arcs))
        self._places = self._choice(menu, "", lambda old: replace(old, places=not old.places))
        self.tell_of_places()
        menu.addSeparator()
        self._play = menu.addAction("")
        self._play.triggered.connect(self._player.start_or_stop)
        self.step_menu, self.speed_menu = menu.addMenu(self.tr("Step")), menu.addMenu(self.tr("Speed"))
        self._fill_step(self.step_menu)
        self._fill_speed(self.speed_menu)
        menu.addSeparator()
        menu.addAction(self.tr("Show all regions")).triggered.connect(self.everything_wanted)
        self.setMenu(menu)

    @property
    def options(self) -> Options:
        """What is chosen."""
        return self._options

    def choose(self, options: Options) -> None:
        """Have these chosen."""
        if options != self._options:
            self._options = options
            self._show_options()
            self.options_changed.emit()

    def tell_of_places(self, most: str = "") -> None:
        """Tell that places are shown only of as many events as `most`, if there are more; else nothing of it."""
        text = self.tr("Places (only up to {most} events)").replace("{most}", most) if most else self.tr("Places")
        self._places.setText(text)

    def place(self, width: float, theme: Theme) -> None:
        """Stand in the upper right corner of a pane of this width, in a theme."""
        self.setFont(theme.font("caption"))
        self.setPalette(theme.palette())
        self.adjustSize()
        # The arrow stands in the corner, and the word in the middle.
        self.resize(self.width() + 4 * GRID, self.height())
        self.move(round(width) - self.width() - GRID, GRID)

    def _add(self, menu: QMenu, text: str, group: QActionGroup | None = None) -> QAction:
        # Not of the menu's own making: taken out of the menu such a one is gone.
        action = QAction(text, menu)
        menu.addAction(action)
        action.setCheckable(True)
        if group is not None:
            group.addAction(action)
        return action

    def _choice(self, menu: QMenu, text: str, choice: _Choice, group: QActionGroup | None = None) -> QAction:
        """Something to choose: it is ticked when to choose it would change nothing, or take it away."""
        return self._chosen_with(self._add(menu, text), choice, group)

    def _chosen_with(self, action: QAction, choice: _Choice, group: QActionGroup | None) -> QAction:
        if group is not None:
            group.addAction(action)
        action.triggered.connect(lambda: self.choose(choice(self._options)))
        self._choices.append((action, choice))
        return action

    def _fill_measure(self, menu: QMenu) -> None:
        def measured(*, family: str, is_yearly: bool) -> _Choice:
            return lambda old: replace(old, measure=replace(old.measure, family=family, is_yearly=is_yearly))

        def shown(*, is_continuous: bool) -> _Choice:
            return lambda old: replace(old, measure=replace(old.measure, is_continuous=is_continuous))

        what, how = QActionGroup(menu), QActionGroup(menu)
        self._choice(menu, self.tr("Events"), measured(family="", is_yearly=False), what)
        self._choice(menu, self.tr("Events a year"), measured(family="", is_yearly=True), what)
        self._families = (menu, what, menu.addSeparator())
        self._choice(menu, self.tr("In classes"), shown(is_continuous=False), how)
        self._choice(menu, self.tr("Continuous"), shown(is_continuous=True), how)

    def offer_figures(self, names: Mapping[str, str]) -> None:
        """Offer to colour by the figures of these families, names by key, in the place of those offered before."""
        menu, group, end = self._families
        for action in self._offered:
            menu.removeAction(action)
            action.deleteLater()
        self._choices = [(action, choice) for action, choice in self._choices if action not in self._offered]
        self._offered = []
        for key, name in names.items():
            action = QAction(name.replace("&", "&&"), self, checkable=True)
            menu.insertAction(end, self._chosen_with(action, _with_family(key), group))
            self._offered.append(action)
        self._show_options()

    def _fill_step(self, menu: QMenu) -> None:
        names = {1: self.tr("A month"), 3: self.tr("A quarter"), 12: self.tr("A year")}
        group = QActionGroup(menu)
        for months in STEPS:
            self._choice(menu, names[months], _with_months(months), group)

    def _fill_speed(self, menu: QMenu) -> None:
        names = {1: self.tr("Slow"), 2: self.tr("Middling"), 4: self.tr("Fast")}
        group = QActionGroup(menu)
        for speed in SPEEDS:
            self._choice(menu, names[speed], _with_speed(speed), group)

    def _show_options(self) -> None:
        for action, choice in self._choices:
            other = choice(self._options)
            # A layer that is on would be turned off.
            is_layer = action.actionGroup() is None
            action.setChecked(self._is_less(other) if is_layer else other == self._options)

    def _is_less(self, other: Options) -> bool:
        return (other.arcs, other.places) < (self._options.arcs, self._options.places)

    @Slot()
    def _on_player_changed(self) -> None:
        is_running = self._player.is_running
        self._play.setText(self.tr("Stop (P)") if is_running else self.tr("Play through time (P)"))

    @Slot()
    def _on_borders_changed(self) -> None:
        (self._today if self._state.borders == "today" else self._viewed).setChecked(True)


def _with_months(months: int) -> _Choice:
    return lambda old: replace(old, months=months)


def _with_speed(speed: int) -> _Choice:
    return lambda old: replace(old, speed=speed)


def _with_family(key: str) -> _Choice:
    return lambda old: replace(old, measure=replace(old.measure, family=key, is_yearly=False))
