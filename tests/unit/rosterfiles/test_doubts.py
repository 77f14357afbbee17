"""Where people may stand who are not read, the supervisor is told; nothing is guessed."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from tests.unit.rosterfiles.support import read_here, read_text


def test_values_beside_the_names_without_a_header_are_told(tmp_path: Path) -> None:
    """A header merged over family and given names names only the first column; 様 is no name."""
    header = "整理番号,契約名義,,電話番号\n"
    told = read_text(tmp_path, f"{header}A0000001,山田,太郎,\nA0000002,佐藤,花子,\n")
    assert told.codes == [(1, "column-beside-name")]
    assert read_text(tmp_path, f"{header}A0000001,山田太郎,様,\n,,※秘,\n").codes == []


def test_values_beside_an_address_without_a_header_are_told(tmp_path: Path) -> None:
    """A merged header, or a comma in a value, cuts it; the rest of it is no part of the row."""
    text = "整理番号,契約名義,住所,,備考\nA0000001,山田,東京都,千代田区1,\n"
    assert read_text(tmp_path, text).codes == [(1, "column-beside")]


def test_numbers_above_the_header_are_told(tmp_path: Path) -> None:
    """A list of other columns before the roster is part of no table."""
    text = "整理番号,返戻理由\na-000-0009,不在\n整理番号,契約名義\nA0000001,山田\n"
    outcome = read_text(tmp_path, text)
    assert (outcome.references, outcome.codes) == (["A0000001"], [(2, "number-above-header")])


def test_a_second_table_at_the_side_is_told(tmp_path: Path) -> None:
    """Under other words its numbers would stay beside the rows, and its people be nobody."""
    text = "整理番号,契約名義,,No.,名義\nA0000001,山田,,A0000002,佐藤\nA0000003,林,,,\n"
    outcome = read_text(tmp_path, text)
    assert (outcome.references, outcome.codes) == (
        ["A0000001", "A0000003"],
        [(1, "column-of-numbers")],
    )


def test_a_sheet_that_goes_on_without_a_header_is_told(tmp_path: Path) -> None:
    """Half of the people may stand on a second sheet whose header is on the first."""
    book = openpyxl.Workbook()
    for title, rows in (
        ("1", [["整理番号", "契約名義"], ["A0000001", "山田"]]),
        ("2", [["A0000002", "佐藤"]]),
        ("集計", [["A", 2]]),
    ):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(tmp_path / "a.xlsx")
    outcome = read_here(tmp_path / "a.xlsx")
    told = [(one.sheet, one.row, one.code) for one in outcome.problems]
    assert (outcome.references, told) == (["A0000001"], [("2", 1, "sheet-without-header")])
