"""A print house's layout gives the same people as any other."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.roster import RosterRow
from callassist.rosterfiles.addressees import class_of, without_honorific
from callassist.rosterfiles.layout import find
from callassist.rosterfiles.rows import RowReader, SheetAbout
from tests.unit.rosterfiles.support import OPTIONS


def _read(headers: list[str], *cells: str, sheet: str = "") -> tuple[RosterRow | None, list[str]]:
    """Return what becomes of one row, and the codes of what is said of it."""
    layout = find([headers], OPTIONS)
    assert layout
    batch = RowReader(layout, OPTIONS, SheetAbout(sheet)).read([list(cells)], 2)
    row = batch.accepted.rows[0] if batch.accepted else None
    return row, [problem.code for problem in batch.problems]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("見本 太郎 様", "見本 太郎"),
        ("見本　太郎　様", "見本　太郎"),
        ("見本太郎様", "見本太郎"),
        ("株式会社見本 御中", "株式会社見本"),
        ("株式会社見本御中", "株式会社見本"),
        ("見本 太郎 殿", "見本 太郎"),
        ("株式会社見本 御担当者様", "株式会社見本"),
        ("株式会社見本ご担当者", "株式会社見本"),
        ("見本太郎さま", "見本太郎さま"),
        ("鵜殿", "鵜殿"),
        ("見本殿", "見本殿"),
        ("羽様", "羽様"),
        ("見本 琉様", "見本 琉様"),
        ("様", "様"),
    ],
)
def test_an_honorific_is_no_part_of_a_name(label: str, name: str) -> None:
    """It is cut off where it stands apart; attached only where no name ends so."""
    assert name == without_honorific(label)


@given(name=st.text("見本太郎山田花子 　", min_size=1).filter(str.strip).map(str.strip))
def test_a_name_without_an_honorific_stays(name: str) -> None:
    """Nothing else is cut off."""
    assert name == without_honorific(name)
    assert name == without_honorific(f"{name}　様")


def test_a_label_without_a_name_is_refused() -> None:
    """What a print layout puts behind an empty name is nobody."""
    assert (None, ["name-missing"]) == _read(["整理番号", "宛名1"], "A0000001", "様")


@pytest.mark.parametrize(
    ("first", "second", "name", "codes"),
    [
        ("見本 太郎", "", "見本 太郎", []),
        ("", "見本 太郎 様", "見本 太郎", []),
        ("見本 太郎", "花子様", "見本 太郎 花子", []),
        ("見本ビル管理組合", "理事長 見本 太郎", "見本ビル管理組合", ["name-second-line"]),
        ("株式会社見本", "総務部", "株式会社見本", ["name-second-line"]),
        ("株式会社見本", "御中", "株式会社見本", []),
    ],
)
def test_two_lines_of_a_name(first: str, second: str, name: str, codes: list[str]) -> None:
    """They are joined, but for a company, whose whole name a caller has to give."""
    row, told = _read(["整理番号", "宛名1", "宛名2"], "A0000001", first, second)
    assert row
    assert (name, codes) == (row.name, told)
    assert ({"宛名2": second} if second else {}) == json.loads(row.extra or "{}")


def test_the_second_line_of_a_label_is_not_added_to_another_name() -> None:
    """Beside a contract name the label says who gets the letter, which may be somebody else."""
    headers = ["整理番号", "契約名義", "宛名1", "宛名2"]
    row, _ = _read(headers, "A0000001", "見本 太郎", "見本 花子", "気付")
    assert row
    assert "見本 太郎" == row.name


def test_an_honorific_column_says_nothing() -> None:
    """敬称 is known and dropped; ロット and 枝番 are kept beside the row."""
    headers = ["整理番号", "枝番", "宛名1", "敬称", "ロット"]
    row, codes = _read(headers, "A0000001", "01", "見本 太郎", "様", "3")
    assert row
    assert ({"枝番": "01", "ロット": "3"}, []) == (json.loads(row.extra), codes)


@pytest.mark.parametrize("text", ["A0012345-01", "Ａ００１－２３４５－０１", "a 001-2345-01"])
def test_a_branch_is_kept_beside_the_number(text: str) -> None:
    """The rule says how many digits a letter's number has: what follows is none of them."""
    row, codes = _read(["整理番号", "契約名義", "ロット"], text, "見本 太郎", "3")
    assert row
    assert ("A0012345", ["number-with-branch"]) == (row.reference, codes)
    assert {"ロット": "3", "整理番号の枝番": "01"} == json.loads(row.extra)


@pytest.mark.parametrize("text", ["A001234501", "A001-234-501", "A0012345-1234"])
def test_other_digits_are_no_branch(text: str) -> None:
    """What only might be a branch is an unusual number, as ever."""
    row, codes = _read(["整理番号", "契約名義"], text, "見本 太郎")
    assert row
    assert (["number-unusual"], "") == (codes, row.extra)


@pytest.mark.parametrize(
    ("sheet", "voltage", "party"),
    [
        ("低圧需要家", "low", "consumer"),
        ("発電者", "", "generator"),
        ("高圧", "high", ""),
        ("特別高圧", "extra-high", ""),
        ("特高（需要家）", "extra-high", "consumer"),
        ("高圧・特高", "", ""),
        ("需要家・発電者", "", ""),
        ("低圧以外", "", ""),
        ("Sheet1", "", ""),
    ],
)
def test_a_sheet_is_called_after_its_class(sheet: str, voltage: str, party: str) -> None:
    """A sheet a class needs no column that says it; what the name leaves open stays open."""
    row, _ = _read(["整理番号", "契約名義"], "A0000001", "見本 太郎", sheet=sheet)
    assert row
    assert (voltage, party) == (row.voltage, row.party)


def test_a_column_says_more_than_the_name_of_its_sheet() -> None:
    """Even where a cell of it is empty: the sheet may be called after most of its rows."""
    headers = ["整理番号", "契約名義", "電圧区分"]
    for cell, voltage in (("高圧", "high"), ("", "")):
        row, _ = _read(headers, "A0000001", "見本 太郎", cell, sheet="低圧需要家")
        assert row
        assert (voltage, "consumer") == (row.voltage, row.party)
    assert {"party": "generator"} == class_of("発電者")
    assert class_of("低圧？") == class_of("非需要家") == {}


def test_a_sheet_is_shown_before_its_name_column_is_chosen() -> None:
    """The first rows of a sheet without a recognised name appear without one."""
    layout = find([["整理番号", "ロット"]], OPTIONS)
    assert layout
    rows = RowReader(layout, OPTIONS, SheetAbout("")).preview([["A0012345", "1"]], 2)
    assert [dict(row.values).get("reference") for row in rows] == ["A0012345"]


def test_a_class_may_be_put_in_other_words() -> None:
    """低圧電灯 is 低圧; what names two classes or none is withheld as before."""
    headers = ["整理番号", "契約名義", "電圧区分", "区分"]
    row, codes = _read(headers, "A0000001", "見本 太郎", "低圧電灯", "高圧発電者")
    assert row
    assert (row.voltage, row.party, codes) == ("low", "generator", [])
    row, codes = _read(headers, "A0000001", "見本 太郎", "低圧→高圧", "従量電灯")
    assert row
    assert (row.voltage, row.party, codes) == ("", "", ["voltage-unknown", "party-unknown"])
