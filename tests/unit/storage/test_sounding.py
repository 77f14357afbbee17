"""The table that finds near sounds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from callassist.matching.sounds import step_off
from callassist.storage.search.sounding import Kind, near_entries

SIGNS = "アカガシジチンツユタ"


@given(st.text(SIGNS, min_size=1, max_size=5), st.text(SIGNS, min_size=1, max_size=5))
def test_sounds_one_step_apart_meet_in_the_table(one: str, other: str) -> None:
    """What one sign less leaves of them is the same at least once."""
    entries = [
        {short for _, short, _ in near_entries(Kind.FAMILY, {sound})} for sound in (one, other)
    ]
    assert step_off(one, other) is None or entries[0] & entries[1]
