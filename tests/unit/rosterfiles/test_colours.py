"""Colours of cells are told as a person sees them."""

from __future__ import annotations

import pytest

from callassist.rosterfiles.colours import colour
from callassist.rosterfiles.styles import StyleReader

STYLES = b"""<styleSheet xmlns="a">
<fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts>
<fills><fill><patternFill patternType="none"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor theme="0"/></patternFill></fill></fills>
<cellXfs><xf fontId="0" fillId="0"/><xf fontId="0" fillId="1"/><xf fontId="1" fillId="2"/>
<xf fontId="2" fillId="9"/></cellXfs>
<dxfs><dxf><font><strike/></font><fill><patternFill><bgColor rgb="FFFF0000"/></patternFill></fill>
</dxf></dxfs></styleSheet>"""


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"rgb": "FFffff00"}, "FFFF00"),
        ({"rgb": "FF0000"}, "FF0000"),
        ({"indexed": "13"}, "FFFF00"),
        ({"theme": "4"}, "4472C4"),
        ({"theme": "0", "tint": "-0.25"}, "BFBFBF"),
        ({"theme": "1", "tint": "0.5"}, "808080"),
        ({"indexed": "64"}, ""),
        ({"theme": "99", "rgb": "red"}, ""),
        ({}, ""),
    ],
)
def test_a_colour_by_value_theme_or_number(attributes: dict[str, str], expected: str) -> None:
    """Excel writes it in three ways, and lighter or darker by a share."""
    assert colour(attributes) == expected


def test_styles_that_fill_or_strike() -> None:
    """White is no fill, and a format that depends on a condition is not the cell's own."""
    reader = StyleReader()
    for start in range(0, len(STYLES), 50):
        reader.feed(STYLES[start : start + 50])
    assert (reader.filled, reader.struck) == ({1: "FFFF00"}, frozenset({2}))


def test_styles_that_are_no_xml_say_nothing() -> None:
    """Whether the workbook can be read is its reader's word."""
    reader = StyleReader()
    reader.feed(b"<styleSheet><fonts><font><strike/></wrong>")
    assert (reader.filled, reader.struck) == ({}, frozenset())
