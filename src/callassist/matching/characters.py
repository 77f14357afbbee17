"""How characters are folded before anything is compared: width, case, kana, dashes, invisibles."""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType

# Hiragana and katakana are one key; the blocks run in parallel, 0x60 apart.
_KATAKANA = {code: chr(code + 0x60) for code in (*range(0x3041, 0x3097), 0x309D, 0x309E)}

# Spacing voiced marks would become a space and a mark under NFKC; the combining ones compose.
_VOICED = {0x309B: "\u3099", 0x309C: "\u309a"}

# Characters that are on no letter but travel with copied text: zero-width ones, soft hyphens and
# the selectors that only choose between drawings of one character (SVS, IVS, Mongolian).
_SINGLE_INVISIBLES = (0x00AD, 0x180B, 0x180C, 0x180D, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)
_INVISIBLE = (*_SINGLE_INVISIBLES, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))

_TABLE = MappingProxyType(
    {
        **{chr(code): "" for code in _INVISIBLE},
        **{chr(code): mark for code, mark in {**_VOICED, **_KATAKANA}.items()},
    }
)
# The same characters as ranges: listed one by one they take five times as long to look for.
_CHANGING = re.compile(
    "[\u3041-\u3096\u309b-\u309e\u00ad\u180b-\u180d\u200b-\u200d\u2060\ufeff\ufe00-\ufe0f"
    "\U000e0100-\U000e01ef]"
)

_HYPHENS = "-‐‑‒–—―−⁃﹘﹣─━ー"
DASHES = f"{_HYPHENS}~〜∼"
"""Everything that letters, mainframes and input methods put where a dash is meant."""

_DASH_RUN = re.compile(rf"[{re.escape(_HYPHENS)}]+")
_HOSTILE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
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
    return _DASH_RUN.sub(_settle, folded)


def _folded_once(text: str) -> str:
    # Most text needs no change, and looking for that is five times faster than `translate`.
    return _composed(_CHANGING.sub(_change, text).casefold())


def _composed(text: str) -> str:
    """Return `text` in NFKC; of many lines only those that need it, for most never do."""
    spaced = text.replace("\u3000", " ")
    if unicodedata.is_normalized("NFKC", spaced):
        return spaced
    return "\n".join(
        [
            line if unicodedata.is_normalized("NFKC", line) else unicodedata.normalize("NFKC", line)
            for line in spaced.split("\n")
        ]
    )


def _change(sign: re.Match[str]) -> str:
    return _TABLE[sign[0]]


def _settle(run: re.Match[str]) -> str:
    """Make a run of dashes long vowel marks after a kana, and hyphens after anything else."""
    after_kana = "ァ" <= run.string[run.start() - 1 : run.start()] <= "ヺ"
    return ("ー" if after_kana else "-") * len(run[0])


def is_hostile(text: str) -> bool:
    """Return whether `text` holds control, bidirectional or broken characters, never typed."""
    return _HOSTILE.search(text) is not None
