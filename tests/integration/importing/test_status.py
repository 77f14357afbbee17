"""Status files end to end: what they change, what they refuse, what later rosters keep."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from callassist.domain.errors import RefusedError
from callassist.domain.roster import ImportReport, ImportStatus
from callassist.domain.rosterfile import FileKind
from callassist.rosterfiles.options import ReadOptions
from callassist.services.importing.request import Approval, ImportRequest
from callassist.services.importing.service import ImportService
from callassist.storage.registry import Registry
from callassist.storage.rosters import layout
from callassist.storage.rosters.connection import open_reading
from tests.integration.importing.support import (
    HEADER,
    RULE,
    dry_run,
    import_file,
    people,
    person,
    registry_of,
    service,
    write_csv,
)
from tests.integration.rosterfiles.child import read_in_child


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    """Return an empty registry."""
    return registry_of(tmp_path)


@pytest.fixture
def imports(tmp_path: Path, registry: Registry) -> ImportService:
    """Return an import service with ten people on its roster."""
    made = service(tmp_path, registry)
    import_file(made, ImportRequest(write_csv(tmp_path / "roster.csv", people(range(1, 11)))))
    return made


def _write(path: Path, *rows: Sequence[str]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def _state(path: Path) -> ImportRequest:
    return ImportRequest(path, FileKind.STATUS)


def _states(profile: Path, registry: Registry) -> dict[str, str]:
    """Return number → state of the active roster's rows that have one."""
    active = registry.active()
    assert active is not None
    path = layout.version_folder(profile, active.version) / layout.ROSTER_FILE
    with closing(open_reading(path, registry.key(active.version))) as connection:
        # The list's own lines stand in the version only while it is made.
        assert not connection.execute(
            "SELECT name FROM sqlite_schema WHERE name LIKE 'stated%'"
        ).fetchall()
        found = connection.execute("SELECT reference, returned FROM roster_row")
        return {reference: state for reference, state in found if state}


def _counts(report: ImportReport) -> tuple[int, ...]:
    """Return rows, skipped, accepted, rejected, added, removed, changed, unchanged."""
    return (
        report.rows,
        report.skipped,
        report.accepted,
        report.rejected,
        report.added,
        report.removed,
        report.changed,
        report.unchanged,
    )


def test_a_list_changes_the_state_of_its_rows_only(
    tmp_path: Path, imports: ImportService, registry: Registry
) -> None:
    """Nobody is added or removed; a number that nobody has is refused, the others are changed."""
    file = _write(
        tmp_path / "list.csv",
        ("整理番号", "返戻理由", "再発送日", "架電禁止"),
        ("A0000001", "あて所に尋ねあたりません", "", ""),
        ("A 000-0002", "転居先不明", "2023/6/5", ""),
        ("A0000003", "", "", "○"),
        ("A0009999", "受取拒否", "", ""),
    )

    report = import_file(imports, _state(file), Approval("番号違いは後日"))

    assert (4, 1, 3, 1, 0, 0, 3, 0) == _counts(report)
    assert [("status-number-unknown", 5)] == [(one.code, one.row) for one in report.problems]
    expected = {
        "A0000001": "返戻（あて所不明）",
        "A0000002": "再発送（2023-06-05）、返戻（転居先不明）",
        "A0000003": "架電禁止",
    }
    assert expected == _states(tmp_path, registry)
    active = registry.active()
    assert active is not None
    assert 10 == active.rows


def test_a_later_list_is_merged_kind_by_kind(
    tmp_path: Path, imports: ImportService, registry: Registry
) -> None:
    """What it does not speak of stays, what it lifts goes, what it repeats is unchanged."""
    first = _write(
        tmp_path / "first.csv",
        ("整理番号", "状態"),
        ("A0000001", "返戻（転居先不明）"),
        ("A0000002", "架電禁止"),
        ("A0000003", "発送停止"),
    )
    import_file(imports, _state(first))
    second = _write(
        tmp_path / "second.csv",
        ("整理番号", "対応"),
        ("A0000001", "再発送済 2023/7/1"),
        ("A0000002", "架電禁止解除"),
        ("A0000003", "発送停止"),
    )

    report = import_file(imports, _state(second))

    assert (3, 1, 3, 0, 0, 0, 2, 1) == _counts(report)
    expected = {"A0000001": "再発送（2023-07-01）、返戻（転居先不明）", "A0000003": "発送停止"}
    assert expected == _states(tmp_path, registry)


def test_the_name_of_a_list_says_what_its_numbers_are(
    tmp_path: Path, imports: ImportService, registry: Registry
) -> None:
    """A list of numbers called 架電禁止リスト needs no column that says so."""
    file = _write(tmp_path / "架電禁止リスト_0605.csv", ("整理番号",), ("A0000004",), ("A0000005",))

    report = import_file(imports, _state(file))

    assert (2, 1, 2, 0, 0, 0, 2, 0) == _counts(report)
    assert {"A0000004": "架電禁止", "A0000005": "架電禁止"} == _states(tmp_path, registry)


