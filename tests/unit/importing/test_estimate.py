"""The time an import will still take: told when somebody can tell, steady, never below zero."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.roster import ImportPhase
from callassist.services.importing.estimate import AFTER_READING, Estimate

AFTER = sum(AFTER_READING.values())


class Clock:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


def test_nobody_can_tell_at_first() -> None:
    """In the first second, or without any total, there is no time left to be told."""
    clock = Clock()
    estimate = Estimate(clock=clock)
    estimate.note(ImportPhase.READING, 0)
    clock.now += 0.5
    estimate.note(ImportPhase.READING, 1000)

    assert estimate.seconds_left(1000, 10_000) is None
    clock.now += 10
    estimate.note(ImportPhase.READING, 2000)
    assert estimate.seconds_left(2000, None) is None


def test_the_lines_of_a_text_stand_in_for_its_rows() -> None:
    """A text file of which only the lines are known has a time left too."""
    clock = Clock()
    estimate = Estimate(lines=10_000, clock=clock)
    estimate.note(ImportPhase.READING, 0)
    clock.now += 10
    estimate.note(ImportPhase.READING, 5_000)

    assert pytest.approx(10 + 20 * AFTER) == estimate.seconds_left(5_000, None)


def test_an_even_import_ends_when_it_was_told_to() -> None:
    """Rows that come evenly give one and the same end, over all phases."""
    clock = Clock()
    estimate = Estimate(clock=clock)
    clock.now += 9  # the children start
    estimate.note(ImportPhase.READING, 0)
    ends = []
    for second in range(1, 101):
        clock.now += 1
        estimate.note(ImportPhase.READING, second * 1000)
        left = estimate.seconds_left(second * 1000, 100_000)
        ends.append(clock.now + (left or 0.0))

    assert [209 + 100 * AFTER] * 100 == pytest.approx(ends)
    assert pytest.approx(1000) == estimate.rate


def test_later_phases_count_down_without_a_word_from_the_children() -> None:
    """While versions are compared nobody counts rows, and the time left goes down all the same."""
    clock = Clock()
    estimate = Estimate(clock=clock)
    estimate.note(ImportPhase.READING, 0)
    clock.now += 100
    estimate.note(ImportPhase.READING, 1000)
    estimate.note(ImportPhase.COMPARING, 0)
    told = []
    for _ in range(5):
        clock.now += 1
        told.append(estimate.seconds_left(0, 1000) or 0.0)

    assert sorted(told, reverse=True) == told
    assert pytest.approx(100 * AFTER - 5) == told[-1]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(ImportPhase)),
            st.integers(0, 2_000_000),
            st.one_of(st.none(), st.integers(0, 1_000_000)),
            st.floats(0, 50),
        ),
        max_size=40,
    )
)
def test_time_left_is_never_negative(
    events: list[tuple[ImportPhase, int, int | None, float]],
) -> None:
    """Whatever the children tell, neither the rate nor the time left goes below zero."""
    clock = Clock()
    estimate = Estimate(clock=clock)
    for phase, done, total, passed in events:
        clock.now += passed
        estimate.note(phase, done)
        left = estimate.seconds_left(done, total)
        assert left is None or left >= 0
        assert estimate.rate >= 0
