"""`import`: one file, one report, one switch."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import msoffcrypto
import openpyxl
import pytest

from tests.integration.cli.child import Program, Ran

HEADER = "整理番号,契約名義,フリガナ,電圧区分,区分,社内で使う列"
ROWS = (
    "A0000001,架空 太郎,カクウ タロウ,低圧,需要家,x",
    "A0000002,架空 花子,カクウ ハナコ,低圧,需要家,x",
    "B0000003,見本 次郎,ミホン ジロウ,,,x",
)
REPORT = {
    "status",
    "rows",
    "skipped",
    "accepted",
    "rejected",
    "warned",
    "added",
    "removed",
    "changed",
    "unchanged",
    "version",
    "sha256",
    "problems",
}


@pytest.fixture
def program(begun: Program) -> Program:
    """Return the program on an empty profile of its own, with a password for files."""
    return replace(begun, variables={"CALLASSIST_FILE_PASSWORD": "the file's own phrase"})


def _roster(folder: Path, rows: Iterable[str]) -> str:
    path = folder / "roster.csv"
    path.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
    return str(path)


def _counts(ran: Ran, *names: str) -> tuple[object, ...]:
    return tuple(ran.json[name] for name in names)


def test_imports_dry_runs_and_asks_for_approval(program: Program, tmp_path: Path) -> None:
    """A first roster is applied; a dry run changes nothing; a large removal needs --approve."""
    dry = program("import", _roster(tmp_path, ROWS), "--dry-run")
    assert (0, "dry-run", 3) == (dry.status, *_counts(dry, "status", "added"))
    assert [] == program("rosters", "list").json["rosters"]

    first = program("import", _roster(tmp_path, ROWS))
    assert (0, "") == (first.status, first.err)
    assert set(first.json) >= REPORT
    assert ("applied", 3, 3, 0, 3, 0) == _counts(
        first, "status", "rows", "accepted", "rejected", "added", "removed"
    )
    assert ["社内で使う列"] == first.json["unknown_columns"]

    fewer = _roster(tmp_path, ROWS[:1])
    held = program("import", fewer)
    assert (3, "needs-approval", 2, "needs-approval") == (
        held.status,
        *_counts(held, "status", "removed"),
        held.json["error"]["code"],
    )
    assert 1 == len(program("rosters", "list").json["rosters"])

    done = program("import", fewer, "--approve", "--reason", "試験")
    assert (0, "applied", 2, 1) == (done.status, *_counts(done, "status", "removed", "unchanged"))
    back = program("rosters", "activate", first.json["version"])
    assert 0 == back.status
    assert 1 == program("search", "A0000002").json["total"]


def test_lists_rejected_rows_and_writes_them_encrypted(program: Program, tmp_path: Path) -> None:
    """A bad row is named by row, column and code, and its workbook opens only by the password."""
    roster = _roster(tmp_path, (*ROWS, "A0000009,,,,,", ",名無し 番号,,,,"))
    problems = tmp_path / "problems.xlsx"
    ran = program("import", roster, "--problems", str(problems))
    assert (3, "needs-approval", 2) == (ran.status, *_counts(ran, "status", "rejected"))
    assert [5, 6] == [one["row"] for one in ran.json["problems"] if one["severity"] == "refused"]
    assert "名無し" not in ran.out + ran.err
    assert 0o600 == problems.stat().st_mode & 0o777

    with problems.open("rb") as encrypted:
        file = msoffcrypto.OfficeFile(encrypted)
        file.load_key(password="the file's own phrase")
        plain = io.BytesIO()
        file.decrypt(plain)
    sheet = openpyxl.load_workbook(plain).active
    assert sheet is not None
    assert {"5", "6"} <= {str(row[1]) for row in sheet.iter_rows(values_only=True)}


def test_refuses_what_is_no_roster(program: Program, tmp_path: Path) -> None:
    """Without the columns, the file, or the sheet asked for, nothing is changed."""
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    wrong, missing = program("import", str(other)), program("import", str(tmp_path / "none.csv"))
    assert (3, "refused") == (wrong.status, wrong.json["status"])
    assert (3, "file-missing") == (missing.status, missing.json["error"]["code"])
    sheet = program("import", _roster(tmp_path, ROWS), "--sheet", "低圧")
    assert (3, "sheets-in-text") == (sheet.status, sheet.json["error"]["code"])
    assert [] == program("rosters", "list").json["rosters"]
    search = program("search", "A0000001")
    assert (3, "no-roster") == (search.status, search.json["error"]["code"])
