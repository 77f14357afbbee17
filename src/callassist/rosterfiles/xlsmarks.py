"""Marks of rows in an old .xls workbook, taken from its own records (BIFF8)."""

from __future__ import annotations

import struct

from callassist.rosterfiles.colours import GREY, PALETTE, WHITE
from callassist.rosterfiles.rowmarks import RowMarks

_FONT, _STYLE, _PALETTE = 0x31, 0xE0, 0x92
_ROW, _COLUMNS, _FILTER = 0x208, 0x7D, 0x9B
_MANY = 0xBD
"""A record of several numbers side by side (MulRk)."""
_STRUCK_FONT, _HIDDEN_ROW, _HIDDEN_COLUMN = 0x08, 0x20, 0x01
_NEVER = 4
"""The number that no font has."""
_WIDEST = 256


class XlsStyles:
    """
    Which styles of a workbook fill a cell or strike it through.

    Source:
        [MS-XLS] 2.4.122 Font, 2.4.353 XF, 2.4.188 Palette.
    """

    def __init__(self) -> None:
        self._struck: list[bool] = []
        self._styles: list[tuple[int, int, int]] = []
        self._palette: tuple[str, ...] = PALETTE

    def take(self, kind: int, body: bytes) -> None:
        """Take one record of the workbook's own part."""
        if kind == _FONT:
            self._struck.append(bool(body[2] & _STRUCK_FONT))
        elif kind == _STYLE:
            (font,) = struct.unpack_from("<H", body)
            self._styles.append((font, body[17] >> 2, body[18] & 0x7F))
        elif kind == _PALETTE:
            (count,) = struct.unpack_from("<H", body)
            own = (body[2 + at * 4 : 5 + at * 4].hex().upper() for at in range(count))
            self._palette = (*PALETTE[:8], *own)

    @property
    def fills(self) -> dict[int, str]:
        """Style → colour, of the styles that fill a cell with another colour than white."""
        found = {
            style: self._palette[number] if number < len(self._palette) else GREY
            for style, (_, pattern, number) in enumerate(self._styles)
            if pattern
        }
        return {style: colour for style, colour in found.items() if colour != WHITE}

    @property
    def struck(self) -> frozenset[int]:
        """Styles whose font is struck through."""
        fonts = (font - (font > _NEVER) for font, _, _ in self._styles)
        return frozenset(
            style
            for style, font in enumerate(fonts)
            if font < len(self._struck) and self._struck[font]
        )


class XlsMarks:
    """
    Gathers the marks of one sheet.

    Args:
        styles: of its workbook.

    Source:
        [MS-XLS] 2.4.221 Row, 2.4.53 ColInfo, 2.4.102 FilterMode, 2.5.13 Cell.
    """

    def __init__(self, styles: XlsStyles) -> None:
        self._fills, self._struck = styles.fills, styles.struck
        self.marks = RowMarks()

    def take(self, kind: int, body: bytes) -> None:
        """Take a record that holds no cell."""
        if kind == _ROW and body[12] & _HIDDEN_ROW:
            self.marks.hidden.add((body[0] | body[1] << 8) + 1)
        elif kind == _COLUMNS and body[8] & _HIDDEN_COLUMN:
            first, last = struct.unpack_from("<HH", body)
            self.marks.hidden_columns += tuple(range(first, min(last + 1, _WIDEST)))
        elif kind == _FILTER:
            self.marks.filtered = True

    def cell(self, kind: int, body: bytes) -> None:
        """Take a record that holds one cell with something in it, or several numbers."""
        if not (self._fills or self._struck):
            return
        row, first = struct.unpack_from("<HH", body)
        places = range(4, len(body) - 2, 6) if kind == _MANY else (4,)
        for position, place in enumerate(places, first):
            self._mark(row + 1, position, body[place] | body[place + 1] << 8)

    def _mark(self, row: int, position: int, style: int) -> None:
        if style in self._fills:
            self.marks.fill(row, self._fills[style])
        if style in self._struck:
            self.marks.strike(row, position)
