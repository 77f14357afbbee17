"""Workbooks of every format, written by other people's libraries and then damaged."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import xlsxwriter
import xlwt
from msoffcrypto.format.ooxml import OOXMLFile
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

HEADER = ("整理番号", "契約名義", "フリガナ", "電話番号")
PEOPLE = (
    ("A0000001", "髙橋　一郎", "タカハシ　イチロウ", "090-0000-0001"),
    ("B0000002", "渡邉 健", "ﾜﾀﾅﾍﾞ ｹﾝ", "06-0000-0002"),
    ("C0000003", "㈱山田電機", "", ""),
)
REFERENCES = [person[0] for person in PEOPLE]
Table_ = Sequence[Sequence[object]]
ROSTER: Table_ = (HEADER, *PEOPLE)


def openpyxl_book(path: Path, *sheets: tuple[str, Table_]) -> Path:
    """Write a workbook whose strings stand in the cells, as openpyxl reads them back."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def shared_book(path: Path, rows: Table_ = ROSTER) -> Path:
    """Write a workbook with shared strings."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("名簿")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return path


def old_book(path: Path, rows: Table_ = ROSTER) -> Path:
    """Write an .xls workbook."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("名簿")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    book.save(str(path))
    return path


def open_document(path: Path, rows: Table_ = ROSTER) -> Path:
    """Write an .ods workbook; a text that begins with "=" is a formula that gave its own text."""
    book = OpenDocumentSpreadsheet()
    table = Table(name="名簿")
    for row in rows:
        line = TableRow()
        for value in row:
            formula = {"formula": f"of:{value}"} if str(value).startswith("=") else {}
            cell = TableCell(valuetype="string", **formula) if value else TableCell()
            if value:
                cell.addElement(P(text=str(value)))
            line.addElement(cell)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    book.save(str(path))
    return path


def encrypted(source: Path, path: Path, password: str) -> Path:
    """Encrypt a workbook as Excel does."""
    with source.open("rb") as plain, path.open("wb") as cipher:
        OOXMLFile(plain).encrypt(password, cipher)
    return path


def edited(source: Path, path: Path, edit: Callable[[str, bytes], bytes]) -> Path:
    """Copy a zip archive, changing its members on the way."""
    with (
        zipfile.ZipFile(source) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            new.writestr(member.filename, edit(member.filename, old.read(member)))
    return path
