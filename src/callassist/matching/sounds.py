"""Kana in one loose spelling, for comparing what was heard; and which sounds are one sound off."""

from __future__ import annotations

import re
from types import MappingProxyType

from rapidfuzz.distance import OSA

_A, _I, _U = (
    "アカサタナハマヤラワガザダバパ",
    "イキシチニヒミリギジビピ",
    "ウクスツヌフムユルグズブプ",
)
_E, _O = "エケセテネヘメレゲゼデベペ", "オコソトノホモヨロゴゾドボポ"

# Mainframes write ｼﾖｳ for ショウ, so small kana cannot be told from large ones. ヂ, ヅ, ヲ, ヰ and
# ヱ have sounded like ジ, ズ, オ, イ and エ for centuries; ー only says that a vowel is long.
_SIGNS = str.maketrans(
    "ァィゥェォャュョッヮヵヶヂヅヲヰヱ", "アイウエオヤユヨツワカケジズオイエ", "ー"
)

# ン before a vowel or a ヤ: Latin letters write shinichi for シンイチ, and it is heard like that.
_NASAL = MappingProxyType(
    dict(
        zip("アイウエオヤユヨ", ("ナ", "ニ", "ヌ", "ネ", "ノ", "ニヤ", "ニユ", "ニヨ"), strict=True)
    )
)
_MERGED = re.compile("ン([アイウエオヤユヨ])")

# The vowel that only makes the one before it longer: オオ, オウ, エイ and the like. Each branch
# begins with its vowel, by which regular expressions skip all other signs at once.
_LENGTH = re.compile(
    f"ア(?<=[{_A}]ア)ア*|イ(?<=[{_I}]イ)イ*|ウ(?<=[{_U}]ウ)ウ*"
    f"|エ(?<=[{_E}]エ)[エイ]*|イ(?<=[{_E}]イ)[エイ]*|オ(?<=[{_O}]オ)[オウ]*|ウ(?<=[{_O}]ウ)[オウ]*"
)

# Foreign and old-fashioned signs.
_RARE = re.compile("[ヴヷヸヹヺヽヾ]")
_LABIAL = re.compile("ヴ([アイエオ]?)(?=([ヤユヨ]?))")
_ROW_OF_WA = str.maketrans("ヷヸヹヺ", "バビベボ")
_VOICED = str.maketrans(
    "カキクケコサシスセソタツテトハヒフヘホ", "ガギグゲゴザジズゼゾダズデドバビブベボ"
)

# Most names have no sign that is written differently, and looking is faster than changing.
_CHANGING = re.compile(f"[{''.join(map(chr, _SIGNS))}ヴヷヸヹヺヽヾ]")


def sound_of(kana: str) -> str:
    """
    Return katakana in the one loose spelling that what was heard is compared in.

    Width, size and length of a sound are gone: オオノ, オウノ and オーノ are オノ, ショウ is シヨ.
    Whatever is no katakana stays. Applied twice it changes nothing.

    Args:
        kana: folded katakana, such as a name's key.

    Source: 現代仮名遣い (内閣告示, 1986) for long vowels, ヂ and ヅ; Hepburn's letters for ン.
    """
    sound = _large(kana) if _CHANGING.search(kana) else kana
    if "ン" in sound:
        sound = _MERGED.sub(_merge, sound)
    return _LENGTH.sub("", sound)


def _merge(nasal: re.Match[str]) -> str:
    return _NASAL[nasal[1]]


def _large(kana: str) -> str:
    """Write small kana large, ヴ with バ's row, and what ヽ and ヾ repeat."""
    sound = kana.translate(_SIGNS)
    if not _RARE.search(sound):
        return sound
    signs: list[str] = []
    for sign in _LABIAL.sub(_labial, sound.translate(_ROW_OF_WA)):
        if sign not in "ヽヾ":
            signs.append(sign)
        elif signs:
            signs.append(signs[-1].translate(_VOICED) if sign == "ヾ" else signs[-1])
    return "".join(signs)


def _labial(sign: re.Match[str]) -> str:
    if sign[1]:
        return "バビベボ"["アイエオ".index(sign[1])]
    return "ビ" if sign[2] else "ブ"


_CANNOT_BEGIN = "ァィゥェォャュョッヮーンヽヾ"
"""Signs that no name begins with."""


