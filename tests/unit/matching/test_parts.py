"""How the names of rows may sound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.roster import RosterRow
from callassist.matching import Sounds, SoundsReader, sounds_of
from callassist.matching.parts import MOST_FAMILIES, MOST_GIVENS, MOST_WHOLES


def row(name: str, kana: str = "") -> RosterRow:
    """Return a made-up row."""
    return RosterRow("A0012345", name, kana)


@pytest.mark.parametrize(
    ("stored", "families", "givens", "wholes"),
    [
        (row("大野 翔太", "オオノ ショウタ"), "オノ", "シヨタ", ""),
        (row("大野　翔太", "ｵｵﾉ　ｼﾖｳﾀ"), "オノ", "シヨタ", ""),
        (row("〓野 翔太", "おおの しょうた"), "オノ", "シヨタ", ""),
        (row("大野 翔太", "オオノショウタ"), "オノ", "シヨタ", ""),
        (row("大野翔太", "オオノショウタ"), "オノ", "シヨタ", ""),
        (row("〓〓〓", "オオノショウタ"), "", "", "オノシヨタ"),
        (row("株式会社〓", "カブシキガイシャ オオノ"), "", "", "オノ"),
        (row("大野 翔太", "カ)オオノ ショウタ"), "オノ", "シヨタ", ""),
        (row("ジョン・スミス"), "ジヨン", "スミス", ""),
        (row("メアリ ジェーン オオノ"), "メアリ", "ジエノノ", ""),
        (row("ｵｵﾉ ｼﾖｳﾀ"), "オノ", "シヨタ", ""),
        (row("ｵｵﾉｼﾖｳﾀ"), "", "", "オノシヨタ"),
        (row("オオノ ショウタ", "大野 翔太"), "オノ", "シヨタ", ""),
        (row("OHNO SHOTA"), "オノ", "シヨタ", ""),
        (row("大野 2000", "オオノ 2000"), "オノ", "", ""),
        (row("〓"), "", "", ""),
        (row("株式会社"), "", "", ""),
        (row(""), "", "", ""),
    ],
)
def test_a_stored_reading_tells_the_sounds(
    stored: RosterRow, families: str, givens: str, wholes: str
) -> None:
    """A space is the cut; without one the kanji of the family name tell it, or nothing does."""
    told = sounds_of(stored)
    expected = tuple((one,) if one else () for one in (families, givens, wholes))
    assert expected == (told.families, told.givens, told.wholes)


@pytest.mark.parametrize(
    ("stored", "family", "given"),
    [
        (row("佐伯 恵"), "サエキ", "メグミ"),
        (row("佐伯恵"), "サエキ", "メグミ"),
        (row("株式会社山田電機"), "ヤマダ", "デンキ"),
        (row("佐々木 めぐみ様"), "ササキ", "メグミ"),
        (row("齋藤 一郎"), "サイト", "イチロ"),
    ],
)
def test_a_name_without_a_reading_has_every_plausible_one(
    stored: RosterRow, family: str, given: str
) -> None:
    """The tables read its kanji, cut where the family name may end."""
    told = sounds_of(stored)
    assert family in told.families
    assert given in told.givens


@pytest.mark.parametrize(
    ("stored", "kana_only"),
    [
        (row("ﾜﾀﾅﾍﾞ ｹﾝ"), True),
        (row("わたなべ・けん", "ワタナベ ケン"), True),
        (row("カ)ワタナベ"), True),
        (row("株式会社ワタナベ", "ワタナベ ケン"), True),
        (row("渡辺 ケン", "ワタナベ ケン"), False),
        (row("渡辺 謙", "ワタナベ ケン"), False),
        (row("Ken", "ケン"), False),
        (row("", "ケン"), False),
    ],
)
def test_names_in_kana_are_known(stored: RosterRow, *, kana_only: bool) -> None:
    """What counts is the name, not its reading."""
    assert kana_only == sounds_of(stored).kana_only


NAMES = st.text(
    st.one_of(st.sampled_from("佐藤林田一郎サトウｻﾄｳ々・ 　Ａb1(株)〓"), st.characters()),
    max_size=12,
)


@given(st.lists(st.tuples(NAMES, NAMES), max_size=5))
def test_many_rows_at_once_have_the_same_bounded_sounds(texts: list[tuple[str, str]]) -> None:
    """Reading many is only faster; whatever stands in a row, its sounds are few and kana."""
    rows = [row(name, kana) for name, kana in texts]
    read = SoundsReader().read(rows)
    assert read == [sounds_of(one) for one in rows]
    for sounds in read:
        assert len(sounds.families) <= MOST_FAMILIES
        assert len(sounds.givens) <= MOST_GIVENS
        assert len(sounds.wholes) <= MOST_WHOLES
        for one in (*sounds.families, *sounds.givens, *sounds.wholes):
            assert all("ァ" <= sign <= "ヺ" for sign in one)


def test_a_row_without_a_name_has_no_sounds() -> None:
    """Nothing is made up."""
    assert Sounds() == sounds_of(row(""))
