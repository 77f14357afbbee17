"""Row numbers kept in runs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from callassist.services.importing.places import Places

BATCHES = st.lists(
    st.tuples(
        st.sampled_from(["", "低圧", "高圧"]),
        st.lists(st.integers(1, 30), unique=True).map(sorted),
    ),
    max_size=8,
)


@given(BATCHES)
def test_every_id_leads_to_its_row(batches: list[tuple[str, list[int]]]) -> None:
    """Whatever rows are missing in between, each id gives the sheet and row it came from."""
    places = Places()
    for sheet, rows in batches:
        places.note(sheet, rows)

    expected = [(sheet, row) for sheet, rows in batches for row in rows]
    assert expected == [places.place(number) for number in range(1, len(expected) + 1)]


def test_neighbours_cost_nothing() -> None:
    """A file without gaps is kept as one run, however long it is."""
    places = Places()
    places.note("", range(2, 100_000))

    assert 1 == len(places._starts)
