"""The pack's pictures, drawn by the renderer that the window uses."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from callassist.content import load

SHIPPED = Path(__file__).parents[3] / "resources" / "content" / "kansai-td-2023"


GROUNDS = ("#F5F6F8", "#13161A")


@pytest.mark.parametrize("name", ["letter", "contract"])
def test_a_picture_looks_the_same_in_light_and_dark(name: str, qapp: QApplication) -> None:
    """A picture brings its own light panel, whatever is behind it."""
    assert qapp is not None
    renderer = QSvgRenderer(QByteArray(load(SHIPPED).pictures[name].encode()))
    assert renderer.isValid()
    light, dark = (_drawn(renderer, ground) for ground in GROUNDS)
    middle, corner = (light.width() // 2, 20), (20, 20)
    for place in (middle, corner):
        assert light.pixelColor(*place) == dark.pixelColor(*place)
    assert dark.pixelColor(*corner).lightness() > 200


def _drawn(renderer: QSvgRenderer, ground: str) -> QImage:
    image = QImage(renderer.defaultSize(), QImage.Format.Format_ARGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image
