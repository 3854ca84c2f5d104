"""Pictures of widgets as files: pixels (PNG), or drawing (SVG, PDF) that stays sharp at any size."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPoint, QRect, QSize, QSizeF, QUuid
from PySide6.QtGui import QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QMainWindow, QWidget

from steppeline.model.errors import InputError
from steppeline.model.text import message

FORMATS = (".png", ".svg", ".pdf")

_MOMENTS = (
    (rb"\(D:\d{14}", b"(D:20000101000000"),
    (rb"(?<=Date=\")\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", b"2000-01-01T00:00:00"),
)
_PIXELS_PER_INCH = 96
_POINTS_PER_PIXEL = 72 / _PIXELS_PER_INCH


Draw = Callable[[QPainter], None]


def picture(widget: QWidget, suffix: str) -> bytes:
    """The widget, as it is, in the format of a suffix; the same each time. Raises InputError for any other suffix.

    A pane paints itself, and does so on paper too. A window is put there as pixels: what Qt makes of its many widgets,
    they spill into each other where they should be cut off.
    """
    draw = partial(_draw_pixels, widget) if isinstance(widget, QMainWindow) else partial(_draw, widget)
    match suffix:
        case ".png":
            return _png(widget)
        case ".svg":
            return _svg(widget.size(), draw)
        case ".pdf":
            return _pdf(widget.size(), draw)
        case _:
            known = ", ".join(FORMATS)
            raise InputError(
                message("A picture must end in one of {known}, not in “{suffix}”.", known=known, suffix=suffix)
            )


def _png(widget: QWidget) -> bytes:
    buffer = _buffer()
    QImageWriter(buffer, QByteArray(b"png")).write(widget.grab().toImage())
    return _bytes(buffer)


def _svg(size: QSize, draw: Draw) -> bytes:
    buffer = _buffer()
    # The older profile, which is the default, does not clip: panes would spill into each other.
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(QPoint(), size))
    generator.setResolution(_PIXELS_PER_INCH)
    generator.setTitle("Steppeline")
    painter = QPainter(generator)
    draw(painter)
    painter.end()
    return _bytes(buffer)


def _pdf(size: QSize, draw: Draw) -> bytes:
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setTitle("Steppeline")
    writer.setCreator("Steppeline")
    # Qt would make up another one for each file.
    writer.setDocumentId(QUuid("{00000000-0000-0000-0000-000000000000}"))
    writer.setResolution(_PIXELS_PER_INCH)
    page = QPageSize(QSizeF(size) * _POINTS_PER_PIXEL, QPageSize.Unit.Point)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    draw(painter)
    painter.end()
    return _without_clock(_bytes(buffer))


def _without_clock(document: bytes) -> bytes:
    """A PDF whose moment of making is always the same: Qt takes the clock's, and offers no way to set it.

    Nothing else moves: PDF finds its parts by their offsets.
    """
    for pattern, fixed in _MOMENTS:
        document = re.sub(pattern, fixed, document)
    return document


def _draw(widget: QWidget, painter: QPainter) -> None:
    widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)


def _draw_pixels(widget: QWidget, painter: QPainter) -> None:
    painter.drawPixmap(widget.rect(), widget.grab())


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _bytes(buffer: QBuffer) -> bytes:
    buffer.close()
    return bytes(buffer.data().data())
