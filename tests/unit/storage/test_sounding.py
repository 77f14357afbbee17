"""Sounds that are easily taken for another."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.matching.sounds import step_off
from callassist.storage.search.sounding import Kind, confusable, near_entries

SIGNS = "アカガシジチンツユタ"


@pytest.mark.parametrize("sound", ["ナカシマ", "サカモト", "ツカ", "ア"])
def test_confusable_sounds_are_all_there_are(sound: str) -> None:
    """Whatever differs in one sign and is easily taken for the sound is among them."""
    longer = {sound[:at] + sign + sound[at:] for at in range(len(sound) + 1) for sign in SIGNS}
    others = {
        sound[:at] + sign + sound[at + 1 :] for at, sign in product(range(len(sound)), ["", *SIGNS])
    }
    expected = {one for one in longer | others if step_off(sound, one) == 0}
    assert expected <= set(confusable(sound))
    assert {0} >= {step_off(sound, one) for one in confusable(sound)}


@given(st.text(SIGNS, min_size=1, max_size=5), st.text(SIGNS, min_size=1, max_size=5))
def test_sounds_one_step_apart_meet_in_the_table(one: str, other: str) -> None:
    """What one sign less leaves of them is the same at least once."""
    entries = [
        {short for _, short, _ in near_entries(Kind.FAMILY, {sound})} for sound in (one, other)
    ]
    assert step_off(one, other) is None or entries[0] & entries[1]
