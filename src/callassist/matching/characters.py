"""How characters are folded before anything is compared: width, case, kana, dashes, invisibles."""

from __future__ import annotations

import re
import unicodedata

# Hiragana and katakana are one key; the blocks run in parallel, 0x60 apart.
_KATAKANA = {code: chr(code + 0x60) for code in (*range(0x3041, 0x3097), 0x309D, 0x309E)}

# Spacing voiced marks would become a space and a mark under NFKC; the combining ones compose.
_VOICED = {0x309B: "\u3099", 0x309C: "\u309a"}

# Characters that are on no letter but travel with copied text: zero-width ones, soft hyphens and
# the selectors that only choose between drawings of one character (SVS, IVS, Mongolian).
_SINGLE_INVISIBLES = (0x00AD, 0x180B, 0x180C, 0x180D, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)
_INVISIBLE = (*_SINGLE_INVISIBLES, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))

_TABLE: dict[int, str | None] = {**dict.fromkeys(_INVISIBLE), **_VOICED, **_KATAKANA}

_HYPHENS = "-‐‑‒–—―−⁃﹘﹣─━ー"
DASHES = f"{_HYPHENS}~〜∼"
"""Everything that letters, mainframes and input methods put where a dash is meant."""

_AFTER_KANA = re.compile(rf"(?<=[ァ-ヺ])[{re.escape(_HYPHENS)}]+")
_AFTER_OTHERS = re.compile(r"(?<![ァ-ヺー])ー+")
_HOSTILE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff]"
)


def fold(text: str) -> str:
    """
    Return `text` in the one spelling that is compared.

    Width and composition are NFKC's; letters lose their case, hiragana becomes katakana, a dash
    after a kana is the long vowel mark (half-width data, hyphens typed for it) and a long vowel
    mark after anything else is a dash. Line feeds stay, so that many values can be folded in one
    pass; folding twice changes nothing.
    """
    folded = _folded_once(text)
    # Case folding may take a character apart, and the parts may compose to something foldable.
    while (again := _folded_once(folded)) != folded:
        folded = again
    return _AFTER_OTHERS.sub(_to_dashes, _AFTER_KANA.sub(_to_long_vowels, folded))


def _folded_once(text: str) -> str:
    return unicodedata.normalize("NFKC", text.translate(_TABLE).casefold())


def _to_long_vowels(run: re.Match[str]) -> str:
    return "ー" * len(run[0])


def _to_dashes(run: re.Match[str]) -> str:
    return "-" * len(run[0])


def is_hostile(text: str) -> bool:
    """Return whether `text` holds control, bidirectional or broken characters, never typed."""
    return _HOSTILE.search(text) is not None
