"""How the kanji of names are read."""

from __future__ import annotations

import re

_KANA = re.compile("[ァ-ヺー]+")
_FAMILY = 2  # kanji of most family names


def family(text: str) -> list[str]:
    """Return the katakana readings of a family name, best first."""
    return [text] if _KANA.fullmatch(text) else []


def given(text: str) -> list[str]:
    """Return the katakana readings of a given name, best first."""
    return family(text)


def cuts(text: str) -> list[tuple[str, str]]:
    """Return plausible cuts of a name without a space into family and given name."""
    return [(text[:_FAMILY], text[_FAMILY:])] if len(text) > _FAMILY else []
