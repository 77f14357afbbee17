"""The numbers one slip away from the one typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.reference import ReferenceRule
from callassist.domain.search import Difference, Slip
from callassist.matching.neighbours import neighbours
from tests.unit.matching.examples import RULE

DIGITS = st.text("0123456789", min_size=7, max_size=7)
PREFIXES = st.sampled_from(RULE.prefixes)
PLACES = st.integers(0, 6)


def near(letters: str, digits: str) -> dict[str, Difference]:
    """Return the neighbours of a number and where each differs."""
    return dict(neighbours(letters, digits, RULE))


@given(PREFIXES, DIGITS, st.integers(0, 5))
def test_two_swapped_digits_are_found(prefix: str, digits: str, at: int) -> None:
    """The place is that of the digit nearer the end."""
    turned = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    if turned != digits:
        assert near(prefix, turned)[prefix + digits] == Difference(Slip.SWAPPED, 6 - at)
        assert prefix + digits in near("", turned)


@given(PREFIXES, DIGITS, PLACES, st.sampled_from("0123456789"))
def test_one_wrong_digit_is_found(prefix: str, digits: str, at: int, wrong: str) -> None:
    """With its letter and without it, and the place is known."""
    typed = digits[:at] + wrong + digits[at + 1 :]
    if typed != digits:
        assert near(prefix, typed)[prefix + digits] == Difference(Slip.DIGIT, 7 - at)
        assert prefix + digits in near("", typed)


@given(PREFIXES, DIGITS, st.sampled_from(["A", "B", "C", "D", "E", "P", "AB", "Z"]))
def test_a_wrong_letter_is_found(prefix: str, digits: str, typed: str) -> None:
    """Known to the pack or not, the letter may have been another; then the digits are right."""
    if typed != prefix:
        assert near(typed, digits)[prefix + digits] == Difference(Slip.LETTER, 0)


@given(PREFIXES, DIGITS, PLACES)
def test_a_digit_left_out_is_found(prefix: str, digits: str, at: int) -> None:
    """One digit fewer may be missing anywhere."""
    typed = digits[:at] + digits[at + 1 :]
    assert near(prefix, typed)[prefix + digits].slip is Slip.MISSING
    assert prefix + digits in near("", typed)


@given(PREFIXES, DIGITS, PLACES, st.sampled_from("0123456789"))
def test_a_digit_too_many_is_found(prefix: str, digits: str, at: int, extra: str) -> None:
    """Anywhere after a letter; without one a digit typed twice, for longer numbers exist."""
    assert near(prefix, digits[:at] + extra + digits[at:])[prefix + digits].slip is Slip.EXTRA
    doubled = digits[:at] + digits[at] + digits[at:]
    assert prefix + digits in near("", doubled)


@pytest.mark.parametrize(("heard", "letter"), [("8", "A"), ("4", "C"), ("8", "B")])
@given(DIGITS)
def test_a_letter_heard_as_a_digit_is_found(heard: str, letter: str, digits: str) -> None:
    """エイト is A and シ is C, where one digit is too many."""
    assert near("", heard + digits)[letter + digits] == Difference(Slip.LETTER, 0)


@given(st.sampled_from(["", "A", "C", "D"]), st.text("0123456789", max_size=12))
def test_neighbours_are_few_and_never_the_number_itself(letters: str, digits: str) -> None:
    """Nothing stands twice, everything is a whole number, and only near lengths have any."""
    found = [reference for reference, _ in neighbours(letters, digits, RULE)]
    assert len(found) == len(set(found)) <= 210
    assert all(one[0] in "ABC" and len(one) == 8 for one in found)
    assert not {f"{letter}{digits}" for letter in ([letters] if letters else "ABC")} & set(found)
    assert abs(len(digits) - 7) <= 1 or not found


@pytest.mark.parametrize("digits", ["", "12345", "123456789"])
def test_lengths_too_different_have_no_neighbours(digits: str) -> None:
    """Two slips are another number."""
    assert near("A", digits) == {}


def test_the_likeliest_come_first() -> None:
    """Swapped digits and digits that sound alike stand before any other."""
    found = list(near("A", "0012345"))
    likely = {"A0012354", "A0072345", "A0012375", "A0082345", "A0102345"}
    assert likely <= set(found[:14])


def test_letters_that_rhyme_come_first() -> None:
    """D is rather B than A."""
    assert next(iter(near("D", "0012345"))) == "B0012345"


def test_prefixes_of_several_letters_have_neighbours() -> None:
    """The rule says what prefixes there are and how long numbers are."""
    rule = ReferenceRule(("AB", "A"), 4, (4,))
    found = dict(neighbours("AB", "0012", rule))
    assert found["A0012"] == Difference(Slip.LETTER, 0)
    assert found["AB0021"] == Difference(Slip.SWAPPED, 1)
