"""Drawings as files: pixels (PNG), or lines and letters (SVG, PDF) that stay sharp at any size."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPoint, QRect, QSize, QSizeF, QUuid
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QMainWindow, QWidget

from steppeline.model.errors import InputError, WorldError
from steppeline.model.text import message

FORMATS = (".png", ".svg", ".pdf")

PIXELS_PER_INCH = 96
"""Logical pixels."""

_MOMENTS = (
    (rb"\(D:\d{14}", b"(D:20000101000000"),
    (rb"(?<=Date=\")\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", b"2000-01-01T00:00:00"),
)
_POINTS_PER_PIXEL = 72 / PIXELS_PER_INCH
_INCHES_PER_METRE = 39.37
_LONGEST_SIDE = 32_767
_MOST_PIXELS = 300_000_000
"""Beyond so many, which take four bytes each, few programs open a picture."""

Draw = Callable[[QPainter], None]


def picture(widget: QWidget, suffix: str) -> bytes:
    """The widget, as it is, in the format of a suffix; the same each time. Raises InputError for any other suffix.

    A pane paints itself, and does so on paper too. A window is put there as pixels: what Qt makes of its many widgets,
    they spill into each other where they should be cut off.
    """
    draw = partial(_draw_pixels, widget) if isinstance(widget, QMainWindow) else partial(_draw, widget)
    match suffix:
        case ".png":
            return _image_file(widget.grab().toImage())
        case ".svg":
            return svg(widget.size(), draw)
        case ".pdf":
            return pdf(QSizeF(widget.size()), [draw])
        case _:
            raise no_picture(suffix)


def no_picture(suffix: str) -> InputError:
    """The refusal of a suffix that stands for no picture."""
    known = ", ".join(FORMATS)
    return InputError(message("A picture must end in one of {known}, not in “{suffix}”.", known=known, suffix=suffix))


def png(size: QSizeF, draw: Draw, dots_per_inch: int) -> bytes:
    """A drawing of so many logical pixels, at a resolution. Raises WorldError when it would be too large."""
    scale = dots_per_inch / PIXELS_PER_INCH
    width, height = round(size.width() * scale), round(size.height() * scale)
    if max(width, height) > _LONGEST_SIDE or width * height > _MOST_PIXELS:
        sentence = message(
            "The picture would have {width} × {height} pixels, more than programs can open; choose a lower resolution.",
            width=width,
            height=height,
        )
        raise WorldError(sentence)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    image.setDotsPerMeterX(round(dots_per_inch * _INCHES_PER_METRE))
    image.setDotsPerMeterY(round(dots_per_inch * _INCHES_PER_METRE))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    draw(painter)
    painter.end()
    return _image_file(image)


def svg(size: QSize, draw: Draw) -> bytes:
    """A drawing of so many logical pixels."""
    buffer = _buffer()
    # The older profile, which is the default, does not clip: panes would spill into each other.
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(QPoint(), size))
    generator.setResolution(PIXELS_PER_INCH)
    generator.setTitle("Steppeline")
    painter = QPainter(generator)
    draw(painter)
    painter.end()
    return _bytes(buffer)


def pdf(size: QSizeF, pages: Sequence[Draw], title: str = "Steppeline") -> bytes:
    """A document of pages of so many logical pixels; at least one page."""
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Steppeline")
    # Qt would make up another one for each file.
    writer.setDocumentId(QUuid("{00000000-0000-0000-0000-000000000000}"))
    writer.setResolution(PIXELS_PER_INCH)
    page = QPageSize(size * _POINTS_PER_PIXEL, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    # Else images are squeezed as photographs are, and even colours come out otherwise.
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    for number, draw in enumerate(pages):
        if number:
            writer.newPage()
        painter.save()
        draw(painter)
        painter.restore()
    painter.end()
    return _without_clock(_bytes(buffer))


def _image_file(image: QImage) -> bytes:
    buffer = _buffer()
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return _bytes(buffer)


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
