"""A batch of sheet rows becomes roster rows and problems, each row once."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callassist.domain.roster import RosterRow, Severity
from callassist.rosterfiles.layout import find
from callassist.rosterfiles.rows import Batch, RowReader, SheetAbout
from tests.unit.rosterfiles.support import OPTIONS, read_text

HEADERS = ["整理番号", "契約名義", "電話番号", "住所1", "住所2", "ロット", "", "ロット"]


def _read(*rows: list[str]) -> Batch:
    layout = find([HEADERS], OPTIONS)
    assert layout is not None
    return RowReader(layout, OPTIONS, SheetAbout()).read(rows, 2)


def _accepted(batch: Batch) -> list[tuple[int, RosterRow]]:
    accepted = batch.accepted
    return list(zip(accepted.numbers, accepted.rows, strict=True)) if accepted else []


def test_a_row_has_its_fields() -> None:
    """Split fields are joined and unknown columns are kept under their headers."""
    batch = _read(["A0000001", "山田", "06-0000-0001", "北区", "1-2", "L1", "無名", "L2"])
    ((number, row),) = _accepted(batch)
    assert number == 2
    assert row._replace(extra="") == RosterRow(
        "A0000001", "山田", phone="06-0000-0001", address="北区 1-2"
    )
    assert json.loads(row.extra) == {"ロット": "L1", "列 (7)": "無名", "ロット (8)": "L2"}


def test_rows_below_the_header_of_another_table_are_refused() -> None:
    """Its columns stand elsewhere: a reading would be taken for a name, in later batches too."""
    layout = find([HEADERS], OPTIONS)
    assert layout is not None
    reader = RowReader(layout, OPTIONS, SheetAbout())
    header = ["整理番号", "フリガナ", "契約名義"]
    first = reader.read([["A0000001", "山田"], [], header, ["A0000002", "サトウ", "佐藤"]], 2)
    second = reader.read([[], ["A0000003", "スズキ", "鈴木"]], 6)
    assert [row.reference for _, row in (*_accepted(first), *_accepted(second))] == ["A0000001"]
    assert [(one.row, one.code) for one in (*first.problems, *second.problems)] == [
        (4, "another-table"),
        (5, "another-table"),
        (7, "another-table"),
    ]


def test_a_refused_row_is_listed_and_left_out() -> None:
    """Its number goes along, so that the import can say who is lost."""
    batch = _read(["A0000001", ""], ["A0000002", "佐藤"], ["", "鈴木"])
    assert [row.reference for _, row in _accepted(batch)] == ["A0000002"]
    assert [(one.row, one.code) for one in batch.problems] == [
        (2, "name-missing"),
        (4, "number-missing"),
    ]
    assert (batch.rejected, batch.references) == (2, ("A0000001",))
    assert _read(["", "鈴木"]).accepted is None


def test_warnings_of_a_refused_row_are_left_out() -> None:
    """What else is odd about a row that is not taken changes nothing."""
    batch = _read(["", "山田", "不明"])
    assert [(one.code, one.severity) for one in batch.problems] == [
        ("number-missing", Severity.REFUSED)
    ]


def test_skipped_lines_have_no_problems() -> None:
    """A total is no person without a name."""
    batch = _read(["A0000001", "山田"], ["合計", "1"], [""])
    assert (len(_accepted(batch)), batch.skipped, batch.problems) == (1, 2, [])


def test_a_row_with_more_cells_than_the_header_is_refused() -> None:
    """An unquoted comma moved its values; which is which cannot be told."""
    batch = _read(["A0000001", "山田", *[""] * 6, "余り"], ["A0000002", "佐藤", *[""] * 8])
    assert [(one.row, one.code) for one in batch.problems] == [(2, "too-many-cells")]
    assert [row.reference for _, row in _accepted(batch)] == ["A0000002"]


CELL = st.text(st.characters(exclude_characters=',;|\t\n\r"', codec="utf-8"), max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(st.sampled_from(["A0000001", "合計", "", "x"]), CELL, CELL)))
def test_every_row_ends_accepted_refused_or_skipped(
    tmp_path: Path, rows: list[tuple[str, str, str]]
) -> None:
    """Whatever the cells hold, the counts add up to the lines of the file."""
    text = "整理番号,契約名義,備考\n" + "".join(f"{','.join(row)}\n" for row in rows)
    outcome = read_text(tmp_path, text)
    data, skipped, rejected = outcome.counts
    assert data + skipped == len(rows) + 1
    assert len(outcome.rows) == data - rejected
    refused = {one.row for one in outcome.problems if one.severity is Severity.REFUSED}
    assert len(refused) == rejected
