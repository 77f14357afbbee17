"""The theme on the application and on a tree of widgets."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from callassist.gui.theme import DARK, LIGHT, Theme, apply, pixmap
from callassist.gui.theme.apply import style_sheet
from callassist.gui.theme.icons import names


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_palette_follows_the_scheme(qapp: QApplication, scheme: str) -> None:
    """Qt's own widgets stand on the same ground as ours."""
    theme = apply(qapp, scheme)
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.color("canvas")
    assert theme.tokens is (DARK if scheme == "dark" else LIGHT)


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
def test_lengths_of_the_style_sheet_grow(scale: float) -> None:
    """A design pixel is a pixel of the zoom everywhere in the sheet; hairlines stay."""
    sheet = style_sheet(Theme(LIGHT, scale))
    assert f"font-size: {round(19 * scale)}px" in sheet
    assert "$" not in sheet
    assert min(int(length) for length in re.findall(r"\b(\d+)px", sheet)) >= 1


def test_the_font_names_japanese_families_first(qapp: QApplication) -> None:
    """A Japanese font is asked for before the system's own choice."""
    theme = apply(qapp, "light", 1.5)
    assert qapp.font().families() == ["BIZ UDGothic", "Yu Gothic UI", "Noto Sans CJK JP"]
    assert qapp.font().pixelSize() == theme.px(14) == 21


def test_zooming_back_and_forth_loses_nothing(qtbot: QtBot, theme: Theme) -> None:
    """Margins and fixed sizes return to the form's own after any number of zooms."""
    widget = QWidget()
    qtbot.addWidget(widget)
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(7, 5, 7, 5)
    layout.setSpacing(3)
    child = QFrame(widget)
    child.setMinimumHeight(33)
    layout.addWidget(child)
    for scale in (1.0, 1.1, 1.75, 1.25):
        Theme(theme.tokens, scale).dress(widget)
    assert (layout.contentsMargins().left(), layout.spacing()) == (9, 4)
    assert child.minimumHeight() == 41
    theme.dress(widget)
    margins = layout.contentsMargins()
    assert (margins.left(), margins.top(), layout.spacing()) == (7, 5, 3)
    assert child.minimumHeight() == 33


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_icon_is_drawn_in_the_theme(qapp: QApplication, scheme: str) -> None:
    """Each icon of the set loads and takes on the colour of its token."""
    theme = apply(qapp, scheme)
    assert len(names()) >= 24
    for name in names():
        image = pixmap(name, theme, "accent", size=96).toImage()
        inked = {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        }
        assert theme.color("accent").name() in inked, name
