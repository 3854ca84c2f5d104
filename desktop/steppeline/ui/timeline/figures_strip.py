"""The figures strip: a chosen series on the time axis of the lanes, every value of every source."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QActionGroup, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from steppeline.model.text import Language, counted
from steppeline.model.ticks import ticks
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.theme import GRID, Theme
from steppeline.ui.timeline.axis import Axis, AxisWords
from steppeline.ui.timeline.card import Card
from steppeline.ui.timeline.figure_marks import FigureMarks, Plot
from steppeline.ui.timeline.figure_words import FigureWords
from steppeline.ui.timeline.figures_data import SeriesValues, axis_steps, scale_of, series_values
from steppeline.ui.timeline.measures import FIGURES, gutter
from steppeline.ui.timeline.overlays import empty_words
from steppeline.ui.timeline.pointer import Press, panned_by_wheel, zoomed_by_wheel
from steppeline.ui.widgets.plain_tip import plain_tip

_MOST_STEPS = 5
_HEAD = 24
_TOP = 38
_CLOSED = 36
"""Height of the strip while no series is chosen."""


class FiguresStrip(QWidget):
    """Values as bars across their period, competing ones with the range between them; a button chooses the series."""

    def __init__(
        self,
        document: Document,
        view_state: ViewState,
        theme: Theme,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._state = view_state
        self._language = language
        self._words = FigureWords(document, language)
        self._axis_words = AxisWords(language)
        self._card = Card(theme, self)
        self._press: Press | None = None
        self._values = SeriesValues((), None, None, 0)
        self._steps = [0.0, 1.0]
        self._chooser = QToolButton(self)
        self._menu = QMenu(self)
        self._fill_chooser()
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Figures"))
        document.changed.connect(self._on_document_changed)
        view_state.series_changed.connect(self._on_series_changed)
        view_state.viewport_changed.connect(self._on_viewport_changed)
        view_state.selection_changed.connect(self._on_marked)
        view_state.hover_changed.connect(self._on_marked)
        self.set_theme(theme)
        self._on_series_changed()

    def sizeHint(self) -> QSize:
        """As wide as may be; low while there is nothing to show."""
        return QSize(640, self.height())

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self._axis = Axis(self._axis_words, theme)
        self._marks = FigureMarks(theme)
        self._card.set_theme(theme)
        self._chooser.setFont(theme.font("caption"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw grid, axis and values."""
        painter = QPainter(self)
        theme, left = self._theme, gutter(self.width())
        plot = self.plot()
        painter.fillRect(event.rect(), theme.panel)
        painter.save()
        painter.setClipRect(QRectF(left, 0, self.width() - left, self.height()))
        painter.translate(left, 0)
        self._axis.grid(painter, ticks(self._state.viewport), 0, self.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._values.values:
            self._marks.draw(painter, plot, self._state.selection, self._state.hovered)
            self._draw_legend(painter, plot)
        else:
            self._draw_emptiness(painter)
        painter.restore()
        if event.rect().left() < left:
            painter.fillRect(QRectF(0, 0, left, self.height()), theme.raised)
            if self._values.values:
                self._draw_numbers(painter, plot, left)
        painter.setPen(QPen(theme.line, 0))
        painter.drawLine(QLineF(0, 0.5, self.width(), 0.5))
        painter.drawLine(QLineF(left - 0.5, 0, left - 0.5, self.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button in its corner."""
        self._chooser.setGeometry(GRID, GRID, gutter(self.width()) - 2 * GRID, _HEAD)
        self._show_name()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom and pan like the lanes above."""
        delta, x = event.angleDelta(), event.position().x() - gutter(self.width())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(delta.x()) > abs(delta.y()):
            self._state.set_viewport(panned_by_wheel(self._state.viewport, delta.x() or delta.y()))
        else:
            self._state.set_viewport(zoomed_by_wheel(self._state.viewport, delta.y(), x))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a drag or a click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = Press("pan", event.position(), self._state.viewport, 0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan while dragging; else say who says what."""
        if self._press is not None and self._press.is_drag(event.position()):
            self._card.hide()
            self._state.set_viewport(self._press.panned(event.position()))
        elif self._press is None:
            self._point_at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select the event that states the value under the pointer."""
        press, self._press = self._press, None
        if press is not None and not press.is_drag(event.position()):
            found = self.plot().value_at(self._on_plot(event.position()))
            if found is not None:
                self._state.select([found.event])

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._card.hide()
        self._state.hover(None)

    @Slot()
    def _on_viewport_changed(self) -> None:
        # Right of the gutter: the numbers of the axis and the button stay what they are.
        left = gutter(self.width())
        self.update(left, 0, self.width() - left, self.height())

    @Slot()
    def _on_marked(self) -> None:
        if self._values.values:
            self._on_viewport_changed()

    @Slot()
    def _on_document_changed(self) -> None:
        self._fill_chooser()
        self._on_series_changed()

    @Slot()
    def _on_series_changed(self) -> None:
        key = self._state.series
        self._values = series_values([] if key is None else self._document.figures(key))
        self._steps = axis_steps(self._values.values, _MOST_STEPS)
        self.setFixedHeight(_CLOSED if key is None else FIGURES)
        self._show_name()
        self.setAccessibleDescription(self._describe())
        self.update()

    def _describe(self) -> str:
        key = self._state.series
        if key is None:
            return self.tr("No series is chosen.")
        many = counted("{count} value", "{count} values", len(self._values.values))
        return f"{self._words.series(key)}: {self._language.say(many)}"

    def _fill_chooser(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        for key in (None, *self._document.series_keys()):
            action = self._menu.addAction(self.tr("No series") if key is None else self._words.series(key))
            action.setCheckable(True)
            action.setData(key)
            group.addAction(action)
        group.triggered.connect(lambda action: self._state.set_series(action.data()))
        self._menu.aboutToShow.connect(self._check_chosen)
        self._chooser.setMenu(self._menu)
        self._chooser.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._chooser.setAutoRaise(True)
        self._chooser.setAccessibleName(self.tr("Choose a series of figures"))

    @Slot()
    def _check_chosen(self) -> None:
        for action in self._menu.actions():
            action.setChecked(action.data() == self._state.series)

    def _show_name(self) -> None:
        key = self._state.series
        name = self.tr("Choose a series…") if key is None else self._words.series(key)
        self._chooser.setToolTip(plain_tip(name))
        room = self._chooser.width() - 6 * GRID
        self._chooser.setText(self._chooser.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room))

    def menu(self) -> QMenu:
        """What the button offers: all series of figures, and none."""
        return self._menu

    def plot(self) -> Plot:
        """The values as they lie on the canvas, right of the gutter."""
        return Plot(self._values, self._state.viewport, self._steps, _TOP, self.height() - 10)

    def _on_plot(self, place: QPointF) -> QPointF:
        return place - QPointF(gutter(self.width()), 0)

    def _point_at(self, place: QPointF) -> None:
        found = self.plot().value_at(self._on_plot(place))
        self._state.hover(None if found is None else found.event)
        if found is None:
            self._card.hide()
        else:
            self._card.show_at(place.toPoint(), *self._words.card(found))

    def _draw_numbers(self, painter: QPainter, plot: Plot, left: int) -> None:
        scale = scale_of(self._steps)
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.muted)
        for step in self._steps:
            box = QRectF(0, plot.y(step) - 8, left - 2 * GRID, 16)
            painter.drawText(box, _RIGHT, self._words.axis_number(step / scale))
        unit = QRectF(2 * GRID, self.height() - 24, left * 0.6, 16)
        painter.drawText(unit, Qt.AlignmentFlag.AlignLeft, self._words.axis_unit(self._values, scale))

    def _draw_legend(self, painter: QPainter, plot: Plot) -> None:
        left_out = self._values.left_out
        note = counted("{count} figure in another unit", "{count} figures in other units", left_out)
        entries = (
            (self.tr("reported"), "exact", False),
            (self.tr("expected"), "exact", True),
            (self.tr("at least"), "at least", False),
            (self.tr("at most"), "at most", False),
        )
        words = self._language.say(note) if left_out else ""
        self._marks.legend(painter, plot.viewport.pixels, _HEAD / 2 + 2, entries, words)

    def _draw_emptiness(self, painter: QPainter) -> None:
        room = QRectF(16, 0, self.width() - gutter(self.width()) - 32, self.height())
        if self._state.series is None:
            painter.setFont(self._theme.font("caption"))
            painter.setPen(self._theme.faint)
            hint = self.tr("Choose a series of figures to see it on this time axis.")
            shown = painter.fontMetrics().elidedText(hint, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, _MIDDLE, shown)
        else:
            empty_words(
                painter,
                room,
                self.tr("This series has no figures that can be drawn"),
                self.tr("A figure needs a number and a period."),
                self._theme,
            )


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
