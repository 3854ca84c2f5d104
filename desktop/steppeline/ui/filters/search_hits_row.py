"""The look of an event in the list below the search line: its kind, its title with the words found, its date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

from steppeline.model.date_words import date_words
from steppeline.model.reference import Kind
from steppeline.model.text import Language
from steppeline.model.transliteration import search_key
from steppeline.session.search_hits import Hit, Word
from steppeline.ui.theme import GRID, Theme
from steppeline.ui.widgets.glyphs import FALLBACK, glyph_path

_GLYPH = 10
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def date_of(hit: Hit, language: Language) -> str:
    """The date of an event in words."""
    return language.say(date_words(hit.date, hit.extent))


def spans_found(title: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The characters [start, end) of a title where any of the words stands, however it is written there."""
    tokens = [(found.start(), found.end(), search_key(found[0])) for found in _TOKEN.finditer(title)]
    for word in words:
        size = word.key.count(" ") + 1
        for at in range(len(tokens) - size + 1):
            key = " ".join(key for _, _, key in tokens[at : at + size])
            if key == word.key or (word.is_beginning and key.startswith(word.key)):
                yield tokens[at][0], tokens[at + size - 1][1]


def paint_hit(
    painter: QPainter,
    box: QRect,
    hit: Hit,
    *,
    kind: Kind | None,
    words: Sequence[Word],
    theme: Theme,
    language: Language,
) -> None:
    """Draw an event into a row: glyph, title, and the date at the right."""
    _paint_glyph(painter, QPointF(box.left() + _GLYPH / 2, box.center().y() + 0.5), kind, theme)
    caption = theme.font("caption")
    date = QFontMetrics(caption).elidedText(date_of(hit, language), Qt.TextElideMode.ElideRight, box.width() // 3)
    painter.setFont(caption)
    painter.setPen(theme.muted)
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, date)
    room = QRectF(box).adjusted(_GLYPH + 2 * GRID, 0, -QFontMetrics(caption).horizontalAdvance(date) - 4 * GRID, 0)
    _paint_title(painter, room, language.pick(hit.title), words, theme)


def _paint_glyph(painter: QPainter, centre: QPointF, kind: Kind | None, theme: Theme) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.muted if kind is None else theme.kind_colour(kind))
    painter.drawPath(glyph_path(FALLBACK if kind is None else kind.glyph, _GLYPH).translated(centre))


def _paint_title(painter: QPainter, room: QRectF, title: str, words: Sequence[Word], theme: Theme) -> None:
    font = theme.font("body")
    wider = _added_by_emphasis(title, words, font)
    shown = QFontMetrics(font).elidedText(title, Qt.TextElideMode.ElideRight, int(room.width() - wider))
    layout = QTextLayout(shown, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats([_emphasis(start, end) for start, end in spans_found(shown, words)])
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    painter.save()
    painter.setClipRect(room)
    painter.setPen(theme.text)
    layout.draw(painter, QPointF(room.left(), room.center().y() - line.height() / 2 + 0.5))
    painter.restore()


def _added_by_emphasis(title: str, words: Sequence[Word], font: QFont) -> int:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.Bold)
    found = [title[start:end] for start, end in spans_found(title, words)]
    return sum(
        QFontMetrics(bold).horizontalAdvance(each) - QFontMetrics(font).horizontalAdvance(each) for each in found
    )


def _emphasis(start: int, end: int) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    emphasis = QTextLayout.FormatRange()
    emphasis.start, emphasis.length = start, end - start
    emphasis.format = look
    return emphasis
