"""One field: a number, a name, or both; written or said."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.matching.characters import fold
from callassist.matching.fields import Field, read_field
from tests.unit.matching.examples import RULE

Told = tuple[str, str, str]


def told(field: Field | None) -> Told | None:
    """Return letters, digits and name of a field."""
    if field is None:
        return None
    number = field.number
    return (number.letters, number.digits, field.name) if number else ("", field.part, field.name)


@pytest.mark.parametrize("for_number", [True, False])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A0012345 山田", ("A", "0012345", "山田")),
        ("山田 A 001-2345", ("A", "0012345", "山田")),
        ("A0012345山田", ("A", "0012345", "山田")),
        ("山田A0012345", ("A", "0012345", "山田")),
        ("A0012345 saeki", ("A", "0012345", "saeki")),
        ("Saeki Megumi A0012345", ("A", "0012345", "saeki megumi")),
        ("saekia0012345", ("A", "0012345", "saeki")),
        ("整理番号：A0012345、さえき", ("A", "0012345", "サエキ")),
        ("山田 2345", ("", "2345", "山田")),
        ("2345 山田", ("", "2345", "山田")),
        ("山田2345", ("", "2345", "山田")),
        ("0012345山田", ("", "0012345", "山田")),
        ("さえき 2345", ("", "2345", "サエキ")),
        ("さえき2345", ("", "2345", "サエキ")),
        ("ohno 2345", ("", "2345", "ohno")),
        ("ohno2345", ("", "2345", "ohno")),
        ("ohno 0012345", ("", "0012345", "ohno")),
        ("tanaka0012345", ("", "0012345", "tanaka")),
        ("ii 2345", ("", "2345", "ii")),
        ("smith 2345", ("", "2345", "smith")),
        ("にし 2345", ("", "2345", "ニシ")),
        ("えーぜろぜろいちにさんよんご さえき", ("A", "0012345", "サエキ")),
        ("えーぜろぜろいちにさんよんご", ("A", "0012345", "")),
        ("A 00いち2", ("A", "0012", "")),
        ("ゼロゼロ12345", ("", "0012345", "")),
        ("シ0012345", ("", "40012345", "")),
        ("エイト0012345", ("", "80012345", "")),
        ("AB0012345", ("AB", "0012345", "")),
        ("ごとう", ("", "", "ゴトウ")),
        ("にし", ("", "", "ニシ")),
        ("五十嵐", ("", "", "五十嵐")),
    ],
)
def test_numbers_and_names_are_told_apart_in_either_field(
    text: str,
    expected: Told,
    for_number: bool,  # noqa: FBT001 - pytest passes it by name
) -> None:
    """In any order, script and spacing, written or said."""
    assert told(read_field(text, RULE, for_number=for_number)) == expected


@pytest.mark.parametrize(
    ("text", "for_number", "first", "second"),
    [
        ("くによし", False, ("", "", "クニヨシ"), ("", "9244", "")),
        ("くによし", True, ("", "9244", ""), ("", "", "クニヨシ")),
        ("えーいち", True, ("A", "1", ""), ("", "", "エーイチ")),
        ("えーいち", False, ("", "", "エーイチ"), None),
        ("いちにさんよん", True, ("", "1234", ""), ("", "", "イチニサンヨン")),
        ("ゼロロクナナロクゴゴゴ", False, ("", "0676555", ""), ("", "", "ゼロロクナナロクゴゴゴ")),
        ("にし 2345", True, ("", "2345", "ニシ"), ("", "242345", "")),
        ("メゾン 2000", False, ("", "2000", "メゾン"), ("", "", "メゾン 2000")),
    ],
)  # fmt: skip
def test_what_may_be_either_is_tried_as_both(
    text: str,
    for_number: bool,  # noqa: FBT001 - pytest passes it by name
    first: Told,
    second: Told | None,
) -> None:
    """Words for digits may be a name; which comes first depends on the field."""
    field = read_field(text, RULE, for_number=for_number)
    assert (told(field), told(field.instead)) == (first, second)


@given(st.text(max_size=300), st.booleans())
def test_any_text_is_understood_the_same_in_any_width(text: str, for_number: bool) -> None:  # noqa: FBT001 - hypothesis passes it by name
    """Folded text is the same field, and nothing raises."""
    field = read_field(text, RULE, for_number=for_number)
    assert read_field(fold(text), RULE, for_number=for_number) == field


def _seconds(text: str) -> float:
    times = []
    for _ in range(3):
        started = time.process_time()
        read_field(text, RULE, for_number=True)
        times.append(time.process_time() - started)
    return min(times)


@pytest.mark.parametrize(
    "unit",
    [
        *("1 ", "a", "a1", "A-", "山1", "いち", "し", "ー", " ", "+81", "ノ", "オー", "no."),
        *("' OR 1=1 -- ", "%_", "(株)"),
    ],
)
def test_pasted_junk_takes_no_longer_than_its_length(unit: str) -> None:
    """Eight times the text takes far less than the 64 times of a bad pattern."""
    assert _seconds((unit * 300)[:2400]) < 24 * _seconds((unit * 300)[:300]) + 0.002
