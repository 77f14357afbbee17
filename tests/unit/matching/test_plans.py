"""What stands in the two fields, understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.reference import ReferenceNumber
from callassist.matching import Plan, plan
from tests.unit.matching.examples import RULE

WHOLE = {"letters": "A", "digits": "0012345", "is_whole": True, "typed": True}


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("A0012345", "山田"),
        ("A0012345 山田", ""),
        ("", "A0012345 山田"),
        ("", "山田 A0012345"),
        ("山田", "A0012345"),
        ("A 001-2345 山田", ""),
        ("整理番号：A0012345、山田", ""),
        ("A0012345山田", ""),
        ("山田A0012345", ""),
    ],
)
def test_each_field_accepts_the_others_content(number: str, name: str) -> None:
    """Number and name are told apart wherever they stand."""
    assert plan(number, name, RULE) == Plan(name="山田", said="山田", **WHOLE)  # type: ignore[arg-type]  # a dictionary of both kinds


def test_a_name_with_last_digits_in_one_field_is_both() -> None:
    """The digits narrow; should nobody fit, the words may still be one name."""
    asked = plan("", "山田 2345", RULE)
    assert (asked.name, asked.digits) == ("山田", "2345")
    assert asked.instead is not None
    assert (asked.instead.name, asked.instead.digits) == ("山田2345", "")


def test_spoken_honorifics_in_kana_are_tried_without() -> None:
    """さん may end a name, so that it goes only where nobody is found with it."""
    asked = plan("", "やまださん", RULE)
    assert asked.name == "ヤマダサン"
    assert asked.instead is not None
    assert asked.instead.name == "ヤマダ"


@pytest.mark.parametrize(
    ("number", "name", "states"),
    [
        ("", "", ("empty",)),
        (" ", "　", ("empty",)),
        ("A", "", ("prefix_only",)),
        ("えー", "", ("prefix_only",)),
        ("D", "", ("prefix_only",)),
        ("A", "山田", ("finds",)),
        ("123", "", ("too_short",)),
        ("A123", "", ("too_short",)),
        ("", "㈱", ("too_short",)),
        ("1234", "", ("finds",)),
        ("", "林", ("finds",)),
        ("〒530-0001", "", ()),
    ],
)
def test_what_the_screen_has_to_know_is_told(
    number: str, name: str, states: tuple[str, ...]
) -> None:
    """Exactly the states that hold are true."""
    asked = plan(number, name, RULE)
    told = {
        "empty": asked.is_empty,
        "prefix_only": asked.prefix_only,
        "too_short": asked.too_short,
        "finds": asked.finds,
    }
    assert tuple(state for state, holds in told.items() if holds) == states


def test_the_words_are_kept_as_they_were_said() -> None:
    """Spaces tell the names in Latin letters apart; the key has none."""
    asked = plan("", "Ｏhno  Shota 様", RULE)
    assert (asked.name, asked.said) == ("ohnoshota", "ohno  shota")


def test_forms_of_a_character_are_one_in_the_key() -> None:
    """How it was spelt is kept, to explain what was found."""
    asked = plan("", "髙橋", RULE)
    assert (asked.name, asked.spelt) == ("高橋", "髙橋")


def test_a_telephone_in_the_number_field_is_one() -> None:
    """A whole telephone finds exactly and is not mistaken for the number."""
    asked = plan("090-1234-5678", "", RULE)
    assert (asked.phone, asked.digits, asked.looks_like) == ("+819012345678", "", "phone")


def test_a_supply_point_is_one() -> None:
    """All 22 digits find exactly."""
    assert plan("05" + "1" * 20, "", RULE).supply_point == "05" + "1" * 20


def test_too_many_digits_only_narrow() -> None:
    """A customer number is named as such and can only be part of something longer."""
    asked = plan("12345678", "", RULE)
    assert (asked.looks_like, asked.digits) == ("customer-number", "12345678")


def test_a_postcode_without_its_mark_is_still_looked_up() -> None:
    """123-4567 may be the number without its letter."""
    asked = plan("123-4567", "", RULE)
    assert (asked.looks_like, asked.digits) == ("postcode", "1234567")


def test_the_number_as_typed_can_be_read_back() -> None:
    """Number and letters are there as far as they were typed."""
    assert plan("a001", "", RULE).number == ReferenceNumber("A", "001")


@pytest.mark.parametrize("junk", ["\x00", "山\u202e田", "あ" * 500, "A0012345\x1b[0m"])
def test_junk_finds_nobody(junk: str) -> None:
    """Hostile or endless text is impossible, and is neither empty nor too short."""
    asked = plan("", junk, RULE)
    assert (asked.is_impossible, asked.is_empty, asked.too_short) == (True, False, False)


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_text_is_planned_without_an_error(number: str, name: str) -> None:
    """Some text may be nobody's, but all of it is understood somehow."""
    asked = plan(number, name, RULE)
    assert asked.is_empty == (not asked.typed)
