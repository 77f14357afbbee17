"""Every format gives the same rows, whatever the file is called."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from callassist.domain.errors import RefusedError
from callassist.domain.roster import Severity
from callassist.rosterfiles.options import ReadOptions
from callassist.rosterfiles.rows import BATCH
from tests.integration.rosterfiles.child import read_in_child
from tests.integration.rosterfiles.workbooks import (
    PEOPLE,
    REFERENCES,
    ROSTER,
    edited,
    encrypted,
    old_book,
    open_document,
    openpyxl_book,
    shared_book,
)
from tests.unit.rosterfiles.support import RULE, read_here

CSV = "\n".join(",".join(map(str, row)) for row in ROSTER)


def _text(path: Path, text: str, encoding: str) -> Path:
    path.write_bytes(text.encode(encoding))
    return path


WRITERS: dict[str, Callable[[Path], Path]] = {
    "inline.xlsx": lambda path: openpyxl_book(path, ("名簿", ROSTER)),
    "shared.xlsx": shared_book,
    "macros.xlsm": shared_book,
    "old.xls": old_book,
    "open.ods": open_document,
    "utf8.csv": lambda path: _text(path, CSV, "utf-8-sig"),
    "excel.csv": lambda path: _text(path, CSV, "cp932"),
    "wide.tsv": lambda path: _text(path, CSV.replace(",", "\t"), "utf-16"),
    "renamed.csv": shared_book,
    "renamed.xlsx": lambda path: _text(path, CSV, "cp932"),
}


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_every_format_gives_the_same_rows(tmp_path: Path, name: str) -> None:
    """A file is read as what it is, and every row of it arrives with its number."""
    outcome = read_in_child(WRITERS[name](tmp_path / name))
    assert outcome.error is None
    assert [(number, tuple(row[:3]), row.phone) for number, row in outcome.rows] == [
        (number, person[:3], person[3]) for number, person in enumerate(PEOPLE, 2)
    ]
    assert outcome.counts == (3, 1, 0)
    assert outcome.exitcode == 0


def test_sheets_with_a_roster_header_are_read_together(tmp_path: Path) -> None:
    """A sheet a class is one roster; a table of totals and a hidden sheet are not."""
    path = openpyxl_book(
        tmp_path / "a.xlsx",
        ("低圧", ROSTER[:2]),
        ("高圧", (("お詫び名簿",), (), HEADER_REVERSED, ("佐藤", "A0000009"))),
        ("集計", (("事案", "件数"), ("A", 2))),
    )
    outcome = read_here(path)
    assert outcome.references == ["A0000001", "A0000009"]
    assert [header.header_row for header in outcome.headers] == [1, 3]
    assert outcome.done is not None
    assert (outcome.done.sheets, outcome.done.ignored) == (("低圧", "高圧"), ("集計",))
    assert outcome.counts == (2, 4, 0)


def test_a_sheet_of_numbers_that_is_not_read_is_told(tmp_path: Path) -> None:
    """A class whose names stand under an unknown header would be missing from the roster."""
    other = (("整理番号", "御社名"), ("A0000009", "見本電機"))
    path = openpyxl_book(tmp_path / "a.xlsx", ("低圧", ROSTER), ("高圧", other))
    outcome = read_here(path)
    assert (outcome.references, outcome.counts) == (REFERENCES, (3, 1, 0))
    assert [(one.sheet, one.row, one.code) for one in outcome.problems] == [
        ("高圧", 1, "sheet-not-read")
    ]


HEADER_REVERSED = ("契約名義", "整理番号")


def test_a_sheet_asked_for_is_the_only_one_read(tmp_path: Path) -> None:
    """The supervisor's choice goes before ours."""
    path = openpyxl_book(
        tmp_path / "a.xlsx", ("一", ROSTER[:2]), ("二", (HEADER_REVERSED, ("佐藤", "B1")))
    )
    outcome = read_here(path, ReadOptions(RULE, sheets=("二",)))
    assert outcome.references == ["B1"]


