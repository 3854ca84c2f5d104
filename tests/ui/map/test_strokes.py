"""Lines as wide as they are meant to be, on pixels and in files."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from PySide6.QtSvg import QSvgGenerator

from steppeline.ui.map.strokes import is_raster, magnification, stroke


def line() -> QPainterPath:
    path = QPainterPath()
    path.moveTo(0, 20)
    path.lineTo(40, 20)
    return path


def darkness(image: QImage, column: int) -> float:
    """Pixels of the device, from top to bottom, that are covered."""
    return sum(1 - image.pixelColor(column, row).lightnessF() for row in range(image.height()))


@pytest.mark.parametrize("density", [1, 2])
@pytest.mark.parametrize("width", [0.8, 1.0, 2.4, 4.2])
def test_a_line_covers_its_width(application: object, density: int, width: float) -> None:
    image = QImage(40 * density, 40 * density, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(density)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    assert magnification(painter) == density
    assert is_raster(painter)
    stroke(painter, line(), QColor("black"), width)
    painter.end()
    assert darkness(image, 20 * density) == pytest.approx(width * density, abs=0.7)


def test_a_see_through_line_is_not_laid_over_itself(application: object) -> None:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    stroke(painter, line(), QColor(0, 0, 0, 60), 5)
    painter.end()
    darkest = min(image.pixelColor(20, row).lightnessF() for row in range(40))
    assert darkest >= 1 - 60 / 255 - 0.01


def test_in_a_file_one_line_has_the_width(application: object) -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(40, 40))
    painter = QPainter(generator)
    assert not is_raster(painter)
    stroke(painter, line(), QColor("black"), 2.4)
    painter.end()
    drawn = buffer.data().toStdString()
    assert drawn.count("<path") == 1
    assert 'stroke-width="2.4"' in drawn
