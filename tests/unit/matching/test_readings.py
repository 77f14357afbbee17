"""How kanji of names are read."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given as every
from hypothesis import strategies as st

from callassist.domain.resources import resource
from callassist.matching.lexicon import Section, entry_of
from callassist.matching.parts import MOST_UNLISTED
from callassist.matching.readings import (
    MOST_CUTS,
    MOST_FAMILY,
    MOST_GIVEN,
    any_family,
    cuts,
    family,
    given,
    unlisted,
)


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("佐藤", "サトウ"),
        ("渡辺", "ワタナベ"),
        ("佐伯", "サエキ"),
        ("佐伯", "サイキ"),
        ("山崎", "ヤマサキ"),
        ("山崎", "ヤマザキ"),
        ("佐佐木", "ササキ"),
        ("長谷川", "ハセガワ"),
        ("関ケ原", "セキガハラ"),
        ("勅使河原", "テシガワラ"),
        ("林", "ハヤシ"),
        ("関西", "カンサイ"),
    ],
)
def test_family_names_are_read(name: str, reading: str) -> None:
    """A family name has every reading that its bearers say."""
    assert reading in family(name)


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("恵", "メグミ"),
        ("恵", "ケイ"),
        ("一郎", "イチロウ"),
        ("翔太", "ショウタ"),
        ("謙", "ケン"),
        ("美サキ", "ミサキ"),
        ("電機", "デンキ"),
        ("製作所", "セイサクショ"),
        ("不動産", "フドウサン"),
        ("電機工業", "デンキコウギョウ"),
    ],
)
def test_given_names_and_trades_are_read(name: str, reading: str) -> None:
    """A given name has its readings, and so has the trade in a company's name."""
    assert reading in given(name)


def test_likeliest_reading_comes_first() -> None:
    """What most bearers of a common name say stands first."""
    assert ["サトウ", "スズキ", "タカハシ", "タナカ", "ヤマダ"] == [
        family(name)[0] for name in ("佐藤", "鈴木", "高橋", "田中", "山田")
    ]


@pytest.mark.parametrize(
    ("name", "reading"),
    [("月見沼", "ツキミヌマ"), ("霧立谷", "キリタチタニ"), ("雪沼田", "ユキヌマタ")],
)
def test_unlisted_family_names_add_up(name: str, reading: str) -> None:
    """A family name that no dictionary has is read by its parts."""
    assert [] == entry_of(name)[Section.FAMILY]
    assert reading in family(name)


def test_unlisted_given_names_add_up() -> None:
    """A given name that no dictionary has is read by its parts."""
    assert [] == entry_of("慎悠介")[Section.GIVEN]
    assert "シンユウスケ" in given("慎悠介")


@pytest.mark.parametrize(
    ("name", "reading"),
    [("健子", "タカコ"), ("寛成", "トモアキ"), ("昭充", "アキタカ"), ("治子", "ナオコ")],
)
def test_parents_choices_are_among_the_likeliest(name: str, reading: str) -> None:
    """Of what kanji add up to, the names that there are come before those that nobody has."""
    assert reading not in given(name)
    assert reading in unlisted(name, MOST_UNLISTED)


def test_family_is_called_as_its_place_only_to_be_found() -> None:
    """A place's reading finds a family (畑賀 ハタカ), but is none to verify it by."""
    assert "ハタカ" in any_family("畑賀")
    assert "ハタカ" not in family("畑賀")
    assert any_family("小林") == family("小林")


@pytest.mark.parametrize("read", [family, given])
def test_kana_read_as_themselves(read: Callable[[str], list[str]]) -> None:
    """A name in kana has that one reading."""
    assert read("サクラ") == ["サクラ"]


@pytest.mark.parametrize("text", ["", "abc", "山田2", "山 田", "〓田", "山" * 1000])
def test_other_text_has_no_reading(text: str) -> None:
    """What holds anything but kanji and kana, or is no name by its length, has no reading."""
    assert [] == family(text)
    assert [] == given(text)
    assert [] == cuts(text)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("高橋一郎", ("高橋", "一郎")),
        ("渡辺謙", ("渡辺", "謙")),
        ("林健", ("林", "健")),
        ("佐藤サクラ", ("佐藤", "サクラ")),
        ("勅使河原慎太郎", ("勅使河原", "慎太郎")),
        ("山田電機", ("山田", "電機")),
        ("山田電機工業", ("山田", "電機工業")),
        ("関西製作所", ("関西", "製作所")),
    ],
)
def test_names_are_cut_where_they_join(name: str, expected: tuple[str, str]) -> None:
    """Of a name without a space the first cut is the one that people see."""
    assert expected == cuts(name)[0]


def test_unknown_names_are_cut_by_length() -> None:
    """Where nothing is known of the parts, a family name is taken to have two characters."""
    assert ("鼠鼈", "鼠鼈鼠") == cuts("鼠鼈鼠鼈鼠")[0]


def test_cut_of_a_long_family_name_is_among_the_few() -> None:
    """佐々木恵 may be cut in two ways, and both are returned."""
    assert {("佐佐木", "恵"), ("佐佐", "木恵")} <= set(cuts("佐佐木恵"))


_NAMES = (
    st.text(alphabet="髙橋渡辺佐々木恵美翔太郎之ケサクラーabc12 \n𠮷田", max_size=20) | st.text()
)


@every(_NAMES)
def test_readings_are_few_and_katakana(text: str) -> None:
    """Whatever is asked, what comes is katakana, each once, and not much of it."""
    for read, most in ((family, MOST_FAMILY), (given, MOST_GIVEN)):
        found = read(text)
        assert len(found) <= most
        assert len(set(found)) == len(found)
        assert all(re.fullmatch("[ァ-ヺー]+", reading) for reading in found)


@every(_NAMES)
def test_cuts_are_cuts(text: str) -> None:
    """Every cut puts the name together again, and there are few."""
    found = cuts(text)
    assert len(found) <= MOST_CUTS
    assert {text} >= {first + later for first, later in found}
    assert all(first and later for first, later in found)


def test_table_is_small() -> None:
    """The tables that are shipped have at most 8 MB."""
    tables = [resource("readings", name) for name in ("names.marisa", "given.marisa")]
    assert sum(table.stat().st_size for table in tables) <= 8 * 2**20
