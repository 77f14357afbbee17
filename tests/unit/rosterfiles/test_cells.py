"""Cells become text without a change of what they say."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.rosterfiles.cells import Cell, is_rounded, text_of, texts_of


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("　山田 ", "山田"),
        (123.0, "123"),
        (1.5, "1.5"),
        (7, "7"),
        (None, ""),
        (True, "TRUE"),
        (date(2023, 5, 12), "2023-05-12"),
        (datetime(2023, 5, 12), "2023-05-12"),  # noqa: DTZ001 - spreadsheets know no zone
        (datetime(2023, 5, 12, 9, 30), "2023-05-12 09:30:00"),  # noqa: DTZ001 - the same
    ],
)
def test_a_cell_becomes_the_text_a_person_sees(cell: Cell, expected: str) -> None:
    """Numbers lose the decimals a spreadsheet adds, dates are ISO, texts are trimmed."""
    assert text_of(cell) == expected


@given(st.lists(st.one_of(st.text(), st.floats(allow_nan=False), st.none())))
def test_a_column_of_cells_reads_like_its_cells(cells: list[Cell]) -> None:
    """The quick way for columns of texts gives what the way for single cells gives."""
    assert texts_of(cells) == [text_of(cell) for cell in cells]


@pytest.mark.parametrize(
    ("cell", "expected"), [(9012345678.0, False), (1e15, True), (1.5, True), ("1e15", False)]
)
def test_a_number_that_lost_digits_is_known(cell: Cell, *, expected: bool) -> None:
    """From 16 digits on, or with a fraction, a numeric cell is not what was typed."""
    assert is_rounded(cell) is expected
