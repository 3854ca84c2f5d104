"""The axis above the lanes and the grid behind them, worded by the locale of the interface."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QLocale, QRectF
from PySide6.QtGui import QPainter, QPen

from steppeline.model.calendar import Civil, civil_of
from steppeline.model.text import Language
from steppeline.model.ticks import TickLabel, Ticks
from steppeline.model.time_words import year_words
from steppeline.ui.theme import Theme, mixed
from steppeline.ui.timeline.lettering import Style
from steppeline.ui.timeline.look import Look
from steppeline.ui.timeline.measures import AXIS, AXIS_ROW, GAP
from steppeline.ui.timeline.writing import Writer

_REMEMBERED = 1_000


class AxisWords:
    """What a time axis says of its dates, in the words of the locale."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._locale = QLocale(language.code)
        self._said: dict[TickLabel, str] = {}

    def say(self, label: TickLabel) -> str:
        """The parts of its date that a label is to show."""
        if label not in self._said:
            if len(self._said) >= _REMEMBERED:
                self._said.clear()
            self._said[label] = self._words(label)
        return self._said[label]

    def _words(self, label: TickLabel) -> str:
        _, month, day, hour, minute, second = label.civil
        match label.parts:
            case "time with seconds":
                return f"{hour:02}:{minute:02}:{second:02}"
            case "time":
                return f"{hour:02}:{minute:02}"
            case "day":
                return str(day)
            case "month":
                return self._locale.standaloneMonthName(month, QLocale.FormatType.ShortFormat).rstrip(".")
            case "month and year":
                return f"{self._locale.standaloneMonthName(month)} {self._year(label.civil)}"
            case "date":
                return f"{day} {self._locale.monthName(month)} {self._year(label.civil)}"
            case "year":
                return self._year(label.civil)

    def day(self, seconds: int) -> str:
        """The day of a moment in full."""
        return self.say(TickLabel("date", civil_of(seconds)))

    def _year(self, civil: Civil) -> str:
        return self._language.say(year_words(civil.year))


class Axis:
    """Draws marks, periods and grid in one theme."""

    def __init__(self, words: AxisWords, theme: Theme) -> None:
        self._words = words
        self._theme = theme
        bold = theme.font("caption")
        bold.setBold(True)
        self._mark = Style(theme.font("caption"), theme.muted)
        self._period = Style(bold, theme.text)

    def grid(self, painter: QPainter, ticks: Ticks, top: float, bottom: float) -> None:
        """Lines at all marks, stronger ones where periods begin."""
        faint = QPen(mixed(self._theme.panel, self._theme.line, 0.55), 0)
        painter.setPen(faint)
        painter.drawLines([_upright(mark.pixel, top, bottom) for mark in ticks.marks])
        painter.setPen(QPen(self._theme.line, 0))
        painter.drawLines([_upright(period.left, top, bottom) for period in ticks.periods if period.left > 0])

    def draw(self, painter: QPainter, writer: Writer, ticks: Ticks, look: Look) -> None:
        """The axis of a look, AXIS pixels high."""
        width = look.width
        marks = look.all_x_of([mark.seconds for mark in ticks.marks])
        starts = look.all_x_of([period.start for period in ticks.periods])
        painter.fillRect(QRectF(0, 0, width, AXIS), self._theme.raised)
        painter.setPen(QPen(self._theme.line, 0))
        painter.drawLine(QLineF(0, AXIS - 0.5, width, AXIS - 0.5))
        painter.drawLines([_upright(x, AXIS - 6, AXIS) for x in marks])
        painter.drawLines([_upright(x, 0, AXIS) for x in starts if x > 0])
        for x, mark in zip(marks, ticks.marks, strict=True):
            writer.write(self._mark, self._words.say(mark.label), x + GAP, (3 * AXIS_ROW - 2) / 2)
        for start, end, period in zip(starts, [*starts[1:], float(width)][: len(starts)], ticks.periods, strict=True):
            words, left = self._words.say(period.label), max(start, 0.0)
            if self._period.width(words) + 2 * GAP <= end - left:
                writer.write(self._period, words, left + GAP, AXIS_ROW / 2)


def _upright(x: float, top: float, bottom: float) -> QLineF:
    """A line on the middle of a pixel, so that it is one pixel wide and not two half ones."""
    return QLineF(int(x) + 0.5, top, int(x) + 0.5, bottom)
