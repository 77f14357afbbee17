"""Recovery shares as they are written down and typed again."""

from __future__ import annotations

import re
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.errors import RefusedError
from callassist.security import shares

PROFILE = "0123456789abcdef"
KEY, SHARES = shares.new(PROFILE)


def _code(*typed: str, profile: str = PROFILE) -> tuple[str, dict[str, str | int]]:
    with pytest.raises(RefusedError) as refused:
        shares.sealing_key(profile, typed)
    return refused.value.code, refused.value.params


def test_a_share_is_eight_groups_of_five() -> None:
    """A share can be read out and written down group by group."""
    assert all(re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){7}", s) for s in SHARES)
    assert 3 == len(set(SHARES))


def test_any_two_give_the_key() -> None:
    """Any two of the three suffice, in any order."""
    assert all(KEY == shares.sealing_key(PROFILE, pair) for pair in permutations(SHARES, 2))


def test_spelling_does_not_matter() -> None:
    """Case, width, grouping and letters that look like digits are forgiven."""
    plain = SHARES[0].replace("-", "")
    sloppy = plain.lower().replace("0", "o").replace("1", "l")
    wide = "　".join(chr(ord(c) + 0xFEE0) for c in SHARES[1].replace("-", ""))

    assert KEY == shares.sealing_key(PROFILE, (sloppy, wide))


@given(st.integers(0, 39), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_a_slip_is_told(place: int, wrong: str) -> None:
    """A wrong character anywhere is noticed, and which share it is in."""
    plain = SHARES[1].replace("-", "")
    slipped = plain[:place] + wrong + plain[place + 1 :]

    if slipped != plain:
        assert ("share-mistyped", {"number": 2}) == _code(SHARES[0], slipped)


@given(st.integers(0, 38))
def test_swapped_neighbours_are_told(place: int) -> None:
    """Two characters in the wrong order are noticed."""
    plain = SHARES[0].replace("-", "")
    swapped = plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :]

    if swapped != plain:
        assert ("share-mistyped", {"number": 1}) == _code(swapped, SHARES[1])


@pytest.mark.parametrize("text", ["", "abc", "U" * 40, "0" * 41, "あ" * 40, "É" * 40])
def test_anything_else_is_no_share(text: str) -> None:
    """Whatever else is typed is told as a slip."""
    assert ("share-mistyped", {"number": 1}) == _code(text, SHARES[0])


def test_the_same_share_twice_is_refused() -> None:
    """One share does not pass for two."""
    assert ("share-twice", {}) == _code(SHARES[0], SHARES[0].lower())


def test_one_share_is_not_enough() -> None:
    """A single share is asked to be completed."""
    assert ("shares-missing", {"needed": 2}) == _code(SHARES[0])


def test_a_share_of_another_profile_is_told() -> None:
    """Shares of two profiles are not mixed up."""
    assert ("share-of-another-profile", {"number": 1}) == _code(*SHARES[:2], profile="another")
