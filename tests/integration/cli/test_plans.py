"""`rosters waiting|resume|discard|changes|undo` and what `import` says beside its counts."""

from __future__ import annotations

from pathlib import Path

from callassist.services.importing.request import ImportRequest
from callassist.services.workspace import Workspace
from tests.integration.cli.child import Program
from tests.integration.cli.conftest import PASSWORD

HEADER = "整理番号,契約名義,フリガナ"
ROWS = tuple(f"A00000{number:02},架空 太郎,カクウ タロウ" for number in range(1, 41))


def _write(folder: Path, name: str, *rows: str) -> str:
    path = folder / name
    path.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
    return str(path)


def _plan(folder: Path, file: str) -> str:
    """Leave a plan that is ready, as a window does whose supervisor logs out."""
    session = Workspace(folder / "profile", terminal="window").log_in("chief", PASSWORD)
    try:
        return session.rosters.plan(ImportRequest(Path(file))).version
    finally:
        session.log_out()


def test_the_count_marks_and_an_earlier_import_are_told(begun: Program, tmp_path: Path) -> None:
    """A count that differs needs a yes; the same file again says when; a report is written."""
    file, report = _write(tmp_path, "first.csv", *ROWS), tmp_path / "report.xlsx"

    differs = begun("import", file, "--expect", "41")
    applied = begun("import", file, "--expect", "40", "--report", str(report))
    again = begun("import", file, "--dry-run")

    assert (3, ["count-differs"], 41) == (
        differs.status,
        differs.json["needs"],
        differs.json["expected"],
    )
    assert (0, [], None) == (
        applied.status,
        applied.json["needs"],
        applied.json["imported_before"],
    )
    assert report.read_bytes().startswith(b"PK")
    assert ("full", []) == (again.json["kind"], again.json["marks"])
    assert again.json["imported_before"] is not None
    assert [] == begun("rosters", "waiting").json["waiting"]


def test_a_plan_left_by_a_window_is_taken_up_by_a_command(begun: Program, tmp_path: Path) -> None:
    """What waits is listed, its changes are shown, it is applied and undone."""
    begun("import", _write(tmp_path, "first.csv", *ROWS))
    changed = "A0000001,架空 改名,カクウ カイメイ"
    plan = _plan(tmp_path, _write(tmp_path, "second.csv", changed, *ROWS[1:39], "A0000099,見本,"))

    waiting = begun("rosters", "waiting").json["waiting"]
    assert [(plan, "ready", False)] == [(one["id"], one["state"], one["stale"]) for one in waiting]
    shown = begun("rosters", "changes", plan).json
    assert [("added", "A0000099"), ("removed", "A0000040"), ("changed", "A0000001")] == [
        (one["kind"], one["reference"]) for one in shown["changes"]
    ]
    assert {"field": "name", "old": "架空 太郎", "new": "架空 改名"} in shown["changes"][2][
        "fields"
    ]
    assert {"name": 1, "kana": 1} == shown["fields"]
    held = begun("rosters", "resume", plan, "--report", str(tmp_path / "nowhere" / "report.pdf"))
    assert (2, 1) == (held.status, len(begun("rosters", "waiting").json["waiting"]))
    resumed = begun("rosters", "resume", plan)
    assert (0, "applied", plan) == (resumed.status, resumed.json["status"], resumed.json["version"])
    undone = begun("rosters", "undo", "--reason", "別のファイルだった")
    assert (0, False) == (undone.status, undone.json["version"] == plan)
    assert 3 == begun("rosters", "undo").status


def test_a_plan_is_discarded_once_and_nothing_else_is(begun: Program, tmp_path: Path) -> None:
    """Discarding removes the plan; a name that is none is refused."""
    plan = _plan(tmp_path, _write(tmp_path, "first.csv", *ROWS))

    assert 0 == begun("rosters", "discard", plan).status
    assert [] == begun("rosters", "waiting").json["waiting"]
    for words in (("resume", plan), ("changes", plan), ("discard", "nothing")):
        refused = begun("rosters", *words)
        assert (3, "import-plan-gone") == (refused.status, refused.json["error"]["code"])


def test_what_was_switched_to_is_not_said_to_be_discarded(begun: Program, tmp_path: Path) -> None:
    """An applied import and a field that rosters do not have are refused, not passed over."""
    version = begun("import", _write(tmp_path, "first.csv", *ROWS)).json["version"]

    kept = begun("rosters", "discard", version)
    no_field = begun("rosters", "changes", version, "--field", "nmae")
    begun_so = begun("rosters", "changes", version, "--reference", "ａ00-0 00１")

    assert (3, "import-plan-gone") == (kept.status, kept.json["error"]["code"])
    assert 2 == no_field.status
    assert [f"A00000{number}" for number in range(10, 20)] == [
        one["reference"] for one in begun_so.json["changes"]
    ]


def test_a_report_replaces_neither_the_roster_nor_the_rejected_rows(
    begun: Program, tmp_path: Path
) -> None:
    """Two outputs of one name, or one of the roster's own, are a mistake and change nothing."""
    roster, out = tmp_path / "roster.xlsx", tmp_path / "out.xlsx"
    roster.write_bytes(Path(_write(tmp_path, "first.csv", *ROWS)).read_bytes())
    before = roster.read_bytes()

    over = begun("import", str(roster), "--report", str(tmp_path / "." / "roster.xlsx"))
    twice = begun("import", str(roster), "--problems", str(out), "--report", str(out))

    for failed in (over, twice):
        assert (2, "report-over-other") == (failed.status, failed.json["error"]["code"])
    assert (before, False) == (roster.read_bytes(), out.exists())


def test_wrong_marks_and_kinds_are_usage(begun: Program, tmp_path: Path) -> None:
    """A mark without a meaning, two kinds at once or a report of no known kind change nothing."""
    file = _write(tmp_path, "first.csv", *ROWS)

    for wrong in (
        ("--mark", "struck"),
        ("--mark", "torn=keep"),
        ("--supplement", "--status"),
        ("--report", str(tmp_path / "report.doc")),
    ):
        assert 2 == begun("import", file, *wrong).status
