"""Zoom of what the forms laid down in design pixels: margins, spacings and fixed sizes."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QSize
from PySide6.QtWidgets import QLayout, QWidget

UNBOUNDED = 16777215  # Qt's QWIDGETSIZE_MAX: no upper limit
LAYOUT_DESIGN = "design_layout"
WIDGET_DESIGN = "design_size"


def scale_tree(root: QWidget, scale: float) -> None:
    """
    Scale all layouts and all explicit sizes below a widget.

    The values of the form are remembered at the first visit, so that zooming back and forth
    loses nothing.

    Args:
        root: top of the tree.
        scale: zoom, 1.0 to 2.0.
    """
    for layout in root.findChildren(QLayout):
        _scale_layout(layout, scale)
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isWindow():
            _scale_size(widget, scale)


def _scale_layout(layout: QLayout, scale: float) -> None:
    design = layout.property(LAYOUT_DESIGN)
    if design is None:
        margins = layout.contentsMargins()
        edges = (margins.left(), margins.top(), margins.right(), margins.bottom())
        design = [*edges, layout.spacing()]
        layout.setProperty(LAYOUT_DESIGN, design)
    left, top, right, bottom, spacing = (round(int(value) * scale) for value in design)
    layout.setContentsMargins(QMargins(left, top, right, bottom))
    layout.setSpacing(spacing)


def _scale_size(widget: QWidget, scale: float) -> None:
    design = widget.property(WIDGET_DESIGN)
    if design is None:
        low, high = widget.minimumSize(), widget.maximumSize()
        design = [low.width(), low.height(), high.width(), high.height()]
        widget.setProperty(WIDGET_DESIGN, design)
    if [int(value) for value in design] == [0, 0, UNBOUNDED, UNBOUNDED]:
        return
    numbers = [_scaled(int(value), scale) for value in design]
    widget.setMinimumSize(QSize(numbers[0], numbers[1]))
    widget.setMaximumSize(QSize(numbers[2], numbers[3]))


def _scaled(design: int, scale: float) -> int:
    return design if design == UNBOUNDED else round(design * scale)
