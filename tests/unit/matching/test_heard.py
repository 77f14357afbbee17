"""What a typed name may sound like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.matching import Heard, plan
from tests.unit.matching.examples import RULE


def heard(typed: str) -> Heard:
    """Return how a typed name sounds."""
    return plan("", typed, RULE).heard


def test_kana_sound_the_same_as_any_name() -> None:
    """As a family name, a given name or both, cut anywhere."""
    assert heard("おおのけん") == Heard(
        families=("オノケン",),
        givens=("オノケン",),
        wholes=("オノケン",),
        cuts=(
            (("オ",), ("オノケン",)),
            (("オ",), ("ノケン",)),
            (("オノ",), ("ケン",)),
        ),
        likely=(
            (("オ",), ("オノケン",)),
            (("オ",), ("ノケン",)),
            (("オノ",), ("ケン",)),
        ),
    )


def test_a_vowel_behind_a_family_name_rather_begins_the_given_one() -> None:
    """なかじま・あゆこ is likelier than なかじまあ・ゆこ, which sounds like ゆうこ."""
    told = heard("なかじまあゆこ")
    assert (("ナカジマ",), ("ユコ",)) in told.cuts
    assert (("ナカジマ",), ("アユコ",)) in told.likely
    assert (("ナカジマ",), ("ユコ",)) not in told.likely
    assert (("カメ",), ("フクゾ",)) in heard("かめいふくぞう").likely


def test_latin_letters_sound_like_their_kana() -> None:
    """A given name may come first."""
    told = heard("Shota Ohno")
    assert told.is_romaji
    assert {"オノシヨタ", "シヨタオノ"} <= set(told.families)
    assert (("オノ",), ("シヨタ",)) in told.cuts


def test_kanji_are_read_and_cut() -> None:
    """They are compared with names in kana only."""
    told = heard("渡邉謙")
    assert told.from_kanji
    assert (("ワタナベ",), ("ケン",)) in [
        (families[:1], tuple(one for one in givens if one == "ケン"))
        for families, givens in told.cuts
    ]
    assert any(whole.startswith("ワタナベ") for whole in told.wholes)


def test_kana_after_kanji_are_a_given_name() -> None:
    """The kanji are compared as they are."""
    told = heard("渡邉けん")
    assert (told.begun, told.begun_given) == ("渡辺", "ケン")


def test_kana_before_kanji_are_a_family_name() -> None:
    """The kanji are compared as they are."""
    told = heard("わたなべ謙")
    assert (told.ended, told.ended_family) == ("謙", "ワタナベ")


@pytest.mark.parametrize("typed", ["", "%", "smith", "山" * 60, "サ" * 60, "コーポ101", "〓"])
def test_what_is_no_name_sounds_like_nothing(typed: str) -> None:
    """Foreign words, symbols and endless text are not guessed at."""
    told = heard(typed)
    assert not told
    assert told == Heard()


@given(st.text(st.one_of(st.characters(), st.sampled_from("佐藤さとうsato 々ー")), max_size=60))
def test_any_text_is_heard_within_bounds(typed: str) -> None:
    """Nothing typed makes endless work."""
    told = heard(typed)
    assert len(told.families) <= 16
    assert len(told.wholes) <= 32
    assert len(told.cuts) <= 160
    assert len(told.similar) <= 32
