"""Blank lines, totals, notes and repeated headers are no data rows; everything else is."""

from __future__ import annotations

import pytest

from callassist.rosterfiles.cells import Cell
from callassist.rosterfiles.lines import LineKinds

KINDS = LineKinds(
    [["整理番号", "契約名義", "備考"], ["送付先データ", "1ページ"]],
    ["reference", "name", "remarks"],
)


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
        ["整理No", "氏名", "備考"],
        ["送付先データ", "", "2ページ"],
        ["- 2 -"],
        ["2/20"],
        ["低圧需要家 小計", "1,234件"],
        ["集計", "", 20],
        ["以上、20件"],
        ["必須", "漢字", "全角"],
        ["\x1a"],
        ["送付先データ", "", "ページ 2/3"],
        ["合計", "12", "件"],
        ["前頁計", "6"],
        ["累計", "", 12],
        ["--以下余白--"],
        ["END OF FILE"],
        ["=====", "", "====="],
        ["12 rows selected."],
        ["12行が選択されました。"],
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
        ["", "株式会社合計", "0600000001"],
        ["", "（株）見本電機"],
        ["", "件"],
        ["整理番号", "フリガナ", "契約名義"],
    ],
)
def test_a_row_that_could_be_a_persons_is_data(row: list[Cell]) -> None:
    """Only what is certainly no person's row is passed over in silence."""
    assert not KINDS.is_skipped(row)


def test_a_header_with_other_columns_begins_another_table() -> None:
    """A row of data does not, whatever its remarks say."""
    assert KINDS.begins_another(["整理番号", "フリガナ", "契約名義"])
    assert not KINDS.begins_another(["A-1", "契約名義", "整理番号が違う"])
