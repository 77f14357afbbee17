"""Spoken names as they reach the keyboard: in Latin letters, or heard with one sound wrong."""

from __future__ import annotations

import random

_VOWELS = "aiueo"
_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "g": "ガギグゲゴ", "s": "サシスセソ", "z": "ザジズゼゾ",
    "t": "タチツテト", "d": "ダヂヅデド", "n": "ナニヌネノ", "h": "ハヒフヘホ", "b": "バビブベボ",
    "p": "パピプペポ", "m": "マミムメモ", "r": "ラリルレロ",
}  # fmt: skip
_ODD = {
    "シ": "shi", "ジ": "ji", "チ": "chi", "ヂ": "ji", "ツ": "tsu", "ヅ": "zu", "フ": "fu",
    "ヤ": "ya", "ユ": "yu", "ヨ": "yo", "ワ": "wa", "ン": "n", "ー": "",
}  # fmt: skip
_LETTERS = {
    kana: start + vowel
    for start, row in _ROWS.items()
    for kana, vowel in zip(row, _VOWELS, strict=True)
} | _ODD
_SMALL = {"ャ": "a", "ュ": "u", "ョ": "o"}
_VOICED = dict(
    zip(
        "カキクケコサシスセソタチツテトハヒフヘホ",
        "ガギグゲゴザジズゼゾダヂヅデドバビブベボ",
        strict=True,
    )
)
_VOICING = _VOICED | {voiced: plain for plain, voiced in _VOICED.items()}


def romaji(kana: str, *, long_vowels: bool) -> str:
    """
    Return katakana in Latin letters, spelled as most people do.

    Args:
        kana: katakana; spaces stay.
        long_vowels: whether long vowels are written out ("satou") or not ("sato").
    """
    text = ""
    doubled = False
    for sign in kana:
        if sign == "ッ":
            doubled = True
            continue
        if sign in _SMALL:
            stem = text[:-1]
            text = stem + ("" if stem.endswith(("sh", "ch", "j")) else "y") + _SMALL[sign]
        else:
            letters = _LETTERS.get(sign, sign)
            text += letters[:1] + letters if doubled else letters
        doubled = False
    return text if long_vowels else text.replace("ou", "o").replace("oo", "o").replace("uu", "u")


def misheard(kana: str, chance: random.Random) -> str:
    """Return katakana with the voicing of one sound exchanged, or a sound lost where none can."""
    places = [at for at, sign in enumerate(kana) if sign in _VOICING]
    if not places:
        return kana[:-1]
    at = chance.choice(places)
    return kana[:at] + _VOICING[kana[at]] + kana[at + 1 :]
