"""Telephones are kept as they are spelt, however many stand in a cell or in how many columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.matching.phones import phone_of, phones_of
from callassist.rosterfiles.cells import Cell, text_of
from callassist.rosterfiles.layout import find
from callassist.rosterfiles.phones import read_phones
from callassist.rosterfiles.rows import RowReader, SheetAbout
from tests.unit.rosterfiles.support import OPTIONS

NUMBERS = st.one_of(
    st.integers(0, 9999).map(lambda rest: f"090-0000-{rest:04}"),
    st.integers(0, 9999).map(lambda rest: f"06-0000-{rest:04}"),
    st.integers(0, 9999).map(lambda rest: f"060000{rest:04}"),
)
BETWEEN = st.sampled_from(
    ["、", "\n", " ", "　", "/", "／", "・", ",", "，", "または", " 又は ", "；"]
)
LABELS = st.sampled_from(["", "携帯", "自宅：", "（勤務先）", "TEL ", "携帯電話 ", "①"])


@pytest.mark.parametrize(
    "text",
    [
        "06-0000-0001",
        "０９０－００００－０００１",
        "090ー0000ー0001",
        "(06) 0000-0001",
        "06 0000 0001",
        "+81 90 0000 0001",
        "06-0000-0001 内線12",
        "TEL:06-0000-0001",
    ],
)
def test_a_telephone_is_kept_as_spelt(text: str) -> None:
    """What was stored can be shown and compared again."""
    assert ([text], "") == read_phones(text, text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("06-0000-0001 090-0000-0002", ["06-0000-0001", "090-0000-0002"]),
        ("06 0000 0001 090 0000 0002", ["06 0000 0001", "090 0000 0002"]),
        ("06-0000-0001 内線12、090-0000-0002", ["06-0000-0001 内線12", "090-0000-0002"]),
        ("自宅：06-0000-0001\n携帯：090-0000-0002", ["06-0000-0001", "090-0000-0002"]),
        ("０６－００００－０００１・０９０－００００－０００２", ["06-0000-0001", "090-0000-0002"]),
        ("06-0000-0001（日中）または090-0000-0002", ["06-0000-0001", "090-0000-0002"]),
        ("06・0000・0001", ["0600000001"]),
        ("なし", []),
    ],
)
def test_several_telephones_in_a_cell(text: str, numbers: list[str]) -> None:
    """Labels and what stands between the numbers go, the numbers stay."""
    assert (numbers, "") == read_phones(text, text)


@given(parts=st.lists(st.tuples(LABELS, NUMBERS), min_size=1, max_size=3), between=BETWEEN)
def test_every_number_in_a_cell_is_found(parts: list[tuple[str, str]], between: str) -> None:
    """However they are labelled and parted, each can be searched for afterwards."""
    text = between.join(label + number for label, number in parts)
    found, code = read_phones(text, text)
    assert ([phone_of(number) for _, number in parts], "") == ([*map(phone_of, found)], code)


@given(text=st.text(st.sampled_from("0123456789-()（）・、 　/内線携帯:+または"), max_size=40))
def test_nothing_is_added_to_a_cell(text: str) -> None:
    """The digits of the numbers found stand in the cell in this order."""
    found, _ = read_phones(text, text)
    rest = iter("".join(mark for mark in text if mark.isdigit()))
    assert all(digit in rest for digit in "".join(found) if digit.isdigit())


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (9012345678.0, "phone-without-zero"),
        (612345678.0, "phone-without-zero"),
        ("90-0000-0001", "phone-without-zero"),
        (1.5, "phone-broken"),
        ("9.01E+09", "phone-broken"),
        ("不明", "phone-unreadable"),
        ("0123", "phone-unreadable"),
        ("06-0000-00011234567", "phone-unreadable"),
    ],
)
def test_a_broken_telephone_is_withheld(cell: Cell, code: str) -> None:
    """A zero that a spreadsheet dropped is never put back."""
    assert ([], code) == read_phones(text_of(cell), cell)


def _read(headers: list[str], *cells: Cell) -> tuple[str, list[tuple[str, str]]]:
    layout = find([headers], OPTIONS)
    assert layout
    batch = RowReader(layout, OPTIONS, SheetAbout()).read([["A0000001", "見本 太郎", *cells]], 2)
    assert batch.accepted
    problems = [(problem.column, problem.code) for problem in batch.problems]
    return batch.accepted.rows[0].phone, problems


def test_columns_of_telephones_are_taken_together() -> None:
    """A number that stands in two columns is one, and a telefax is none."""
    headers = ["整理番号", "契約名義", "電話番号", "携帯電話番号", "FAX番号", "電話番号2"]
    phone, problems = _read(headers, "06-0000-0001", "090-0000-0002", "06-0000-9999", "0600000001")
    assert ("06-0000-0001、090-0000-0002", []) == (phone, problems)
    assert ("+81600000001", "+819000000002") == phones_of(phone)


@pytest.mark.parametrize(
    "headers", [("市外局番", "市内局番", "加入者番号"), ("TEL1", "TEL2", "TEL3")]
)
def test_a_telephone_in_three_columns_is_one(headers: tuple[str, ...]) -> None:
    """Application forms give each of its groups a cell."""
    assert _read(["整理番号", "契約名義", *headers], "06", "0000", 1234) == ("06-0000-1234", [])


def test_two_lines_of_a_cell_are_two_telephones() -> None:
    """A cell whose every line is a plain number is no plain cell."""
    phone, problems = _read(["整理番号", "契約名義", "電話番号"], "06-0000-0001\n090-0000-0002")
    assert ("06-0000-0001、090-0000-0002", []) == (phone, problems)


def test_the_readable_one_of_two_is_kept() -> None:
    """A warning says where the other one stands."""
    headers = ["整理番号", "契約名義", "電話番号", "携帯"]
    lost_zero = _read(headers, "06-0000-0001", 9000000002.0)
    assert ("06-0000-0001", [("携帯", "phone-partly")]) == lost_zero
    assert ("06-0000-0001", [("電話番号", "phone-partly")]) == _read(
        headers, "06-0000-0001/0002", ""
    )
