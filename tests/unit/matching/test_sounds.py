"""What was heard, in one loose spelling; and which sounds are one sound off."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from callassist.matching.sounds import confusable, cuts_of, shortened, sound_of, step_off

KATAKANA = st.text([chr(code) for code in range(0x30A1, 0x30FF)], max_size=10)
FEW_SOUNDS = st.text(
    "アウオカトンツシユヨソ", max_size=5
)  # few signs, so that neighbours are common
SMALL, LARGE = "ァィゥェォャュョッヮヵヶ", "アイウエオヤユヨツワカケ"


@pytest.mark.parametrize(
    "heard",
    [
        ("オオノ", "オウノ", "オーノ", "オノ", "ヲヲノ", "オオノー"),
        ("ショウタ", "シヨウタ", "ショータ", "ショオタ"),
        ("サイトウ", "サイトー", "サイトオ"),
        ("ユウコ", "ユーコ", "ユコ", "ユウコー"),
        ("ケイコ", "ケーコ", "ケエコ"),
        ("シンイチ", "シニチ", "シンイーチ"),
        ("ジュンヤ", "ジュニャ"),
        ("ヅカ", "ズカ"),
        ("ヂュン", "ジュン"),
        ("ハットリ", "ハツトリ"),
        ("ヱツコ", "エツコ"),
        ("ヴァン", "バン"),
        ("ヴュ", "ビュ"),
        ("イスヾ", "イスズ"),
        ("サヽキ", "ササキ"),
    ],
)
def test_what_sounds_alike_is_one_sound(heard: tuple[str, ...]) -> None:
    """Length, size and old spellings of kana make no difference."""
    assert len({sound_of(kana) for kana in heard}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("オノ", "オダ"),
        ("サイトウ", "サトウ"),
        ("アオイ", "アイ"),
        ("カイ", "カ"),
        ("アンナ", "アナ"),
    ],
)
def test_what_sounds_different_stays_apart(one: str, other: str) -> None:
    """Only vowels that make another one longer are left out."""
    assert sound_of(one) != sound_of(other)


@pytest.mark.parametrize("other", ["渡辺", "smith", "〓", "123", ""])
def test_what_is_no_kana_stays(other: str) -> None:
    """Kanji, letters, digits and the missing-character mark are nothing to be heard."""
    assert sound_of(other) == other


@given(st.one_of(KATAKANA, st.text()))
def test_the_sound_of_a_sound_is_itself(text: str) -> None:
    """Sounds can be taken again and joined without changing."""
    assert sound_of(sound_of(text)) == sound_of(text)


@given(KATAKANA)
def test_the_size_of_kana_is_not_heard(kana: str) -> None:
    """Half-width data of mainframes has large kana only."""
    assert sound_of(kana.translate(str.maketrans(SMALL, LARGE))) == sound_of(kana)


@pytest.mark.parametrize(
    ("typed", "family", "given_name"),
    [
        ("オオノオサム", "オオノ", "オサム"),
        ("サトウウメ", "サトウ", "ウメ"),
        ("ホンイチロウ", "ホン", "イチロウ"),
        ("オーノショータ", "オオノ", "ショウタ"),
        ("タカハシシヨウ", "タカハシ", "ショウ"),
    ],
)
def test_joints_are_cut_before_they_are_heard(typed: str, family: str, given_name: str) -> None:
    """At the joint of two names sounds would run together."""
    assert (sound_of(family), sound_of(given_name)) in cuts_of(typed)


@given(KATAKANA, KATAKANA)
def test_every_joint_is_among_the_cuts(family: str, given_name: str) -> None:
    """Wherever a name can begin, the two names are found again, and nothing stands twice."""
    cuts = cuts_of(family + given_name)
    if family and given_name and given_name[0] not in f"{SMALL}ーンヽヾ・":
        assert (sound_of(family), sound_of(given_name)) in cuts
    assert len(cuts) == len(set(cuts))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ナカジマ", "ナカシマ"),
        ("ヤマサキ", "ヤマザキ"),
        ("タカダ", "タカタ"),
        ("ハバ", "ハハ"),
        ("ヒライ", "シライ"),
        ("ノダ", "ノラ"),
        ("ミナミ", "ニナミ"),
        ("イワタ", "イアタ"),
        ("ホンマ", "ホマ"),
        ("ハツトリ", "ハトリ"),
        ("ジユンコ", "ジンコ"),
        ("シユジ", "シヨジ"),
        ("コバヤシ", "トバヤシ"),
    ],
)
def test_what_is_easily_misheard_is_a_small_step(one: str, other: str) -> None:
    """Voicing, sounds made at one place, ン and ッ are easily taken for another or missed."""
    assert step_off(sound_of(one), sound_of(other)) == 0


@pytest.mark.parametrize(
    ("heard", "meant", "step"),
    [
        ("サト", "サイト", 1),
        ("サイト", "サト", 2),
        ("タナカ", "タマカ", 0),
        ("タナカ", "タハカ", 1),
        ("ミミ", "メミ", 1),
        ("タナカ", "タヌカ", 2),
        ("カワタ", "ワカタ", 2),
        ("マダ", "マツダ", 1),
        ("サトシ", "サトシ", None),
        ("サトシ", "タカシ", None),
        ("", "", None),
        ("", "ア", 1),
    ],
)
def test_other_steps_are_larger_or_none(heard: str, meant: str, step: int | None) -> None:
    """A lost sound, and another consonant, are likelier than one too many, and than a swap."""
    assert step_off(heard, meant) == step


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("サトウ", "サテウ"),
        ("キウチ", "コウチ"),
        ("サナエ", "サネエ"),
        ("ショウタ", "ソウタ"),
        ("チュウジ", "ツウジ"),
        ("ケンイチ", "ケムイチ"),
    ],
)
def test_a_sound_that_swallows_its_vowel_is_one_step(said: str, heard: str) -> None:
    """Where the long vowel or the glide belongs to one sound only, the other is still one off."""
    assert step_off(sound_of(said), sound_of(heard)) == 1


@pytest.mark.parametrize(("one", "other"), [("カワイ", "カト"), ("キヨシ", "タシ"), ("シヨウ", "")])
def test_two_sounds_are_not_one(one: str, other: str) -> None:
    """Two signs are one sound only together with the one they are taken for."""
    assert step_off(one, other) is None


@given(FEW_SOUNDS, FEW_SOUNDS)
def test_a_step_is_one_edit_in_either_direction(one: str, other: str) -> None:
    """A distance of one (optimal string alignment) is a step, a larger one only in one sound."""
    distance = OSA.distance(one, other)
    step, back = step_off(one, other), step_off(other, one)
    assert (step is None, step == 0) == (back is None, back == 0)
    assert (step is not None) >= (distance == 1)
    assert (step is not None) <= (distance in (1, 2))
    assert (step == 0) <= (distance == 1)


SIGNS = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"


@given(st.text(SIGNS + "ガギジズダデバパ", max_size=5))
def test_confusions_are_all_the_small_steps(sound: str) -> None:
    """Brute force over every sign at every place finds no other."""
    ends = [(sound[:at], sound[at:]) for at in range(len(sound) + 1)]
    signs = SIGNS + "ガギグゲゴザジズゼゾダデドバビブベボパピプペポ"
    edits = {one + sign + two[cut:] for one, two in ends for sign in ["", *signs] for cut in (0, 1)}
    small = {other for other in edits if step_off(sound, other) == 0}
    taken = [other for other in confusable(sound) if step_off(sound, other) == 0]
    assert set(taken) == small
    assert len(taken) == len(small)


@given(FEW_SOUNDS, FEW_SOUNDS)
def test_sounds_one_step_apart_share_a_shortened_one(one: str, other: str) -> None:
    """An index of shortened sounds misses no neighbour."""
    if step_off(one, other) is not None:
        assert set(shortened(one)) & set(shortened(other))


@given(KATAKANA)
def test_shortened_sounds_are_few_and_different(sound: str) -> None:
    """There is the sound, and at most two for each sign."""
    short = shortened(sound)
    assert short[0] == sound
    assert len(short) == len(set(short)) <= 2 * len(sound) + 1


def _seconds(text: str) -> float:
    times = []
    for _ in range(5):
        started = time.process_time()
        sound_of(text)
        times.append(time.process_time() - started)
    return min(times)


@pytest.mark.parametrize("unit", ["オウ", "ンア", "アー", "ヽヾ", "ヴァ", "オオエイ", "%_'"])
def test_long_texts_take_no_longer_than_their_length(unit: str) -> None:
    """Eight times the text takes far less than the 64 times of a bad pattern."""
    assert _seconds(unit * 16_000) < 24 * _seconds(unit * 2_000) + 0.001
