"""Text files are read record by record, and nothing is swallowed in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.domain.errors import RefusedError
from callassist.rosterfiles.delimited import LARGEST_CELL, MOST_LINES, records
from callassist.rosterfiles.source import Source
from tests.unit.rosterfiles.support import read_text

HEADER = "整理番号,契約名義,備考\n"


def _records(text: str, batch: int = 100) -> list[list[str]]:
    batches = records(Source(None, text.encode()), "utf-8", batch)
    return [record for taken in batches for record in taken]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    """A middle dot inside a cell is never taken for one."""
    text = (HEADER + "A1,契約名義・電話番号,・\n" * 3).replace(",", delimiter)
    assert _records(text)[1] == ["A1", "契約名義・電話番号", "・"]


def test_blank_lines_are_records() -> None:
    """Row numbers stay those that a spreadsheet program shows."""
    assert [len(one) for one in _records(HEADER + "\n\nA1,x,y\n")] == [3, 0, 0, 3]


def test_a_line_break_in_quotes_is_part_of_its_cell() -> None:
    """An address may have two lines, at the end of the file too."""
    assert _records(HEADER + 'A1,"山\n田",y\nA2,x,"a\nb"\n')[1:] == [
        ["A1", "山\n田", "y"],
        ["A2", "x", "a\nb"],
    ]


@pytest.mark.parametrize("batch", [1, 2, 100])
@pytest.mark.parametrize("rows", [1, 3, MOST_LINES + 5])
def test_a_quotation_that_never_ends_is_refused(rows: int, batch: int) -> None:
    """The rows after it would be lost inside one cell."""
    with pytest.raises(RefusedError) as caught:
        _records(HEADER + 'A1,"山田,y\n' + "A2,佐藤,z\n" * rows, batch)
    assert caught.value.code == "quote-unclosed"


@pytest.mark.parametrize(
    "rows",
    [
        'A0001,山田,"大阪\nA0002,佐藤,"神戸\n',
        'A0001,"山田,大阪\nA0002,"佐藤,神戸\n',
        'A0001,"山田,大阪\r\nA0002,佐藤,京都\r\nA0003,"林,神戸\r\n',
        '9,"山田,大阪\r10,佐藤,京都\r11,"林,神戸\r',
    ],
)
def test_two_stray_quotation_marks_swallow_nobody(rows: str) -> None:
    """Both open what the other one ends: the rows between them would be part of an address."""
    with pytest.raises(RefusedError) as caught:
        _records(HEADER + "A0000,林,京都\n" + rows)
    assert ("quote-unclosed", 3) == (caught.value.code, caught.value.params["line"])


def test_an_address_of_several_lines_swallows_nobody() -> None:
    """Commas and floors in it are no people."""
    assert _records(HEADER + 'A1,山田,"大阪1\nB2,3号\n4,5,6号"\n')[1][2].endswith("6号")


def test_a_guard_against_excel_is_no_part_of_a_cell() -> None:
    """Systems write ="0600000001" so that Excel keeps the zero; it is no formula."""
    text = HEADER + '="A1",O\'Brien,="0600000001"\r\n"=""A2""",\'A,\'0600000002\r\n'
    assert _records(text)[1:] == [["A1", "O'Brien", "0600000001"], ["A2", "'A", "0600000002"]]


def test_a_space_before_a_quotation_is_no_part_of_it() -> None:
    """The marks would stay in a name, and a comma between them would move the rest."""
    assert _records(HEADER + 'A1, "山田, 太郎", "y"\n')[1] == ["A1", "山田, 太郎", "y"]


def test_a_stray_quotation_mark_inside_a_cell_is_kept() -> None:
    """Only a mark at a cell's beginning opens a quotation."""
    assert _records(HEADER + 'A1,5"管,y\n')[1] == ["A1", '5"管', "y"]


def test_a_cell_beyond_measure_is_refused() -> None:
    """Memory stays bounded whatever one cell holds."""
    with pytest.raises(RefusedError) as caught:
        _records(HEADER + f"A1,{'x' * (LARGEST_CELL + 1)},y\n")
    assert caught.value.code == "quote-unclosed"


@pytest.mark.parametrize("gap", ["    ", "　", "，"])
def test_columns_that_nothing_parts_are_refused_as_such(tmp_path: Path, gap: str) -> None:
    """Where a value ends in a file with fixed widths is not ours to guess; the word says so."""
    text = f"整理番号{gap}契約名義{gap}電話番号\nA0000001{gap}山田太郎{gap}0600000001\n"
    with pytest.raises(RefusedError) as caught:
        read_text(tmp_path, text)
    assert caught.value.code == "text-unseparated"
