"""Records cross the pipe unchanged."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.roster import RosterRow
from callassist.rosterfiles.messages import Rows

FIELDS = len(RosterRow._fields)
TEXT = st.text(st.characters(exclude_characters="\x1f", codec="utf-8"), max_size=5)
ROW = st.lists(TEXT, min_size=FIELDS, max_size=FIELDS).map(RosterRow._make)


@given(st.lists(st.tuples(st.integers(1, 1_048_576), ROW), min_size=1, max_size=5), TEXT)
def test_rows_come_out_of_the_pipe_as_they_went_in(
    given_rows: list[tuple[int, RosterRow]], sheet: str
) -> None:
    """The columns they travel in lose nothing, and no empty value."""
    numbers, rows = map(list, zip(*given_rows, strict=True))
    sent = Rows.of(numbers, list(zip(*rows, strict=True)), sheet)
    copy = pickle.loads(pickle.dumps(sent))  # noqa: S301 - our own bytes
    assert copy == sent
    assert (copy.numbers, copy.rows, copy.sheet) == (numbers, rows, sheet)
    assert all(isinstance(row, RosterRow) for row in copy.rows)


def test_the_mark_between_values_is_never_part_of_one() -> None:
    """A stray U+001F of a cell becomes a space and moves no value into another row."""
    columns = [["A0000001", "A0000002"], ["\x1f山田", "佐藤"], *[["", ""]] * (FIELDS - 2)]
    assert [(" 山田",), ("佐藤",)] == [row[1:2] for row in Rows.of([2, 3], columns).rows]
