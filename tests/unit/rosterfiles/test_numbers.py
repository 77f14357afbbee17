"""Numbers are read in every spelling and refused or withheld where digits were lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.roster import Severity
from callassist.rosterfiles.cells import Cell
from callassist.rosterfiles.notes import Notes
from callassist.rosterfiles.numbers import (
    ReferenceField,
    read_postcode,
    read_supply_point,
)
from tests.unit.rosterfiles.support import RULE


def _read(*cells: Cell) -> tuple[list[str], list[str], set[int]]:
    notes = Notes("")
    values = ReferenceField("整理番号", RULE).convert(cells, notes)
    codes = [one.code for one in notes.problems(list(range(len(cells))), set())]
    return values, codes, notes.refused


@pytest.mark.parametrize(
    "text",
    ["A0012345", "Ａ００１２３４５", "a-001-2345", "A 001 2345", "No.A0012345", " A0012345\u3000"],
)
def test_a_number_is_read_however_it_is_written(text: str) -> None:
    """Width, case, dashes, spaces and a label do not matter."""
    assert _read(text) == (["A0012345"], [], set())


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("", "number-missing"),
        (None, "number-missing"),
        ("山田", "number-unreadable"),
        ("A", "number-unreadable"),
        ("0012345", "number-without-letter"),
        (12345.0, "number-without-letter"),
        (1.2345e16, "number-broken-by-excel"),
        (1234.5, "number-broken-by-excel"),
        ("1.23E+07", "number-broken-by-excel"),
        ("1E5", "number-broken-by-excel"),
        ("#N/A", "formula-error"),
        ("А0012345", "lookalike-letter"),
        ("Α0012345", "lookalike-letter"),
        ("A001\u200b2345", "hidden-characters"),
        ("\u202eA0012345", "hidden-characters"),
        ("A0012345\x00", "control-characters"),
        ("A0012345\nA0012346", "number-unreadable"),
    ],
)
def test_a_number_that_cannot_be_trusted_refuses_its_row(cell: Cell, code: str) -> None:
    """No digit and no letter of a key is guessed."""
    values, codes, refused = _read("A0000001", cell)
    assert codes == [code]
    assert refused == {1}
    assert values[0] == "A0000001"


@pytest.mark.parametrize(
    ("text", "stored", "code"),
    [
        ("D0012345", "D0012345", "prefix-unknown"),
        ("A12345", "A12345", "number-unusual"),
        ("A0012345-01", "A0012345", "number-with-branch"),
        ("A0012345/1", "A0012345", "number-with-branch"),
        ("A0012345（1）", "A0012345", "number-with-branch"),
    ],
)
def test_an_unusual_number_is_taken_with_a_warning(text: str, stored: str, code: str) -> None:
    """The roster may be right and the content late."""
    assert _read(text) == ([stored], [code], set())


@given(st.lists(st.text(max_size=12), max_size=6))
def test_every_number_is_canonical_or_has_a_problem(texts: list[str]) -> None:
    """No cell passes without being read or being named."""
    notes = Notes("")
    values = ReferenceField("整理番号", RULE).convert(texts, notes)
    named = {one.row for one in notes.problems(list(range(len(texts))), set())}
    field = ReferenceField("整理番号", RULE)
    assert [i for i, value in enumerate(values) if not field.is_canonical(value)] == [
        i for i in range(len(texts)) if i in named
    ]


def test_a_supply_point_needs_all_its_digits() -> None:
    """22 digits do not fit a numeric cell; dashes between them are no harm."""
    digits = "0600000000000000000012"
    assert read_supply_point(digits, digits) == (digits, "")
    spaced = "06-0000-0000-0000-0000-0012"
    assert read_supply_point(spaced, spaced) == (digits, "")
    assert read_supply_point("6e+20", 6e20) == ("", "supply-point-broken")
    assert read_supply_point("123", "123") == ("", "supply-point-unreadable")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("530-0001", "530-0001"),
        ("〒530-0001", "〒530-0001"),
        ("5300001", "5300001"),
        ("530 0001", "530-0001"),
        ("60001", ""),
        ("600001.0", ""),
    ],
)
def test_a_postcode_has_seven_digits(text: str, expected: str) -> None:
    """A postcode that lost its zeros is withheld."""
    assert read_postcode(text, text)[0] == expected


def test_the_problem_names_the_column_and_the_severity() -> None:
    """A supervisor finds the cell by row and header."""
    notes = Notes("低圧")
    ReferenceField("整理番号", RULE).convert(["x"], notes)
    (problem,) = notes.problems([7], set())
    assert (problem.row, problem.column, problem.severity, problem.sheet) == (
        7,
        "整理番号",
        Severity.REFUSED,
        "低圧",
    )
