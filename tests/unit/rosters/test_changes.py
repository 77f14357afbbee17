"""Changes found on demand agree with a comparison row by row."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist.domain.changes import ChangeFilter, ChangeKind, FieldChange, RowChange
from callassist.domain.errors import CancelledError, RefusedError
from callassist.domain.roster import RosterRow
from callassist.storage.rosters.builder import RosterBuilder
from callassist.storage.rosters.changes import Changes

KEY = bytes(range(32))
ALL = ChangeFilter()

names = st.text("見本太郎花子 髙﨑'\"%_", min_size=1, max_size=4)
rosters = st.dictionaries(
    st.integers(1, 40), st.builds(lambda name, phone: (name, phone), names, names), max_size=25
)


def _rows(people: dict[int, tuple[str, str]]) -> list[RosterRow]:
    return [
        RosterRow(f"A{number:07d}", name, phone=phone) for number, (name, phone) in people.items()
    ]


def _build(path: Path, rows: list[RosterRow]) -> tuple[Path, bytes]:
    builder = RosterBuilder(path, KEY)
    builder.add(rows)
    builder.settle()
    builder.finish({})
    return path, KEY


def _by_hand(old: list[RosterRow], new: list[RosterRow], lost: list[str]) -> list[RowChange]:
    before, after = ({row.reference: row for row in rows} for rows in (old, new))
    kinds: dict[ChangeKind, list[RowChange]] = {kind: [] for kind in ChangeKind}
    for reference in sorted(before.keys() | after.keys()):
        was, becomes = before.get(reference), after.get(reference)
        if was is None and becomes is not None:
            kinds[ChangeKind.ADDED].append(RowChange(ChangeKind.ADDED, reference, becomes.name))
        elif was is not None and becomes is None:
            kind = ChangeKind.LOST if reference in lost else ChangeKind.REMOVED
            kinds[kind].append(RowChange(kind, reference, was.name))
        elif was is not None and becomes is not None and was != becomes:
            fields = tuple(
                FieldChange(field, getattr(was, field), getattr(becomes, field))
                for field in RosterRow._fields
                if getattr(was, field) != getattr(becomes, field)
            )
            change = RowChange(ChangeKind.CHANGED, reference, becomes.name, fields)
            kinds[ChangeKind.CHANGED].append(change)
    return [change for kind in ChangeKind for change in kinds[kind]]


def _paged(changes: Changes, wanted: ChangeFilter, limit: int) -> list[RowChange]:
    found: list[RowChange] = []
    while True:
        page = changes.page(wanted, limit, found[-1] if found else None)
        assert len(page.changes) <= limit
        found += page.changes
        if not page.more:
            return found


@settings(max_examples=40)
@given(rosters, rosters, st.sets(st.integers(1, 40)), st.integers(1, 7))
def test_pages_are_the_comparison_by_hand(
    old: dict[int, tuple[str, str]],
    new: dict[int, tuple[str, str]],
    refused: set[int],
    limit: int,
) -> None:
    """Every change is on one page and one only, by kind and number, with its fields' values."""
    lost = [f"A{number:07d}" for number in refused]
    before, after = _rows(old), _rows(new)
    with tempfile.TemporaryDirectory() as folder:
        files = (_build(Path(folder) / "new.db", after), _build(Path(folder) / "old.db", before))
        with closing(Changes(*files, lost)) as changes:
            expected = _by_hand(before, after, lost)
            assert expected == _paged(changes, ALL, limit)
            for kind in ChangeKind:
                found = _paged(changes, ChangeFilter(kinds=(kind,)), limit)
                assert [one for one in expected if one.kind is kind] == found
            phones = _paged(changes, ChangeFilter(field="phone"), limit)
            assert [
                one for one in expected if any(field.field == "phone" for field in one.fields)
            ] == phones
            starts = _paged(changes, ChangeFilter(reference="A000001"), limit)
            assert [one for one in expected if one.reference.startswith("A000001")] == starts
            counted = dict.fromkeys(("name", "phone"), 0)
            for one in expected:
                for field in one.fields:
                    counted[field.field] += 1
            assert {name: count for name, count in counted.items() if count} == dict(
                changes.fields()
            )


def test_who_was_spoken_to_is_found_among_all_who_had_a_number(tmp_path: Path) -> None:
    """Changed, removed and lost persons are asked for; the filter then shows those only."""
    old = [RosterRow(f"A{number:07d}", "見本") for number in range(1, 1_601)]
    new = [RosterRow(f"A{number:07d}", "改名") for number in range(801, 1_701)]
    asked: list[str] = []

    def spoken_to(references: list[str]) -> list[str]:
        asked.extend(references)
        return [one for one in references if one.endswith("00")]

    files = _build(tmp_path / "new.db", new), _build(tmp_path / "old.db", old)
    with closing(Changes(*files, ["A0000001"])) as changes:
        assert 16 == changes.tell(lambda some: spoken_to(list(some)))
        assert 16 == changes.tell(lambda some: spoken_to(list(some)))
        found = _paged(changes, ChangeFilter(told=True), 5)

    assert 1_600 == len(asked) == len(set(asked))
    assert [one[0] for one in old if one[0].endswith("00")] == sorted(
        one.reference for one in found
    )


def test_first_roster_adds_everybody(tmp_path: Path) -> None:
    """Without a roster before it, a version's persons are all added."""
    rows = [RosterRow(f"A{number:07d}", "見本") for number in range(1, 8)]
    with closing(Changes(_build(tmp_path / "new.db", rows), None, [])) as changes:
        found = _paged(changes, ALL, 3)
        assert () == changes.fields()

    assert [(ChangeKind.ADDED, row.reference) for row in rows] == [
        (one.kind, one.reference) for one in found
    ]


def test_a_closed_comparison_says_it_was_cancelled(tmp_path: Path) -> None:
    """Whoever asks after the comparison was closed is told so, and not that a file is damaged."""
    changes = Changes(_build(tmp_path / "new.db", _rows({1: ("見本", "")})), None, [])
    changes.close()

    with pytest.raises(CancelledError):
        changes.page(ALL, 10, None)


def test_a_missing_base_is_told(tmp_path: Path) -> None:
    """A comparison with a roster whose file is gone is refused with its reason."""
    new = _build(tmp_path / "new.db", _rows({1: ("見本", "")}))
    with closing(Changes(new, (tmp_path / "gone.db", KEY), [])) as changes:
        with pytest.raises(RefusedError) as refused:
            changes.page(ALL, 10, None)
        assert "roster-missing" == refused.value.code
