"""Files larger than a spreadsheet program would write, and deeper than a reader would like."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from tests.integration.badfiles.case import BadFile, read, refused
from tests.integration.rosterfiles.workbooks import open_document, openpyxl_book, shared_book

Write = Callable[[Path], object]
ROWS = 1_500_000
SHEET = "xl/worksheets/sheet1.xml"
HEADER = '<row r="1">' + "".join(
    f'<c r="{at}1" t="inlineStr"><is><t>{text}</t></is></c>'
    for at, text in (("A", "整理番号"), ("B", "契約名義"))
)


def _many_lines(path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write("整理番号,契約名義\n")
        file.writelines(f"A{number:07d},架空 太郎\n" for number in range(1, ROWS + 1))


def _with_sheet(body: Callable[[], Iterator[str]]) -> Write:
    """Write a workbook whose only sheet is written piece by piece."""

    def write(path: Path) -> None:
        with (
            zipfile.ZipFile(shared_book(path.with_suffix(".tmp"))) as old,
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
        ):
            for member in old.infolist():
                if member.filename != SHEET:
                    new.writestr(member.filename, old.read(member))
            with new.open(SHEET, "w", force_zip64=True) as sheet:
                pieces = body()
                while batch := "".join(islice(pieces, 5_000)):
                    sheet.write(batch.encode())

    return write


def _too_many_rows() -> Iterator[str]:
    yield (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{HEADER}</row>"
    )
    for row in range(2, ROWS + 1):
        yield (
            f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>A{row:07d}</t></is></c>'
            f'<c r="B{row}" t="inlineStr"><is><t>架空</t></is></c></row>'
        )
    yield "</sheetData></worksheet>"


def _deep() -> Iterator[str]:
    yield '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    yield from ("<sheetData>" for _ in range(200_000))


def _long_attribute() -> Iterator[str]:
    yield '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" a="'
    yield from ("0123456789abcdef" * 64 for _ in range(30_000))
    yield f'"><sheetData>{HEADER}</row></sheetData></worksheet>'


def _members(path: Path) -> None:
    with zipfile.ZipFile(shared_book(path), "a") as archive:
        for number in range(6_000):
            archive.writestr(f"xl/media/{number}.png", b"")


def _declaring(path: Path) -> None:
    """Write an OpenDocument sheet that declares an entity."""
    with (
        zipfile.ZipFile(open_document(path.with_suffix(".tmp"))) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            body = old.read(member)
            if member.filename == "content.xml":
                body = body.replace(b"<office:document", b'<!DOCTYPE a [<!ENTITY b "c">]>'
                                    b"<office:document", 1)  # fmt: skip
            new.writestr(member.filename, body)


def _repeating(path: Path) -> None:
    """Write an OpenDocument sheet that says it has a row a thousand million times."""
    with (
        zipfile.ZipFile(open_document(path.with_suffix(".tmp"))) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            body = old.read(member)
            if member.filename == "content.xml":
                body = body.replace(
                    b"<table:table-row>",
                    b'<table:table-row table:number-rows-repeated="1000000000">',
                    1,
                )
            new.writestr(member.filename, body)


LARGE_FILES: tuple[BadFile, ...] = (
    BadFile("one-and-a-half-million.csv", _many_lines, read(ROWS + 1, ROWS)),
    BadFile(
        "one-and-a-half-million.xlsx",
        _with_sheet(_too_many_rows),
        read(ROWS, ROWS - 1),
    ),
    BadFile(
        "deep.xlsx",
        _with_sheet(_deep),
        refused("header-not-found", "file-damaged", "file-breaks-reader"),
    ),
    BadFile("long-attribute.xlsx", _with_sheet(_long_attribute), read(1, 0)),
    BadFile("six-thousand-members.xlsx", _members, refused("file-unpacks-too-large")),
    BadFile("entities.ods", _declaring, refused("file-declares-entities")),
    BadFile(
        "repeating.ods",
        _repeating,
        refused("file-unpacks-too-large"),
    ),
    BadFile(
        "million-characters.xlsx",
        lambda path: openpyxl_book(
            path,
            ("名簿", (("整理番号", "契約名義"), ("A0000001", "長" * 32_767), ("A0000002", "架空"))),
        ),
        read(3, 2),
    ),
    BadFile("nothing.xlsx", lambda path: path.write_bytes(b""), refused("file-empty")),
)