def cuts_of(kana: str) -> list[tuple[str, str]]:
    """
    Return the sounds of family and given name for every place where `kana` may be cut.

    The kana are cut before their sounds are taken, for at the joint they would run together
    (オオノ・オサム, サトウ・ウメ, ホン・イチロウ).

    Args:
        kana: folded katakana without spaces.
    """
    places = [at for at in range(1, len(kana)) if kana[at] not in _CANNOT_BEGIN]
    return list(dict.fromkeys((sound_of(kana[:at]), sound_of(kana[at:])) for at in places))


def drawn_cuts(kana: str) -> list[tuple[str, str]]:
    """
    Return the cuts behind an ア or エ that only draws out the family name: ナカジマア・ユコ.

    No family name ends like that, as many do with イ (カメイ) and ウ (サトウ).

    Args:
        kana: as for `cuts_of`.
    """
    cuts = ((kana[:at], kana[at:]) for at in range(2, len(kana)) if kana[at - 1] in "アエ")
    drawn = (cut for cut in cuts if sound_of(cut[0]) == sound_of(cut[0][:-1]))
    return [(sound_of(family), sound_of(given)) for family, given in drawn]


# What is easily taken for each other, as signs one of which is heard for another.
_CONFUSED = (
    # Voicing: written names do not tell it (ナカシマ, ナカジマ), and rendaku differs by family.
    *("カガ", "キギ", "クグ", "ケゲ", "コゴ", "サザ", "シジ", "スズ", "セゼ", "ソゾ"),
    *("タダ", "チジ", "ツズ", "テデ", "トド", "ハバパ", "ヒビピ", "フブプ", "ヘベペ", "ホボポ"),
    # Regional: ヒ and シ in Tokyo; シ and ス, チ and ツ, ジ and ズ, イ and エ in the north.
    *("ヒシ", "シス", "チツ", "ジズ", "イエ"),
    # ダ, ラ and ナ are made with the tongue at one place; the west confuses the first two.
    *("ダラナ", "デレネ", "ドロノ", "リニ", "ルヌ"),
    # What sets these apart lies above the 3.4 kHz of a telephone: the place of nasals, of stops,
    # and hissing (Miller & Nicely, JASA 27, 1955).
    *("マナ", "ミニ", "ムヌン", "メネ", "モノ", "タカ", "チキ", "テケ", "トコ", "シチ", "スツ"),
    *("バダガ", "ベデゲ", "ボドゴ", "ビギ", "ブグ"),
    # Glides between vowels are weak, and ユ and ヨ are after a consonant (シュウジ, ショウジ).
    *("アワ", "イユ", "オヨ", "ユヨ"),
)
_PAIRS = frozenset(
    (one, other) for group in _CONFUSED for one in group for other in group if one != other
)
_HEARD_FOR = MappingProxyType(
    {
        sign: tuple(sorted(other for one, other in _PAIRS if one == sign))
        for sign in sorted({one for one, _ in _PAIRS})
    }
)

# Vowels carry over a poor line and consonants do not; イ and エ, ウ and オ are made close by.
_ALIKE = frozenset(
    (one, other)
    for group in (
        *(f"{_A}ワ", _I, _U, _E, _O),
        *("キケ", "シセ", "チテ", "ニネ", "ヒヘ", "ミメ", "リレ", "ギゲ", "ジゼ", "ビベ", "ピペ"),
        *(
            "クコ",
            "スソ",
            "ツト",
            "ヌノ",
            "フホ",
            "ムモ",
            "ルロ",
            "グゴ",
            "ズゾ",
            "ブボ",
            "プポ",
            "ウオ",
        ),
    )
    for one in group
    for other in group
    if one != other
)

# ショ and ソ, チュ and ツ: the glide after a consonant comes and goes.
_GLIDING = MappingProxyType(
    {
        consonant + glide: row[at]
        for consonant, row in zip(
            "キギシジチニヒビピミリ",
            (
                "カクコ",
                "ガグゴ",
                "サスソ",
                "ザズゾ",
                "タツト",
                "ナヌノ",
                "ハフホ",
                "バブボ",
                "パプポ",
                "マムモ",
                "ラルロ",
            ),
            strict=True,
        )
        for at, glide in enumerate("ヤユヨ")
    }
)

_BEFORE_DOUBLED = "カキクケコサシスセソタチツテトパピプペポ"
"""Sounds that ッ can double; as a sound it is written ツ."""


STEPS = (0, 1, 2)
"""What `step_off` may say of two sounds that are one step apart."""


