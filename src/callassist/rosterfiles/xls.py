"""Rows and marks of an old .xls workbook, counted in its own records (BIFF) without calamine."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import olefile

from callassist.domain.errors import RefusedError
from callassist.rosterfiles.archive import SheetCount
from callassist.rosterfiles.source import Source
from callassist.rosterfiles.xlsmarks import XlsMarks, XlsStyles

_BOUND_SHEET = 0x85
_FILE_PASS = 0x2F
_BOF, _EOF = 0x809, 0x0A
_FORMULA, _BOOL_OR_ERROR = 0x06, 0x205
_CELLS = frozenset((_FORMULA, 0x203, 0x204, _BOOL_OR_ERROR, 0x27E, 0xBD, 0xFD, 0xD6))
_MAY_FAIL = frozenset((_FORMULA, _BOOL_OR_ERROR))
_BIFF8 = 0x600
_AN_ERROR = 2
"""What a formula's result says of itself."""
_SMALLEST, _SHORTEST_CELL = 8, 6
"""Bytes of a workbook's first record, and of a cell's: row, column and style."""


def count_rows(source: Source) -> dict[str, SheetCount]:
    """
    Return sheet name → count, for every worksheet of a BIFF8 workbook.

    Raises:
        RefusedError: the container is damaged or the workbook is encrypted.

    Source:
        [MS-XLS] 2.4: BoundSheet8 names the sheets, every cell record begins with its row.
    """
    data = _workbook(source)
    if len(data) < _SMALLEST or struct.unpack_from("<H", data, 4)[0] != _BIFF8:
        return {}  # Excel 95 and older: calamine's own count has to do
    try:
        return _counted(data)
    except (IndexError, struct.error) as error:
        raise RefusedError("file-damaged") from error


def _counted(data: bytes) -> dict[str, SheetCount]:
    sheets: dict[str, int] = {}
    styles = XlsStyles()
    for kind, body in _records(data, 0):
        if kind == _FILE_PASS:
            raise RefusedError("file-encrypted")
        styles.take(kind, body)
        if kind == _BOUND_SHEET:
            offset, name = _bound_sheet(body)
            sheets[name] = offset
    return {name: _sheet(data, offset, styles) for name, offset in sheets.items()}


def _workbook(source: Source) -> bytes:
    try:
        with source.open() as stream, olefile.OleFileIO(stream) as container:
            name = "Workbook" if container.exists("Workbook") else "Book"
            return bytes(container.openstream(name).read())
    except (OSError, ValueError, IndexError, struct.error) as error:
        raise RefusedError("file-damaged") from error


def _records(data: bytes, offset: int) -> Iterator[tuple[int, bytes]]:
    """Yield (kind, body) from `offset` to the end of that substream."""
    while offset + 4 <= len(data):
        kind, length = struct.unpack_from("<HH", data, offset)
        yield kind, data[offset + 4 : offset + 4 + length]
        if kind == _EOF:
            return
        offset += 4 + length


def _bound_sheet(body: bytes) -> tuple[int, str]:
    (offset,) = struct.unpack_from("<I", body)
    length, wide = body[6], body[7] & 1
    text = body[8 : 8 + (length * 2 if wide else length)]
    return offset, text.decode("utf-16-le" if wide else "latin-1")


def _sheet(data: bytes, offset: int, styles: XlsStyles) -> SheetCount:
    rows: set[int] = set()
    formulas: set[tuple[int, int]] = set()
    errors: set[tuple[int, int]] = set()
    marks = XlsMarks(styles)
    for kind, body in _records(data, offset):
        if kind not in _CELLS or len(body) < _SHORTEST_CELL:
            marks.take(kind, body)
            continue
        rows.add(body[0] | body[1] << 8)
        marks.cell(kind, body)
        if kind in _MAY_FAIL:
            place = ((body[0] | body[1] << 8) + 1, body[2] | body[3] << 8)
            if kind == _FORMULA:
                formulas.add(place)
            if _failed(kind, body):
                errors.add(place)
    return SheetCount(
        len(rows),
        max(rows, default=-1) + 1,
        len(formulas),
        formula_cells=frozenset(formulas),
        error_cells=frozenset(errors),
        marks=marks.marks,
    )


def _failed(kind: int, body: bytes) -> bool:
    """Whether a formula gave an error, or a cell holds one."""
    if kind == _BOOL_OR_ERROR:
        return body[7:8] == b"\x01"
    return body[12:14] == b"\xff\xff" and body[6] == _AN_ERROR
