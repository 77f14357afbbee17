"""Workbooks that lie, blow up, or hold what no roster should."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import xlsxwriter
import xlwt

from tests.integration.badfiles.case import HEADER, PEOPLE, BadFile, Row, read, refused
from tests.integration.rosterfiles.workbooks import (
    edited,
    encrypted,
    old_book,
    open_document,
    openpyxl_book,
    shared_book,
)

ROSTER: tuple[Row, ...] = (HEADER, *PEOPLE)
SHEET = "xl/worksheets/sheet1.xml"
GOOD = read(4, 3)
DAMAGED = ("file-damaged", "file-breaks-reader", "rows-do-not-add-up")
Write = Callable[[Path], object]


def _inline(path: Path, rows: tuple[Row, ...] = ROSTER) -> Path:
    return openpyxl_book(path, ("名簿", rows))


def _edit(old: bytes, new: bytes, member: str = SHEET) -> Write:
    """Write a workbook and change one member of it by a regular expression."""
    return lambda path: edited(
        _inline(path.with_suffix(".tmp")),
        path,
        lambda name, body: re.sub(old, new, body) if name == member else body,
    )


def _rows(*rows: Row, header: Row = ("整理番号", "契約名義")) -> Write:
    return lambda path: _inline(path, (header, *rows))


def _with(member: str, data: bytes, times: int = 1) -> Write:
    def write(path: Path) -> None:
        with zipfile.ZipFile(shared_book(path), "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(member, data * times)

    return write


def _cut(share: float) -> Write:
    def write(path: Path) -> None:
        data = shared_book(path).read_bytes()
        path.write_bytes(data[: int(len(data) * share)])

    return write


def _flip(position: float) -> Write:
    """Change one bit of the first sheet's packed bytes."""

    def write(path: Path) -> None:
        data = bytearray(shared_book(path).read_bytes())
        with zipfile.ZipFile(path) as archive:
            member = archive.getinfo(SHEET)
        start = member.header_offset + 30 + len(SHEET)
        data[start + int(member.compress_size * position)] ^= 0x10
        path.write_bytes(data)

    return write


def _far(row: int, column: int) -> Write:
    def write(path: Path) -> None:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        for one in ROSTER:
            sheet.append(list(one))
        sheet.cell(row, column, "迷子")
        book.save(path)

    return write


