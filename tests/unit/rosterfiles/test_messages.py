"""Records cross the pipe unchanged."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.roster import RosterRow
from callassist.rosterfiles.messages import FIELDS, Rows

ROW = st.lists(st.text(max_size=5), min_size=FIELDS, max_size=FIELDS).map(RosterRow._make)


@given(st.lists(st.tuples(st.integers(1, 1_048_576), ROW), max_size=5), st.text(max_size=5))
def test_rows_come_out_of_the_pipe_as_they_went_in(
    rows: list[tuple[int, RosterRow]], sheet: str
) -> None:
    """The flat form they travel in loses nothing."""
    copy = pickle.loads(pickle.dumps(Rows(rows, sheet)))  # noqa: S301 - our own bytes
    assert copy == Rows(rows, sheet)
    assert all(isinstance(row, RosterRow) for _, row in copy.rows)
