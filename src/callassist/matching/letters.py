"""How letters and digits are said in Japanese."""

from __future__ import annotations

import re
from types import MappingProxyType

LETTER_NAMES = MappingProxyType(
    {
        "A": ("エー", "エイ", "エィ"),
        "B": ("ビー", "ビイ"),
        "C": ("シー", "シイ", "スィー"),
        "D": ("ディー", "デー", "デイ"),
        "E": ("イー",),
        "F": ("エフ",),
        "G": ("ジー", "ジイ"),
        "H": ("エイチ", "エッチ"),
        "I": ("アイ",),
        "J": ("ジェー", "ジェイ", "ゼー"),
        "K": ("ケー", "ケイ"),
        "L": ("エル",),
        "M": ("エム",),
        "N": ("エヌ",),
        "O": ("オー",),
        "P": ("ピー", "ピイ"),
        "Q": ("キュー",),
        "R": ("アール",),
        "S": ("エス",),
        "T": ("ティー", "テー"),
        "U": ("ユー",),
        "V": ("ブイ", "ヴィー", "ブィ"),
        "W": ("ダブリュー", "ダブル"),
        "X": ("エックス",),
        "Y": ("ワイ",),
        "Z": ("ゼット", "ズィー"),
    }
)
"""Names of the letters in katakana; the first is the one we say."""

DIGIT_NAMES = ("ゼロ", "イチ", "ニ", "サン", "ヨン", "ゴ", "ロク", "ナナ", "ハチ", "キュウ")
"""Names of the digits as operators read them back: none sounds like another."""

_LETTER_OF = {name: letter for letter, names in LETTER_NAMES.items() for name in names}
_NAMES = re.compile("|".join(sorted(_LETTER_OF, key=len, reverse=True)))
_SPELT = re.compile(rf"(?:{_NAMES.pattern})+")


def spelt_letters(folded: str) -> tuple[str, int]:
    """
    Read the letter names that `folded` text (katakana) starts with.

    Returns:
        The letters, upper case, and how many characters their names take; ("", 0) for none.
    """
    found = _SPELT.match(folded)
    if found is None:
        return "", 0
    return "".join(_LETTER_OF[name] for name in _NAMES.findall(found[0])), found.end()
