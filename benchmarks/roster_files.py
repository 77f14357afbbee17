"""Writes the synthetic roster as the files that are imported: ten columns, csv or xlsx."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from benchmarks import synthetic

HEADER = (
    "整理番号", "契約名義", "フリガナ", "郵便番号", "住所", "電話番号",
    "供給地点特定番号", "電圧区分", "区分", "漏洩項目",
)  # fmt: skip
COLUMNS = "ABCDEFGHIJ"
BATCH = 5000

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SHEET = f"{XML}<worksheet {MAIN}><sheetData>"
PARTS = {
    "[Content_Types].xml": f"""{XML}<Types xmlns="{_PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>\
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>\
<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/></Types>""",
    "_rels/.rels": f"""{XML}<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>\
</Relationships>""",
    "xl/workbook.xml": f"""{XML}<workbook {MAIN} xmlns:r="{_OFFICE}">\
<sheets><sheet name="名簿" sheetId="1" r:id="rId1"/></sheets></workbook>""",
    "xl/_rels/workbook.xml.rels": f"""{XML}<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>\
<Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>\
</Relationships>""",
}
WORDS = {"low": "低圧", "consumer": "需要家"}


def write(path: Path, rows: int) -> None:
    """Write a roster of `rows` persons; the ending of `path` says how."""
    writer = {".csv": _write_csv, ".xlsx": _write_xlsx}[path.suffix]
    writer(path, _lines(rows))


def _lines(rows: int) -> Iterator[tuple[str, ...]]:
    yield HEADER
    for row in synthetic.rows(rows):
        yield tuple(WORDS.get(value, value) for value in row[: len(HEADER)])


def _write_csv(path: Path, lines: Iterator[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(lines)


def _write_xlsx(path: Path, lines: Iterator[tuple[str, ...]]) -> None:
    """Write the parts of a workbook by hand: a library takes minutes for a million rows."""
    strings: dict[str, int] = {}
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as book:
        for name, text in PARTS.items():
            book.writestr(name, text)
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(SHEET.encode())
            numbered = enumerate(lines, 1)
            while some := list(islice(numbered, BATCH)):
                sheet.write("".join(_row(at, line, strings) for at, line in some).encode())
            sheet.write(b"</sheetData></worksheet>")
        # Shared strings, as Excel saves them: each text stands once, and cells point to it.
        with book.open("xl/sharedStrings.xml", "w", force_zip64=True) as shared:
            shared.write(f'{XML}<sst {MAIN} uniqueCount="{len(strings)}">'.encode())
            texts = iter(strings)
            while some_texts := list(islice(texts, BATCH)):
                shared.write(
                    "".join(f"<si><t>{escape(one)}</t></si>" for one in some_texts).encode()
                )
            shared.write(b"</sst>")


def _row(number: int, line: tuple[str, ...], strings: dict[str, int]) -> str:
    cells = [
        f'<c r="{column}{number}" t="s"><v>{strings.setdefault(text, len(strings))}</v></c>'
        for column, text in zip(COLUMNS, line, strict=True)
    ]
    return f'<row r="{number}">{"".join(cells)}</row>'
