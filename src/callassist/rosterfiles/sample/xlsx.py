"""
A plain xlsx file with shared strings, as spreadsheet programs save them, written as it streams.

The writers we know keep every string in memory or write none of them as shared; a million rows
need neither.
"""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import escape

MOST_ROWS = 1_048_576
"""Rows of a sheet, the header's too."""

_REMEMBERED = 300_000  # strings that are looked up before one is written again
_LEVEL = 3
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"

_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="{_RELATIONS}"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_KIND}.sharedStrings+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>",
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="名簿" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    "</Relationships>",
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts>'
    '<fills count="1"><fill/></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>',
}


class SharedStrings:
    """
    The workbook's table of strings, written to a file as it grows.

    Args:
        stream: where the strings go; they are synthetic, so a temporary file may hold them.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._known: dict[str, int] = {}
        self.count = 0

    def numbers(self, texts: Iterable[str]) -> list[int]:
        """Return the number of every text, writing down those that are new."""
        numbers, known, new = [], self._known, []
        for text in texts:
            number = known.get(text)
            if number is None:
                number = self.count
                self.count += 1
                new.append(text)
                if len(known) < _REMEMBERED:
                    known[text] = number
            numbers.append(number)
        if new:
            body = escape("\n".join(new)).replace("\n", "</t></si><si><t>")
            self._stream.write(f"<si><t>{body}</t></si>".encode())
        return numbers


def write_xlsx(
    path: Path, headers: Sequence[str], batches: Iterable[list[tuple[str, ...]]]
) -> None:
    """
    Write a workbook with one sheet of texts.

    Args:
        path: the file, replaced.
        headers: the first row.
        batches: the other rows; an empty text makes no cell.
    """
    with (
        tempfile.TemporaryFile() as strings,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive,
    ):
        for name, body in _PARTS.items():
            archive.writestr(name, _XML + body)
        shared = SharedStrings(strings)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'{_XML}<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            number = 1
            for batch in chain([[tuple(headers)]], batches):
                sheet.write(_rows_xml(batch, number, shared))
                number += len(batch)
            sheet.write(b"</sheetData></worksheet>")
        strings.seek(0)
        with archive.open("xl/sharedStrings.xml", "w", force_zip64=True) as table:
            count = f'count="{shared.count}" uniqueCount="{shared.count}"'
            table.write(f'{_XML}<sst xmlns="{_MAIN}" {count}>'.encode())
            shutil.copyfileobj(strings, table, 1024 * 1024)
            table.write(b"</sst>")


def _rows_xml(batch: list[tuple[str, ...]], first: int, shared: SharedStrings) -> bytes:
    """Return the XML of consecutive rows; columns are looked up whole, which is faster."""
    columns = [shared.numbers(column) for column in zip(*batch, strict=True)]
    letters = [chr(65 + position) for position in range(len(columns))]
    lines = []
    for number, (texts, row) in enumerate(
        zip(batch, zip(*columns, strict=True), strict=True), first
    ):
        cells = "".join(
            [
                f'<c r="{letter}{number}" t="s"><v>{string}</v></c>'
                for letter, string, text in zip(letters, row, texts, strict=True)
                if text
            ]
        )
        lines.append(f'<row r="{number}">{cells}</row>')
    return "".join(lines).encode()
