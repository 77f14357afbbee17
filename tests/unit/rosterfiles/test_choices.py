"""Columns with few values become the domain's values, or a warning."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.rosterfiles.choices import (
    CASES,
    PARTIES,
    VOLTAGES,
    ChoiceField,
    items_reader,
    one_of,
    read_date,
)
from callassist.rosterfiles.notes import Notes

LABELS = frozenset({"契約名義", "連絡先電話番号", "使用電力量", "深夜・機器情報", "力率"})


@pytest.mark.parametrize(
    ("values", "text", "expected"),
    [
        (VOLTAGES, "低圧", "low"),
        (VOLTAGES, " 高 圧", "high"),
        (VOLTAGES, "特高", "extra-high"),
        (VOLTAGES, "特別高圧", "extra-high"),
        (PARTIES, "需要家", "consumer"),
        (PARTIES, "発電者", "generator"),
        (CASES, "①", "①"),
        (CASES, "２", "②"),
        (CASES, "c1", "①"),
        (CASES, "C（2）", "②"),
    ],
)
def test_spellings_of_a_choice_are_one_value(
    values: dict[str, str], text: str, expected: str
) -> None:
    """Width, case and spaces do not matter."""
    assert one_of(values, "x")(text) == (expected, "")


def test_an_unknown_choice_is_withheld_every_time() -> None:
    """The second row with the same odd text is warned about like the first."""
    notes = Notes("")
    field = ChoiceField("電圧区分", one_of(VOLTAGES, "voltage-unknown"))
    assert field.convert(["低圧", "中圧", "", "中圧"], notes) == ["low", "", "", ""]
    assert [(one.row, one.code) for one in notes.problems([2, 3, 4, 5], set())] == [
        (3, "voltage-unknown"),
        (5, "voltage-unknown"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-06-12", "2023-06-12"),
        ("2023/6/1", "2023-06-01"),
        ("２０２３年６月１日", "2023-06-01"),
        ("20230612", "2023-06-12"),
        ("2023.6.12", "2023-06-12"),
        ("令和5年6月12日", "2023-06-12"),
        ("R5.6.12", "2023-06-12"),
        ("令和元年5月1日", "2019-05-01"),
        ("平成31年4月30日", "2019-04-30"),
        ("令和 5年 6月 1日", "2023-06-01"),
        ("2023年6月12日（月）", "2023-06-12"),
        ("2023/6/12 9:30", "2023-06-12"),
        ("2023-06-12 09:30:00.123000", "2023-06-12"),
    ],
)
def test_dates_are_read_by_year_or_era(text: str, expected: str) -> None:
    """Every spelling that names its year is one ISO date."""
    assert read_date(text) == (expected, "")


@pytest.mark.parametrize("text", ["6/12", "12/6/2023", "2023/13/1", "45089", "近日"])
def test_a_date_that_must_be_guessed_is_withheld(text: str) -> None:
    """Day before month, a missing year and a serial number are no dates."""
    assert read_date(text) == ("", "date-unreadable")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("契約名義、連絡先電話番号", "契約名義、連絡先電話番号"),
        ("契約名義・連絡先電話番号", "契約名義、連絡先電話番号"),
        ("「契約名義」,「力率」", "契約名義、力率"),
        ("契約名義;使用電力量/力率", "契約名義、使用電力量、力率"),
        ("深夜・機器情報・力率", "深夜・機器情報、力率"),
        ("力率、力率", "力率"),
    ],
)
def test_items_are_cut_at_separators_but_not_inside_labels(text: str, expected: str) -> None:
    """A label that holds a separator survives it."""
    assert items_reader(LABELS)(text) == (expected, "")


def test_an_unknown_item_is_withheld_and_the_others_stay() -> None:
    """An operator must not name an item that the notice does not have."""
    assert items_reader(LABELS)("契約名義、口座番号") == ("契約名義", "item-unknown")


def test_without_a_pack_items_stay_as_listed() -> None:
    """Nothing is unknown where nothing is known."""
    assert items_reader(frozenset())("契約名義；口座番号") == ("契約名義、口座番号", "")


@pytest.mark.parametrize("read", [read_date, items_reader(LABELS), one_of(CASES, "case-unknown")])
@given(text=st.text(max_size=30))
def test_no_text_breaks_a_reader(read: Callable[[str], tuple[str, str]], text: str) -> None:
    """Whatever stands in the cell, the answer is a value or a code."""
    value, code = read(text)
    assert isinstance(value, str)
    assert isinstance(code, str)


@given(st.lists(st.sampled_from(sorted(LABELS)), min_size=1, unique=True))
def test_a_list_of_known_items_comes_back_whole(labels: list[str]) -> None:
    """Joining and reading known labels loses none."""
    assert items_reader(LABELS)("、".join(labels)) == ("、".join(labels), "")
