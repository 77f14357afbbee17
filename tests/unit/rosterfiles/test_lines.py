"""Blank lines, totals, notes and repeated headers are no data rows; everything else is."""

from __future__ import annotations

import pytest

from callassist.rosterfiles.cells import Cell
from callassist.rosterfiles.lines import LineKinds

KINDS = LineKinds([["整理番号", "契約名義", "備考"]])


@pytest.mark.parametrize(
    "row",
    [
        [],
        ["", None, " "],
        ["合計", "", "1,234件"],
        ["総件数：20件"],
        ["計", 20.0, ""],
        ["", "合　計", 20],
        ["以上", "", ""],
        ["※ 発送済みのみ", "", ""],
        ["整理番号", "契約名義", "備考"],
    ],
)
def test_lines_that_are_no_data_rows_are_skipped(row: list[Cell]) -> None:
    """They are counted, and nothing is said of them."""
    assert KINDS.is_skipped(row)


@pytest.mark.parametrize(
    "row",
    [
        ["", "山田太郎", ""],
        ["不明", "山田太郎", ""],
        ["", "", "備考だけ"],
        ["計", "計 太郎", ""],
        ["", "合計", "山田"],
        ["12345", "", ""],
    ],
)
def test_a_row_that_could_be_a_persons_is_data(row: list[Cell]) -> None:
    """Only what is certainly no person's row is passed over in silence."""
    assert not KINDS.is_skipped(row)
