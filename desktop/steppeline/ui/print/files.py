"""Sheets as files: a PDF of all of them, or the whole poster as one picture."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QPainter

from steppeline.ui.pictures import no_picture, pdf, png, svg
from steppeline.ui.print.papers import MARGIN
from steppeline.ui.print.sheets import Sheets
from steppeline.ui.theme import Theme


def printed(sheets: Sheets, suffix: str, theme: Theme, title: str, dots_per_inch: int) -> bytes:
    """The file of a suffix. A PDF has the sheets for pages; SVG and PNG show the poster in one piece.

    Raises InputError for any other suffix, WorldError for a picture of too many pixels.
    """
    match suffix:
        case ".pdf":
            return pdf(QSizeF(sheets.paper.width, sheets.paper.height), _pages(sheets, theme), title)
        case ".svg":
            size = _whole(sheets)
            return svg(QSize(round(size.width()), round(size.height())), partial(_draw_whole, sheets, theme))
        case ".png":
            return png(_whole(sheets), partial(_draw_whole, sheets, theme), dots_per_inch)
        case _:
            raise no_picture(suffix)


def _pages(sheets: Sheets, theme: Theme) -> list[Callable[[QPainter], None]]:
    def page(number: int, painter: QPainter) -> None:
        sheets.draw(painter, number, theme)

    return [partial(page, number) for number in range(len(sheets.sheets))]


def _whole(sheets: Sheets) -> QSizeF:
    return QSizeF(sheets.poster.width + 2 * MARGIN, sheets.poster.height + 2 * MARGIN)


def _draw_whole(sheets: Sheets, theme: Theme, painter: QPainter) -> None:
    poster = sheets.poster
    painter.fillRect(QRectF(0, 0, poster.width + 2 * MARGIN, poster.height + 2 * MARGIN), theme.panel)
    painter.translate(MARGIN, MARGIN)
    poster.draw(painter, QRectF(0, 0, poster.width, poster.height))
