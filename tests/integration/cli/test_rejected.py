"""`import --problems`: rejected rows go out encrypted, are mended, and come back."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import msoffcrypto
import openpyxl
import pytest
from openpyxl.workbook import Workbook

from tests.integration.cli.child import Program
from tests.integration.rosterfiles.workbooks import encrypted, openpyxl_book

PHRASE = "the file's own phrase"
HEADER = ("整理番号", "契約名義", "社内の列", None, "備考", "備考")
LOW = (
    ("第3便の名簿",),
    HEADER,
    ("A0000001", "架空　太郎", "x", "横", "甲", "乙"),
    (None, "架空　花子", "=1+1", "横", "甲", "乙"),
    ("A0000003", "架空　三郎", "x"),
    ("A0000003", "架空　四郎", "x"),
)
HIGH = (("契約名義", "整理番号"), ("見本　一郎", '="B0000001"'), ("見本　二郎", "B0000002"))


@pytest.fixture
def program(begun: Program) -> Program:
    """Return the program on an empty profile of its own, with a password for files."""
    return replace(begun, variables={"CALLASSIST_FILE_PASSWORD": PHRASE})


def _opened(path: Path) -> Workbook:
    with path.open("rb") as cipher:
        file = msoffcrypto.OfficeFile(cipher)
        file.load_key(password=PHRASE)
        plain = io.BytesIO()
        file.decrypt(plain)
    return openpyxl.load_workbook(plain)


def test_rejected_rows_come_back_mended(program: Program, tmp_path: Path) -> None:
    """Every refused row stands there with all its cells; mended, it is a supplement as it is."""
    roster = openpyxl_book(tmp_path / "roster.xlsx", ("低圧", LOW), ("高圧", HIGH))
    out = tmp_path / "problems.xlsx"
    held = program("import", str(roster), "--problems", str(out))
    assert (3, "needs-approval", 4) == (held.status, held.json["status"], held.json["rejected"])
    assert 0o600 == out.stat().st_mode & 0o777
    assert [] == list(tmp_path.glob(".problems*"))

    book = _opened(out)
    low, high = book["低圧"], book["高圧"]
    assert [cell.value for cell in low[1]][4:] == list(HEADER)
    assert ["低圧", "4"] == [cell.value for cell in low[2]][:2]
    assert ["4", "5", "6"] == [low.cell(row, 2).value for row in (2, 3, 4)]
    assert ["架空　花子", None, "横", "甲", "乙"] == [cell.value for cell in low[2]][5:10]
    assert {"s", "n"} >= {cell.data_type for row in low.iter_rows() for cell in row}

    assert 0 == program("import", str(roster), "--approve").status
    low.cell(2, 5, "A0000002")
    low.cell(4, 5, "A0000004")
    high.cell(2, 6, "B0000001")
    book.save(tmp_path / "mended.xlsx")
    mended = encrypted(tmp_path / "mended.xlsx", tmp_path / "supplement.xlsx", PHRASE)
    done = program("import", str(mended), "--supplement")
    assert (0, 4, 0, 4) == (done.status, *(done.json[k] for k in ("rows", "rejected", "added")))
    assert [] == [one for one in done.json["unknown_columns"] if "取込結果" in one]
    assert [] == done.json["problems"]
    assert 1 == program("search", "A0000002").json["total"]


def test_an_unmended_row_is_refused_again(program: Program, tmp_path: Path) -> None:
    """What was refused does not slip in by way of the workbook of rejected rows."""
    rows = (
        "整理番号,契約名義",
        "A0000001,架空 太郎",
        ",架空 花子",
        "=A1,架空 三郎",
        "A0000004,,架空,四郎",
        "Ａ\u200b0000005,架空 五郎",
        "1.0E+07,架空 六郎",
        f"A0000007,{'長' * 40_000}",
        "A0000008,\x00架空",
    )
    roster = tmp_path / "roster.csv"
    roster.write_text("\n".join(rows), encoding="utf-8")
    out = tmp_path / "problems.xlsx"
    first = program("import", str(roster), "--dry-run", "--problems", str(out))
    assert (0, 7) == (first.status, first.json["rejected"])
    second = program("import", str(out), "--dry-run", "--supplement")
    assert {"rows": 7, "rejected": 6} == {key: second.json[key] for key in ("rows", "rejected")}


def test_nothing_is_imported_where_the_rows_cannot_be_written(
    program: Program, tmp_path: Path
) -> None:
    """A wrong target is named before the roster is switched, and the roster is not overwritten."""
    roster = tmp_path / "roster.csv"
    roster.write_text("整理番号,契約名義\nA0000001,架空 太郎\n", encoding="utf-8")
    for target, code in (
        (roster, "problems-over-roster"),
        (tmp_path / "none" / "a.xlsx", "file-unwritable"),
    ):
        ran = program("import", str(roster), "--problems", str(target))
        assert (2, code) == (ran.status, ran.json["error"]["code"])
    assert [] == program("rosters", "list").json["rosters"]
    assert roster.read_text(encoding="utf-8").startswith("整理番号")
