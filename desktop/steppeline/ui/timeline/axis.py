"""The axis above the lanes and the grid behind them, worded by the locale of the interface."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from steppeline.model.calendar import Civil, civil_of
from steppeline.model.text import Language
from steppeline.model.ticks import Period, TickLabel, Ticks
from steppeline.model.time_words import year_words
from steppeline.ui.theme import Theme, mixed
from steppeline.ui.timeline.measures import AXIS, AXIS_ROW, GAP


class AxisWords:
    """What a time axis says of its dates, in the words of the locale."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._locale = QLocale(language.code)

    def say(self, label: TickLabel) -> str:
        """The parts of its date that a label is to show."""
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
        self._mark_font = theme.font("caption")
        self._period_font = theme.font("caption")
        self._period_font.setBold(True)
        self._metrics = QFontMetricsF(self._period_font)

    def grid(self, painter: QPainter, ticks: Ticks, top: float, bottom: float) -> None:
        """Lines at all marks, stronger ones where periods begin."""
        faint = QPen(mixed(self._theme.panel, self._theme.line, 0.55), 0)
        painter.setPen(faint)
        painter.drawLines([_upright(mark.pixel, top, bottom) for mark in ticks.marks])
        painter.setPen(QPen(self._theme.line, 0))
        painter.drawLines([_upright(period.left, top, bottom) for period in ticks.periods if period.left > 0])

    def draw(self, painter: QPainter, ticks: Ticks, width: float) -> None:
        """The axis itself, from pixel 0 to `width` and AXIS pixels high."""
        theme = self._theme
        painter.fillRect(QRectF(0, 0, width, AXIS), theme.raised)
        painter.setPen(QPen(theme.line, 0))
        painter.drawLine(QLineF(0, AXIS - 0.5, width, AXIS - 0.5))
        painter.drawLines([_upright(mark.pixel, AXIS - 6, AXIS) for mark in ticks.marks])
        painter.drawLines([_upright(period.left, 0, AXIS) for period in ticks.periods if period.left > 0])
        painter.setFont(self._mark_font)
        painter.setPen(theme.muted)
        spacing = width if len(ticks.marks) < 2 else ticks.marks[1].pixel - ticks.marks[0].pixel
        for mark in ticks.marks:
            box = QRectF(mark.pixel + GAP, AXIS_ROW, max(spacing - GAP, 40.0), AXIS_ROW - 2)
            painter.drawText(box, _MIDDLE_LEFT, self._words.say(mark.label))
        painter.setFont(self._period_font)
        painter.setPen(theme.text)
        for period in ticks.periods:
            self._period(painter, period)

    def _period(self, painter: QPainter, period: Period) -> None:
        words = self._words.say(period.label)
        if self._metrics.horizontalAdvance(words) + 2 * GAP <= period.right - period.left:
            painter.drawText(QPointF(period.left + GAP, AXIS_ROW - 5), words)


_MIDDLE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _upright(x: float, top: float, bottom: float) -> QLineF:
    """A line on the middle of a pixel, so that it is one pixel wide and not two half ones."""
    return QLineF(int(x) + 0.5, top, int(x) + 0.5, bottom)
