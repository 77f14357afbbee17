"""The list of problems."""

from __future__ import annotations

from callassist.domain.roster import RowProblem, Severity
from callassist.services.importing import problems
from callassist.services.importing.problems import ProblemList


def problem(row: int, severity: Severity, sheet: str = "") -> RowProblem:
    """Return a problem of a row."""
    return RowProblem(row, "氏名", "name-missing", severity, sheet)


def test_refusals_come_first_and_rows_in_order() -> None:
    """Refused rows stand before warnings, and both in the order of the sheet."""
    listed = ProblemList()
    listed.add([problem(5, Severity.WARNED), problem(9, Severity.REFUSED)])
    listed.add([problem(2, Severity.WARNED), problem(3, Severity.REFUSED)])

    assert [3, 9, 2, 5] == [one.row for one in listed.ordered()]
    assert 4 == listed.count


def test_a_row_warned_twice_counts_once() -> None:
    """Warned rows are counted, not warnings; equal row numbers of two sheets are two rows."""
    listed = ProblemList()
    listed.add([problem(5, Severity.WARNED), problem(5, Severity.WARNED)])
    listed.add([problem(5, Severity.WARNED, "高圧"), problem(6, Severity.REFUSED)])

    assert 2 == listed.warned_rows


def test_a_hopeless_file_does_not_fill_the_memory() -> None:
    """Beyond the bound problems are only counted."""
    listed = ProblemList()
    many = problems.MAX_KEPT + 500
    listed.add(problem(row, Severity.REFUSED) for row in range(many))

    assert (problems.MAX_KEPT, many) == (len(listed.ordered()), listed.count)