@pytest.mark.parametrize(
    ("password", "code"), [(None, "file-encrypted"), ("違う", "file-password-wrong"), ("秘密", "")]
)
def test_an_encrypted_workbook_opens_with_its_password(
    tmp_path: Path, password: str | None, code: str
) -> None:
    """A missing password and a wrong one are told apart."""
    path = encrypted(shared_book(tmp_path / "plain.xlsx"), tmp_path / "a.xlsx", "秘密")
    outcome = read_in_child(path, ReadOptions(RULE, password=password))
    assert outcome.code == code
    assert outcome.references == ([] if code else REFERENCES)


def test_a_zip_with_one_roster_is_read(tmp_path: Path) -> None:
    """Rosters travel in archives; nothing is unpacked to disk."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(shared_book(tmp_path / "plain.xlsx"), "お詫びDM_第3便.xlsx")
    assert read_here(path).references == REFERENCES


def test_numbers_and_dates_of_a_sheet_are_read_as_typed(tmp_path: Path) -> None:
    """Whole numbers have no decimals; digits that a cell cannot hold are withheld."""
    header = ("整理番号", "契約名義", "電話番号", "供給地点特定番号", "発送日")
    row = ("A0000001", 7, 9000000001, 1234567890123456789012, "令和5年6月12日")
    outcome = read_here(shared_book(tmp_path / "a.xlsx", (header, row)))
    ((_, read),) = outcome.rows
    assert (read.name, read.phone, read.supply_point, read.sent_on) == ("7", "", "", "2023-06-12")
    assert {code for _, code in outcome.codes} == {
        "name-unusual",
        "phone-without-zero",
        "supply-point-broken",
    }


@pytest.mark.parametrize("first", [0, 2])
def test_a_formula_is_found_wherever_the_table_begins(tmp_path: Path, first: int) -> None:
    """A margin of empty columns moves neither the columns nor what is known of their cells."""
    rows = [[*[None] * first, *row] for row in (*ROSTER, ('="A"&"0000009"', "佐藤", "", ""))]
    outcome = read_here(openpyxl_book(tmp_path / "a.xlsx", ("名簿", rows)))
    assert outcome.references == REFERENCES
    assert outcome.codes == [(5, "formula-in-key")]


def test_an_error_in_a_field_that_may_be_empty_is_told(tmp_path: Path) -> None:
    """A telephone that a look-up did not find is missing, and somebody should know."""
    rows = (*ROSTER, ("A0000008", "佐藤", "", "#N/A"), ("#REF!", "鈴木", "", "#N/A"))
    outcome = read_here(openpyxl_book(tmp_path / "a.xlsx", ("名簿", rows)))
    assert [(one.row, one.column, one.code, one.severity) for one in outcome.problems] == [
        (5, "電話番号", "formula-error", Severity.WARNED),
        (6, "整理番号", "formula-error", Severity.REFUSED),
    ]


def test_a_formula_that_was_never_computed_is_told(tmp_path: Path) -> None:
    """A program that writes formulas does not compute them; a telephone made by one is missing."""
    row = ("A0000008", "佐藤", "", '="0"&"600000001"')
    outcome = read_here(openpyxl_book(tmp_path / "a.xlsx", ("名簿", (*ROSTER, row))))
    told = [(one.row, one.column, one.code) for one in outcome.problems]
    assert (told, len(outcome.rows)) == ([(5, "電話番号", "formula-not-computed")], 4)


def test_a_formula_without_a_place_is_not_passed_over(tmp_path: Path) -> None:
    """The format lets a cell leave out where it stands; a formula there may be anybody's number."""
    book = openpyxl_book(tmp_path / "a.xlsx", ("名簿", (*ROSTER, ("=A2", "佐藤", "", ""))))

    def bare(name: str, data: bytes) -> bytes:
        return re.sub(rb' r="[A-Z]+[0-9]+"', b"", data) if "sheet1" in name else data

    with pytest.raises(RefusedError) as caught:
        read_here(edited(book, tmp_path / "b.xlsx", bare))
    assert caught.value.code == "formula-without-place"


def test_progress_ends_at_the_total(tmp_path: Path) -> None:
    """The bar a supervisor watches reaches its end."""
    rows = [HEADER_REVERSED, *[("佐藤", f"A{number:07d}") for number in range(4_500)]]
    outcome = read_here(shared_book(tmp_path / "a.xlsx", rows))
    assert [(one.done, one.total) for one in outcome.progress] == [
        (done, 4_501) for done in (*range(BATCH, 4_501, BATCH), 4_501)
    ]
