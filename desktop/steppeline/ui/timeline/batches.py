"""Rectangles and sprites by the hundred in one call: Qt reads them from numpy's memory, nothing loops in Python.

All of this draws in pixels of the device, on painters that `in_device_pixels` has set up or that draw on plain pixmaps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from shiboken6 import Shiboken

Pixels = NDArray[np.float64]


@contextmanager
def in_device_pixels(painter: QPainter) -> Iterator[None]:
    """Meanwhile let (0, 0) be the pixel of the device nearest to where it is now, and 1 one of its pixels."""
    painter.save()
    ratio = painter.deviceTransform().m11()
    painter.scale(1 / ratio, 1 / ratio)
    origin = painter.deviceTransform().map(QPointF(0, 0))
    painter.translate(round(origin.x()) - origin.x(), round(origin.y()) - origin.y())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    try:
        yield
    finally:
        painter.restore()


def fill_boxes(
    painter: QPainter,
    colour: QColor,
    left: Pixels,
    top: Pixels | float,
    *,
    width: Pixels | float,
    height: Pixels | float,
) -> None:
    """Fill rectangles of one colour, which may be translucent: one for each of `left`."""
    if not len(left):
        return
    boxes = np.empty((len(left), 4))
    boxes[:, 0], boxes[:, 1], boxes[:, 2], boxes[:, 3] = left, top, width, height
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRects(cast("QRectF", Shiboken.wrapInstance(_address(boxes), QRectF)), len(boxes))


def fill_in_colours(painter: QPainter, colours: Sequence[QColor], which: NDArray[np.intp], boxes: Pixels) -> None:
    """Fill rectangles, float64[n, 4] with left, top, width and height, sorted by `which` of the colours each has."""
    painter.setPen(Qt.PenStyle.NoPen)
    address, ends = _address(boxes), np.flatnonzero(np.diff(which, append=-1)) + 1
    start = 0
    for end, colour in zip(ends.tolist(), which[ends - 1].tolist(), strict=True):
        painter.setBrush(colours[colour])
        first = Shiboken.wrapInstance(address + start * boxes.strides[0], QRectF)
        painter.drawRects(cast("QRectF", first), end - start)
        start = end


def copy_sprites(
    painter: QPainter,
    holder: QPixmap,
    sprites: Pixels,
    left: Pixels,
    top: Pixels,
    *,
    width: Pixels | None = None,
    height: float | None = None,
    opacity: Pixels | float = 1.0,
) -> None:
    """Copy to each place a sprite, float64[places, 4], which lies on its holder at left and top in width and height.

    It is stretched to a `width` and a `height` if these are given. Places are whole pixels.
    """
    if not len(left) or holder.isNull():
        return
    across = sprites[:, 2] if width is None else width
    down = sprites[:, 3] if height is None else height
    # The members of QPainter.PixmapFragment, in its order: middle, source, scale, rotation, opacity.
    pieces = np.empty((len(left), 10))
    pieces[:, 0] = left + across / 2
    pieces[:, 1] = top + down / 2
    pieces[:, 2:6] = sprites
    pieces[:, 6], pieces[:, 7] = across / sprites[:, 2], down / sprites[:, 3]
    pieces[:, 8], pieces[:, 9] = 0.0, opacity
    fragments = cast("QPainter.PixmapFragment", Shiboken.wrapInstance(_address(pieces), QPainter.PixmapFragment))
    painter.drawPixmapFragments(fragments, len(pieces), holder)


def _address(array: Pixels) -> int:
    """Where an array lies in memory; `ctypes.data` takes longer than the drawing."""
    address: int = array.__array_interface__["data"][0]
    return address


def pixmap_of(pixels: NDArray[np.uint32]) -> QPixmap:
    """A pixmap of uint32[rows, columns], premultiplied ARGB."""
    pixels = np.ascontiguousarray(pixels, np.uint32)
    rows, columns = pixels.shape
    form = QImage.Format.Format_ARGB32_Premultiplied
    return QPixmap.fromImage(QImage(pixels.data, columns, rows, 4 * columns, form).copy())


def shades_of(colours: Sequence[QColor]) -> NDArray[np.uint32]:
    """uint32[colours, 256]: pixels of each colour by their opacity, premultiplied ARGB."""
    alpha = np.arange(256, dtype=np.uint32)
    shades = np.empty((len(colours), 256), np.uint32)
    for at, colour in enumerate(colours):
        red, green, blue = ((alpha * part + 127) // 255 for part in (colour.red(), colour.green(), colour.blue()))
        shades[at] = alpha << 24 | red << 16 | green << 8 | blue
    return shades


def blank(width: int, height: int) -> QPixmap:
    """A pixmap with nothing on it."""
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
