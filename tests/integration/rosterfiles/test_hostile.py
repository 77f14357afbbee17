"""Hostile and damaged files are refused with a reason; no row is lost in silence."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from callassist.domain.errors import RefusedError
from callassist.rosterfiles.options import MEBIBYTE, Limits, ReadOptions
from tests.integration.rosterfiles.child import read_in_child
from tests.integration.rosterfiles.workbooks import (
    HEADER,
    REFERENCES,
    ROSTER,
    edited,
    open_document,
    openpyxl_book,
    shared_book,
)
from tests.unit.rosterfiles.support import RULE, read_here

SHEET = "xl/worksheets/sheet1.xml"


def _bomb(path: Path) -> Path:
    """Write a small file that unzips to 100 MB."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open(SHEET, "w") as sheet:
            for _ in range(100):
                sheet.write(b" " * MEBIBYTE)
    return path


def _entities(name: str, body: bytes) -> bytes:
    declaration = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'
    return declaration + body if name == SHEET else body


def _edit(old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    return lambda name, body: re.sub(old, new, body) if name == SHEET else body


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _members(path: Path, count: int) -> Path:
    with zipfile.ZipFile(shared_book(path), "a") as archive:
        for number in range(count):
            archive.writestr(f"xl/media/{number}.bin", b"")
    return path


REFUSED: dict[str, tuple[Callable[[Path], Path], str]] = {
    "bomb.xlsx": (_bomb, "file-unpacks-too-large"),
    "members.xlsx": (lambda path: _members(path, 5_100), "file-unpacks-too-large"),
    "entities.xlsx": (
        lambda path: edited(shared_book(path.with_suffix(".tmp")), path, _entities),
        "file-declares-entities",
    ),
    "empty.xlsx": (lambda path: _written(path, b""), "file-empty"),
    "page.xls": (lambda path: _written(path, b"<html><table></table></html>"), "file-is-html"),
    "xml.xls": (lambda path: _written(path, b'<?xml version="1.0"?><Workbook/>'), "file-is-xml"),
    "paper.xlsx": (lambda path: _written(path, b"%PDF-1.7\n"), "file-kind-unknown"),
    "cut.xlsx": (
        lambda path: _written(path, shared_book(path.with_suffix(".tmp")).read_bytes()[:-200]),
        "file-damaged",
    ),
    "ole.xls": (
        lambda path: _written(path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        "file-kind-unknown",
    ),
    "people.csv": (
        lambda path: _written(path, "A0000001,山田\nA0000002,佐藤\n".encode()),
        "header-not-found",
    ),
    "missing.csv": (lambda path: _written(path, "整理番号,住所\n".encode()), "columns-missing"),
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_file_that_is_no_roster_is_refused(tmp_path: Path, name: str) -> None:
    """The refusal names the reason, so that the sender can be told."""
    write, code = REFUSED[name]
    with pytest.raises(RefusedError) as caught:
        read_here(write(tmp_path / name))
    assert caught.value.code == code


def test_a_stray_cell_at_the_far_corner_does_not_hurt(tmp_path: Path) -> None:
    """The fast library would ask for half a terabyte; openpyxl reads the rows."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in ROSTER:
        sheet.append(list(row))
    sheet.cell(60_000, 16_384, "迷子")
    book.save(tmp_path / "far.xlsx")
    outcome = read_in_child(tmp_path / "far.xlsx")
    assert outcome.references == REFERENCES
    assert {row for row, _ in outcome.codes} == {60_000}
    assert outcome.counts == (4, 59_996, 1)


def test_a_sheet_that_hides_its_size_ends_as_a_refusal(tmp_path: Path) -> None:
    """Where the library brings the process down, the caller gets a reason all the same."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in ROSTER:
        sheet.append(list(row))
    sheet.cell(1_048_576, 16_384, "迷子")
    book.save(tmp_path / "honest.xlsx")
    path = edited(
        tmp_path / "honest.xlsx",
        tmp_path / "liar.xlsx",
        _edit(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:D4"'),
    )
    outcome = read_in_child(path)
    assert outcome.code == "file-breaks-reader"
    assert outcome.exitcode not in {0, None}


@pytest.mark.parametrize("claim", [b"A1", b"A1:A1", b"A1:XFD1048576"])
def test_a_wrong_dimension_loses_no_row(tmp_path: Path, claim: bytes) -> None:
    """What a sheet says of its own size is not believed."""
    path = edited(
        shared_book(tmp_path / "plain.xlsx"),
        tmp_path / "a.xlsx",
        _edit(rb'<dimension ref="[^"]*"', b'<dimension ref="' + claim + b'"'),
    )
    outcome = read_here(path)
    assert outcome.references == REFERENCES
    assert outcome.counts == (3, 1, 0)


def test_strict_open_xml_is_read(tmp_path: Path) -> None:
    """Its other namespaces must not end in no rows at all."""
    transitional = b"http://schemas.openxmlformats.org/"
    path = edited(
        shared_book(tmp_path / "plain.xlsx"),
        tmp_path / "strict.xlsx",
        lambda _, body: body.replace(
            transitional + b"spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ).replace(
            transitional + b"officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    )
    assert read_here(path).references == REFERENCES


def test_styled_blank_rows_and_gaps_are_counted_as_skipped(tmp_path: Path) -> None:
    """Rows that hold only a format are rows of the sheet and nobody's data."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEADER)
    sheet.cell(4, 1, "A0000001")
    sheet.cell(4, 2, "佐藤")
    sheet.cell(6, 1).font = Font(bold=True)
    sheet.cell(9, 2).font = Font(bold=True)
    book.save(tmp_path / "a.xlsx")
    outcome = read_here(tmp_path / "a.xlsx")
    assert [number for number, _ in outcome.rows] == [4]
    assert outcome.counts == (1, 8, 0)


def test_a_row_written_twice_is_noticed(tmp_path: Path) -> None:
    """Two rows with one number overwrite each other in a library: the file is refused."""
    path = edited(
        openpyxl_book(tmp_path / "plain.xlsx", ("名簿", ROSTER)),
        tmp_path / "a.xlsx",
        _edit(rb'(<row r="|<c r="[A-D])4"', rb'\g<1>3"'),
    )
    with pytest.raises(RefusedError) as caught:
        read_here(path)
    assert caught.value.code == "rows-do-not-add-up"


@pytest.mark.parametrize("name", ["a.xlsx", "a.ods"])
def test_a_formula_in_a_key_column_refuses_its_row(tmp_path: Path, name: str) -> None:
    """What a formula showed when it was saved may be another person's number."""
    rows = (
        HEADER,
        ("A0000001", "佐藤"),
        ("=A2", "鈴木"),
        ("A0000003", '="田中"'),
        ("A0000004", "高木"),
        ("A0000005", "高木", '="タカギ"'),
    )
    path = tmp_path / name
    book = open_document(path, rows) if name == "a.ods" else openpyxl_book(path, ("名簿", rows))
    outcome = read_here(book)
    assert outcome.references == ["A0000001", "A0000004", "A0000005"]
    assert {row for row, code in outcome.codes if code == "formula-in-key"} == {3, 4}


def test_memory_beyond_the_limit_ends_as_a_refusal(tmp_path: Path) -> None:
    """A file that needs too much takes only its own process with it."""
    rows = [HEADER, *[(f"A{number:07d}", f"{number}{'長' * 5_000}") for number in range(2_500)]]
    path = shared_book(tmp_path / "a.xlsx", rows)
    tight = replace(Limits(), memory_bytes=60 * MEBIBYTE)
    outcome = read_in_child(path, ReadOptions(RULE), tight)
    assert outcome.code in {"file-too-large", "file-breaks-reader"}
    assert outcome.done is None