def test_one_number_in_several_lines(
    tmp_path: Path, imports: ImportService, registry: Registry
) -> None:
    """Equal lines are copies, lines that can both be true are joined, others are all refused."""
    file = _write(
        tmp_path / "list.csv",
        ("整理番号", "状態"),
        ("A0000001", "架電禁止"),
        ("A0000001", "架電禁止"),
        ("A0000002", "架電禁止"),
        ("A0000002", "返戻 転居先不明"),
        ("A0000003", "返戻 転居先不明"),
        ("A0000003", "返戻 受取拒否"),
        ("A0000004", "再発送予定"),
    )

    report = import_file(imports, _state(file), Approval("確認済み"))

    assert (5, 3, 2, 3, 0, 0, 2, 0) == _counts(report)
    told = [(one.row, one.code) for one in report.problems]
    expected = [
        (6, "status-contradicting"),
        (7, "status-contradicting"),
        (8, "status-unreadable"),
        (3, "duplicate-copy"),
        (5, "status-joined"),
    ]
    assert expected == told
    states = {"A0000001": "架電禁止", "A0000002": "架電禁止、返戻（転居先不明）"}
    assert states == _states(tmp_path, registry)


def test_a_roster_keeps_the_states_it_does_not_speak_of(
    tmp_path: Path, imports: ImportService, registry: Registry
) -> None:
    """Full rosters and supplements, with and without such a column, lose nothing that is known."""
    file = _write(
        tmp_path / "架電禁止.csv", ("整理番号",), ("A0000001",), ("A0000002",), ("A0000003",)
    )
    import_file(imports, _state(file))

    again = import_file(
        imports, ImportRequest(write_csv(tmp_path / "again.csv", people(range(1, 11))))
    )
    more = import_file(
        imports,
        ImportRequest(
            write_csv(tmp_path / "more.csv", [person(1, "見本　改名")]), FileKind.SUPPLEMENT
        ),
    )
    rows = [(*row, "") for row in people(range(1, 11))]
    rows[1] = (*rows[1][:-1], "架電禁止解除")
    rows[2] = (*rows[2][:-1], "受取辞退")
    table = _write(tmp_path / "table.csv", (*HEADER, "返戻"), *rows)
    told = import_file(imports, ImportRequest(table))

    assert (10, 1, 10, 0, 0, 0, 0, 10) == _counts(again)
    assert (1, 1, 1, 0, 0, 0, 1, 0) == _counts(more)
    assert (10, 1, 10, 0, 0, 0, 3, 7) == _counts(told)
    expected = {"A0000001": "架電禁止", "A0000003": "架電禁止、返戻（受取拒否）"}
    assert expected == _states(tmp_path, registry)


def test_a_roster_may_be_read_for_its_states_alone(
    tmp_path: Path, imports: ImportService, registry: Registry
) -> None:
    """A full roster given as a status file changes states and nobody's name."""
    rows = [
        (*person(number, "別の 名義"), "転居先不明" if number == 7 else "") for number in (7, 8)
    ]
    file = _write(tmp_path / "table.csv", (*HEADER, "返戻理由"), *rows)

    report = import_file(imports, _state(file))

    assert (2, 1, 2, 0, 0, 0, 1, 1) == _counts(report)
    assert ["status-name-differs"] * 2 == [one.code for one in report.problems]
    assert {"A0000007": "返戻（転居先不明）"} == _states(tmp_path, registry)
    assert "見本　太郎" in _names(tmp_path, registry)
    assert "別の 名義" not in _names(tmp_path, registry)


def _names(profile: Path, registry: Registry) -> set[str]:
    active = registry.active()
    assert active is not None
    path = layout.version_folder(profile, active.version) / layout.ROSTER_FILE
    with closing(open_reading(path, registry.key(active.version))) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM roster_row")}


@pytest.mark.parametrize(
    ("name", "column", "kind", "code"),
    [
        ("a.csv", "返戻理由", FileKind.FULL, "looks-like-status"),
        ("架電禁止リスト.csv", "ロット", FileKind.SUPPLEMENT, "looks-like-status"),
        ("名簿.csv", "ロット", FileKind.FULL, "columns-missing"),
        ("b.csv", "ロット", FileKind.STATUS, "status-not-stated"),
        ("返戻・再発送.csv", "ロット", FileKind.STATUS, "status-not-stated"),
        ("返戻分を除く.csv", "ロット", FileKind.STATUS, "status-not-stated"),
    ],
)
def test_a_file_of_another_kind_is_refused(
    tmp_path: Path, name: str, column: str, kind: FileKind, code: str
) -> None:
    """A status file is no roster, and a list that says nothing is no status file."""
    file = _write(tmp_path / name, ("整理番号", column), ("A0000001", "x"))

    assert code == read_in_child(file, ReadOptions(RULE, kind=kind)).code


def test_a_status_file_needs_a_roster(tmp_path: Path) -> None:
    """Before the first roster there is nobody whose letter came back."""
    file = _write(tmp_path / "返戻一覧.csv", ("整理番号",), ("A0000001",))

    with pytest.raises(RefusedError) as refused:
        service(tmp_path, registry_of(tmp_path)).plan(_state(file))

    assert "status-without-roster" == refused.value.code


def test_a_dry_run_counts_the_same(tmp_path: Path, imports: ImportService) -> None:
    """What would be changed is known before anything is."""
    file = _write(tmp_path / "返戻一覧.csv", ("整理番号",), ("A0000001",))

    report = dry_run(imports, _state(file))

    assert (ImportStatus.DRY_RUN, (1, 1, 1, 0, 0, 0, 1, 0)) == (report.status, _counts(report))
