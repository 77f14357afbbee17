"""A roster version built aside: rows in, duplicates out, compared, overlaid, verified."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from callassist.domain.errors import CallAssistError, RefusedError
from callassist.domain.roster import RosterRow
from callassist.storage.rosters import verify
from callassist.storage.rosters.builder import RosterBuilder
from callassist.storage.rosters.compare import Difference
from callassist.storage.rosters.connection import open_reading
from callassist.storage.rosters.duplicates import Removed
from tests.legible import legible

KEY = bytes(range(32))


def person(number: int, name: str = "見本 太郎") -> RosterRow:
    """Return a made-up row."""
    return RosterRow(f"A{number:07d}", name, address="架空市見本町1-2-3")


def build(path: Path, rows: list[RosterRow]) -> verify.Expected:
    """Build a version without duplicates and return what it must hold."""
    builder = RosterBuilder(path, KEY)
    builder.add(rows)
    builder.settle()
    builder.compare(None)
    count = builder.rows
    return verify.Expected(count, builder.finish({}))


def references(path: Path) -> list[str]:
    """Return the numbers of a version in the order of their ids."""
    with closing(open_reading(path, KEY)) as connection:
        found = connection.execute("SELECT reference FROM roster_row ORDER BY id")
        return [reference for (reference,) in found]


def test_rows_come_back_as_they_were_given(tmp_path: Path) -> None:
    """Every field of a row is stored and read back unchanged, in the order of loading."""
    rows = [
        RosterRow(*(f"{field}{number}" for field in RosterRow._fields)) for number in range(4500)
    ]

    build(tmp_path / "roster.db", rows)

    with closing(open_reading(tmp_path / "roster.db", KEY)) as connection:
        stored = connection.execute("SELECT * FROM roster_row ORDER BY id").fetchall()
    assert rows == [RosterRow(*values[1:-1]) for values in stored]
    assert list(range(1, 4501)) == [values[0] for values in stored]


def test_equal_rows_leave_one(tmp_path: Path) -> None:
    """Of rows that are equal in every field the first stays and the others are copies."""
    builder = RosterBuilder(tmp_path / "roster.db", KEY)
    builder.add([person(1), person(2), person(1), person(1)])

    removed = builder.settle()
    builder.finish({})

    assert [Removed(3, "A0000001", copy=True), Removed(4, "A0000001", copy=True)] == removed
    assert ["A0000001", "A0000002"] == references(tmp_path / "roster.db")


def test_differing_rows_of_one_number_all_go(tmp_path: Path) -> None:
    """Rows of one number that differ anywhere are all refused, equal ones among them too."""
    builder = RosterBuilder(tmp_path / "roster.db", KEY)
    builder.add([person(1), person(2), person(1, "見本 花子"), person(1)])

    removed = builder.settle()
    builder.finish({})

    assert [1, 3, 4] == [one.row_id for one in removed]
    assert not any(one.copy for one in removed)
    assert ["A0000002"] == references(tmp_path / "roster.db")


def test_comparison_counts_every_kind_of_change(tmp_path: Path) -> None:
    """Added, removed, changed, unchanged and lost by refusal are told apart by number."""
    build(tmp_path / "old.db", [person(1), person(2), person(3), person(4), person(5)])
    builder = RosterBuilder(tmp_path / "new.db", KEY)
    builder.add([person(9), person(1), person(2, "見本 改名"), person(8), person(8, "別")])
    builder.refuse(["A0000004", "A0000007", "A0000001"])
    builder.settle()

    difference = builder.compare((tmp_path / "old.db", KEY))
    builder.finish({})

    expected = Difference(
        added=1, removed=3, changed=1, unchanged=1, lost_by_refusal=1, active_rows=5
    )
    assert expected == difference


def test_refused_duplicate_of_the_active_roster_is_lost_by_refusal(tmp_path: Path) -> None:
    """A number of the active roster whose rows in the file differ is counted as lost."""
    build(tmp_path / "old.db", [person(1), person(2)])
    builder = RosterBuilder(tmp_path / "new.db", KEY)
    builder.add([person(1), person(2), person(2, "別人")])
    builder.settle()

    difference = builder.compare((tmp_path / "old.db", KEY))
    builder.finish({})

    assert (1, 1) == (difference.removed, difference.lost_by_refusal)


def test_supplement_keeps_what_the_file_does_not_have(tmp_path: Path) -> None:
    """An overlaid version has the file's rows and the active roster's others, once each."""
    build(tmp_path / "old.db", [person(number) for number in range(1, 5001)])
    builder = RosterBuilder(tmp_path / "new.db", KEY)
    builder.add([person(2, "見本 改名"), person(6000), person(3), person(3, "別人")])
    builder.settle()
    builder.compare((tmp_path / "old.db", KEY))

    passed_on = [row for batch in builder.overlay() for row in batch]
    expected = verify.Expected(builder.rows, builder.finish({}))

    assert 4999 == len(passed_on)
    assert 5001 == expected.rows
    assert "A0000003" in references(tmp_path / "new.db")
    verify.thorough(tmp_path / "new.db", KEY, expected)


def test_empty_version_is_whole(tmp_path: Path) -> None:
    """A file without an accepted row builds a version that verifies as empty."""
    expected = build(tmp_path / "roster.db", [])

    assert 0 == expected.rows
    verify.thorough(tmp_path / "roster.db", KEY, expected)


def test_every_flipped_byte_is_found(tmp_path: Path) -> None:
    """A byte changed anywhere in the file makes the thorough check refuse it."""
    path = tmp_path / "roster.db"
    expected = build(path, [person(number) for number in range(300)])
    whole = path.read_bytes()
    verify.thorough(path, KEY, expected)

    for place in range(5, len(whole), len(whole) // 23):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(RefusedError) as refused:
            verify.thorough(path, KEY, expected)
        assert "roster-damaged" == refused.value.code


@pytest.mark.parametrize(
    "expected", [verify.Expected(2, "0" * 64), verify.Expected(3, "")], ids=["digest", "rows"]
)
def test_another_version_is_not_taken_for_the_registered_one(
    tmp_path: Path, expected: verify.Expected
) -> None:
    """A file whose count or digest is not the registered one is refused at once."""
    build(tmp_path / "roster.db", [person(1), person(2)])

    with pytest.raises(RefusedError):
        verify.quick(tmp_path / "roster.db", KEY, expected)


def test_wrong_key_opens_nothing(tmp_path: Path) -> None:
    """A version opened with another key is refused without a word of its content."""
    expected = build(tmp_path / "roster.db", [person(1)])

    with pytest.raises(RefusedError) as refused:
        verify.quick(tmp_path / "roster.db", bytes(32), expected)
    assert "roster-damaged" == refused.value.code


def test_missing_file_is_told(tmp_path: Path) -> None:
    """A version whose file is gone is told apart from a damaged one."""
    with pytest.raises(CallAssistError) as refused:
        verify.quick(tmp_path / "roster.db", KEY, verify.Expected(0, ""))
    assert "roster-missing" == refused.value.code


def test_file_holds_nothing_readable(tmp_path: Path) -> None:
    """No field of a row can be found in the file's bytes in any encoding rosters come in."""
    build(tmp_path / "roster.db", [person(number) for number in range(2000)])

    stored = (tmp_path / "roster.db").read_bytes()
    words = ("A0000042", "見本 太郎", "架空市", "roster_row", "SQLite")
    assert [] == legible(stored, words)
