"""Names in Latin letters, read as the sounds they stand for."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from callassist.matching.romaji import kana_of
from callassist.matching.sounds import sound_of

# Each syllable as Hepburn and as Kunrei write it.
SYLLABLES = (
    ("オオ", "o", "ô"),
    ("カ", "ka", "ka"),
    ("キョウ", "kyō", "kyô"),
    ("クウ", "kuu", "kû"),
    ("サ", "sa", "sa"),
    ("シ", "shi", "si"),
    ("シュウ", "shu", "syû"),
    ("ショ", "sho", "syo"),
    ("タ", "ta", "ta"),
    ("チ", "chi", "ti"),
    ("チョウ", "chou", "tyô"),
    ("ツ", "tsu", "tu"),
    ("トウ", "tō", "tô"),
    ("ナ", "na", "na"),
    ("ニ", "ni", "ni"),
    ("フ", "fu", "hu"),
    ("ヘイ", "hei", "hei"),
    ("ミ", "mi", "mi"),
    ("ユウ", "yu", "yû"),
    ("リョウ", "ryo", "ryô"),
    ("ワ", "wa", "wa"),
    ("ジ", "ji", "zi"),
    ("ジュン", "jun'", "zyun'"),
    ("ヅ", "zu", "du"),
    ("ジョウ", "jo", "zyô"),
    ("ベ", "be", "be"),
    ("ッタ", "tta", "tta"),
    ("ッチ", "tchi", "tti"),
    ("ンポ", "mpo", "npo"),
)
SPOKEN = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=5)


def sounds(latin: str) -> list[str]:
    """Return what a name in Latin letters sounds like."""
    return [sound_of(kana) for kana in kana_of(latin)]


@pytest.mark.parametrize(
    ("latin", "kana"),
    [
        ("ohno", "オオノ"),
        ("ono", "オオノ"),
        ("oono", "オオノ"),
        ("Ōno", "オオノ"),
        ("ônô", "オオノウ"),
        ("OHNO SHOTA", "オオノショウタ"),
        ("ＯＨＮＯ　ＳＨＯＴＡ", "オオノショウタ"),
        ("Ohno, Shota", "オオノショウタ"),
        ("Shota Ohno", "オオノショウタ"),
        ("satoh", "サトウ"),
        ("sato", "サトウ"),
        ("itoh", "イトウ"),
        ("homma", "ホンマ"),
        ("honma", "ホンマ"),
        ("shin'ichi", "シンイチ"),
        ("shinichi", "シンイチ"),
        ("shinnichi", "シンイチ"),
        ("jun-ichiro", "ジュンイチロウ"),
        ("tsuchiya", "ツチヤ"),
        ("tutiya", "ツチヤ"),
        ("hattori", "ハットリ"),
        ("hatchō", "ハッチョウ"),
        ("kyo", "キョウ"),
        ("kwan", "クワン"),
        ("Inouye", "イノウエ"),
        ("ohishi", "オオイシ"),
        ("ohishi", "オヒシ"),
        ("ohyama", "オオヤマ"),
        ("anna", "アンナ"),
        ("kannno", "カンノ"),
        ("konndou", "コンドウ"),
        ("yu-ko", "ユウコ"),
        ("idzumi", "イズミ"),
    ],
)
def test_every_way_of_writing_a_name_is_read(latin: str, kana: str) -> None:
    """Hepburn, Kunrei, passports and keyboards, in any case and width."""
    assert sound_of(kana) in sounds(latin)


@pytest.mark.parametrize(
    ("typed", "kana"),
    [("saek", "サエ"), ("saeki m", "サエキ"), ("matsush", "マツ"), ("sak", "サ"), ("saki", "サキ")],
)
def test_a_name_that_is_being_typed_is_read_as_far_as_it_goes(typed: str, kana: str) -> None:
    """A consonant without its vowel is left out until it comes."""
    assert kana_of(typed) == [kana]


@pytest.mark.parametrize(
    "other",
    [
        *("smith", "tech", "SMITH ono", "xyz", "s", "sh", "n'", "é", "a1", "a b c d e", "ka" * 100),
        *("", " ", "'", "-", "%", "山田", "さえき"),
    ],
)
def test_what_is_no_name_in_romaji_has_no_reading(other: str) -> None:
    """Nothing is made into kana that cannot be meant so."""
    assert kana_of(other) == []


def test_a_family_name_before_a_comma_stays_first() -> None:
    """Without a comma either word may be the family name."""
    assert kana_of("Ueda, Emi") == ["ウエダエミ"]
    assert kana_of("Ueda Emi") == ["ウエダエミ", "エミウエダ"]


def test_an_n_before_a_vowel_may_end_a_family_name() -> None:
    """Where no space tells, the kana can be cut on either side."""
    assert "ホンイチロ" in kana_of("honichiro")


@given(SPOKEN)
def test_hepburn_and_kunrei_say_the_same(spoken: list[tuple[str, str, str]]) -> None:
    """Whatever is written by either rule is heard as the kana."""
    kana, hepburn, kunrei = ("".join(written) for written in zip(*spoken, strict=True))
    # Neither ン nor ッ begins a name or follows ン.
    assume(kana[0] not in "ッン" and "ンッ" not in kana and "ンン" not in kana)
    assert sound_of(kana) in sounds(hepburn)
    assert sound_of(kana) in sounds(kunrei)


@given(st.text("abehijkmnostuyzāō'- ,", max_size=14))
def test_case_and_width_make_no_difference(latin: str) -> None:
    """Full width and capitals read the same."""
    wide = "".join(chr(ord(sign) + 0xFEE0) if "a" <= sign <= "z" else sign for sign in latin)
    assert kana_of(latin) == kana_of(latin.upper()) == kana_of(wide)


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(text: str) -> None:
    """There are few spellings, all in katakana and none twice."""
    spellings = kana_of(text)
    assert len(spellings) == len(set(spellings)) <= 4
    assert all("ァ" <= sign <= "ー" for kana in spellings for sign in kana)
