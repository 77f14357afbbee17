"""The table of readings: what dictionaries say of names, words and kanji; mapped, not read."""

from __future__ import annotations

from codecs import charmap_decode
from enum import IntEnum
from functools import cache

import marisa_trie

from callassist.domain.resources import resource

_BLOCK = 0x3000
SIGNS = "".join(chr(_BLOCK + at) if at > ord(" ") else chr(at) for at in range(0x100))
"""What each byte of an entry stands for: a kana by the last byte of its code, or a space."""


class Section(IntEnum):
    """
    What an entry has readings for, the likeliest reading first.

    The four of single kanji tell how it is read at its place (中山 ヤマ, 富士山 サン); `OTHERS`
    how places are called that are written like a rare family name (畑賀 ハタカ).
    """

    FAMILY = 0
    GIVEN = 1
    WORD = 2
    FAMILY_FIRST = 3
    FAMILY_LATER = 4
    GIVEN_FIRST = 5
    GIVEN_LATER = 6
    OTHERS = 7


Entry = tuple[list[str], ...]
"""The readings of each section."""

_NOTHING: Entry = tuple([] for _ in Section)


def entry_of(text: str) -> Entry:
    """
    Return what is known of a text.

    Args:
        text: a name, a word or a kanji in plain, folded characters.
    """
    found = _table().get(text)
    if not found:
        return _NOTHING
    lines = charmap_decode(found[0], "strict", SIGNS)[0].split("\n")
    return (*(line.split() for line in lines), *_NOTHING[len(lines) :])


def is_listed(text: str, section: Section) -> bool:
    """Return whether a text has readings in a section; quicker than reading them."""
    found = _table().get(text)
    if not found:
        return False
    lines = found[0].split(b"\n", section + 1)
    return len(lines) > section and lines[section] != b""


def familiarity(kana: str) -> int:
    """Return by how many spellings a given name is known to be called so: 0 for none, to 5."""
    found = _spoken().get(kana)
    return found[0][0] if found else 0


@cache
def _spoken() -> marisa_trie.BytesTrie:
    return marisa_trie.BytesTrie().mmap(str(resource("readings", "given.marisa")))


@cache
def _table() -> marisa_trie.BytesTrie:
    # The file is mapped: opening it costs nothing, and only pages that are asked are read.
    return marisa_trie.BytesTrie().mmap(str(resource("readings", "names.marisa")))
