"""What a plan knows beside its rows: every problem, in order, and nothing readable."""

from __future__ import annotations

from pathlib import Path

from callassist.domain.importreport import MarkUse, ProblemKind
from callassist.domain.roster import RowProblem, Severity
from callassist.domain.rosterfile import Mark
from callassist.storage.rosters.planfile import UNKNOWN, PlanFile, PlanFileWriter, ProblemTally
from tests.legible import legible

KEY = bytes(range(32))
REFUSED, WARNED = Severity.REFUSED, Severity.WARNED


def test_problems_come_back_refusals_first_by_sheet_and_row(tmp_path: Path) -> None:
    """Sheets keep the order they were read in; a limit cuts the end off, not the middle."""
    problems = [
        RowProblem(3, "電話番号", "phone-broken", WARNED, "低圧"),
        RowProblem(9, "整理番号", "duplicate-reference", REFUSED, "低圧"),
        RowProblem(2, "契約名義", "name-missing", REFUSED, "高圧"),
        RowProblem(5, "整理番号", "duplicate-reference", REFUSED, "低圧"),
    ]
    writer = PlanFileWriter(tmp_path / "plan.db", KEY)
    writer.add(problems[:3])
    writer.add(problems[3:])
    tally = writer.finish()

    file = PlanFile(tmp_path / "plan.db", KEY)
    expected = [problems[3], problems[1], problems[2], problems[0]]
    assert ProblemTally(4, 1) == tally
    assert expected == list(file.problems(10))
    assert expected[:2] == list(file.problems(2))
    assert expected[:3] == list(file.problems(10, refused_only=True))
    assert 4 == file.count()
    assert (
        ProblemKind("duplicate-reference", REFUSED, 2),
        ProblemKind("name-missing", REFUSED, 1),
        ProblemKind("phone-broken", WARNED, 1),
    ) == file.kinds()


def test_a_row_warned_twice_counts_once(tmp_path: Path) -> None:
    """`warned_rows` counts rows; rows of one number on two sheets are two."""
    writer = PlanFileWriter(tmp_path / "plan.db", KEY)
    for sheet in ("低圧", "高圧"):
        writer.add([RowProblem(4, column, "odd", WARNED, sheet) for column in ("住所", "電話番号")])

    assert ProblemTally(4, 2) == writer.finish()


def test_more_problems_than_a_plan_carries_are_all_kept(tmp_path: Path) -> None:
    """Nothing is only counted: the hundred-thousandth refused row is there too."""
    writer = PlanFileWriter(tmp_path / "plan.db", KEY)
    for start in range(1, 120_001, 2_000):
        writer.add(
            [RowProblem(row, "", "name-missing", REFUSED) for row in range(start, start + 2_000)]
        )
    writer.finish()

    last = PlanFile(tmp_path / "plan.db", KEY).problems(200_000, refused_only=True)[-1]
    assert 120_000 == last.row


def test_the_rest_comes_back_too(tmp_path: Path) -> None:
    """Lost numbers, headers and marks are found again; none of them stands readable in the file."""
    uses = (
        MarkUse(Mark.STRUCK, "", 3, left_out=True),
        MarkUse(Mark.FILLED, "FFFF00", 2, left_out=False),
    )
    writer = PlanFileWriter(tmp_path / "plan.db", KEY)
    writer.lose(["A0001234", "A0001234", "B0000001"])
    writer.note(UNKNOWN, ["社内で使う列", "担当"])
    writer.mark(uses)
    writer.finish()

    file = PlanFile(tmp_path / "plan.db", KEY)
    assert ["A0001234", "B0000001"] == file.lost()
    assert ("社内で使う列", "担当") == file.notes(UNKNOWN)
    assert uses == file.marks()
    content = (tmp_path / "plan.db").read_bytes()
    assert [] == legible(content, ("A0001234", "社内で使う列", "FFFF00", "SQLite"))


def test_a_version_without_such_a_file_has_nothing_to_tell(tmp_path: Path) -> None:
    """A roster imported by an older program has no problems, and that is no error."""
    file = PlanFile(tmp_path / "plan.db", KEY)

    assert ((), (), 0, [], ()) == (
        file.problems(5),
        file.kinds(),
        file.count(),
        file.lost(),
        file.marks(),
    )