def step_off(heard: str, meant: str) -> int | None:
    """
    Say whether two sounds are one sound apart: another one, one more, one less, or two swapped.

    Whether they are does not depend on their order; how likely it is does, for a poor line loses
    sounds and adds none.

    Args:
        heard: a sound as somebody heard it.
        meant: the one it may have been.

    Returns:
        0 where the sounds are easily taken for each other; 1 where one was lost, or the vowel was
        heard and another consonant with it, or the consonant with a vowel made close by; 2 for
        anything else. None where they are equal or further apart.
    """
    distance = OSA.distance(heard, meant, score_cutoff=2)
    if distance not in {1, 2}:
        return None
    if len(heard) == len(meant):
        return _exchanged(heard, meant) if distance == 1 else None
    is_lost = len(heard) < len(meant)
    shorter, longer = (heard, meant) if is_lost else (meant, heard)
    if distance == 1:
        return 0 if _is_missed(shorter, longer) else 1 if is_lost else 2
    return 1 if len(longer) - len(shorter) == 1 and _is_swallowed(shorter, longer) else None


def _exchanged(one: str, other: str) -> int:
    """Return how far off two sounds of one length are that one step changes into each other."""
    at = _first_difference(one, other)
    if one[at + 1 :] != other[at + 1 :]:
        return 2  # two sounds swapped, as fingers do and ears do not
    if (one[at], other[at]) in _PAIRS:
        return 0
    return 1 if (one[at], other[at]) in _ALIKE else 2


def _is_swallowed(shorter: str, longer: str) -> bool:
    """
    Return whether one sound is another one and its vowel, or its glide.

    サテウ is one sound off サトウ, of which nothing but サト is left; so is シヨタ off ソタ.
    """
    at = _first_difference(shorter, longer)
    pair, rest = longer[at : at + 2], longer[at + 2 :]
    if shorter[at + 1 :] != rest:
        return False
    sign = shorter[at : at + 1]
    return _GLIDING.get(pair) == sign or sound_of(sign + pair[1:]) == sign


def _first_difference(shorter: str, longer: str) -> int:
    """Return how much of a text another one begins with."""
    at = 0
    while at < len(shorter) and shorter[at] == longer[at]:
        at += 1
    return at


def _is_missed(shorter: str, longer: str) -> bool:
    """Return whether the one sign by which a sound is longer is easily missed."""
    at = _first_difference(shorter, longer)
    sign = longer[at]
    while at and longer[at] == sign:  # which one of several alike is missed makes no difference
        if _is_weak(longer, at):
            return True
        at -= 1
    return False


def _weakened(sound: str) -> list[str]:
    """Return the sound without one of the signs that are easily missed."""
    return [sound[:at] + sound[at + 1 :] for at in range(1, len(sound)) if _is_weak(sound, at)]


def _is_weak(sound: str, at: int) -> bool:
    """Return whether a sign is easily missed: ン, ッ, and the ユ of シュ and ジュ."""
    before, sign, after = sound[at - 1], sound[at], sound[at + 1 : at + 2]
    if sign == "ツ":
        return bool(after) and after in _BEFORE_DOUBLED
    return sign == "ン" or (sign == "ユ" and before in "シジ")


def confusable(sound: str) -> list[str]:
    """Return the sounds among which all are that have a `step_off` of 0 from this one."""
    places = range(len(sound))
    taken = (
        sound[:at] + other + sound[at + 1 :]
        for at in places
        for other in _HEARD_FOR.get(sound[at], ())
    )
    missed = (
        sound[:at] + weak + sound[at:] for at in range(1, len(sound) + 1) for weak in "ンツユ"
    )
    return list(dict.fromkeys([*taken, *_weakened(sound), *missed]))


def shortened(sound: str) -> list[str]:
    """
    Return the sound and what is left of it without each one of its signs.

    A vowel or glide goes with the sign before it too, as `step_off` takes both for one sound. Any
    two sounds one step apart share one of these, so that an index of them finds near sounds.

    Source: the deletion index of SymSpell (W. Garbe, 2012), for a distance of one.
    """
    without = [sound[:at] + sound[at + 1 :] for at in range(len(sound))]
    merged = [
        sound[: at - 1] + sound[at + 1 :]
        for at in range(1, len(sound))
        if sound[at] in "アイウエオヤユヨ"
    ]
    return list(dict.fromkeys([sound, *without, *merged]))
