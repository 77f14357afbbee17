"""What callers, operators and mainframes make of kana."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from random import Random
from types import MappingProxyType

_HALF = MappingProxyType(
    {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFF66, 0xFF9E)}
    | {"\u3099": "ﾞ", "\u309a": "ﾟ", "　": " "}
)
_LARGE = str.maketrans("ァィゥェォッャュョ", "アイウエオツヤユヨ")
_VOICED = MappingProxyType(
    dict(
        zip(
            "カキクケコサシスセソタチツテトハヒフヘホ",
            "ガギグゲゴザジズゼゾダヂヅデドバビブベボ",
            strict=True,
        )
    )
)
_VOICELESS = MappingProxyType({voiced: plain for plain, voiced in _VOICED.items()})
_ROWS = (
    "カタサハ",
    "キチシヒ",
    "クツスフ",
    "ケテセヘ",
    "コトソホ",
    "マナラ",
    "ミニリ",
    "ムヌル",
    "メネレ",
    "モノロ",
)
_VOWELS = (
    "アカサタナハマラ",
    "イキシチニヒミリ",
    "ウクスツヌフムル",
    "エケセテネヘメレ",
    "オコソトノホモロ",
)


def hiragana(katakana: str) -> str:
    """Return the same kana as hiragana."""
    return re.sub("[ァ-ヶ]", lambda sign: chr(ord(sign[0]) - 0x60), katakana)


def half_width(katakana: str) -> str:
    """Return the same kana in half width, voiced marks apart."""
    apart = unicodedata.normalize("NFD", katakana)
    return "".join(_HALF.get(sign, sign) for sign in apart)


def as_mainframe(katakana: str) -> str:
    """Return kana as old mainframes store it: half width, small kana as large, no ー."""
    return half_width(katakana.translate(_LARGE)).replace("ｰ", "-")


def lengthened(katakana: str) -> str:
    """Return kana with every long vowel written as ー."""
    marked = re.sub("(?<=[オコソトノホモヨロゴゾドボポョ])[オウ](?![エラチミマ])", "ー", katakana)
    return re.sub("(?<=[ウクスツヌフムユルグズブプュ])ウ(?![エラチミマ])", "ー", marked)


def shortened(katakana: str) -> str:
    """Return kana with every long vowel short."""
    return lengthened(katakana).replace("ー", "")


def voicing_changed(katakana: str, chance: Random) -> str:
    """Return kana with one sound voiced that was not, or the other way; "" where none can be."""
    return _changed(katakana, _other_voicing, chance)


def sound_changed(katakana: str, chance: Random) -> str:
    """Return kana with one sound heard as another of its row or column; "" where none can be."""
    return _changed(katakana, lambda sign: _other_sound(sign, chance), chance)


def sound_left_out(katakana: str, chance: Random) -> str:
    """Return kana without one of its sounds; "" where that leaves too little of a name."""
    return _changed(katakana, lambda _: "", chance) if len(katakana) > _FEWEST else ""


_FEWEST = 5


def _changed(katakana: str, other: Callable[[str], str], chance: Random) -> str:
    """Change one sign after the first of a part, for the first is what callers stress."""
    places = [
        at
        for at in range(1, len(katakana))
        if katakana[at - 1] != " "
        and katakana[at] not in (" ", *_SMALL)
        and other(katakana[at]) != katakana[at]
        and katakana[at + 1 : at + 2] not in _SMALL
    ]
    if not places:
        return ""
    at = chance.choice(places)
    return katakana[:at] + other(katakana[at]) + katakana[at + 1 :]


_SMALL = tuple("ャュョァィゥェォ")


def _other_voicing(sign: str) -> str:
    return _VOICED.get(sign, "") or _VOICELESS.get(sign, sign)


def _other_sound(sign: str, chance: Random) -> str:
    if sign == "ウ":  # most of them only make the sound before longer
        return sign
    columns = _ROWS if chance.random() < _CONSONANTS else _VOWELS
    beside = [other for column in columns if sign in column for other in column if other != sign]
    if columns is _VOWELS:
        place = next((column.index(sign) for column in _VOWELS if sign in column), -1)
        beside = [column[place] for column in _VOWELS if place >= 0 and column[place] != sign]
    return chance.choice(beside) if beside else sign


_CONSONANTS = 0.7
