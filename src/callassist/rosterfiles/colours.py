"""Colours of a workbook: by value, by the theme, or by the old palette of 56."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping, Sequence

WHITE = "FFFFFF"
GREY = "C0C0C0"
"""A pattern without a colour of its own."""

_EIGHT = ("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF")
PALETTE = (
    *_EIGHT, *_EIGHT,
    "800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080",
    "9999FF", "993366", "FFFFCC", "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF",
    "000080", "FF00FF", "FFFF00", "00FFFF", "800080", "800000", "008080", "0000FF",
    "00CCFF", "CCFFFF", "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99",
    "3366FF", "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699", "969696",
    "003366", "339966", "003300", "333300", "993300", "993366", "333399", "333333",
)  # fmt: skip
"""
The colours that a number stands for.

Source:
    ECMA-376 part 1, 18.8.27.
"""
THEME = (
    "FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5",
    "70AD47", "0563C1", "954F72",
)  # fmt: skip
"""The theme of a new workbook, in the order that cells number it: light before dark."""

_RGB = re.compile(r"(?:[0-9A-F]{2})?([0-9A-F]{6})", re.IGNORECASE)


def colour(
    attributes: Mapping[str, str], theme: Sequence[str] = THEME, palette: Sequence[str] = PALETTE
) -> str:
    """
    Return a colour as "RRGGBB", or "" where the attributes name none.

    Args:
        attributes: of a colour element: rgb, theme or indexed, and a tint.
        theme: the workbook's own, as `THEME`.
        palette: the workbook's own, as `PALETTE`.
    """
    found = _RGB.fullmatch(attributes.get("rgb", ""))
    if found:
        plain = found[1].upper()
    else:
        plain = _numbered(attributes.get("theme"), theme) or _numbered(
            attributes.get("indexed"), palette
        )
    return _tinted(plain, attributes.get("tint", "0")) if plain else ""


def _numbered(number: str | None, colours: Sequence[str]) -> str:
    known = number is not None and number.isdecimal() and int(number) < len(colours)
    return colours[int(number)] if known and number else ""


def _tinted(plain: str, tint: str) -> str:
    """Return a colour made lighter (tint > 0) or darker (tint < 0)."""
    try:
        share = max(-1.0, min(1.0, float(tint)))
    except ValueError:
        return plain
    if not share:
        return plain
    red, green, blue = (int(plain[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + share) if share < 0 else light + (1 - light) * share
    parts = colorsys.hls_to_rgb(hue, light, saturation)
    return "".join(f"{round(part * 255):02X}" for part in parts)
