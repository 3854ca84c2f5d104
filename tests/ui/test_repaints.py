"""Which panes are painted again by what a user does: those that show something else, and no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from steppeline.app import Steppeline
from steppeline.ui.assembly import Assembly
from steppeline.ui.main_window import MainWindow

ALWAYS = {"Timeline", "Overview", "FiguresStrip", "StatusWords"}
"""What shows the span in view."""
SCROLLBARS = {"LaneBar", "QScrollBar"}


class Watch(QObject):
    """Notes which kinds of widgets are painted, and whether anything is laid out anew."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: set[str] = set()
        self.heights: dict[str, int] = {}
        self.laid_out: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look on."""
        if isinstance(watched, QWidget):
            name = type(watched).__name__
            if event.type() == QEvent.Type.Paint:
                self.painted.add(name)
                self.heights[name] = event.region().boundingRect().height()  # type: ignore[attr-defined]
            elif event.type() == QEvent.Type.LayoutRequest:
                self.laid_out.add(name)
        return False


@pytest.fixture
def assembly(start: Callable[[Path], Steppeline], casefile: Path, turn: Callable[[], None]) -> Assembly:
    start(casefile)
    turn()
    (window,) = [top for top in QApplication.topLevelWidgets() if isinstance(top, MainWindow) and top.isVisible()]
    window.resize(1600, 900)
    found = window.findChild(Assembly)
    assert isinstance(found, Assembly)
    view = found.desk.view
    view.set_viewport(view.viewport.zoom(4, view.viewport.pixels / 2))
    for _ in range(5):
        turn()
    return found


@pytest.fixture
def watch(
    assembly: Assembly, application: QApplication, wait_until: Callable[[Callable[[], bool]], None]
) -> Iterator[Watch]:
    # The map is drawn once more, with all its detail, when nothing has changed for a moment.
    wait_until(lambda: not assembly.side.map.is_hasty)
    watch = Watch()
    application.installEventFilter(watch)
    yield watch
    application.removeEventFilter(watch)


def test_a_pan_repaints_what_shows_the_span(assembly: Assembly, watch: Watch, turn: Callable[[], None]) -> None:
    view = assembly.desk.view
    view.set_viewport(view.viewport.pan(3))
    turn()
    assert watch.painted >= ALWAYS
    assert watch.painted <= ALWAYS | SCROLLBARS | {"RegionMap"}
    assert not watch.laid_out


def test_months_that_pass_touch_only_the_note_of_the_map(
    assembly: Assembly, watch: Watch, turn: Callable[[], None]
) -> None:
    view = assembly.desk.view
    for _ in range(12):
        view.set_viewport(view.viewport.pan(5))
        turn()
    assert watch.painted <= ALWAYS | SCROLLBARS | {"RegionMap"}
    assert watch.heights["RegionMap"] < assembly.side.map.height() / 4


def test_a_zoom_lays_nothing_out_anew(assembly: Assembly, watch: Watch, turn: Callable[[], None]) -> None:
    view = assembly.desk.view
    for _ in range(10):
        view.set_viewport(view.viewport.zoom(1.3, 400))
        turn()
    # Lanes may come to need a scrollbar; that is the timeline's own affair.
    assert watch.laid_out <= {"Timeline"}
    assert not watch.painted & {"MainWindow", "QStatusBar", "RowsView", "FacetSection", "DetailPane", "ToolBar"}


def test_hover_without_a_chosen_series_leaves_the_figures_alone(
    assembly: Assembly, watch: Watch, turn: Callable[[], None]
) -> None:
    view = assembly.desk.view
    look = assembly.desk.panes.timeline.look()
    bars, middles = look.scene.frame.bars, look.scene.middles + look.dy
    across = bars.anchor + look.dx
    drawn = np.flatnonzero((across > 0) & (across < look.width) & (middles > 0) & (middles < look.height))
    view.hover(int(look.scene.index.ids[bars.rows[drawn[0]]]))
    turn()
    assert "Timeline" in watch.painted
    assert not watch.painted & {"FiguresStrip", "StatusWords", "Overview", "FacetSection"}


def test_a_filter_leaves_the_detail_as_it_is(assembly: Assembly, turn: Callable[[], None]) -> None:
    view = assembly.desk.view
    view.select([int(view.visible.index.ids[0])])
    turn()
    reader = assembly.side.detail.focusProxy()
    assert reader is not None
    revision = reader.document().revision()  # type: ignore[attr-defined]
    view.set_filter(view.filter.replace("kind", None))
    view.set_viewport(view.viewport.pan(50))
    turn()
    assert reader.document().revision() == revision  # type: ignore[attr-defined]
