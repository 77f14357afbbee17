"""What is known of letters goes on into the next version, however much of it there is."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from callassist.domain.roster import RosterRow
from callassist.storage.rosters import states, verify
from callassist.storage.rosters.builder import RosterBuilder
from callassist.storage.rosters.connection import open_building, open_reading
from callassist.storage.rosters.statements import Dropped

KEY = bytes(range(32))


def person(number: int, state: str = "") -> RosterRow:
    """Return a made-up row."""
    return RosterRow(f"A{number:07d}", "見本 太郎", returned=state)


def build(
    path: Path, rows: list[RosterRow], known: tuple[Path, bytes] | None = None
) -> verify.Expected:
    """Build a version and return what it must hold."""
    builder = RosterBuilder(path, KEY, known)
    builder.add(rows)
    builder.settle()
    builder.compare(known)
    count = builder.rows
    return verify.Expected(count, builder.finish({}))


def stored(path: Path) -> dict[str, str]:
    """Return number → state of the rows that have one."""
    with closing(open_reading(path, KEY)) as connection:
        found = connection.execute("SELECT reference, returned FROM roster_row")
        return {reference: state for reference, state in found if state}


@pytest.mark.parametrize("most_kept", [states.MOST_KEPT, 1])
def test_known_states_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most_kept: int
) -> None:
    """Held in memory or asked batch by batch: the same states, and the digest is of them."""
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    build(old, [person(1, "架電禁止"), person(2, "転居先不明"), person(3), person(4, "発送停止")])
    monkeypatch.setattr(states, "MOST_KEPT", most_kept)

    rows = [person(1), person(2, "再発送"), person(3, "返戻（x）"), person(4, "発送停止解除")]
    expected = build(new, [*rows, person(5, "架電禁止解除")], (old, KEY))

    told = {
        "A0000001": "架電禁止",
        "A0000002": "再発送、返戻（転居先不明）",
        "A0000003": "返戻（x）",
    }
    assert told == stored(new)
    verify.thorough(new, KEY, expected)


@pytest.mark.parametrize("most_kept", [states.MOST_KEPT, 1])
def test_who_left_comes_back_with_the_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most_kept: int
) -> None:
    """架電禁止 outlives rosters without the person, status files too, until a file lifts it."""
    files = [tmp_path / f"{number}.db" for number in range(6)]
    monkeypatch.setattr(states, "MOST_KEPT", most_kept)
    build(files[0], [person(1, "架電禁止"), person(2, "返戻（転居先不明）"), person(3)])
    build(files[1], [person(3, "発送停止")], (files[0], KEY))
    builder = RosterBuilder(files[2], KEY)
    said = builder.statements((files[1], KEY))
    said.settle()
    list(builder.restate(said))
    builder.settle()
    builder.finish({})
    build(files[3], [person(4)], (files[2], KEY))
    expected = build(files[4], [person(1), person(2)], (files[3], KEY))
    build(files[5], [person(1, "架電禁止解除"), person(3)], (files[4], KEY))

    assert {} == stored(files[3])
    assert {"A0000001": "架電禁止", "A0000002": "返戻（転居先不明）"} == stored(files[4])
    assert {"A0000003": "発送停止"} == stored(files[5])
    verify.thorough(files[4], KEY, expected)


def test_states_of_who_left_are_vouched_for(tmp_path: Path) -> None:
    """A version built again without the one before it is told from the one that had it."""
    build(tmp_path / "old.db", [person(1, "架電禁止")])
    with_them = build(tmp_path / "new.db", [person(2)], (tmp_path / "old.db", KEY))
    without = build(tmp_path / "alone.db", [person(2)])
    assert with_them.sha256 != without.sha256


def test_version_without_the_table_is_read(tmp_path: Path) -> None:
    """Versions built before such states were kept stay whole, and their states go on."""
    old = tmp_path / "old.db"
    expected = build(old, [person(1, "架電禁止"), person(2)])
    with closing(open_building(old, KEY)) as connection:
        connection.execute("DROP TABLE departed")
    verify.thorough(old, KEY, expected)
    build(tmp_path / "new.db", [person(2)], (old, KEY))
    build(tmp_path / "next.db", [person(1)], (tmp_path / "new.db", KEY))
    assert {"A0000001": "架電禁止"} == stored(tmp_path / "next.db")


def test_the_first_version_has_nothing_to_lift(tmp_path: Path) -> None:
    """That something is over is no state of its own; any other word stays as it was given."""
    build(tmp_path / "roster.db", [person(1, "架電禁止解除、発送停止"), person(2, "転居先不明")])
    expected = {"A0000001": "発送停止", "A0000002": "転居先不明"}
    assert expected == stored(tmp_path / "roster.db")


def test_an_old_text_that_says_the_same_is_left_alone() -> None:
    """A version of the time before states were merged changes only where something changes."""
    assert "転居先不明" == states.merged("転居先不明", "返戻（転居先不明）")
    assert "架電禁止、返戻（転居先不明）" == states.merged("転居先不明", "架電禁止")


def test_states_are_found_without_reading_every_row(tmp_path: Path) -> None:
    """An index of the few rows that have one answers it."""
    build(tmp_path / "roster.db", [person(1, "架電禁止"), person(2)])
    query = "EXPLAIN QUERY PLAN SELECT reference, returned FROM roster_row WHERE returned <> ''"
    with closing(open_reading(tmp_path / "roster.db", KEY)) as connection:
        (step,) = connection.execute(query).fetchall()
    assert "roster_state" in step[-1]


def test_statements_become_one_a_number(tmp_path: Path) -> None:
    """Unknown numbers and contradictions go, copies and what can be joined count once."""
    old = tmp_path / "old.db"
    build(old, [person(1), person(2, "発送停止"), person(3), person(4)])
    builder = RosterBuilder(tmp_path / "new.db", KEY)
    said = builder.statements((old, KEY))
    said.add([person(1, "架電禁止"), person(9, "架電禁止"), person(2, "発送停止")])
    said.add([person(1, "架電禁止"), person(1, "返戻（x）"), person(3, "返戻（x）")])
    said.add([person(3, "返戻（y）")])

    dropped = said.settle()
    restated = [row for rows in builder.restate(said) for row in rows]
    builder.settle()
    builder.finish({})

    expected = [
        Dropped(2, "status-number-unknown"),
        Dropped(4, "duplicate-copy"),
        Dropped(5, "status-joined"),
        Dropped(6, "status-contradicting"),
        Dropped(7, "status-contradicting"),
    ]
    assert expected == dropped
    assert [False, True, True, False, False] == [one.copy for one in dropped]
    assert (1, 1) == (said.changed, said.unchanged)
    assert [1, 2, 3, 4] == [int(row.reference[1:]) for row in restated]
    states_now = {"A0000001": "架電禁止、返戻（x）", "A0000002": "発送停止"}
    assert states_now == stored(tmp_path / "new.db")


def test_a_line_with_another_name_is_remembered(tmp_path: Path) -> None:
    """Another spelling of the name is the same; another name may mean a wrong number."""
    old = tmp_path / "old.db"
    build(old, [RosterRow(f"A000000{number}", "髙橋 太郎") for number in range(1, 5)])
    builder = RosterBuilder(tmp_path / "new.db", KEY)
    said = builder.statements((old, KEY))
    for number, name in enumerate(("高橋　太郎", "", "見本 花子"), 1):
        said.add([RosterRow(f"A000000{number}", name, returned="架電禁止")])

    said.settle()
    list(builder.restate(said))
    builder.settle()
    builder.finish({})

    assert (3, [3]) == (said.changed, said.misnamed)
