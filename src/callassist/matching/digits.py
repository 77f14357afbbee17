"""Digits as people say them: いちにさん, ゼロ, マル, 〇一二三, mixed with written ones."""

from __future__ import annotations

import re

from callassist.matching.characters import DASHES

_SAID = (
    ("ゼロ", "レイ", "レエ", "レー", "マル", "オー", "o", "零", "〇", "○", "◯"),
    ("イチ", "ヒト", "一", "壱"),
    ("ニイ", "ニ", "フタ", "二", "弐"),
    ("サン", "三", "参"),
    ("ヨン", "ヨオ", "ヨ", "シイ", "シ", "四"),
    ("ゴウ", "ゴオ", "ゴ", "五", "伍"),
    ("ロク", "六"),
    ("ナナ", "シチ", "ヒチ", "七"),
    ("ハチ", "エイト", "八"),
    ("キュウ", "キュー", "クウ", "ク", "九"),
)
"""What each digit is called in katakana, and its kanji; ー after any of them is a separator."""

_DIGIT_OF = {name: str(digit) for digit, names in enumerate(_SAID) for name in names}

# A vowel that makes a digit longer may rather begin the next one: ニ・イチ, ゴ・オー.
_BEFORE_NEXT = {"イ": "(?!チ)", "オ": "(?!ー)"}
_NAMES = "|".join(
    name + (_BEFORE_NEXT.get(name[-1], "") if len(name) > 1 else "")
    for name in sorted(_DIGIT_OF, key=len, reverse=True)
)
_SIGN = re.compile(
    rf"(?P<written>[0-9])|(?P<said>{_NAMES})|ノ(?=.)|[\s.,・、/_{re.escape(DASHES)}]+"
)


def digits_said(folded: str) -> str:
    """
    Return the digits that folded text consists of; "" where anything else stands in it.

    Sign by sign and without trying again, so that no text takes long.
    """
    digits, at = [], 0
    while sign := _SIGN.match(folded, at):
        if sign["written"]:
            digits.append(sign["written"])
        elif sign["said"]:
            digits.append(_DIGIT_OF[sign["said"]])
        at = sign.end()
    return "".join(digits) if at == len(folded) else ""
