"""Pictures of widgets as files: pixels (PNG), or drawing (SVG, PDF) that stays sharp at any size."""

from __future__ import annotations

import re

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPoint, QSizeF, QUuid
from PySide6.QtGui import QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from steppeline.model.errors import InputError
from steppeline.model.text import message

FORMATS = (".png", ".svg", ".pdf")

_MOMENTS = (
    (rb"\(D:\d{14}", b"(D:20000101000000"),
    (rb"(?<=Date=\")\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", b"2000-01-01T00:00:00"),
)
_PIXELS_PER_INCH = 96
_POINTS_PER_PIXEL = 72 / _PIXELS_PER_INCH


def picture(widget: QWidget, suffix: str) -> bytes:
    """The widget, as it is, in the format of a suffix; the same each time. Raises InputError for any other suffix."""
    match suffix:
        case ".png":
            return _png(widget)
        case ".svg":
            return _svg(widget)
        case ".pdf":
            return _pdf(widget)
        case _:
            known = ", ".join(FORMATS)
            raise InputError(
                message("A picture must end in one of {known}, not in “{suffix}”.", known=known, suffix=suffix)
            )


def _png(widget: QWidget) -> bytes:
    buffer = _buffer()
    QImageWriter(buffer, QByteArray(b"png")).write(widget.grab().toImage())
    return _bytes(buffer)


def _svg(widget: QWidget) -> bytes:
    buffer = _buffer()
    # The older profile, which is the default, does not clip: panes would spill into each other.
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setSize(widget.size())
    generator.setViewBox(widget.rect())
    generator.setResolution(_PIXELS_PER_INCH)
    generator.setTitle("Steppeline")
    painter = QPainter(generator)
    _render(widget, painter)
    return _bytes(buffer)


def _pdf(widget: QWidget) -> bytes:
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setTitle("Steppeline")
    writer.setCreator("Steppeline")
    # Qt would make up another one for each file.
    writer.setDocumentId(QUuid("{00000000-0000-0000-0000-000000000000}"))
    writer.setResolution(_PIXELS_PER_INCH)
    size = QPageSize(QSizeF(widget.size()) * _POINTS_PER_PIXEL, QPageSize.Unit.Point)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    _render(widget, painter)
    return _without_clock(_bytes(buffer))


def _without_clock(document: bytes) -> bytes:
    """A PDF whose moment of making is always the same: Qt takes the clock's, and offers no way to set it.

    Nothing else moves: PDF finds its parts by their offsets.
    """
    for pattern, fixed in _MOMENTS:
        document = re.sub(pattern, fixed, document)
    return document


def _render(widget: QWidget, painter: QPainter) -> None:
    widget.render(
        painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren | QWidget.RenderFlag.DrawWindowBackground
    )
    painter.end()


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _bytes(buffer: QBuffer) -> bytes:
    buffer.close()
    return bytes(buffer.data().data())