def _dated(path: Path) -> None:
    """Write a workbook that counts its days from 1904."""
    with xlsxwriter.Workbook(str(path), {"date_1904": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("整理番号", "契約名義", "発送日"))
        sheet.write_row(1, 0, ("A0000001", "架空"))
        sheet.write_datetime(1, 2, date(2023, 6, 12), book.add_format({"num_format": "yyyy/m/d"}))


def _merged(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 3, "お詫び状 発送名簿（整理番号順）")
        for number, row in enumerate(ROSTER, 2):
            sheet.write_row(number, 0, row)
        sheet.merge_range(6, 0, 6, 3, "合計 3件")


def _formulas(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("整理番号", "契約名義"))
        sheet.write_formula(1, 0, "=A3", value="A0000002")
        sheet.write(1, 1, "架空")
        sheet.write(2, 0, "A0000003")
        sheet.write_formula(2, 1, "='[外部.xlsx]名簿'!B2", value="架空")
        sheet.write_formula(3, 0, "=cmd|'/C calc'!A0")
        sheet.write(3, 1, "架空")
        sheet.write_row(4, 0, ("A0000005", "架空"))


def _hidden(path: Path) -> None:
    book = openpyxl.load_workbook(openpyxl_book(path, ("隠し", ROSTER), ("表", ROSTER[:2])))
    book["隠し"].sheet_state = "hidden"
    book.active = 1
    book.save(path)


def _old_formula(path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("名簿")
    for row, cells in enumerate((("整理番号", "契約名義"), (xlwt.Formula('"A0000001"'), "架空"),
                                 ("A0000002", "架空"))):  # fmt: skip
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    book.save(str(path))


def _zip_of(path: Path, *names: str) -> None:
    inner = shared_book(path.with_suffix(".tmp"))
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.write(inner, name)


def _zip_in_zip(path: Path) -> None:
    _zip_of(path.with_suffix(".inner"), "roster.xlsx")
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(path.with_suffix(".inner"), "inner.zip")


def _strict(path: Path) -> None:
    old = b"http://schemas.openxmlformats.org/"
    edited(
        shared_book(path.with_suffix(".tmp")),
        path,
        lambda _, body: body.replace(
            old + b"spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"
        ).replace(
            old + b"officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    )


BOMBS = (
    BadFile(
        "bomb.xlsx",
        _with("xl/media/a.bin", bytes(1_000), 90_000),
        refused("file-unpacks-too-large"),
    ),
    BadFile(
        "bomb-sheet.xlsx",
        _with("xl/worksheets/sheet2.xml", b" " * 1_000, 90_000),
        refused("file-unpacks-too-large"),
    ),
    BadFile(
        "entities.xlsx",
        _edit(rb"^<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet'),
        refused("file-declares-entities"),
    ),
    BadFile(
        "outside.xlsx",
        _edit(rb"^", b'<!DOCTYPE a SYSTEM "file:///etc/passwd">', "xl/workbook.xml"),
        refused("file-declares-entities"),
    ),
    BadFile(
        "corner.xlsx", _far(1_048_576, 16_384), read(1_048_576, 3, (1_048_576, "too-many-cells"))
    ),
    BadFile("far-right.xlsx", _far(4, 16_384), read(4, 3)),
    BadFile("far-down.xlsx", _far(200_000, 1), read(200_000, 3, (200_000, "number-unreadable"))),
    BadFile(
        "16384-columns.xlsx",
        _rows(
            ("A0000001", "架空", *["x"] * 16_382), header=("整理番号", "契約名義", *["列"] * 16_382)
        ),
        read(2, 1),
    ),
)

LIES = (
    BadFile(
        "dimension-small.xlsx", _edit(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"'), GOOD
    ),
    BadFile(
        "dimension-huge.xlsx",
        _edit(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"'),
        GOOD,
    ),
    BadFile(
        "dimension-nonsense.xlsx",
        _edit(rb'<dimension ref="[^"]*"', b'<dimension ref="!!"'),
        refused("file-damaged"),
    ),
    BadFile(
        "row-twice.xlsx",
        _edit(rb'(<row r="|<c r="[A-D])4"', rb'\g<1>3"'),
        refused("rows-do-not-add-up"),
    ),
    BadFile(
        "row-huge.xlsx",
        _edit(rb'(<row r="|<c r="[A-D])4"', rb'\g<1>99999999999"'),
        refused(*DAMAGED),
    ),
    BadFile("no-row-numbers.xlsx", _edit(rb' r="[A-D]?[0-9]+"', b""), GOOD),
    BadFile(
        "row-outside.xlsx",
        _edit(rb"</worksheet>$", b'<row r="9"><c r="A9"><v>1</v></c></row></worksheet>'),
        refused(*DAMAGED),
    ),
    BadFile(
        "string-missing.xlsx",
        lambda path: edited(
            shared_book(path.with_suffix(".tmp")),
            path,
            lambda name, body: (
                re.sub(rb"<v>5</v>", b"<v>99999</v>", body) if name == SHEET else body
            ),
        ),
        refused(*DAMAGED),
    ),
    BadFile("strict.xlsx", _strict, GOOD),
    BadFile("renamed.csv", shared_book, GOOD),
    BadFile("renamed.xls", shared_book, GOOD),
    BadFile("renamed.xlsx", old_book, GOOD),
    BadFile("open.xlsx", open_document, GOOD),
    *(
        BadFile(f"cut-{share}.xlsx", _cut(share), refused("file-damaged"))
        for share in (0.1, 0.5, 0.99)
    ),
    *(BadFile(f"flip-{at}.xlsx", _flip(at), refused(*DAMAGED)) for at in (0.1, 0.5, 0.9)),
    BadFile("sheet-cut.xlsx", _edit(rb"(?s)<c r=\"B4\".*", b""), refused(*DAMAGED)),
)

HOLDS = (
    BadFile("macros.xlsm", _with("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0Auto_Open"), GOOD),
    BadFile("external.xlsx", _with("xl/externalLinks/externalLink1.xml", b"<externalLink/>"), GOOD),
    BadFile(
        "formulas.xlsx",
        _formulas,
        read(5, 1, (2, "formula-in-key"), (3, "formula-in-key"), (4, "formula-in-key")),
    ),
    BadFile("1904.xlsx", _dated, read(2, 1)),
    BadFile("merged.xlsx", _merged, read(7, 3)),
    BadFile("hidden.xlsx", _hidden, read(2, 1, (1, "sheet-hidden"))),
    BadFile(
        "two-sheets.xlsx",
        lambda path: openpyxl_book(path, ("低圧", ROSTER), ("高圧", ROSTER[:2])),
        read(6, 4),
    ),
    BadFile(
        "errors.xlsx",
        _rows(("#N/A", "架空"), ("A0000002", "#REF!"), ("A0000003", "架空")),
        read(4, 1, (2, "formula-error"), (3, "formula-error")),
    ),
    BadFile(
        "numbers.xlsx",
        _rows((1.2345e20, "架空"), (1234567, "架空"), (0.5, "架空"), ("A0000004", 7)),
        read(
            5,
            1,
            (2, "number-broken-by-excel"),
            (3, "number-without-letter"),
            (4, "number-broken-by-excel"),
            (5, "name-unusual"),
        ),
    ),
    BadFile(
        "supply-point.xlsx",
        _rows(
            ("A0000001", "架空", 1.2345678901234e21),
            header=("整理番号", "契約名義", "供給地点特定番号"),
        ),
        read(2, 1, (2, "supply-point-broken")),
    ),
    BadFile("newlines.xlsx", _rows(("A0000001", "架空\n太郎"), ("A000\n0002", "架空")), read(3, 2)),
    BadFile(
        "escapes.xlsx", _rows(("A000_x0000_0001", "架空")), read(2, 0, (2, "control-characters"))
    ),
    BadFile("only-header.xlsx", _rows(), read(1, 0)),
    BadFile(
        "no-sheet-filled.xlsx",
        lambda path: openpyxl_book(path, ("空", ())),
        refused("header-not-found"),
    ),
    BadFile(
        "header-on-row-9.xlsx",
        lambda path: _inline(path, (("題",), *[()] * 7, *ROSTER)),
        read(12, 3),
    ),
    BadFile("old-formula.xls", _old_formula, read(3, 1, (2, "formula-in-key"))),
)

PACKED = (
    BadFile(
        "locked.xlsx",
        lambda path: encrypted(shared_book(path.with_suffix(".tmp")), path, "秘密"),
        refused("file-encrypted"),
    ),
    BadFile("one.zip", lambda path: _zip_of(path, "roster.xlsx"), GOOD),
    BadFile(
        "two.zip", lambda path: _zip_of(path, "a.xlsx", "b.xlsx"), refused("archive-holds-several")
    ),
    BadFile("climbing.zip", lambda path: _zip_of(path, "../../roster.xlsx"), GOOD),
    BadFile("none.zip", _zip_of, refused("archive-without-roster")),
    BadFile("zip-in.zip", _zip_in_zip, refused("archive-in-archive")),
)

WORKBOOK_FILES: tuple[BadFile, ...] = (*BOMBS, *LIES, *HOLDS, *PACKED)
