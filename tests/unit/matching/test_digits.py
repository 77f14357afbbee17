"""Digits said as words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.reference import ReferenceNumber
from callassist.matching import parse_reference
from callassist.matching.characters import fold
from callassist.matching.digits import digits_said
from callassist.matching.numbers import heard_reference
from tests.unit.matching.examples import RULE

WORDS = (
    ("ゼロ", "れい", "レエ", "レー", "まる", "オー", "〇", "○", "零"),
    ("いち", "イチ", "一", "１", "ｲﾁ"),
    ("に", "にー", "ニイ", "ふた", "二"),
    ("さん", "三"),
    ("よん", "し", "しい", "よ", "ヨー", "四"),
    ("ご", "ごー", "ごお", "ゴウ", "五"),
    ("ろく", "六", "ﾛｸ"),
    ("なな", "しち", "ひち", "七"),
    ("はち", "八", "8"),
    ("きゅう", "キュー", "くう", "く", "九"),
)


@pytest.mark.parametrize(
    "said",
    [
        "えーぜろぜろいちにさんよんご",
        "エーゼロゼロイチニーサンヨンゴー",
        "エイ、れい、れい、いち、に、さん、し、ご",
        "えーまるまるひとふたさんよんご",
        "Ａ〇〇一二三四五",
        "A 00いち2さん45",
        "Aのゼロゼロ12345",
        "エーオーオーイチニサンヨンゴ",
        "AOO12345",
        "整理番号はエーゼロゼロイチニサンシゴです",
        "ｴｰｾﾞﾛｾﾞﾛｲﾁﾆｻﾝﾖﾝｺﾞ",
        "えー-ぜろ-ぜろ-いち-に-さん-よん-ご",
        "エー、れいれいいちの、にいさんしいごお",
        "A0012345",
    ],
)
def test_a_number_said_in_words_is_read(said: str) -> None:
    """Words, kanji and digits mixed, in any kana and width, are the number."""
    heard = heard_reference(said, RULE)
    assert heard is not None
    assert heard.reference == ReferenceNumber("A", "0012345")


@pytest.mark.parametrize(
    ("said", "letters", "digits"),
    [
        ("しーぜろぜろ", "C", "00"),  # the letter, where the pack knows it
        ("キューゼロイチニ", "", "9012"),  # a digit, where no incident has that letter
        ("オーオーイチ", "", "001"),
        ("デーゼロイチニ", "D", "012"),
        ("エイトゼロゼロ", "", "800"),
        ("シ0012345", "", "40012345"),
        ("ニイチニイイチ", "", "2121"),
        ("ハチイチシチ", "", "817"),
        ("ニイチゴオーレイイチ", "", "215001"),
    ],
)
def test_letters_are_told_from_digits(said: str, letters: str, digits: str) -> None:
    """What may be either is a letter only where the pack knows that letter."""
    heard = heard_reference(said, RULE)
    assert heard is not None
    assert (heard.letters, heard.digits) == (letters, digits)


@pytest.mark.parametrize(
    "other", ["", "ごとう", "五十嵐", "三木", "ohno", "A", "エー", "いちご狩り", "よしの"]
)
def test_other_words_are_no_digits(other: str) -> None:
    """A single sign that is no digit makes the whole text something else."""
    assert heard_reference(other, RULE) is None


def test_words_are_never_read_from_a_file() -> None:
    """A cell that holds words is a broken number, not one to be guessed."""
    assert parse_reference("エーゼロゼロイチニサンヨンゴ", RULE) is None


@given(st.lists(st.integers(0, 9), min_size=1, max_size=9), st.data())
def test_any_words_for_digits_are_read(digits: list[int], data: st.DataObject) -> None:
    """Whatever each digit is called, and whatever stands between, the digits come out."""
    words = [data.draw(st.sampled_from(WORDS[digit])) for digit in digits]
    for between in ("、", " "):
        assert digits_said(fold(between.join(words))) == "".join(map(str, digits))


@given(st.text("ゼロイチニサンヨゴロクナハキュ0a ー", max_size=30))
def test_any_words_are_read_without_an_error(text: str) -> None:
    """What comes out is digits or nothing."""
    assert set(digits_said(text)) <= set("0123456789")
